"""Suggestions: passages that may speak for or against a claim, claims that may be the same."""
