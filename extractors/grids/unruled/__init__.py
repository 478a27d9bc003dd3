"""Tables without rulings: columns and rows by the alignment of their text."""
