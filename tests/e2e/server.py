"""The product as `make run` starts it, for the browser tests: a data folder of its own, a real S3 server for media.

python -m tests.e2e.server PORT — runs until it is told to stop. Prints nothing but the launcher's lines.
"""

import os
import sys
import tempfile
from pathlib import Path

from backend.launch import __main__ as launcher
from tests.s3_server import S3Server


def main() -> int:
    port = sys.argv[1]
    with tempfile.TemporaryDirectory(prefix="liancha-e2e-") as folder, S3Server(Path(folder) / "s3") as s3:
        os.environ |= {
            "PORT": port,
            "HOST": "127.0.0.1",
            "DATA_DIR": f"{folder}/data",
            "DEMO": "1",
        } | s3.env()
        (Path(__file__).parent / "store.json").write_text(s3.as_json())
        return launcher.main()


if __name__ == "__main__":
    sys.exit(main())
