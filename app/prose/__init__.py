"""Sentences, paragraphs and claim markers of a briefing's prose."""
