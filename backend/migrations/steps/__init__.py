"""Tables of migrations that would not fit one file."""
