"""Answers to analysts: SQL and tables as text, CSV, JSON, Parquet and Excel."""
