"""Every way an error can leave the system, in one shape: application/problem+json."""

import logging
from typing import Any

import orjson
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from backend import extensions, problems
from sync.faults import Fault

log = logging.getLogger(__name__)

HTTP_CODES = {
    400: "input.not_json", 401: "access.sign_in_needed", 403: "access.denied", 404: "request.not_found",
    405: "request.method_not_allowed", 413: "request.too_large", 415: "input.not_json", 422: "input.invalid",
}  # fmt: skip


def problem_response(fault: Fault) -> Response:
    """The answer for a fault, in the reader's language."""
    body = problems.as_json(fault, english=reads_english())
    status = problems.entry_of(fault.code).status
    return Response(
        orjson.dumps(body, option=orjson.OPT_NON_STR_KEYS), status, mimetype="application/problem+json"
    )


def reads_english() -> bool:
    return request.accept_languages.best_match(["zh", "en"], default="zh") == "en"


def on_fault(fault: Fault) -> Response:
    extensions.db.session.rollback()
    return problem_response(fault)


def on_http(error: HTTPException) -> Response:
    """Errors of Flask and flask-smorest; marshmallow's messages become `errors`."""
    extensions.db.session.rollback()
    details: dict[str, Any] = {}
    data = getattr(error, "data", None)
    if isinstance(data, dict) and data.get("messages"):
        details["errors"] = data["messages"]
    code = HTTP_CODES.get(error.code or 500, "server.unexpected")
    response = problem_response(Fault(code, **details))
    if error.code and problems.entry_of(code).status != error.code:
        response.status_code = error.code
    return response


def on_crash(error: Exception) -> Response:
    extensions.db.session.rollback()
    log.exception("request crashed", extra={"path": request.path, "kind": type(error).__name__})
    return problem_response(Fault("server.unexpected"))


def register(app: Flask) -> None:
    app.register_error_handler(Fault, on_fault)
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(Exception, on_crash)
    extensions.jwt.unauthorized_loader(lambda reason: problem_response(Fault("access.sign_in_needed")))
    extensions.jwt.invalid_token_loader(lambda reason: problem_response(Fault("access.sign_in_needed")))
    extensions.jwt.expired_token_loader(lambda header, payload: problem_response(Fault("access.expired")))
