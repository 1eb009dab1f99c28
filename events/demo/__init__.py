"""Demo events, from the content plan of the project; dates follow the day of loading."""
