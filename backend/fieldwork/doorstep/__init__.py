"""At the door: what the party is told, the code it scans, its own page, and what it asks for (R60, R69, R74)."""
