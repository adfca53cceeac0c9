"""Making a task freezes what it needs, and lets in only what the lists and the draw allow."""

from sqlalchemy import select

from sync import tables as t


def rows_of(session, dossier_id):
    found = session.execute(select(t.row).where(t.row.c.dossier_id == dossier_id)).mappings()
    return {(row["collection"], row["key"]): row["value"] for row in found}


def test_it_works(session, cast):
    rows = rows_of(session, cast.task.id)
    assert cast.task.state == "APPROVED"
    assert rows["task", "self"]["state"] == "APPROVED"
    assert [key for collection, key in rows if collection == "lines"] == ["C1", "C2", "M1", "M2"]
