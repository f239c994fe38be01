"""The day of publication of articles that do not say it."""
