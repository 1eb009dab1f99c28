"""What organisers see: their own organisation's events, the registrants, what is recorded."""
