"""`http11 rules`: the catalogue, a category, one rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from http11_oracle import _command_rules
from http11_oracle.command import main
from http11_strategies import RULES, Corpus, CorpusError, load_index


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(["rules", *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_the_whole_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    """Every rule has its line, under the heading of its category."""
    lines = printed(capsys)
    assert lines[0] == "line-terminators"
    ids = [line.split()[0] for line in lines if line[2:5].isupper() or "-" in line[4:6]]
    assert [word for word in ids if word in RULES] == list(RULES)
    assert max(map(len, lines)) <= 80


def test_a_category(capsys: pytest.CaptureFixture[str]) -> None:
    """A category lists its rules with level and name."""
    lines = printed(capsys, "content-length")
    assert lines[0] == "content-length"
    assert lines[1] == "  CL-01  MUST      content-length-not-digits"
    assert len(lines) == 1 + sum(
        rule.category.value == "content-length" for rule in RULES.values()
    )


@pytest.mark.parametrize("word", ["CL-01", "cl-01", "content-length-not-digits"])
def test_one_rule(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One rule is shown with everything that is known of it, and its examples."""
    text = "\n".join(printed(capsys, word))
    for part in (
        "CL-01 content-length-not-digits\n",
        "  section   RFC 9112 6.3",
        "  level     MUST, explicit",
        "  status    400",
        "  close     the connection must not be used again",
        "\nCL-01/0 ",
        "  received  by a server",
        r"            Content-Length: abc\r\n",
        "  expected  refused with 400; then close",
    ):
        assert part in text


def test_a_rule_about_responses(capsys: pytest.CaptureFixture[str]) -> None:
    """Examples of responses say which request they answer, and the end of stream."""
    assert "  answers   HEAD /" in "\n".join(printed(capsys, "BL-01"))
    assert " <end>" in "\n".join(printed(capsys, "BL-06"))


def test_a_rule_about_sending(capsys: pytest.CaptureFixture[str]) -> None:
    """Its examples are calls, and the octets that must not come of them."""
    text = "\n".join(printed(capsys, "SE-16"))
    for part in (
        "\nSE-16/0 CL\n  sent      by a server\n  calls     receive GET / ",
        "\n            response 200 with 'Transfer-Encoding: chunked'\n",
        "\n            end with 'Content-Length: 5'\n",
        r"            Content-Length: 5\r\n",
        "  expected  refused, or repaired: the octets are not sent",
    ):
        assert part in text
    assert "(in the strict profile" in "\n".join(printed(capsys, "SE-13"))


def test_tolerance_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a rule, and of a single case that differs from its rule."""
    words = "  tolerance accepting is leniency; a strict recipient refuses"
    assert printed(capsys, "LT-01").count(words) == 1
    assert words not in printed(capsys, "CL-01")
    lines = printed(capsys, "LT-10")
    assert lines.count(words) == 1
    assert lines.index(words) > lines.index("LT-10/3 0x1c-0x1f are not line breaks")


def test_every_rule_can_be_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No rule lacks a word, and every line fits 80 columns."""
    corpus = load_index()
    monkeypatch.setattr(_command_rules, "load_index", lambda: corpus)
    for rule in RULES:
        lines = printed(capsys, rule)
        assert lines[0] == f"{rule} {RULES[rule].name}"
        assert max(map(len, lines)) <= 80, rule


@pytest.mark.parametrize("word", ["nosuch", "real-traffic"])
def test_what_is_no_rule(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that is no rule is wrong use."""
    assert main(["rules", word]) == 2
    assert capsys.readouterr().err.startswith("http11: ")


def test_an_unreadable_corpus(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the examples there is one line and exit code 2."""

    def unreadable(_: Path | None = None) -> Corpus:
        raise CorpusError("gone")

    monkeypatch.setattr(_command_rules, "load_index", unreadable)
    assert main(["rules", "CL-01"]) == 2
    assert capsys.readouterr().err == "http11: the corpus cannot be read: gone\n"
