"""The rules of the sourcing audit, pure functions over records."""
