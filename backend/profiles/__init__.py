"""Jurisdiction profiles (a county's parameters), the work calendar and deadlines."""
