"""Documents handed over, left, mailed (F-17)."""
