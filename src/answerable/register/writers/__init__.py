"""Writing lists of findings as files that are taken away."""
