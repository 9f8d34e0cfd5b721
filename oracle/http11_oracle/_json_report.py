"""What a check found, as JSON; the format is described in docs/json-report.md."""

from __future__ import annotations

import base64
import itertools
from collections.abc import Sequence

from http11_oracle._results import Finding, RuleResult, Tally, TargetReport
from http11_oracle._words import escape

VERSION = 1
"""Grows when a reader of the older format could be misled."""


def json_report(
    reports: Sequence[TargetReport], *, tool_version: str, corpus: str
) -> dict[str, object]:
    """Return the report on all targets as JSON values."""
    return {
        "version": VERSION,
        "tool": {"name": "http11", "version": tool_version},
        "corpus": corpus,
        "complete": all(report.complete for report in reports),
        "targets": [_target(report) for report in reports],
    }


def _target(report: TargetReport) -> dict[str, object]:
    return {
        "name": report.name,
        "version": report.version,
        "profile": report.profile.value,
        "roles": sorted(role.value for role in report.roles),
        "cases": report.cases,
        "complete": report.complete,
        "split_dependent": list(report.split_dependent),
        "rules": [_rule(result) for result in report.rules],
        "real_traffic": _tally(report.real_traffic),
        "findings": [_finding(finding) for finding in report.findings],
    }


def _rule(result: RuleResult) -> dict[str, object]:
    rule = result.rule
    return {
        "id": rule.id,
        "name": rule.name,
        "category": rule.category.value,
        "sections": list(rule.sections),
        "level": rule.level.value,
        "outcome": result.outcome.value,
        "reason": result.reason,
        "cases": _tally(result.tally),
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {
        "kept": tally.kept,
        "broken": tally.broken,
        "deviating": tally.deviating,
        "not_applicable": tally.not_applicable,
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule_id,
        "name": finding.name,
        "sections": list(finding.sections),
        "level": finding.level.value,
        "binding": finding.binding,
        "smuggling": finding.smuggling,
        "kind": finding.kind.value,
        "role": finding.role.value,
        "case": finding.case,
        "cases": finding.cases,
        "calls": list(finding.calls),
        "octets": base64.b64encode(finding.octets).decode("ascii"),
        "octets_shown": escape(finding.octets),
        "eof": finding.eof,
        "segmentation": finding.segmentation,
        # One read after the other, equal lengths together: [length, how many].
        "reads": [[size, len(list(g))] for size, g in itertools.groupby(finding.reads)],
        "expected": finding.expected,
        "observed": finding.observed,
        "replay": finding.replay,
    }
