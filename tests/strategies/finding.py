"""The verbs for testing strategies: what is simplest, and what is reached."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

_QUIET = settings(
    database=None,
    derandomize=True,
    max_examples=20_000,
    suppress_health_check=list(HealthCheck),
)


def anything(value: object) -> bool:
    """Accept any value."""
    return True


def minimal(strategy: SearchStrategy[T], wanted: Callable[[T], bool] = anything) -> T:
    """Return the simplest wanted value of the strategy."""
    return find(strategy, wanted, settings=_QUIET)


def find_any(strategy: SearchStrategy[T], wanted: Callable[[T], bool]) -> T:
    """Return some wanted value of the strategy; fail if there seems to be none."""
    quick = settings(_QUIET, phases=[Phase.generate])
    return find(strategy, wanted, settings=quick)
