"""The Write workspace: outline, the prose of a section, its preview, and what the audit says of it."""

from app.ui.briefing.panel import BriefingPanel

__all__ = ["BriefingPanel"]
