"""Typed configuration, read once from the environment; a bad value stops the start with a sentence."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sync.media_types import MIB, Limits
from sync.proofs.vault import private_key


class BadSetting(ValueError):
    """A setting that cannot be used, said in words."""


def read_secret(env: Mapping[str, str], name: str) -> str:
    """The value of NAME, or the content of the file NAME_FILE (container secrets)."""
    path = env.get(f"{name}_FILE")
    return Path(path).read_text(encoding="utf-8").strip() if path else env.get(name, "")


def read_bool(env: Mapping[str, str], name: str) -> bool:
    value = env.get(name, "0").strip().lower()
    if value not in {"0", "1", "true", "false", ""}:
        raise BadSetting(f"{name} must be 1 or 0, not {value!r}")
    return value in {"1", "true"}


def read_int(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    raw = env.get(name, str(default))
    if not raw.isdigit() or not low <= int(raw) <= high:
        raise BadSetting(f"{name} must be a whole number from {low} to {high}, not {raw!r}")
    return int(raw)


def read_limits(env: Mapping[str, str]) -> Limits:
    """How large files may be, in MB: MAX_PHOTO_MB, MAX_AUDIO_MB, MAX_VIDEO_MB, MAX_DOCUMENT_MB."""
    kinds = {"photo": 50, "audio": 500, "video": 8192, "document": 100}
    megabytes = {
        kind: read_int(env, f"MAX_{kind.upper()}_MB", mb, 1, 1_000_000) for kind, mb in kinds.items()
    }
    return Limits(**{kind: mb * MIB for kind, mb in megabytes.items()})


@dataclass(frozen=True)
class Config:
    """Every setting of the application. Secrets have no default; the launcher makes them in embedded mode."""

    database_url: str = field(repr=False)
    owner_database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    signing_key: str = field(repr=False)  # hex of 32 bytes: Ed25519 seed for anchors and checkpoints
    recovery_key: str = field(
        default="", repr=False
    )  # hex of 32 bytes: P-256 scalar, opens what phones sealed
    data_dir: Path = Path("var")
    pwa_dir: Path = Path("pwa/dist")
    fonts_dir: Path | None = None  # TTFs for the paper forms; None: those of the built app
    forms_dir: Path | None = None  # the office's own templates of paper forms, before ours
    s3_endpoint: str = ""
    s3_bucket: str = ""
    s3_access_key: str = field(default="", repr=False)
    s3_secret_key: str = field(default="", repr=False)
    s3_region: str = "us-east-1"
    demo: bool = False
    demo_password: str = field(default="", repr=False)
    public_url: str = ""
    limits: Limits = field(default_factory=Limits)  # bytes a file of each kind may have
    backup_dir: Path | None = None  # where dumps of the database go; None: into the object store
    backups_kept: int = 7  # finished dumps the daily rotation leaves
    pg_bin: Path | None = None  # folder of pg_dump and pg_restore; None: the embedded server's, else the PATH

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> "Config":
        demo = read_bool(env, "DEMO")
        config = cls(
            database_url=psycopg_url(read_secret(env, "DATABASE_URL")),
            owner_database_url=psycopg_url(
                read_secret(env, "OWNER_DATABASE_URL") or read_secret(env, "DATABASE_URL")
            ),
            secret_key=read_secret(env, "SECRET_KEY"),
            signing_key=read_secret(env, "SIGNING_KEY"),
            recovery_key=read_secret(env, "RECOVERY_KEY"),
            data_dir=Path(env.get("DATA_DIR", "var")),
            pwa_dir=Path(env.get("PWA_DIR", "pwa/dist")),
            fonts_dir=Path(env["FONTS_DIR"]) if env.get("FONTS_DIR") else None,
            forms_dir=Path(env["FORMS_DIR"]) if env.get("FORMS_DIR") else None,
            s3_endpoint=env.get("S3_ENDPOINT", ""),
            s3_bucket=env.get("S3_BUCKET", ""),
            s3_access_key=read_secret(env, "S3_ACCESS_KEY"),
            s3_secret_key=read_secret(env, "S3_SECRET_KEY"),
            s3_region=env.get("S3_REGION", "us-east-1"),
            demo=demo,
            demo_password=read_secret(env, "DEMO_PASSWORD") or ("liancha-demo" if demo else ""),
            public_url=env.get("PUBLIC_URL", ""),
            limits=read_limits(env),
            backup_dir=Path(env["BACKUP_DIR"]) if env.get("BACKUP_DIR") else None,
            backups_kept=read_int(env, "BACKUPS_KEPT", 7, 1, 10_000),
            pg_bin=Path(env["PG_BIN"]) if env.get("PG_BIN") else None,
        )
        config.refuse_bad_values()
        return config

    def refuse_bad_values(self) -> None:
        """Raise BadSetting for what would fail later, or would be unsafe."""
        if not self.database_url:
            raise BadSetting("DATABASE_URL is missing (make run starts an embedded database)")
        if len(self.secret_key) < 32:
            raise BadSetting("SECRET_KEY is missing or shorter than 32 characters")
        if len(self.signing_key) != 64 or not is_hex(self.signing_key):
            raise BadSetting("SIGNING_KEY must be 64 hexadecimal characters (32 random bytes)")
        if self.recovery_key and not is_recovery_key(self.recovery_key):
            raise BadSetting("RECOVERY_KEY must be 64 hexadecimal characters (32 random bytes, a P-256 key)")
        if (self.s3_endpoint or self.s3_bucket) and not (
            self.s3_bucket and self.s3_access_key and self.s3_secret_key
        ):
            raise BadSetting("S3_ENDPOINT and S3_BUCKET need each other, S3_ACCESS_KEY and S3_SECRET_KEY")


def is_hex(text: str) -> bool:
    return all(c in "0123456789abcdefABCDEF" for c in text)


def is_recovery_key(text: str) -> bool:
    try:
        private_key(text)
    except ValueError:
        return False
    return True


def psycopg_url(url: str) -> str:
    """SQLAlchemy's spelling of a PostgreSQL address, with the psycopg 3 driver."""
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url[len(prefix) :]
    return url
