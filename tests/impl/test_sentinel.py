"""Values that are their own type."""

from __future__ import annotations

import copy
from types import UnionType

import pytest

import h11impl as h

SENTINELS = [
    h.CLIENT,
    h.SERVER,
    h.IDLE,
    h.SEND_RESPONSE,
    h.SEND_BODY,
    h.DONE,
    h.MUST_CLOSE,
    h.CLOSED,
    h.ERROR,
    h.MIGHT_SWITCH_PROTOCOL,
    h.SWITCHED_PROTOCOL,
    h.NEED_DATA,
    h.PAUSED,
]


@pytest.mark.parametrize("sentinel", SENTINELS)
def test_sentinel_is_its_own_type(sentinel: object) -> None:
    """A program can dispatch on type(x) whatever next_event returns."""
    assert type(sentinel) is sentinel
    assert isinstance(sentinel, type(sentinel))
    assert copy.deepcopy(sentinel) is sentinel


def test_plain_repr() -> None:
    """A sentinel prints as its name, as a program writes it."""
    assert "NEED_DATA SEND_BODY" == f"{h.NEED_DATA!r} {h.SEND_BODY!r}"


def test_sentinels_differ() -> None:
    """Each sentinel equals itself only."""
    assert len(SENTINELS) == len(set(SENTINELS))


def test_usable_in_unions() -> None:
    """A sentinel may stand in an annotation beside event types."""
    union = h.Request | h.NEED_DATA
    assert isinstance(union, UnionType)
    assert isinstance(h.NEED_DATA, union)
    assert not isinstance(h.PAUSED, union)
