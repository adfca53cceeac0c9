"""Problem clues 问题线索: what lies outside the own duty, for the competent department (R86)."""
