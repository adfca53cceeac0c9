"""What later features may listen to. app.py wires the listeners; each gets the session and the task."""

from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.tasks.models import InspectionTask

Listener = Callable[[Session, InspectionTask], None]
Supplemented = Callable[[Session, InspectionTask, str, str], None]
Terminated = Callable[[Session, InspectionTask, str, User], None]

# The record is locked, its cut is filled and every file is verified or lost: nothing more is awaited.
on_whole: list[Listener] = []
# A supplement was proposed: department id, user id.
on_supplement: list[Supplemented] = []
# The party asked for recusal or objects (PartyCase), and that was decided at the desk.
on_party_case: list[Callable[[Session, InspectionTask, Any], None]] = []
on_party_case_decided: list[Callable[[Session, InspectionTask, Any], None]] = []
# The visit ended without a record: reason, who ended it.
on_terminated: list[Terminated] = []
