"""Forms of the admin and the words of the calculators' fields."""
