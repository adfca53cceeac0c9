"""Conclusions of others that a finding adopts 采用其他结论 (R81)."""
