"""A door: the pages, feeds and downloads of the public, which read editions and nothing else."""
