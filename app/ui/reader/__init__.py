"""The reader: an article's pages or text, its highlights, and the bar that makes a selection evidence."""
