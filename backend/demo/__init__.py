"""The demo county; the same cast as the tests."""

from backend.demo.load import load

__all__ = ["load"]
