"""The core verbs without a window."""
