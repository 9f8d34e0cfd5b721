"""Adapters: what makes a stack a target.  Each imports its stack when it is loaded."""
