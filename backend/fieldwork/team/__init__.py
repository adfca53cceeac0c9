"""Check-in and check-out, and who counts as an officer (R56, R63, R75)."""
