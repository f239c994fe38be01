"""Numbers as they are written: their values, bounds and units."""
