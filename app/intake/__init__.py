"""Files in, plain records out; the parsing runs in a worker process."""
