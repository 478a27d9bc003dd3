"""Filings with known truth: invented figures and sentences in the layouts that real forms have."""
