"""Run the checks on inputs from files, without Atheris."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from http11_fuzz.inputs import CHECKS, Check
from http11_oracle import Target, load_target
from http11_oracle.octets import PropertyBroken


def verdicts(
    target: Target, data: bytes
) -> Iterator[tuple[Check, PropertyBroken | None]]:
    """Yield each check with what `target` breaks on the input `data`."""
    for check in CHECKS.values():
        try:
            check(target, data)
        except PropertyBroken as broken:
            yield check, broken
        else:
            yield check, None


def files(folder: Path) -> list[Path]:
    """Return all files in and below `folder`, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def main(argv: Sequence[str]) -> None:
    """Run checks on whole directories, for their coverage only.

    `argv` are words of the form ``NAME=DIRECTORY``, NAME being a check's.
    """
    target = load_target("h11impl")
    for word in argv:
        name, _, folder = word.partition("=")
        for path in files(Path(folder)):
            with suppress(PropertyBroken):  # was reported where it was found
                CHECKS[name](target, path.read_bytes())
