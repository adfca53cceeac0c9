"""The leader divides lines, each within its department (R57, R73)."""
