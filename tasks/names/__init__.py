"""People, organisations and places by name: found, typed, and those that are one made one."""
