"""Editors' forms: what they may send, and how it is cleaned before it is stored."""
