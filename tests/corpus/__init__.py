"""Tests of the scripts beside the corpus."""
