"""A grammar of forms, drawn from independent choices with their truth; offices, figures and sentences are invented."""
