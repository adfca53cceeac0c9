"""Sign-in, renewal, and the administration of departments and accounts."""

from typing import Any
from uuid import UUID

from flask import current_app
from flask_jwt_extended import get_jwt
from flask_smorest import Blueprint
from sqlalchemy import select

from backend.accounts import recovery, schemas, service, tokens
from backend.accounts import sign_in as door
from backend.accounts.models import Department, User
from backend.config import Config
from backend.extensions import db
from backend.problems import Problem
from backend.web.guard import allowed, public, seen, token_renewal
from backend.web.paging import PageQuery, page_of

routes = Blueprint("accounts", __name__, url_prefix="/api/accounts", description="登录、部门与账号")


@routes.post("/sign-in")
@public
@routes.arguments(schemas.SignIn)
@routes.response(200, schemas.SignedIn)
def sign_in(wanted: dict[str, str]) -> dict[str, Any]:
    try:
        user = door.sign_in(db.session(), wanted["username"], wanted["password"])
    except Problem:
        db.session.commit()  # the count of wrong passwords stays
        raise
    config: Config = current_app.extensions["liancha_config"]
    answer: dict[str, Any] = {"user": user, "recovery_key": recovery.public_key(config.recovery_key)}
    answer |= tokens.issue(db.session(), user)
    db.session.commit()
    return answer


@routes.post("/refresh")
@token_renewal
@routes.response(200, schemas.Tokens)
def refresh() -> dict[str, str]:
    answer = tokens.renew(db.session(), UUID(get_jwt()["jti"]))
    db.session.commit()
    return answer


@routes.get("/me")
@allowed()
@routes.response(200, schemas.Me)
def me(actor: User) -> User:
    return actor


@routes.get("/departments")
@allowed()
@routes.response(200, schemas.Departments)
def list_departments(actor: User) -> dict[str, Any]:
    return {"items": db.session.scalars(select(Department).order_by(Department.code)).all()}


@routes.post("/departments")
@allowed("SYS_ADMIN")
@routes.arguments(schemas.NewDepartment)
@routes.response(201, schemas.Department)
def add_department(actor: User, wanted: dict[str, str]) -> Department:
    department = service.add_department(db.session(), actor, **wanted)
    db.session.commit()
    return department


@routes.patch("/departments/<uuid:department_id>")
@allowed("SYS_ADMIN")
@routes.arguments(schemas.DepartmentChange)
@routes.response(200, schemas.Department)
def change_department(actor: User, wanted: dict[str, Any], department_id: UUID) -> Department:
    department = seen(db.session.get(Department, department_id))
    service.change_department(db.session(), actor, department, wanted)
    db.session.commit()
    return department


@routes.get("/users")
@allowed("SYS_ADMIN", "DEPT_ADMIN")
@routes.arguments(PageQuery, location="query")
@routes.response(200, schemas.UserPage)
def list_users(actor: User, query: dict[str, Any]) -> dict[str, Any]:
    found = service.visible_users(actor, query["q"])
    return page_of(db.session(), found, lambda user: user, query["page"], query["size"])


@routes.post("/users")
@allowed("SYS_ADMIN", "DEPT_ADMIN")
@routes.arguments(schemas.NewUser)
@routes.response(201, schemas.User)
def add_user(actor: User, wanted: dict[str, Any]) -> User:
    user = service.add_user(db.session(), actor, **wanted)
    db.session.commit()
    return user


@routes.patch("/users/<uuid:user_id>")
@allowed("SYS_ADMIN", "DEPT_ADMIN")
@routes.arguments(schemas.UserChange)
@routes.response(200, schemas.User)
def change_user(actor: User, wanted: dict[str, Any], user_id: UUID) -> User:
    user = seen(service.visible_user(db.session(), actor, user_id))
    service.change_user(db.session(), actor, user, wanted)
    db.session.commit()
    return user


@routes.post("/users/<uuid:user_id>/password")
@allowed()
@routes.arguments(schemas.NewPassword)
@routes.response(204)
def set_password(actor: User, wanted: dict[str, str], user_id: UUID) -> None:
    user = actor if actor.id == user_id else seen(service.visible_user(db.session(), actor, user_id))
    service.set_password(db.session(), actor, user, wanted["password"])
    db.session.commit()
