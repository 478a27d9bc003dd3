"""People's decisions replayed on a filing's rows, each under its guard."""
