"""Photos, recordings, scans, handwriting: what was attached, and whether its bytes are here."""
