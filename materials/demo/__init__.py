"""The packages of the demo."""
