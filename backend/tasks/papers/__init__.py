"""The papers made of a task before its visit: what is pre-filled, and the pack every phone carries (R71)."""
