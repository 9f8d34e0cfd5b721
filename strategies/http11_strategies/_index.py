"""The corpus index, entry by entry: every key known, every file there once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TypedDict

from http11_strategies._calls import read_call
from http11_strategies._examples import (
    Conversation,
    Corpus,
    ForwardExample,
    SendExample,
    Sending,
)
from http11_strategies._expectation import (
    choice,
    read_context,
    read_expectation,
    read_messages,
)
from http11_strategies._json import (
    Record,
    ShapeError,
    flag,
    integer,
    items,
    many,
    maybe,
    octets,
    pair,
    parse,
    text,
)
from http11_strategies._model import Case, Context, Role
from http11_strategies._rule import Level, Party
from http11_strategies.catalogue import RULES

VERSION = 1
"""The version of the index that this module reads."""


def read_index(document: str, folder: Path) -> Corpus:
    """Read the text of an index and the files that it names in `folder`.

    Raises :class:`~http11_strategies._json.ShapeError`, naming the entry.
    """
    record = Record(parse(document))
    version = record.need("version", integer)
    if version != VERSION:
        raise ShapeError(f"version {version} is not {VERSION}")
    entries = record.need("cases", items)
    record.done()
    reader = _Reader(folder)
    for number, entry in enumerate(entries, start=1):
        reader.read(number, entry)
    return Corpus(
        cases=tuple(reader.cases),
        sends=tuple(reader.sends),
        forwards=tuple(reader.forwards),
        conversations=tuple(reader.conversations),
    )


class _About(TypedDict):
    rules: tuple[str, ...]
    level: str | None
    description: str
    origin: str


def _about(record: Record) -> _About:
    return {
        "rules": record.get("rules", many(_rule), ()),
        "level": record.get("level", maybe(_level), None),
        "description": record.get("description", text, ""),
        "origin": record.get("origin", text, ""),
    }


def _rule(value: object) -> str:
    rule = text(value)
    if rule not in RULES:
        raise ShapeError(f"there is no rule {rule!r}")
    return rule


def _level(value: object) -> str:
    choice(Level)(value)
    return text(value)


class _Reader:
    """Turns the entries of one index into records."""

    def __init__(self, folder: Path) -> None:
        self.cases: list[Case] = []
        self.sends: list[SendExample] = []
        self.forwards: list[ForwardExample] = []
        self.conversations: list[Conversation] = []
        self._folder = folder
        self._ids: set[str] = set()
        self._files: set[str] = set()
        self._kinds: dict[str, Callable[[Record, str], None]] = {
            "request": self._case,
            "response": self._case,
            "conversation": self._conversation,
            "send": self._send,
            "forward": self._forward,
        }

    def read(self, number: int, entry: object) -> None:
        """Read one entry; an error names it."""
        where = f"entry {number}"
        try:
            record = Record(entry)
            name = record.need("id", text)
            where = f"entry {number} ({name})"
            _once(name, self._ids, "id")
            read = record.need("kind", self._kind)
            read(record, name)
            record.done()
        except ShapeError as error:
            raise ShapeError(f"{where}: {error}") from error

    def _kind(self, value: object) -> Callable[[Record, str], None]:
        kind = text(value)
        if kind not in self._kinds:
            raise ShapeError(f"{kind!r} is not one of {', '.join(self._kinds)}")
        return self._kinds[kind]

    def _case(self, record: Record, name: str) -> None:
        case = Case(
            id=name,
            octets=record.need("file", self._file),
            context=record.need("context", read_context),
            expectation=record.need("expectation", read_expectation),
            eof=record.get("eof", flag, False),
            wants_100=record.get("wants_100", maybe(flag), None),
            may_switch=record.get("may_switch", maybe(flag), None),
            tolerance=record.get("tolerance", maybe(flag), None),
            **_about(record),
        )
        self.cases.append(case)

    def _conversation(self, record: Record, name: str) -> None:
        about = _about(record)
        requests = Case(
            id=f"{name}/requests",
            octets=record.need("file", self._file),
            context=Context(role=Role.SERVER),
            expectation=record.need("expectation", read_expectation),
            **about,
        )
        context = record.need("context", read_context)
        switched_at = record.get("switched_at", maybe(pair(integer)), None)
        responses = Case(
            id=f"{name}/responses",
            octets=record.need("response_file", self._file),
            context=Context(role=Role.CLIENT, requests=context.requests),
            expectation=record.need("response_expectation", read_expectation),
            eof=record.get("eof", flag, False),
            may_switch=None if switched_at is None else True,
            **about,
        )
        self.cases += [requests, responses]
        self.conversations.append(
            Conversation(
                id=name,
                requests=requests,
                responses=responses,
                switched_at=switched_at,
            )
        )

    def _send(self, record: Record, name: str) -> None:
        example = SendExample(
            id=name,
            octets=record.need("file", self._file),
            sender=record.need("sender", choice(Party)),
            calls=record.need("calls", many(read_call)),
            verdict=record.need("verdict", choice(Sending)),
            must_contain=record.get("must_contain", maybe(octets), None),
            output=record.get("output", maybe(read_messages), None),
            refusable_from=record.get("refusable_from", maybe(integer), None),
            in_context_only=record.get("in_context_only", flag, False),
            strict_only=record.get("strict_only", flag, False),
            note=record.get("note", text, ""),
            **_about(record),
        )
        self.sends.append(example)

    def _forward(self, record: Record, name: str) -> None:
        example = ForwardExample(
            id=name,
            octets=record.need("file", self._file),
            context=record.need("context", read_context),
            forbidden=record.need("forbidden", text),
            eof=record.get("eof", flag, False),
            close=record.get("close", maybe(flag), None),
            note=record.get("note", text, ""),
            **_about(record),
        )
        self.forwards.append(example)

    def _file(self, value: object) -> bytes:
        name = text(value)
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            raise ShapeError(f"{name!r} is outside of the corpus")
        _once(name, self._files, "file")
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise ShapeError(f"{name!r}: {error.strerror}") from error


def _once(name: str, seen: set[str], what: str) -> None:
    if name in seen:
        raise ShapeError(f"the {what} {name!r} is used twice")
    seen.add(name)
