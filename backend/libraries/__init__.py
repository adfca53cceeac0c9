"""The object library and the inspector library."""
