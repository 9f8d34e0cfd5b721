"""``http11 rules``: the catalogue."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence

from http11_oracle._exit import NOTHING_FOUND, CommandError
from http11_oracle._layout import in_columns, labelled, labelled_octets, width
from http11_oracle._selection import select_rules
from http11_oracle._words import escape, expected_words, shorten
from http11_strategies import RULES, Case, CorpusError, Rule, load_corpus


class Rules:
    """Show the catalogue of rules, or one rule with its examples."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "which",
            nargs="?",
            metavar="ID|NAME|CATEGORY",
            help="one rule, or those of a category (default: all)",
        )

    def run(self, args: argparse.Namespace) -> int:
        """Print the rules that were asked for."""
        which: str | None = args.which
        chosen = None if which is None else select_rules([which])
        found = [rule for rule in RULES.values() if chosen is None or rule.id in chosen]
        if not found:
            raise CommandError(f"{which} is no rule, so there is nothing to show")
        single = len(found) == 1 and which != found[0].category.value
        lines = _one(found[0]) if single else _list(found)
        for line in lines:
            print(line)
        return NOTHING_FOUND


def _list(rules: Sequence[Rule]) -> Iterator[str]:
    heading = ""
    for rule in rules:
        if rule.category.value != heading:
            if heading:
                yield ""
            heading = rule.category.value
            yield heading
        row = (f"  {rule.id}", rule.level.value.ljust(8), rule.name)
        yield from in_columns([row], width())


def _one(rule: Rule) -> Iterator[str]:
    columns = width()
    yield f"{rule.id} {rule.name}"
    level = rule.level.value
    if rule.client_level is not None:
        level += f" (a client: {rule.client_level.value})"
    for label, text in (
        ("rule", rule.statement),
        ("section", "; ".join(rule.sections) or "none: a rule of quality"),
        ("level", f"{level}, {rule.basis.value}"),
        ("category", rule.category.value),
        ("roles", ", ".join(role.value for role in rule.roles)),
        ("verdict", rule.verdict.value),
        ("note", rule.verdict_note),
        ("status", " or ".join(str(status) for status in rule.statuses)),
        ("close", "the connection must not be used again" if rule.close else ""),
        ("smuggling", rule.smuggling.value),
    ):
        if text:
            yield from labelled(label, text, columns)
    try:
        cases = load_corpus()
    except CorpusError as error:
        raise CommandError(f"the corpus cannot be read: {error}") from error
    for case in cases:
        if case.rules[:1] == (rule.id,):
            yield ""
            yield from _example(case, columns)


def _example(case: Case, columns: int) -> Iterator[str]:
    level = f" ({case.level})" if case.level else ""
    title = f"{case.id} {case.description}{level}"
    yield from textwrap.wrap(title, columns, subsequent_indent=" " * 12)
    yield from labelled("received", f"by a {case.context.role.value}", columns)
    for request in case.context.requests:
        sent = b" ".join((request.method, request.target))
        yield from labelled("answers", escape(sent), columns)
    end = " <end>" if case.eof else ""
    yield from labelled_octets("octets", escape(case.octets) + end, columns)
    yield from labelled("expected", shorten(expected_words(case.expectation)), columns)


COMMAND = Rules()
