"""The audit trail and its sealer; knows no feature."""

from backend.audit.trail import write

__all__ = ["write"]
