"""Sourcemark: from a pile of articles to a briefing in which every sentence leads back to its source."""

from __future__ import annotations

VERSION = "0.1.0"
