"""The application for a web server: `granian --interface wsgi backend.wsgi:app`."""

import gc

from backend.app import create_app
from backend.config import Config

app = create_app(Config.from_env())
gc.collect()
gc.freeze()  # what is loaded now stays: later collections need not look at it (a tenth of a request's time)
