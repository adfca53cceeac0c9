"""The commitments of what was disclosed: leaves of the transparency log and their salts. Knows no feature."""
