"""The pattern library: base pages, template tags, styles and drawings. Imports rules and nothing else."""
