"""The text report: a table, then what was found, within 80 columns."""

from __future__ import annotations

import pytest

from http11_oracle import Checker, Profile, TargetReport
from http11_oracle._report import text_report
from http11_strategies import RULES, Case, Reject, load_corpus, load_index

from .toys import (
    Observe,
    SendingToy,
    Toy,
    accepts_everything,
    case,
    depends_on_splits,
    never_closes,
    sends_everything,
    sound,
)


def checked(
    observe: Observe, cases: tuple[Case, ...], *, complete: bool = True
) -> TargetReport:
    rules = {name: RULES[name] for name in ("HO-01", "CL-01", "LM-04")}
    checker = Checker(Toy(observe), "toy", rules=rules)
    checker.run(cases)
    return checker.report(complete=complete)


BAD = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"


def test_a_whole_report() -> None:
    """The table, each broken rule, the deviations, and one line to sum up."""
    cases = (
        case(Reject(), octets=BAD, eof=True),
        case(Reject(), octets=BAD, rules=("HO-01",), level="SHOULD"),
        case(octets=BAD, rules=()),
    )
    report = checked(accepts_everything, cases)
    assert list(text_report([report], 80)) == [
        "profile default                    toy 1",
        "rules about          kept brok  dev  n/a",
        "host                    .    .    1    .",
        "content-length          .    1    .    .",
        "limits                  1    .    .    .",
        "all rules               1    1    1    .",
        "real traffic (cases)    1    .    .    .",
        "",
        "toy 1 breaks:",
        "",
        "CL-01 content-length-not-digits",
        *(line for line in text_report([report], 80) if line.startswith("  asked")),
        *rule_lines(report),
        r"  octets    POST / HTTP/1.1\r\n",
        r"            Host: a\r\n",
        r"            Content-Length: x\r\n",
        r"            \r\n",
        "             <end>",
        "  expected  refused",
        "  observed  1 message [GET / no body], then waits for the next message",
        "  kind      over-acceptance by a server, 1 case; shown: T/1, whole; smuggling",
        "            relevance high",
        "  replay    http11 check toy --rules CL-01",
        "",
        "toy 1 deviates (below MUST):",
        f"  HO-01  SHOULD  over-acceptance, 1  {RULES['HO-01'].name}",
        "",
        "toy 1: of 3 rules 1 kept, 1 broken, 1 deviating, 0 not applicable; 3 cases",
    ]


def rule_lines(report: TargetReport) -> list[str]:
    lines = list(text_report([report], 80))
    start = next(n for n, line in enumerate(lines) if line.startswith("  rule"))
    end = next(n for n, line in enumerate(lines) if line.startswith("  octets"))
    return lines[start:end]


def test_a_finding_about_sending() -> None:
    """The calls stand where the octets of a recipient would, and what was sent."""
    checker = Checker(
        SendingToy(sends_everything),
        "toy",
        rules={"SE-01": RULES["SE-01"]},
        profile=Profile.STRICT,
    )
    checker.run(e for e in load_index().sends if e.id == "SE-01/2")
    lines = list(text_report([checker.report()], 80))
    assert lines[0] == "profile strict                     toy 1"
    start = next(n for n, line in enumerate(lines) if line.startswith("  calls"))
    assert lines[start:-2] == [
        r"  calls     request GET / with 'Host: a', 'X: a\x00b'",
        r"  sent      GET / HTTP/1.1\r\n",
        r"            Host: a\r\n",
        r"            X: a\x00b\r\n",
        r"            \r\n",
        r"  expected  refused, or repaired; never sent: 'X: a\x00b\r\n'",
        r"  observed  sent 'GET / HTTP/1.1\r\nHost: a\r\nX: a\x00b\r\n\r\n'",
        "  kind      forbidden-output by a client, 1 case; shown: SE-01/2; smuggling",
        "            relevance high",
        "  replay    http11 check toy --rules SE-01 --profile strict",
    ]


def test_nothing_found_is_short() -> None:
    """Without findings there is the table and the last line."""
    report = checked(sound.observe, (case(),), complete=False)
    lines = list(text_report([report], 80))
    assert lines[-3:] == [
        "",
        "toy 1: of 3 rules 2 kept, 0 broken, 0 deviating, 1 not applicable; 1 case",
        "(interrupted)",
    ]
    assert "real traffic" not in "\n".join(lines)


def test_real_traffic_and_splits_are_summed_up() -> None:
    """Misread recordings and readings that depend on the split are named."""
    real = case(Reject(), rules=())
    report = checked(accepts_everything, (real,))
    text = "\n".join(text_report([report], 120))
    assert "real traffic misread" in text
    assert "asked     MUST, recorded from a real program" in text
    assert "  rule  " not in text
    long = case(octets=b"GET / HTTP/1.1\r\nHost: example.com\r\nX: y\r\n\r\n")
    report = checked(depends_on_splits, (long,))
    assert "1 split-dependent" in "\n".join(text_report([report], 120))


@pytest.mark.parametrize("number", [1, 2, 3, 4, 7])
def test_targets_stand_side_by_side(number: int) -> None:
    """As many as fit stand beside each other; the others follow below."""
    reports = [checked(sound.observe, (case(),))] * number
    lines = list(text_report(reports, 80))
    tables = [line for line in lines if line.startswith("rules about")]
    assert sum(line.count("kept") for line in tables) == number
    assert len(tables) == -(-number // 3)


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_lines_fit(columns: int) -> None:
    """Whatever was found, no line is longer than the terminal."""
    checker = Checker(Toy(never_closes), "toy")
    checker.run([c for c in load_corpus() if len(c.octets) < 5000][::3])
    everything = Checker(Toy(accepts_everything), "toy")
    everything.run([c for c in load_corpus() if len(c.octets) < 5000][::3])
    reports = [checker.report(), everything.report()]
    for line in text_report(reports, columns):
        assert len(line) <= max(columns, 60), line
