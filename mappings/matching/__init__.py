"""Which known name a printed one means, by evidence of how it could have been misprinted."""
