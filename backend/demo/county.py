"""The county before anything is inspected: profiles, departments, people, lists, objects, plan."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from backend import clock
from backend.accounts.models import Department, User
from backend.demo import lists, people, places, plot
from backend.libraries.models import InspectionObject, Inspector
from backend.lists.models import UnifiedChecklist
from backend.plans.models import PlanEntry
from backend.profiles import service as profiles


@dataclass(frozen=True)
class County:
    """Everything by its short name: department code, user name, inspector and object number, field code."""

    departments: dict[str, Department]
    users: dict[str, User]
    inspectors: dict[str, Inspector]
    objects: dict[str, InspectionObject]
    checklists: dict[str, UnifiedChecklist]
    plan: dict[str, PlanEntry]


def load_county(session: Session, password: str) -> County:
    loaded_on = clock.today()
    with clock.at(plot.LISTS_PUBLISHED):
        profiles.load_counties(session)
        units = people.load_departments(session)
        joint = lists.load_joint_items(session, units)
        checklists = lists.load_checklists(session, units, joint)
        plan = lists.load_plan_entries(session, joint)
    with clock.at(plot.LIBRARIES_FILLED):
        users = people.load_accounts(session, units, password)
        inspectors = people.load_inspectors(session, units, users, loaded_on)
        objects = places.load_objects(session, units)
    return County(units, users, inspectors, objects, checklists, plan)
