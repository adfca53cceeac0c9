"""The inspected party: attempts to reach it, witnesses, and how it answered (R87–R92)."""
