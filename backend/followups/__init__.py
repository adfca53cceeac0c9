"""Follow-ups 后续处理: every problem found has an owner (R112)."""
