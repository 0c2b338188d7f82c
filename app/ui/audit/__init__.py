"""The audit's list: what keeps the briefing from being issued, and what to do about it."""
