"""A department finds nothing of what it inspects: no relevant activity (R93)."""
