"""What later features may listen to. app.py wires the listeners; each gets the session and the task."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from backend.tasks.models import InspectionTask

Listener = Callable[[Session, InspectionTask], None]
Supplemented = Callable[[Session, InspectionTask, str, str], None]

# The record is locked, its cut is filled and every file is verified or lost: nothing more is awaited.
on_whole: list[Listener] = []
# A supplement was proposed: department id, user id.
on_supplement: list[Supplemented] = []
