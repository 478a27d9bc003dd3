"""The desk: pages on which people see why a value is so, and decide; served to a browser, with no state of its own."""
