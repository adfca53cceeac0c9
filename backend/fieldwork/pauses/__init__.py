"""A visit interrupted: suspended, resumed, terminated (domain.md 5.5)."""
