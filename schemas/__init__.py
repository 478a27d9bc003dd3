"""The nouns of jixiao and the one definition of its tables."""
