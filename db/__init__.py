"""The store: one project, one SQLite file. The names the rest may import; loaded on first use."""
