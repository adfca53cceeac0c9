"""The paper forms: Typst templates and plain data in, PDF out. Knows no feature."""
