"""Pictures as pages: their pixels, paper size and turns."""
