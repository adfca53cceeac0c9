"""Backups of the database, and what the office sees and decides while a restored one recovers."""
