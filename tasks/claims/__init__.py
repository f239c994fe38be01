"""Figures of several articles that are about the same thing."""
