"""Whole stories, from articles to an exported briefing and back."""
