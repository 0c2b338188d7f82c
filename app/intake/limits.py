"""The limits under which foreign files are read. Over a limit: a clear sentence, never silence."""

from __future__ import annotations

MIB = 1024 * 1024

FILE_BYTES = 200 * MIB
TEXT_CHARACTERS = 20_000_000

PDF_PAGES = 10_000
OUTLINE_ENTRIES = 10_000
OUTLINE_DEPTH = 20
PAGE_LINKS = 5_000
PDF_PAGE_GLYPHS = 500_000
PDF_PAGE_TEXT_SECONDS = 10
#: Processor and wall-clock time of OCR for one page.
OCR_SECONDS = 180
PDF_PAGE_MARKS = 20_000
#: Characters of the note on a mark.
MARK_NOTE = 100_000
PDF_STREAM_BYTES = 64 * MIB
#: Sides beyond this are shown as this: no page is twenty kilometres long.
PDF_PAGE_POINTS = 1_000_000.0
PDF_PIXELS = 40_000_000
PDF_PIXELS_SECONDS = 5.0

HTML_BYTES = 32 * MIB
HTML_DEPTH = 200
HTML_NODES = 1_000_000
HTML_ATTRIBUTES = 2_000

#: DOCX and EPUB: entries, bytes unpacked in all and of one part, and how far a large part may have grown.
ZIP_ENTRIES = 5_000
ZIP_BYTES = 512 * MIB
ZIP_PART_BYTES = 64 * MIB
ZIP_RATIO = 200
ZIP_RATIO_FROM = MIB

#: Text boxes within text boxes.
DOCX_BOX_DEPTH = 10

MAIL_PARTS = 1_000
MAIL_DEPTH = 100
#: After so much processor time the text of a web page or Markdown file is taken without its structure.
STRUCTURE_SECONDS = 6
#: With more elements a page is no article: all of it is taken.
HTML_ARTICLE_NODES = 100_000

PLAIN_BYTES = 32 * MIB
#: A report in Markdown that is to be taken apart; one of fifty pages has a fifth of it.
REPORT_BYTES = MIB
REPORT_LINES = 20_000
#: It comes in one piece: so long it may take on a busy computer.
REPORT_SECONDS = 60.0
MARKDOWN_NESTING = 50

#: The worker's address space, and its processor time between two frames.
WORKER_MEMORY = 2048 * MIB
WORKER_CPU_SECONDS = 30
#: Without a frame for this long the worker is killed.
SILENCE_SECONDS = 20.0
#: One that works only when nobody else does may be kept waiting for its turn.
IDLE_SILENCE_SECONDS = 300.0
#: A reader that reads a whole file before it answers may ask for patience this long.
READING_SECONDS = 300.0
#: After this long the user is asked whether to go on.
ASK_SECONDS = 300
#: How often one document may kill its worker before the rest of it is given up.
WORKER_DEATHS = 4

#: What one frame may hold.
FRAME_HEADER_BYTES = 64 * MIB
FRAME_BODY_BYTES = 256 * MIB
