"""Arithmetic as evidence: sums and shares that bear numbers out, and repairs that they prove."""
