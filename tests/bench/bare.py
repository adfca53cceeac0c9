"""The peer of the quietest sync: a Flask route that does nothing."""

from flask import Flask
from flask.typing import ResponseReturnValue

app = Flask("bare")


@app.post("/")
def nothing() -> ResponseReturnValue:
    return {"status": "ok"}
