"""Tests of the room `http11_fuzz` and of the properties that it asks for."""
