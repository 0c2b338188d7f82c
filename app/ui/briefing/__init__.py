"""The Write workspace: outline, the prose of a section, its preview, and what the audit says of it."""
