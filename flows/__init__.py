"""Orchestration: everything that knows Prefect, the environment or the terminal."""
