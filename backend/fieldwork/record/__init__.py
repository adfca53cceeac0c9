"""The signed record: its lines, its lock, its cut, its paper (R78, R85, R96)."""
