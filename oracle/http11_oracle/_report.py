"""What a check found, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from http11_oracle._layout import in_columns, labelled, labelled_octets
from http11_oracle._results import Finding, Tally, TargetReport
from http11_oracle._words import counted, escape

_NAMES = 20
_GROUP = 20
_SHOWN_OCTETS = 240


def text_report(reports: Sequence[TargetReport], columns: int) -> Iterator[str]:
    """Yield the lines of the final report: the table, then what was found."""
    side_by_side = max(1, (columns - _NAMES) // _GROUP)
    for start in range(0, len(reports), side_by_side):
        yield from _table(reports[start : start + side_by_side])
        yield ""
    for report in reports:
        yield from _broken(report, columns)
        yield from _deviations(report, columns)
    for report in reports:
        yield from _summary(report, columns)


def _table(reports: Sequence[TargetReport]) -> Iterator[str]:
    titles = (f"{r.name} {r.version}"[: _GROUP - 2] for r in reports)
    profile = f"profile {reports[0].profile.value}".ljust(_NAMES)
    yield (profile + "".join(t.rjust(_GROUP) for t in titles)).rstrip()
    columns = "".join(name.rjust(5) for name in ("kept", "brok", "dev", "n/a"))
    yield "rules about".ljust(_NAMES) + columns * len(reports)
    tables = [report.by_category() for report in reports]
    total = [Tally() for _ in reports]
    for category in dict.fromkeys(c for table in tables for c in table):
        found = [table.get(category, Tally()) for table in tables]
        for into, one in zip(total, found, strict=True):
            _sum(into, one)
        yield category.value.ljust(_NAMES) + "".join(map(_counts, found))
    yield "all rules".ljust(_NAMES) + "".join(map(_counts, total))
    traffic = [report.real_traffic for report in reports]
    if any(_size(tally) for tally in traffic):
        yield "real traffic (cases)".ljust(_NAMES) + "".join(map(_counts, traffic))


def _sum(into: Tally, one: Tally) -> None:
    into.kept += one.kept
    into.broken += one.broken
    into.deviating += one.deviating
    into.not_applicable += one.not_applicable


def _size(tally: Tally) -> int:
    return tally.kept + tally.broken + tally.deviating + tally.not_applicable


def _counts(tally: Tally) -> str:
    numbers = (tally.kept, tally.broken, tally.deviating, tally.not_applicable)
    return "".join((str(n) if n else ".").rjust(5) for n in numbers)


def _broken(report: TargetReport, columns: int) -> Iterator[str]:
    if not report.broken:
        return
    yield f"{report.name} {report.version} breaks:"
    yield ""
    for finding in report.broken:
        yield from _finding(finding, columns)
        yield ""


def _finding(finding: Finding, columns: int) -> Iterator[str]:
    yield f"{finding.rule_id} {finding.name}"
    where = "; ".join(finding.sections) or "recorded from a real program"
    yield from labelled("asked", f"{finding.level.value}, {where}", columns)
    if finding.rule is not None:
        yield from labelled("rule", finding.rule.statement, columns)
    octets = escape(finding.octets, _SHOWN_OCTETS) + (" <end>" if finding.eof else "")
    for number, call in enumerate(finding.calls):
        yield from labelled_octets("" if number else "calls", call, columns)
    yield from labelled_octets("sent" if finding.calls else "octets", octets, columns)
    yield from labelled("expected", finding.expected, columns)
    yield from labelled("observed", finding.observed, columns)
    shown = finding.case
    if finding.segmentation:
        shown += f", {finding.segmentation}"
    kind = (
        f"{finding.kind.value} by a {finding.role.value}, "
        f"{counted(finding.cases, 'case')}; "
        f"shown: {shown}; "
        f"smuggling relevance {finding.smuggling}"
    )
    yield from labelled("kind", kind, columns)
    yield f"  replay    {finding.replay}"


def _deviations(report: TargetReport, columns: int) -> Iterator[str]:
    if not report.deviations:
        return
    yield f"{report.name} {report.version} deviates (below MUST):"
    rows: list[tuple[str, ...]] = [
        (
            f"  {finding.rule_id}",
            finding.level.value,
            f"{finding.kind.value}, {finding.cases}",
            finding.name,
        )
        for finding in report.deviations
    ]
    yield from in_columns(rows, columns)
    yield ""


def _summary(report: TargetReport, columns: int) -> Iterator[str]:
    total = Tally()
    for tally in report.by_category().values():
        _sum(total, tally)
    parts = [
        f"of {_size(total)} rules {total.kept} kept",
        f"{total.broken} broken",
        f"{total.deviating} deviating",
        f"{total.not_applicable} not applicable",
    ]
    if report.real_traffic.broken + report.real_traffic.deviating:
        parts.append("real traffic misread")
    if report.split_dependent:
        parts.append(f"{len(report.split_dependent)} split-dependent")
    end = "" if report.complete else " (interrupted)"
    words = f"{report.name} {report.version}: {', '.join(parts)}; "
    words += f"{counted(report.cases, 'case')}{end}"
    yield from in_columns([(words,)], columns)
