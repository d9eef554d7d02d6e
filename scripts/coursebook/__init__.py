"""Builds a handbook, courses and a competency framework from Markdown and YAML into one multilingual site."""
