"""PDFs: characters, rulings and pictures of each page as it shows."""
