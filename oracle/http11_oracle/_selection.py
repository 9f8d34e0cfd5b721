"""Which rules and cases the user asked for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import TypeVar

from http11_oracle._exit import CommandError
from http11_oracle._results import REAL_TRAFFIC
from http11_strategies import RULES, Case, Category, Rule, SendExample

E = TypeVar("E", Case, SendExample)


def select_rules(words: Iterable[str]) -> frozenset[str]:
    """Return the rule ids that `words` name.

    A word is an id, a rule's name, a category, or ``real-traffic``, which stands
    for the recorded messages.  Raises :class:`CommandError` for any other.
    """
    chosen: set[str] = set()
    for word in words:
        if word == REAL_TRAFFIC:
            chosen.add(REAL_TRAFFIC)
            continue
        found = [rule.id for rule in RULES.values() if word in _names_of(rule)]
        if not found:
            raise CommandError(_unknown(word))
        chosen.update(found)
    return frozenset(chosen)


def _names_of(rule: Rule) -> tuple[str, ...]:
    return rule.id, rule.id.lower(), rule.name, rule.category.value


def _unknown(word: str) -> str:
    known = [REAL_TRAFFIC, *RULES, *(rule.name for rule in RULES.values())]
    known += [category.value for category in Category]
    near = difflib.get_close_matches(word, known, n=2)
    near = near or difflib.get_close_matches(word.upper(), RULES, n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `http11 rules`"
    return f"unknown rule or category {word!r}: {hint}"


def select_cases(examples: Iterable[E], chosen: frozenset[str] | None) -> tuple[E, ...]:
    """Return the examples whose main rule was chosen; ``None`` chooses all."""
    return tuple(
        example
        for example in examples
        if chosen is None
        or (example.rules[0] if example.rules else REAL_TRAFFIC) in chosen
    )
