"""Digits of rendered filings damaged on purpose, and what becomes of them."""
