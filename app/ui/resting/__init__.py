"""The panel that looks backwards: what rests on an article, a passage or a publisher."""
