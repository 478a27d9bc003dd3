"""Hunts the forms that are read wrongly: draws them, reads them, and says which choices those that fail share."""
