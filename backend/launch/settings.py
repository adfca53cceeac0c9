"""From the user's environment to the application's: what is unset becomes embedded."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from backend.config import read_bool, read_int
from backend.launch.steps import StartFailed

REPO = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Launch:
    """How this start was asked for."""

    host: str
    port: int
    data_dir: Path
    embedded: bool
    demo: bool
    phone: bool
    web_workers: int

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> "Launch":
        embedded = not env.get("DATABASE_URL") and not env.get("DATABASE_URL_FILE")
        phone = read_bool(env, "PHONE")
        return cls(
            host=env.get("HOST") or ("0.0.0.0" if phone else "127.0.0.1"),
            port=read_int(env, "PORT", 8443 if phone else 8000, 1, 65535),
            data_dir=Path(env.get("DATA_DIR") or REPO / "var").resolve(),
            embedded=embedded,
            demo=embedded if "DEMO" not in env else read_bool(env, "DEMO"),
            phone=phone,
            web_workers=read_int(env, "WEB_WORKERS", 2, 1, 64),
        )


def kept_secret(folder: Path, name: str) -> str:
    """32 random bytes in hexadecimal, made once and kept readable by the owner alone."""
    path = folder / "secrets" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return path.read_text().strip()


def application_env(launch: Launch, env: Mapping[str, str], database: Mapping[str, str]) -> dict[str, str]:
    """The environment of web, worker and command line. Only an embedded database gets secrets made for it."""
    made = dict(env) | dict(database)
    made |= {"DATA_DIR": str(launch.data_dir), "PWA_DIR": str(REPO / "pwa" / "dist")}
    made["DEMO"] = "1" if launch.demo else "0"
    for name in ("SECRET_KEY", "SIGNING_KEY", "RECOVERY_KEY"):
        if made.get(name) or made.get(f"{name}_FILE"):
            continue
        if not launch.embedded:
            raise StartFailed(
                f"{name} is missing. With your own DATABASE_URL, set SECRET_KEY, SIGNING_KEY and RECOVERY_KEY too."
            )
        made[name] = kept_secret(launch.data_dir, name.lower())
    return made
