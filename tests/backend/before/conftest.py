"""The visit of fieldwork's tests, before it begins."""

from tests.backend.fieldwork.conftest import visit

__all__ = ["visit"]
