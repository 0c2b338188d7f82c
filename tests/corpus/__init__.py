"""Tests over real files that lie beside the project; skipped where they are not."""
