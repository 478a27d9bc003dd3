"""Scans measured: engines beside each other, where the time goes, and how sure a reading may be."""
