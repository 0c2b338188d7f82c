"""The grid of claims and articles, and the passages of one of its cells."""
