"""Where articles come from: found, read, kept as they came."""
