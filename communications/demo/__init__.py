"""A year of publications, a plan and targets, all plainly examples."""
