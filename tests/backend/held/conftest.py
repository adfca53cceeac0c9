"""The visit every test of fieldwork, results and publication plays."""

import pytest
from sqlalchemy.orm import Session

from tests.backend.fieldwork.site import Visit
from tests.cast import Cast


@pytest.fixture
def visit(session: Session, cast: Cast) -> Visit:
    session.commit()
    return Visit(session, cast)
