"""Calls are read as the corpus describes them."""

from __future__ import annotations

import pytest

from http11_strategies import Call, CallKind
from http11_strategies._calls import read_call
from http11_strategies._json import ShapeError


@pytest.mark.parametrize("kind", CallKind)
def test_call_with_defaults(kind: CallKind) -> None:
    """A call needs its kind; the rest has defaults."""
    assert Call(kind=kind) == read_call({"kind": kind.value})


def test_call_with_everything() -> None:
    """All keys are read, names of fields in the program's own case."""
    value = {
        "kind": "request",
        "method": "GET",
        "target": "/",
        "status": 200,
        "reason": "\xff",
        "fields": [["Host", "a"]],
        "data": "x",
    }
    assert Call(
        kind=CallKind.REQUEST,
        method=b"GET",
        target=b"/",
        status=200,
        reason=b"\xff",
        fields=((b"Host", b"a"),),
        data=b"x",
    ) == read_call(value)


def test_call_of_another_shape() -> None:
    """A call that is misspelt is refused."""
    with pytest.raises(ShapeError) as caught:
        read_call({"kind": "end", "trailers": []})
    assert str(caught.value) == "unknown key 'trailers'"
