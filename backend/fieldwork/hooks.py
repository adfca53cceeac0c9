"""What later features may listen to. app.py wires the listeners; each gets the session and the task."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from backend.accounts.models import User
from backend.tasks.models import InspectionTask

Listener = Callable[[Session, InspectionTask], None]
Supplemented = Callable[[Session, InspectionTask, str, str], None]
LeaveWanted = Callable[[Session, InspectionTask, str, str, User], None]
Terminated = Callable[[Session, InspectionTask, str, User], None]
Reported = Callable[[Session, InspectionTask, User], None]

# The record is locked, its cut is filled and every file is verified or lost: nothing more is awaited.
on_whole: list[Listener] = []
# A supplement was proposed: department id, user id.
on_supplement: list[Supplemented] = []
# The head's word is wanted on the end of a suspension: pause id, RESUMED or TERMINATED, who asks.
on_leave_wanted: list[LeaveWanted] = []
# The visit ended without a record: reason, who ended it.
on_terminated: list[Terminated] = []
# A refusal on a safety check has to reach the department (R90): who reports.
on_refusal_reported: list[Reported] = []
