"""How well filings are read: labelled real ones and drawn ones, each held against its truth."""
