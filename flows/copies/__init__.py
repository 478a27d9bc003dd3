"""Several documents that hold one filing: which is current, and what they say of each other."""
