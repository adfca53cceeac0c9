"""Migrations are numbered without gaps, have one head, match the models, and can be undone."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import create_engine, inspect

from backend.app import create_app
from backend.extensions import db

FOLDER = Path(__file__).resolve().parents[2] / "backend" / "migrations"
NAMES = sorted(p.stem for p in (FOLDER / "versions").glob("[0-9]*.py"))


def test_they_are_numbered_without_gaps():
    assert [name[:4] for name in NAMES] == [f"{n:04d}" for n in range(1, len(NAMES) + 1)]


def test_each_follows_the_one_before():
    for before, name in zip([None, *NAMES], NAMES, strict=False):
        source = (FOLDER / "versions" / f"{name}.py").read_text(encoding="utf-8")
        found = re.search(r'^down_revision = (?:"(\d{4})"|None)$', source, re.MULTILINE)
        assert found, name
        assert found.group(1) == (before[:4] if before else None)


def test_up_down_up(fresh_database):
    app = create_app(fresh_database, pooled=False)
    with app.app_context():
        downgrade(directory=str(FOLDER), revision="base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        upgrade(directory=str(FOLDER))


def test_the_models_are_what_the_migrations_make(fresh_database):
    app = create_app(fresh_database, pooled=False)
    with app.app_context():
        engine = create_engine(fresh_database.owner_database_url)
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            changes = compare_metadata(context, db.metadata)
        engine.dispose()
    ours = [c for c in changes if not str(c).count("procrastinate")]
    assert ours == []
