"""Tests of the sample project: built for real, from files to exports."""
