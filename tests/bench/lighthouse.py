"""make lighthouse: the pages people meet first, judged as on a phone. Goals: performance ≥ 95, the other two 100."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

from tests.bench import servers

GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100}
PAGES = [
    "/sign-in",
    "I-COM-1@/tasks",
    "I-COM-1@/checkup",
    "/portal",
    "/portal/results/{result}",
    "/office/sign-in",
]


def judged(address: str) -> list[dict[str, Any]]:
    with urllib.request.urlopen(f"{address}/api/portal/results", timeout=60) as answer:
        result = json.load(answer)["items"][0]["id"]
    script = Path(__file__).with_name("lighthouse.mjs")
    pages = [page.format(result=result) for page in PAGES]
    told = subprocess.run(
        ["node", str(script), address, *pages], stdout=subprocess.PIPE, text=True, check=True
    )
    return [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]


def main() -> int:
    port = servers.free_port()
    with servers.running([sys.executable, "-m", "tests.e2e.server", str(port)], port, dict(os.environ), 120):
        found = judged(f"http://127.0.0.1:{port}")
    for page in found:
        scores = "  ".join(f"{name} {page[name]:>3}" for name in GOALS)
        print(f"{page['page'][:44]:<46} {scores}  {'; '.join(page['short'])}")
    below = [page["page"] for page in found for name, goal in GOALS.items() if page[name] < goal]
    if below:
        print(f"below the goals: {', '.join(below)}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
