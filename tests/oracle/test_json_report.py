"""The JSON report keeps the promises of docs/json-report.md."""

from __future__ import annotations

import base64
import json

from http11_oracle import Checker, Profile
from http11_oracle._json_report import json_report
from http11_strategies import RULES, Reject, load_index

from .toys import SendingToy, Toy, accepts_everything, case, sends_everything


def test_the_whole_document() -> None:
    """Every key has its documented value, and JSON can hold all of them."""
    checker = Checker(Toy(accepts_everything), "toy", rules={"CL-01": RULES["CL-01"]})
    checker.run([case(Reject(), octets=b"ab\xff\n", eof=True), case(rules=())])
    report = json_report([checker.report()], tool_version="9", corpus="default")
    rule = RULES["CL-01"]
    counts = {"kept": 0, "broken": 1, "deviating": 0, "not_applicable": 0}
    assert json.loads(json.dumps(report)) == {
        "version": 1,
        "tool": {"name": "http11", "version": "9"},
        "corpus": "default",
        "complete": True,
        "targets": [
            {
                "name": "toy",
                "version": "1",
                "profile": "default",
                "roles": ["client", "server"],
                "cases": 2,
                "complete": True,
                "split_dependent": [],
                "rules": [
                    {
                        "id": "CL-01",
                        "name": rule.name,
                        "category": "content-length",
                        "sections": list(rule.sections),
                        "level": "MUST",
                        "outcome": "broken",
                        "reason": "",
                        "cases": counts,
                    }
                ],
                "real_traffic": counts | {"kept": 1, "broken": 0},
                "findings": [
                    {
                        "rule": "CL-01",
                        "name": rule.name,
                        "sections": list(rule.sections),
                        "level": "MUST",
                        "binding": True,
                        "smuggling": "high",
                        "kind": "over-acceptance",
                        "role": "server",
                        "case": "T/1",
                        "cases": 1,
                        "calls": [],
                        "octets": base64.b64encode(b"ab\xff\n").decode(),
                        "octets_shown": r"ab\xff\n",
                        "eof": True,
                        "segmentation": "whole",
                        "reads": [[4, 1], [0, 1]],
                        "expected": "refused",
                        "observed": "1 message [GET / no body], then waits for the "
                        "next message",
                        "replay": "http11 check toy --rules CL-01",
                    }
                ],
            }
        ],
    }


def test_a_finding_about_sending() -> None:
    """The calls are told in words, and the octets are those that were sent."""
    checker = Checker(
        SendingToy(sends_everything),
        "toy",
        rules={"SE-16": RULES["SE-16"]},
        profile=Profile.STRICT,
    )
    checker.run(e for e in load_index().sends if e.id == "SE-16/1")
    report = json_report([checker.report()], tool_version="9", corpus="default")
    (target,) = json.loads(json.dumps(report))["targets"]
    assert target["profile"] == "strict"
    (finding,) = target["findings"]
    assert finding["calls"] == [
        r"receive GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "response 200 with 'Transfer-Encoding: chunked'",
        "end with 'Host: x'",
    ]
    sent = base64.b64decode(finding["octets"])
    assert sent.startswith(b"HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n")
    assert (finding["role"], finding["kind"]) == ("server", "forbidden-output")
    assert (finding["segmentation"], finding["reads"]) == ("", [])
    assert finding["replay"] == "http11 check toy --rules SE-16 --profile strict"


def test_an_interrupted_check_is_not_complete() -> None:
    """One unfinished target makes the document unfinished."""
    checker = Checker(Toy(accepts_everything), "toy")
    reports = [checker.report(), checker.report(complete=False)]
    report = json_report(reports, tool_version="9", corpus="default")
    assert report["complete"] is False
