"""Time expressions: found, and resolved to days."""
