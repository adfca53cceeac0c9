"""A slow phone with a thousand tasks, without network: PIN, start, scrolling, a photo. Goals: 1.0 s, 50 ms, 200 ms."""

import json
import os
import subprocess
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select

from backend.accounts.models import User
from backend.app import create_app
from backend.extensions import db
from sync import dossiers
from sync import tables as t
from tests import factories
from tests.bench.county import County, running

LATER, TODAY, LINES = 1000, 40, 12
TOWNS = ("詹店镇", "龙源街道", "木城街道", "大封镇", "西陶镇", "小董乡")


def fill(county: County) -> None:
    """The cast's task again and again, as later and today's tasks of its leader: 12 lines, 4 people each."""
    app = create_app(county.config, pooled=False)
    with app.app_context():
        session = db.session()
        user = session.scalars(select(User.id).where(User.username == county.lead)).one()
        found = session.execute(
            select(t.row.c.collection, t.row.c.key, t.row.c.value).where(t.row.c.dossier_id == county.task)
        )
        rows = {(row.collection, row.key): row.value for row in found if row.value}
        today = date.today()
        for number in range(TODAY + LATER):
            day = today if number < TODAY else today + timedelta(days=1 + number // 8)
            copy(session, user, rows, number, day)
        session.commit()


def copy(session: Any, user: UUID, rows: dict[tuple[str, str], Any], number: int, day: date) -> None:
    dossier = uuid4()
    dossiers.open_dossier(session, dossier, "task")
    dossiers.permit(session, dossier, user)
    task = rows["task", "self"]
    at = datetime(day.year, day.month, day.day, 8 + number % 9, 30).isoformat(timespec="minutes")
    seen = task["object"] | {"name": f"演示第{number}号加油站有限公司", "town": TOWNS[number % len(TOWNS)]}
    mine = {key: value for key, value in rows.items() if key[0] in ("members", "preparation")}
    line = next(value for key, value in rows.items() if key[0] == "lines")
    mine |= {("lines", f"L{n}"): line | {"code": f"L{n}", "order": n} for n in range(LINES)}
    mine["task", "self"] = task | {"task_no": f"T-BENCH-{number:04}", "planned_at": at, "object": seen}
    dossiers.write_online(session, dossier, mine)


def run() -> list[tuple[str, str]]:
    """The lines of `make bench` about the phone."""
    with running() as county:
        fill(county)
        script = Path(__file__).with_name("phone.mjs")
        address = f"http://127.0.0.1:{county.port}"
        command = ["node", str(script), address, county.lead, factories.PASSWORD, str(county.task)]
        told = subprocess.run(
            command,
            env=dict(os.environ),
            capture_output=True,
            text=True,
            check=False,
        )
        if told.returncode:
            raise RuntimeError(told.stderr)
        figures = json.loads(told.stdout.strip().splitlines()[-1])
    scrolls = figures["scrolls"]
    late = sum(one["late"] for one in scrolls)
    frames = sum(one["frames"] for one in scrolls)
    return [
        ("phone, CPU ÷ 4, offline: PIN accepted to task list", f"{figures['unlock']:,.0f} ms, {TODAY + LATER} tasks held (goal 1,000)"),
        ("phone, CPU ÷ 4, offline: start to task list", f"{figures['start']:,.0f} ms"),
        ("phone, CPU ÷ 4: longest frame, 1,000 tasks", f"{figures['frame']:,.0f} ms; {late} of {frames} over 50 ms (goal 50)"),
        ("phone, CPU ÷ 4: photo taken to saved", f"{figures['photo']:,.0f} ms (goal 200)"),
    ]  # fmt: skip


if __name__ == "__main__":
    for name, figure in run():
        print(f"{name:<46} {figure}")
