"""Who may open which file (R136)."""

from uuid import uuid4

import pytest

from backend.results.reading import sees_in
from backend.web.media_access import may_read
from sync import dossiers, media
from sync.custody import Sender
from tests.backend.fieldwork.played import play
from tests.backend.fieldwork.site import Visit, digest


@pytest.fixture
def delivered(visit: Visit) -> Visit:
    each = visit.under(entry_responsibility="EACH")
    for who, name, line in (("lead", "of C1", "C1"), ("partner", "of M1", "M1"), ("lead", "of all", None)):
        each.attach(who, name, line=line)
    play(each)
    for who, name in (("lead", "of C1"), ("partner", "of M1"), ("lead", "of all")):
        phone = each.phone(who)
        media.deliver(each.session, bytes.fromhex(digest(name)), Sender(phone.user_id, phone.device_id))
    each.session.commit()
    return each


@pytest.mark.rule("R136")
@pytest.mark.parametrize(
    ("who", "open_files"),
    [
        ("second", {"of C1", "of M1", "of all"}),
        ("reviewer", {"of C1", "of all"}),
        ("amr_reviewer", {"of M1", "of all"}),
        ("outsider", set()),
        ("stranger", set()),
        ("clerk", set()),
        ("sysadmin", set()),
    ],
)
def test_who_opens_what(delivered: Visit, who: str, open_files: set[str]):
    user = getattr(delivered.cast, who)
    files = ("of C1", "of M1", "of all")
    seen = {name for name in files if may_read(delivered.session, user.id, bytes.fromhex(digest(name)))}
    assert seen == open_files


@pytest.mark.rule("R136")
def test_a_picture_at_lines_of_two_departments_is_open_to_both(delivered: Visit):
    session, task = delivered.session, delivered.task
    row = delivered.row(f"evidence/{digest('of C1')}") | {"line": "M1", "id": str(uuid4())}
    dossiers.write_online(session, task.id, {("evidence", row["id"]): row})
    session.commit()
    for who in ("reviewer", "amr_reviewer"):
        assert sees_in(session, getattr(delivered.cast, who), digest("of C1"), task.id)
    assert not sees_in(session, delivered.cast.clerk, digest("of C1"), task.id)
