"""The TypeScript types of the API are those of the schemas: `make types` was run after the last change."""

import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
PWA = REPO / "pwa"


def test_they_are_what_the_schemas_say(tmp_path: Path):
    described, made = tmp_path / "openapi.json", tmp_path / "schema.d.ts"
    said = subprocess.run(
        [sys.executable, "-m", "backend.cli", "openapi"], cwd=REPO, capture_output=True, check=True
    )
    described.write_bytes(said.stdout)
    program = PWA / "node_modules" / ".bin" / "openapi-typescript"
    subprocess.run([str(program), str(described), "-o", str(made)], cwd=PWA, capture_output=True, check=True)
    assert made.read_text() == (PWA / "src" / "api" / "schema.d.ts").read_text()
