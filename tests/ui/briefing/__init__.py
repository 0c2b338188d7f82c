"""Tests of the Write workspace: by keys and clicks, on a real project."""
