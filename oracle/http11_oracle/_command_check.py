"""``http11 check``: judge targets on the corpus."""

from __future__ import annotations

import argparse
import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TextIO

from http11_oracle._check import ROUND_TRIP_RULE, SPLIT_RULE, Checker, Item
from http11_oracle._exit import (
    FOUND,
    INTERRUPTED,
    NOTHING_FOUND,
    WRONG_USE,
    CommandError,
)
from http11_oracle._json_report import json_report
from http11_oracle._layout import width
from http11_oracle._progress import progress
from http11_oracle._report import text_report
from http11_oracle._results import TargetReport
from http11_oracle._round_trips import round_trips
from http11_oracle._selection import select_cases, select_rules
from http11_oracle._targets import TargetError, load_target
from http11_oracle.target import Profile, Profiled, Target
from http11_strategies import RULES, Case, Corpus, CorpusError, load_index

DEFAULT_TARGET = "h11impl"


class Check:
    """Judge targets on the rules of RFC 9110 and 9112."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "targets",
            nargs="*",
            metavar="TARGET",
            help="a name from `http11 targets`, or package.module:object "
            f"(default: {DEFAULT_TARGET})",
        )
        parser.add_argument(
            "--rules",
            metavar="WORD,...",
            help="only these rules: ids, names, categories, or real-traffic",
        )
        parser.add_argument(
            "--profile",
            choices=[profile.value for profile in Profile],
            default=Profile.DEFAULT.value,
            help="strict: set the targets to be strict; what a recipient may refuse "
            "for being malformed then has to be refused",
        )
        parser.add_argument(
            "--json", metavar="FILE", help="also write the report there"
        )
        parser.add_argument(
            "--corpus", metavar="DIR", help="use the cases of another corpus"
        )
        parser.add_argument(
            "--fail-on",
            choices=("broken", "deviation"),
            default="broken",
            help="what makes the exit code 1: a broken MUST (default), or also "
            "a deviation below MUST",
        )

    def run(self, args: argparse.Namespace) -> int:
        """Check and report; return the exit code."""
        specs = list(dict.fromkeys(args.targets)) or [DEFAULT_TARGET]
        chosen = None if args.rules is None else select_rules(_words(args.rules))
        profile = Profile(args.profile)
        targets = [(spec, _target(spec, profile)) for spec in specs]
        items = _items(args.corpus, chosen)
        if not items:
            raise CommandError("nothing to check: the corpus has no case for this")
        with _output(args.json) as file:
            reports = _check(targets, items, chosen, profile)
            if file is not None:
                corpus = args.corpus or "default"
                values = json_report(
                    reports, tool_version=tool_version(), corpus=corpus
                )
                json.dump(values, file, indent=1)
                file.write("\n")
        for line in text_report(reports, width()):
            print(line)
        return _exit_code(reports, deviations=args.fail_on == "deviation")


def _words(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise CommandError("--rules names no rule")
    return words


def _target(spec: str, profile: Profile) -> Target:
    target = load_target(spec)
    if profile is Profile.DEFAULT:
        return target
    if not isinstance(target, Profiled):
        raise TargetError(f"target {spec!r} has no {profile.value} profile", WRONG_USE)
    return target.in_profile(profile)


def _items(folder: str | None, chosen: frozenset[str] | None) -> tuple[Item, ...]:
    corpus = _corpus(folder)
    # Another corpus comes without them, unless they are asked for.
    wanted = folder is None if chosen is None else ROUND_TRIP_RULE in chosen
    return (
        *select_cases(corpus.cases, chosen),
        *select_cases(corpus.sends, chosen),
        *(round_trips() if wanted else ()),
    )


def _corpus(folder: str | None) -> Corpus:
    try:
        return load_index(None if folder is None else Path(folder))
    except (CorpusError, OSError) as error:
        raise CommandError(f"the corpus cannot be read: {error}") from error


def _check(
    targets: Sequence[tuple[str, Target]],
    items: Sequence[Item],
    chosen: frozenset[str] | None,
    profile: Profile,
) -> list[TargetReport]:
    """Check one target after the other; stop at Ctrl-C with what was found."""
    rules = RULES
    if chosen is not None:
        received = any(isinstance(item, Case) for item in items)
        # The one is judged on every case of the others.
        used = chosen | {SPLIT_RULE} if received else chosen
        rules = {name: rule for name, rule in RULES.items() if name in used}
    reports: list[TargetReport] = []
    for spec, target in targets:
        checker = Checker(target, spec, rules=rules, profile=profile)
        label = f"{target.name} {target.version}"
        try:
            with progress(label, len(items)) as step:
                checker.run(items, step)
        except KeyboardInterrupt:
            reports.append(checker.report(complete=False))
            break
        reports.append(checker.report())
    return reports


@contextmanager
def _output(path: str | None) -> Generator[TextIO | None, None, None]:
    """Open the file for the report, if there is to be one.

    That is done before the work begins: a wrong path must not cost the results.
    """
    if path is None:
        yield None
        return
    try:
        with Path(path).open("w", encoding="utf-8") as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"cannot write {path}: {error.strerror}") from error


def _exit_code(reports: Sequence[TargetReport], *, deviations: bool) -> int:
    if not all(report.complete for report in reports):
        return INTERRUPTED
    if any(r.broken or (deviations and r.deviations) for r in reports):
        return FOUND
    return NOTHING_FOUND


def tool_version() -> str:
    """Return the version of the distribution that this command is part of."""
    try:
        return metadata.version("h11impl")
    except metadata.PackageNotFoundError:
        return "not installed"


COMMAND = Check()
