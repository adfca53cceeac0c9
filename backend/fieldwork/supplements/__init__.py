"""After the lock nothing is overwritten; supplements say who, why, old and new (R94)."""
