"""One verb for each thing a user can do, one transaction each."""
