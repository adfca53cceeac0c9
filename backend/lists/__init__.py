"""Inspection items, joint items, unified checklists, guidance."""
