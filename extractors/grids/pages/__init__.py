"""Tables that run over pages: which page goes on which table, and what was cut is joined."""
