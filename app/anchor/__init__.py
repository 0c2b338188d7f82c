"""Canonical text and the anchors that find a passage again."""
