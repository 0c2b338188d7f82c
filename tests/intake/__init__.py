"""Tests of intake: reading articles in worker processes."""
