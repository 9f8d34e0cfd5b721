"""The rules of RFC 9110 and RFC 9112 as data, one module per category.

Every module of this package defines ``RULES``, a tuple of
:class:`~http11_strategies.Rule`.  A rule is added by writing its record; a
module that is added here is found by itself.

After a change, write the table that other languages read again::

    python -m http11_strategies.catalogue > corpus/rules.json
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeGuard

from http11_strategies._rule import Category, Rule


class CatalogueError(ValueError):
    """The rules contradict each other; the message is one line."""


def gather(package: str, path: Iterable[str]) -> Mapping[str, Rule]:
    """Return the rules of all modules of a package by id, in catalogue order.

    Modules whose name starts with an underscore are left out.  Raises
    :class:`CatalogueError` for an id or a name that occurs twice, and for a
    module that has no rules.
    """
    order = {category: place for place, category in enumerate(Category)}
    found = sorted(_rules_of(package, path), key=lambda rule: order[rule.category])
    by_id: dict[str, Rule] = {}
    by_name: dict[str, Rule] = {}
    for rule in found:
        if rule.id in by_id:
            raise CatalogueError(f"two rules have the id {rule.id}")
        if rule.name in by_name:
            first = by_name[rule.name].id
            raise CatalogueError(f"{first} and {rule.id} have the name {rule.name}")
        by_id[rule.id] = by_name[rule.name] = rule
    return MappingProxyType(by_id)


def _rules_of(package: str, path: Iterable[str]) -> Iterator[Rule]:
    for info in sorted(pkgutil.iter_modules(path), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package}.{info.name}")
        rules: object = vars(module).get("RULES")
        if not _is_tuple(rules):
            raise CatalogueError(f"{module.__name__} has no tuple RULES")
        for item in rules:
            if not isinstance(item, Rule):
                raise CatalogueError(f"{module.__name__}.RULES holds {item!r}")
            yield item


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


RULES: Mapping[str, Rule] = gather(__name__, __path__)
"""All rules by id, in the order of :class:`~http11_strategies.Category`."""


def as_json(rules: Iterable[Rule]) -> str:
    """Return rules as the text of ``corpus/rules.json``, one rule a line."""
    lines = ",\n".join(json.dumps(rule.as_json()) for rule in rules)
    return f'{{"version": 1, "rules": [\n{lines}\n]}}\n'
