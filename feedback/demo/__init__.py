"""Demo content of feedback."""
