"""Field lines in the form that messages are compared in."""

from __future__ import annotations

from http11_oracle import normal_fields


def test_names_are_folded_and_ows_is_removed() -> None:
    """Case of names and surrounding SP and HTAB mean nothing."""
    assert normal_fields([(b"X-A", b" \tb c\t ")]) == ((b"x-a", b"b c"),)


def test_nothing_else_is_hidden() -> None:
    """CR, LF, NUL and other controls stay visible to the judge."""
    lines = [(b"x\r", b"\ra\n\x0b\0")]
    assert normal_fields(lines) == ((b"x\r", b"\ra\n\x0b\0"),)
