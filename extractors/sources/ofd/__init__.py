"""OFD (GB/T 33190), the state's document format: a zip of XML with text and paths at their places on a page."""
