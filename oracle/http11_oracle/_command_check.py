"""``http11 check``: judge targets on the corpus."""

from __future__ import annotations

import argparse
import json
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TextIO

from http11_oracle._check import SPLIT_RULE, Checker
from http11_oracle._exit import FOUND, INTERRUPTED, NOTHING_FOUND, CommandError
from http11_oracle._json_report import json_report
from http11_oracle._layout import width
from http11_oracle._progress import progress
from http11_oracle._report import text_report
from http11_oracle._results import TargetReport
from http11_oracle._selection import select_cases, select_rules
from http11_oracle._targets import load_target
from http11_oracle.target import Target
from http11_strategies import RULES, Case, CorpusError, load_corpus

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
        targets = [(spec, load_target(spec)) for spec in specs]
        cases = select_cases(_corpus(args.corpus), chosen)
        if not cases:
            raise CommandError("nothing to check: the corpus has no case for this")
        with _output(args.json) as file:
            reports = _check(targets, cases, chosen)
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


def _corpus(folder: str | None) -> tuple[Case, ...]:
    try:
        return load_corpus(None if folder is None else Path(folder))
    except (CorpusError, OSError) as error:
        raise CommandError(f"the corpus cannot be read: {error}") from error


def _check(
    targets: Sequence[tuple[str, Target]],
    cases: Sequence[Case],
    chosen: frozenset[str] | None,
) -> list[TargetReport]:
    """Check one target after the other; stop at Ctrl-C with what was found."""
    rules = RULES
    if chosen is not None:
        used = chosen | {SPLIT_RULE}  # judged on every case
        rules = {name: rule for name, rule in RULES.items() if name in used}
    reports: list[TargetReport] = []
    for spec, target in targets:
        checker = Checker(target, spec, rules=rules)
        label = f"{target.name} {target.version}"
        try:
            with progress(label, len(cases)) as step:
                checker.run(cases, step)
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
