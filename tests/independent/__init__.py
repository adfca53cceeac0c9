"""A second client of the sync protocol, written from its specification alone."""
