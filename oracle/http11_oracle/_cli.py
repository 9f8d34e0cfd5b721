"""The subcommands of ``http11``: its own, and those that other packages add."""

from __future__ import annotations

import argparse
import inspect
from collections.abc import Mapping, Sequence
from importlib import metadata
from types import MappingProxyType
from typing import NoReturn, Protocol, TypeGuard

from http11_oracle import _command_check, _command_rules, _command_targets
from http11_oracle._exit import NOT_RUNNABLE, WRONG_USE, CommandError

GROUP = "http11.commands"
"""The entry-point group in which a package adds subcommands."""


class Command(Protocol):
    """A subcommand; the first line of its docstring is its help."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options of the subcommand."""
        ...

    def run(self, args: argparse.Namespace, /) -> int:
        """Do the work and return the exit code.

        Raises :class:`CommandError` for anything that is one line for the user.
        """
        ...


OWN: Mapping[str, Command] = MappingProxyType(
    {
        "check": _command_check.COMMAND,
        "rules": _command_rules.COMMAND,
        "targets": _command_targets.COMMAND,
    }
)

_IN_EXTRA = {"fuzz": "fuzz"}
"""Subcommands of this distribution that need an extra of it."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{message} (see `{self.prog} --help`)", WRONG_USE)


def run(argv: Sequence[str]) -> int:
    """Run the subcommand that `argv` names; return the exit code.

    Raises :class:`CommandError`, and ``SystemExit`` for ``--help``.
    """
    parser = _Parser(
        prog="http11",
        description="Judge HTTP/1.1 stacks against RFC 9110 and RFC 9112.",
    )
    version = f"http11 {_command_check.tool_version()}"
    parser.add_argument("--version", action="version", version=version)
    added = {point.name: point for point in metadata.entry_points(group=GROUP)}
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, command in OWN.items():
        _add(commands.add_parser(name, help=_help(command)), command)
    for name, point in added.items():
        # Only the one that is asked for is imported: others may be heavy.
        one = commands.add_parser(name, help=f"from {point.value.partition(':')[0]}")
        if argv[:1] == [name]:
            _add(one, _loaded(point))
    if argv and argv[0] in _IN_EXTRA and argv[0] not in added:
        raise _missing(argv[0])
    args = parser.parse_args(argv)
    chosen: Command | None = getattr(args, "command", None)
    if chosen is None:
        parser.print_help()
        return WRONG_USE
    return chosen.run(args)


def _add(parser: argparse.ArgumentParser, command: Command) -> None:
    parser.description = _help(command)
    parser.set_defaults(command=command)
    command.add_arguments(parser)


def _help(command: Command) -> str:
    return (inspect.getdoc(command) or "").partition("\n")[0].rstrip(".")


def _missing(name: str) -> CommandError:
    extra = _IN_EXTRA[name]
    return CommandError(
        f"the subcommand {name!r} needs the extra {extra!r}: "
        f"pip install 'h11impl[{extra}]'",
        NOT_RUNNABLE,
    )


def _loaded(point: metadata.EntryPoint) -> Command:
    try:
        command: object = point.load()
    except ModuleNotFoundError as error:
        if point.name in _IN_EXTRA:
            raise _missing(point.name) from error
        raise _unusable(point, error) from error
    except Exception as error:  # a module may raise anything while it is imported
        raise _unusable(point, error) from error
    if not _is_command(command):
        raise CommandError(f"{point.value} is not a subcommand", NOT_RUNNABLE)
    return command


def _unusable(point: metadata.EntryPoint, error: Exception) -> CommandError:
    words = f"{type(error).__name__}: {error}"
    return CommandError(
        f"the subcommand {point.name!r} cannot be loaded: {words}", NOT_RUNNABLE
    )


def _is_command(found: object) -> TypeGuard[Command]:
    return callable(getattr(found, "add_arguments", None)) and callable(
        getattr(found, "run", None)
    )
