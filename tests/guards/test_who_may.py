"""Every route of the application says who may call it."""

from backend.web.guard import who_may

# Pages and files of the built app, and the description of the API: open to everybody, and not ours to mark.
OPEN = {"asset", "api-docs.openapi_json", "static"}


def unmarked(app):
    for name, view in app.view_functions.items():
        if who_may(view) is None and name not in OPEN and not name.startswith("door_"):
            yield name


def test_every_route_declares_who_may(app):
    assert sorted(unmarked(app)) == []


def test_the_guard_sees_a_route_that_says_nothing(app):
    assert who_may(lambda: "open by mistake") is None
