"""Liancha 联查: the office's rules, behind HTTP."""
