"""The guide in the admin: lists, the review work."""
