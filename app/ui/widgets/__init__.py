"""The parts that panels are built from. Each paints itself from the theme's tokens."""

from app.ui.widgets.badges import paint_key_cap, paint_reliability, reliability_name
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.drop_zone import DropOverlay, DropZone
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import FilterField
from app.ui.widgets.labels import ElidedLabel, Hairline, KeyCap, Label, MarkLabel, Paragraph
from app.ui.widgets.notice import Notice
from app.ui.widgets.panel_header import PanelHeader
from app.ui.widgets.segments import SegmentedControl

__all__ = [
    "Button",
    "DropOverlay",
    "DropZone",
    "ElidedLabel",
    "EmptyState",
    "FilterField",
    "Hairline",
    "IconButton",
    "KeyCap",
    "Label",
    "MarkLabel",
    "Notice",
    "PanelHeader",
    "Paragraph",
    "SegmentedControl",
    "paint_key_cap",
    "paint_reliability",
    "reliability_name",
]
