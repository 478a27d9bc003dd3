"""What the world calls things, as data with reasons, and what looks it up."""
