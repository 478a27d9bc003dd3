"""What a dataset prints that no label knows, and what a person decides that it means."""
