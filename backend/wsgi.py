"""The application for a web server: `granian --interface wsgi backend.wsgi:app`."""

from backend.app import create_app
from backend.config import Config

app = create_app(Config.from_env())
