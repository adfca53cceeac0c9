"""Departments, users, roles, devices, sign-in."""
