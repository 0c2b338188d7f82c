"""The window: everything that is Qt. It knows app.core's verbs and the records, nothing of the database."""
