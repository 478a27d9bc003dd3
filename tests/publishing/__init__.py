"""Publishing a generation to others."""
