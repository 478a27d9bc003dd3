"""Renders filings with known truth, and measures the pipeline on them."""
