"""``http11 targets``: what can be judged here."""

from __future__ import annotations

import argparse

from http11_oracle._exit import NOTHING_FOUND
from http11_oracle._layout import in_columns, width
from http11_oracle._targets import TargetError, known_targets, load_target


class Targets:
    """List what can be judged here, installed or not."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """There are no options."""

    def run(self, _args: argparse.Namespace) -> int:
        """Print one line for each target that has a name."""
        rows: list[tuple[str, ...]] = [("name", "version", "roles")]
        rows += [_row(name) for name in known_targets()]
        for line in in_columns(rows, width()):
            print(line)
        return NOTHING_FOUND


def _row(name: str) -> tuple[str, str, str]:
    try:
        target = load_target(name)
    except TargetError as error:
        _, _, install = str(error).partition("pip install ")
        if install:
            return name, f"not installed (pip install {install})", ""
        return name, "cannot be loaded", str(error)
    return name, target.version, ", ".join(sorted(r.value for r in target.roles))


COMMAND = Targets()
