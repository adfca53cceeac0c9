"""The extensions every feature shares, without an application."""

from flask_jwt_extended import JWTManager
from flask_migrate import Migrate
from flask_smorest import Api
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase

from sync.tables import metadata


class Model(DeclarativeBase):
    """Base of every table; shares names of constraints and metadata with the sync layer."""

    metadata = metadata


db = SQLAlchemy(model_class=Model, disable_autonaming=True)
migrate = Migrate(directory="backend/migrations")
jwt = JWTManager()
api = Api()
