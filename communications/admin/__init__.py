"""Communications in the admin, one screen a module."""
