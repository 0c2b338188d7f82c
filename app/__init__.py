"""Sourcemark: from a pile of articles to a briefing in which every sentence leads back to its source."""
