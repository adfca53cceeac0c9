"""The named people of the tests: one joint check of a gas station by 商务局 (leads) and 市场监督管理局 (cooperates).

cast.lead      组长, officer of 商务局            cast.second    the other officer of 商务局 on the team
cast.partner   officer of 市监局 on the team      cast.partner2  the other one
cast.outsider  officer of 市监局, not on the team cast.stranger  officer of 农业农村局, another department
cast.reviewer / cast.head / cast.dept_admin       of 商务局;  cast.amr_reviewer / cast.amr_head of 市监局
cast.clerk     联席办经办   cast.sysadmin 系统管理员   cast.party  the person met on site (no account)
cast.task      APPROVED by both departments, lines C1 C2 (商务局) and M1 M2 (市监局)
"""

from dataclasses import dataclass

from flask.testing import FlaskClient
from flask_jwt_extended import create_access_token
from sqlalchemy.orm import Session, object_session

from backend.accounts.models import Department, User
from backend.libraries.models import InspectionObject, Inspector
from backend.lists.models import UnifiedChecklist
from backend.tasks import service as tasks
from backend.tasks.models import InspectionTask
from tests import factories


@dataclass(frozen=True)
class Party:
    """Whom the team meets at the station."""

    name: str = "刘某（演示）"
    role: str = "当班经理"


@dataclass(frozen=True)
class Cast:
    com: Department
    amr: Department
    ara: Department
    lead: User
    second: User
    partner: User
    partner2: User
    outsider: User
    stranger: User
    reviewer: User
    head: User
    dept_admin: User
    amr_reviewer: User
    amr_head: User
    clerk: User
    sysadmin: User
    inspectors: dict[str, Inspector]  # lead, second, partner, partner2, outsider, stranger
    checklist: UnifiedChecklist
    object: InspectionObject
    task: InspectionTask
    party: Party = Party()


def make_cast(session: Session) -> Cast:
    """Everybody, in the session given."""
    com = factories.department(session, "武陟县商务局", code="WZ-COM")
    amr = factories.department(session, "武陟县市场监督管理局", code="WZ-AMR")
    ara = factories.department(session, "武陟县农业农村局", code="WZ-ARA")
    people = inspectors(session, com, amr, ara)
    listed = gas_station_list(session, com, amr)
    station = factories.inspected(session, responsible_department_ids=[com.id, amr.id])
    team = [people[name] for name in ("lead", "second", "partner", "partner2")]
    task = factories.task(session, listed, team, object=station)
    officials = make_officials(session, com, amr)
    for head in (officials["head"], officials["amr_head"]):
        tasks.approve(session, head, task)
    accounts = {name: person.user for name, person in people.items()}
    return Cast(
        com=com, amr=amr, ara=ara, inspectors=people, checklist=listed, object=station, task=task,
        **accounts, **officials,
    )  # fmt: skip


def inspectors(session: Session, com: Department, amr: Department, ara: Department) -> dict[str, Inspector]:
    seats = {
        "lead": ("张一", com), "second": ("李三", com), "partner": ("钱一", amr), "partner2": ("周三", amr),
        "outsider": ("吴四", amr), "stranger": ("陈一", ara),
    }  # fmt: skip
    return {key: factories.inspector(session, name, unit) for key, (name, unit) in seats.items()}


def gas_station_list(session: Session, com: Department, amr: Department) -> UnifiedChecklist:
    items = [factories.item(session, com, code) for code in ("C1", "C2")]
    items += [factories.item(session, amr, "M1"), factories.item(session, amr, "M2", result_type="QUALITY")]
    return factories.checklist(session, items)


def make_officials(session: Session, com: Department, amr: Department) -> dict[str, User]:
    return {
        "reviewer": factories.user(session, "商务审核员", "REVIEWER", department=com),
        "head": factories.user(session, "商务局负责人", "DEPT_HEAD", department=com),
        "dept_admin": factories.user(session, "商务管理员", "DEPT_ADMIN", department=com),
        "amr_reviewer": factories.user(session, "市监审核员", "REVIEWER", department=amr),
        "amr_head": factories.user(session, "市监局负责人", "DEPT_HEAD", department=amr),
        "clerk": factories.user(session, "联席办经办", "OFFICE"),
        "sysadmin": factories.user(session, "系统管理员", "SYS_ADMIN"),
    }


def bearer(user: User) -> dict[str, str]:
    """The header of a signed-in account: client.get(url, headers=bearer(cast.lead))."""
    return {"Authorization": f"Bearer {create_access_token(identity=str(user.id))}"}


def get(client: FlaskClient, user: User, url: str):
    return asked(client.get, user, url)


def post(client: FlaskClient, user: User, url: str, body: object = None):
    return asked(client.post, user, url, json=body or {})


def patch(client: FlaskClient, user: User, url: str, body: object):
    return asked(client.patch, user, url, json=body)


def asked(ask, user: User, url: str, **body: object):
    """Ask as a user. What the test has made so far is committed first: a refused request rolls back."""
    object_session(user).commit()
    return ask(url, headers=bearer(user), **body)
