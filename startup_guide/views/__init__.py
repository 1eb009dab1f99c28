"""What the guide answers below its pages."""
