"""``http11 rules``: the catalogue."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Iterator, Sequence

from http11_oracle._exit import NOTHING_FOUND, CommandError
from http11_oracle._layout import in_columns, labelled, labelled_octets, width
from http11_oracle._selection import select_rules
from http11_oracle._words import call_words, escape, expected_words, shorten
from http11_strategies import (
    RULES,
    Case,
    CorpusError,
    Rule,
    SendExample,
    Sending,
    load_index,
)

_TOLERANCE = "accepting is leniency; a strict recipient refuses"


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
        ("tolerance", _TOLERANCE if rule.tolerance else ""),
        ("smuggling", rule.smuggling.value),
    ):
        if text:
            yield from labelled(label, text, columns)
    try:
        corpus = load_index()
    except CorpusError as error:
        raise CommandError(f"the corpus cannot be read: {error}") from error
    for case in corpus.cases:
        if case.rules[:1] == (rule.id,):
            yield ""
            yield from _example(case, columns)
    for example in corpus.sends:
        if example.rules[:1] == (rule.id,):
            yield ""
            yield from _send_example(example, columns)


def _example(case: Case, columns: int) -> Iterator[str]:
    yield from _title(case, columns)
    yield from labelled("received", f"by a {case.context.role.value}", columns)
    for request in case.context.requests:
        sent = b" ".join((request.method, request.target))
        yield from labelled("answers", escape(sent), columns)
    end = " <end>" if case.eof else ""
    yield from labelled_octets("octets", escape(case.octets) + end, columns)
    yield from labelled("expected", shorten(expected_words(case.expectation)), columns)
    if case.tolerance:
        yield from labelled("tolerance", _TOLERANCE, columns)


def _send_example(example: SendExample, columns: int) -> Iterator[str]:
    yield from _title(example, columns)
    yield from labelled("sent", f"by a {example.sender.value}", columns)
    for number, call in enumerate(example.calls):
        label = "" if number else "calls"
        yield from labelled_octets(label, call_words(call), columns)
    yield from labelled_octets("octets", escape(example.octets), columns)
    words = _SENDING[example.verdict]
    if example.strict_only:
        words += " (in the strict profile only; otherwise both are right)"
    yield from labelled("expected", words, columns)


_SENDING = {
    Sending.REFUSE: "refused, or repaired: the octets are not sent",
    Sending.REPAIR: "sent in a valid form, not with these octets",
    Sending.EITHER: "refused, or sent",
}


def _title(example: Case | SendExample, columns: int) -> list[str]:
    level = f" ({example.level})" if example.level else ""
    title = f"{example.id} {example.description}{level}"
    return textwrap.wrap(title, columns, subsequent_indent=" " * 12)


COMMAND = Rules()
