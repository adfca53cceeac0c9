"""Signed paper photographed page by page: the signed original beside the record (R95)."""
