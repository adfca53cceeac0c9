"""Work that waits for a person: the office's desk of held work, files given up as lost, sealed exports brought in."""
