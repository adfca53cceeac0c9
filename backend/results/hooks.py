"""What later features may listen to; app.py wires the listeners."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from backend.results.models import DepartmentResult

# A department's result was entered (again).
on_entered: list[Callable[[Session, DepartmentResult], None]] = []
