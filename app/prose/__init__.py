"""Sentences and claim markers of a briefing's prose, with exact offsets into the body.

Paragraphs are cut in blocks.py, sentences in sentences.py; markers are read and rewritten in markers.py, keys
made in keys.py.
"""

from __future__ import annotations

from app.prose.blocks import Paragraph, paragraphs
from app.prose.keys import is_key, make_key
from app.prose.markers import Marker, completion_at, find_markers, rename_key, strip_markers
from app.prose.sentences import Sentence, sentence_ranges, split_sentences
from app.prose.words import count_words, counted

__all__ = [
    "Marker",
    "Paragraph",
    "Sentence",
    "completion_at",
    "count_words",
    "counted",
    "find_markers",
    "is_key",
    "make_key",
    "paragraphs",
    "rename_key",
    "sentence_ranges",
    "split_sentences",
    "strip_markers",
]
