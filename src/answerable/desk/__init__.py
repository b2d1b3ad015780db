"""A door: the pages staff work in."""
