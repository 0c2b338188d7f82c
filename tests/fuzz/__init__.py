"""Hostile files: bombs of each known class, mutations of sound files, and documents that name other files."""
