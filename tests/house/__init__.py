"""Tests of the project as a whole: its arrows, names, papers and examples."""
