"""Word files: paragraphs and tables as they show."""
