"""Tables with rulings: rulings become edges, edges intersections, intersections cells."""
