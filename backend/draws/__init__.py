"""Locked draws, as far as tasks name them."""
