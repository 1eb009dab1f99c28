"""The screens of the admin."""
