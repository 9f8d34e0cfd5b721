"""Where targets come from: built-in names, ``module:object``, entry points."""

from __future__ import annotations

import difflib
import importlib
import inspect
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import TypeGuard

from http11_oracle._exit import NOT_RUNNABLE, WRONG_USE, CommandError
from http11_oracle.target import Target

GROUP = "http11.targets"
"""The entry-point group in which a package announces its targets."""


class TargetError(CommandError):
    """A target cannot be had; the message is one line for the user.

    `code` is the exit code that goes with it: 2 if there is no such target, 3
    if it exists but cannot be run here.
    """


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """An adapter that comes with the oracle."""

    place: str
    """The adapter, as ``module:object``."""
    package: str
    """What has to be installed for it."""


BUILT_IN: Mapping[str, BuiltIn] = MappingProxyType(
    {
        name: BuiltIn(f"http11_oracle.adapters.{name}:target", name)
        for name in ("h11impl", "h11", "httptools")
    }
)


def load_target(spec: str) -> Target:
    """Return the target that `spec` names.

    `spec` is a built-in name, the name of an entry point of `http11.targets`, or
    ``package.module:object``, where the object is a target or makes one when it
    is called without arguments.  Modules are looked for in the working directory
    too.  Raises :class:`TargetError`.
    """
    if spec in BUILT_IN:
        return _built_in(spec)
    if ":" in spec:
        return _target_at(spec, spec)
    for point in metadata.entry_points(group=GROUP):
        if point.name == spec:
            return _target_at(point.value.partition("[")[0].strip(), spec)
    near = difflib.get_close_matches(spec, known_targets(), n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else "see `http11 targets`"
    raise TargetError(f"unknown target {spec!r}: {hint}", WRONG_USE)


def known_targets() -> tuple[str, ...]:
    """Return the names that need no module: built in, then announced ones."""
    announced = sorted({point.name for point in metadata.entry_points(group=GROUP)})
    return (*BUILT_IN, *(name for name in announced if name not in BUILT_IN))


def _built_in(name: str) -> Target:
    built_in = BUILT_IN[name]
    try:
        return _target_at(built_in.place, name)
    except TargetError as error:
        missing = error.__cause__
        if isinstance(missing, ModuleNotFoundError) and missing.name == name:
            raise TargetError(
                f"target {name!r} is not installed: pip install {built_in.package}",
                NOT_RUNNABLE,
            ) from missing
        raise


def _target_at(place: str, spec: str) -> Target:
    module, _, path = place.partition(":")
    names = path.split(".")
    if not all(part.isidentifier() for part in (*module.split("."), *names)):
        raise TargetError(
            f"target {spec!r} is not of the form package.module:object", WRONG_USE
        )
    found: object = _import(module, spec)
    for name in names:
        try:
            found = getattr(found, name)
        except AttributeError as error:
            raise TargetError(
                f"target {spec!r}: {module} has no {path!r}", WRONG_USE
            ) from error
    return _made(found, spec)


def _import(module: str, spec: str) -> object:
    try:
        with _working_directory_importable():
            return importlib.import_module(module)
    except ModuleNotFoundError as error:
        # Only the module itself, or a package above it, makes the name wrong.
        missing = error.name or ""
        if module == missing or module.startswith(f"{missing}."):
            raise TargetError(
                f"target {spec!r}: there is no module {missing!r}", WRONG_USE
            ) from error
        raise _broken(spec, error) from error
    except Exception as error:  # a module may raise anything while it is imported
        raise _broken(spec, error) from error


def _broken(spec: str, error: Exception) -> TargetError:
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return TargetError(f"target {spec!r} cannot be loaded: {words}", NOT_RUNNABLE)


@contextmanager
def _working_directory_importable() -> Generator[None, None, None]:
    # At the end of the path, so that no installed package is shadowed.
    here = str(Path.cwd())
    if here in sys.path:
        yield
        return
    sys.path.append(here)
    try:
        yield
    finally:
        sys.path.remove(here)


def _made(found: object, spec: str) -> Target:
    if _is_target(found):
        return found
    if not callable(found):
        raise TargetError(
            f"target {spec!r} is not a target: {_lacks(found)}", WRONG_USE
        )
    try:
        made: object = found()
    except Exception as error:  # a factory may raise anything
        raise _broken(spec, error) from error
    if not _is_target(made):
        raise TargetError(f"target {spec!r} made no target: {_lacks(made)}", WRONG_USE)
    return made


_ATTRIBUTES = ("name", "version", "roles", "left_to_caller", "observe")


def _is_target(found: object) -> TypeGuard[Target]:
    # A class has the attributes of its instances, and still has to be called.
    return not inspect.isclass(found) and all(hasattr(found, a) for a in _ATTRIBUTES)


def _lacks(found: object) -> str:
    missing = [name for name in _ATTRIBUTES if not hasattr(found, name)]
    return f"it has no {', '.join(missing)}" if missing else "it makes a class"
