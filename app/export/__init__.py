"""The format-neutral briefing and its writers."""
