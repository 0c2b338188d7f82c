"""The first pages: the start page without a project, and the empty page of a project without articles."""

from app.ui.start.empty_page import EmptyPage
from app.ui.start.start_page import StartPage

__all__ = ["EmptyPage", "StartPage"]
