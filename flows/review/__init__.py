"""What a person looks at in a dataset, and what they decide."""
