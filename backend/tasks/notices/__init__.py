"""Telling the party beforehand, once and completely (R68)."""
