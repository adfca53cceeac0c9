"""Samples 抽样: taken on site; their line waits for the laboratory (R82)."""
