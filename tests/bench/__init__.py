"""Measurements: `make bench` prints a table. Never part of the test suite: machines are shared and noisy."""
