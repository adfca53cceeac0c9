"""A department closes its part of the joint record."""
