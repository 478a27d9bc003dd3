"""Drawn departments over years."""
