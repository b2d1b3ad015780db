"""Answerable: a police inspection finding, from the report it was published in to the day the public is told.

The packages below are chapters of one story, in order; none refers to a later one. `docs/3-architecture.md`
says why, and the contract in `pyproject.toml` proves it.
"""
