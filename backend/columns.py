"""Column types every table shares: identifiers, instants, JSON."""

import uuid
from datetime import datetime
from typing import Annotated, Any

from sqlalchemy import DateTime, Text, Uuid, func
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import mapped_column

Key = Annotated[uuid.UUID, mapped_column(Uuid, primary_key=True, default=uuid.uuid4)]
Instant = Annotated[datetime, mapped_column(DateTime(timezone=True))]
Made = Annotated[datetime, mapped_column(DateTime(timezone=True), server_default=func.now())]
Words = Annotated[str, mapped_column(Text)]
Texts = Annotated[list[str], mapped_column(ARRAY(Text), default=list)]
Json = Annotated[dict[str, Any], mapped_column(JSONB, default=dict)]
JsonList = Annotated[list[dict[str, Any]], mapped_column(JSONB, default=list)]
