"""Field lines in the form that messages are compared in."""

from __future__ import annotations

from collections.abc import Iterable

from http11_strategies import Field


def normal_fields(lines: Iterable[tuple[bytes, bytes]]) -> tuple[Field, ...]:
    """Return field lines with lower-case names and values without outer OWS.

    OWS is SP and HTAB (RFC 9110, 5.6.3); anything else around a value is part of
    it, and an adapter must not hide it.
    """
    return tuple((bytes(n).lower(), bytes(v).strip(b" \t")) for n, v in lines)
