"""Findings, line by line (R77–R79, R97)."""
