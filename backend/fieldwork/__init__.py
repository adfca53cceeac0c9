"""Work on site: who is there, what was found, what proves it, how the party answered, and the locked record."""
