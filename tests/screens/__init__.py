"""Screens of the real window under a real X server: `make screens`. Not part of the tests' run."""
