"""Pages that are pictures: set upright, their rulings found, their text read."""
