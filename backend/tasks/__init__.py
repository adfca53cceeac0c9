"""Inspection tasks: snapshot, approvals, team, preparation, states."""
