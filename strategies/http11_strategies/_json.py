"""Typed, strict access to parsed JSON: the shapes that an index may have."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TypeGuard, TypeVar

T = TypeVar("T")


class ShapeError(ValueError):
    """A JSON value is not what its place asks for; the message is one line."""


def parse(text: str) -> object:
    """Return the value of a JSON text, or raise :class:`ShapeError`."""
    try:
        value: object = json.loads(text)
    except ValueError as error:
        raise ShapeError(f"not JSON: {error}") from error
    return value


def text(value: object) -> str:
    """Return `value` if it is a string."""
    if not isinstance(value, str):
        raise ShapeError(f"expected a string, found {value!r}")
    return value


def octets(value: object) -> bytes:
    """Return the octets that a string stands for, one character each."""
    try:
        return text(value).encode("latin-1")
    except UnicodeEncodeError as error:
        raise ShapeError(f"{value!r} has characters that are no octets") from error


def integer(value: object) -> int:
    """Return `value` if it is a whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise ShapeError(f"expected an integer, found {value!r}")
    return value


def flag(value: object) -> bool:
    """Return `value` if it is true or false."""
    if not isinstance(value, bool):
        raise ShapeError(f"expected true or false, found {value!r}")
    return value


def maybe(read: Callable[[object], T]) -> Callable[[object], T | None]:
    """Return a reader that lets ``null`` through as ``None``."""
    return lambda value: None if value is None else read(value)


def many(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """Return a reader for lists of what `read` reads."""
    return lambda value: tuple(read(item) for item in items(value))


def pair(read: Callable[[object], T]) -> Callable[[object], tuple[T, T]]:
    """Return a reader for lists of exactly two."""

    def read_pair(value: object) -> tuple[T, T]:
        found = list(items(value))
        if len(found) != 2:
            raise ShapeError(f"expected a pair, found {value!r}")
        return read(found[0]), read(found[1])

    return read_pair


def items(value: object) -> Iterator[object]:
    """Iterate over a list."""
    if not _is_list(value):
        raise ShapeError(f"expected a list, found {value!r}")
    return iter(value)


class Record:
    """A JSON object whose keys are read one by one, none left over."""

    def __init__(self, value: object) -> None:
        if not _is_object(value):
            raise ShapeError(f"expected an object, found {value!r}")
        self._left = dict(value)

    def need(self, key: str, read: Callable[[object], T]) -> T:
        """Read a key that must be there."""
        if key not in self._left:
            raise ShapeError(f"the key {key!r} is missing")
        return self._read(key, read)

    def get(self, key: str, read: Callable[[object], T], default: T) -> T:
        """Read a key that may be absent."""
        return self._read(key, read) if key in self._left else default

    def done(self) -> None:
        """Refuse the keys that nobody has read."""
        for key in self._left:
            raise ShapeError(f"unknown key {key!r}")

    def _read(self, key: str, read: Callable[[object], T]) -> T:
        try:
            return read(self._left.pop(key))
        except ShapeError as error:
            raise ShapeError(f"{key}: {error}") from error


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_object(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)
