"""Briefings on paper: document.py resolves a briefing once, each format is one file that prints it."""
