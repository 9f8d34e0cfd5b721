"""Tests of the judge and its command."""
