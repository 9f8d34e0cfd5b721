"""The corpus that comes with the package, and corpora that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from http11_strategies import (
    RULES,
    Accept,
    Case,
    CorpusError,
    Either,
    Expectation,
    ExpectedMessage,
    Incomplete,
    Level,
    Party,
    Role,
    Verdict,
    corpus,
    corpus_path,
    load_corpus,
    load_index,
)
from http11_strategies._json import Record, items, parse, text

FOLDERS = ("requests", "responses", "conversations", "sending", "forwarding")


def indexed_files(folder: Path) -> list[str]:
    document = Record(parse((folder / "index.json").read_text(encoding="ascii")))
    files: list[str] = []
    for entry in document.need("cases", items):
        record = Record(entry)
        files.append(record.need("file", text))
        second = record.get("response_file", text, "")
        files += [second] if second else []
    return files


def expected_messages(expectation: Expectation) -> tuple[ExpectedMessage, ...]:
    if isinstance(expectation, Accept):
        return expectation.messages
    if isinstance(expectation, Either):
        return expectation.accept.messages
    return expectation.after


def test_index_and_files_are_in_bijection() -> None:
    """Every file belongs to one entry, and every entry to files that are there."""
    folder = corpus_path()
    there = {
        path.relative_to(folder).as_posix()
        for name in FOLDERS
        for path in (folder / name).glob("**/*")
        if path.is_file()
    }
    named = indexed_files(folder)
    assert len(named) == len(set(named))
    assert there == set(named)


def test_file_names_differ_in_more_than_case() -> None:
    """The corpus can be checked out where file names ignore case."""
    named = indexed_files(corpus_path())
    assert len(named) == len({name.lower() for name in named})
    assert all(len(name) <= 120 and name.isascii() for name in named)


def test_octets_are_those_of_the_files() -> None:
    """What a case holds is in the files, octet for octet."""
    folder = corpus_path()
    in_files = {(folder / name).read_bytes() for name in indexed_files(folder)}
    index = load_index()
    for examples in (index.cases, index.sends, index.forwards):
        assert {example.octets for example in examples} <= in_files


def test_corpus_is_not_empty() -> None:
    """The fixed examples are all there, for both roles and for senders."""
    index = load_index()
    roles = [case.context.role for case in index.cases]
    assert roles.count(Role.SERVER) >= 540
    assert roles.count(Role.CLIENT) >= 80
    assert (len(index.sends), len(index.forwards)) >= (63, 26)


def test_real_traffic_is_there() -> None:
    """Recordings of real programs are cases for the role that reads them."""
    real = [case for case in load_corpus() if case.id.startswith("real/")]
    assert len(real) >= 60
    assert {case.context.role for case in real} == set(Role)
    assert all(case.origin.startswith("recorded: ") for case in real)


def test_load_corpus_gives_the_cases() -> None:
    """Without a path the corpus of the package is read."""
    assert load_index(corpus_path()).cases == load_corpus()


def test_no_two_cases_ask_the_same() -> None:
    """Octets in one situation have one ground truth."""
    asked: dict[tuple[bytes, object, bool], str] = {}
    fixed = [case for case in load_corpus() if case.rules]
    for case in fixed:
        question = (case.octets, case.context, case.eof)
        assert asked.setdefault(question, case.id) == case.id


def test_a_client_has_sent_the_requests_that_are_answered() -> None:
    """No expected response is without a request, and a server has sent none."""
    for case in load_corpus():
        sent = len(case.context.requests)
        if case.context.role is Role.CLIENT:
            assert len(expected_messages(case.expectation)) <= sent
        else:
            assert sent == 0


def test_cases_fit_the_roles_of_their_rules() -> None:
    """The recipient of a case is bound by the case's first rule."""
    odd = [
        case.id
        for case in load_corpus()
        if case.rules and not _bound(case) and case.level is None
    ]
    assert odd == []


def _bound(case: Case) -> bool:
    roles = RULES[case.rules[0]].roles
    return Party(case.context.role.value) in roles or Party.INTERMEDIARY in roles


def test_senders_are_bound_by_their_rules() -> None:
    """An example of sending belongs to a rule about sending, for that role."""
    for example in load_index().sends:
        rule = RULES[example.rules[0]]
        assert Verdict.SEND is rule.verdict
        assert example.sender in rule.roles
        assert example.calls


def test_levels_are_those_of_the_catalogue() -> None:
    """A level of an example is a level, and says something new."""
    for case in load_corpus():
        if case.level is not None and case.rules:
            usual = RULES[case.rules[0]].level_for(case.context.role)
            assert usual is not Level(case.level)


def test_incomplete_cases_end_in_the_middle() -> None:
    """There are octets for which nobody may make a message."""
    cut = [c for c in load_corpus() if isinstance(c.expectation, Incomplete)]
    assert len(cut) >= 30


def test_installed_corpus_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A corpus inside the package is preferred to one beside it."""
    package = tmp_path / "room" / "http11_strategies"
    for folder in (package / "_corpus", tmp_path / "corpus"):
        folder.mkdir(parents=True)
        (folder / "index.json").write_text("")
    monkeypatch.setattr(corpus, "__file__", str(package / "corpus.py"))
    assert package / "_corpus" == corpus_path()
    (package / "_corpus" / "index.json").unlink()
    assert tmp_path / "corpus" == corpus_path()


def test_missing_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package without its corpus says so in one line."""
    package = tmp_path / "room" / "http11_strategies"
    monkeypatch.setattr(corpus, "__file__", str(package / "corpus.py"))
    with pytest.raises(CorpusError) as caught:
        load_corpus()
    assert f"there is no corpus in or beside {package}" == str(caught.value)


def test_folder_without_an_index(tmp_path: Path) -> None:
    """A folder that is no corpus is told with the file that is missing."""
    with pytest.raises(CorpusError) as caught:
        load_corpus(tmp_path)
    words = f"{tmp_path / 'index.json'}: No such file or directory"
    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("octets", "words"),
    [
        (b"{", "not JSON: "),
        (b"\xff", "'ascii' codec can't decode byte 0xff in position 0"),
        (b'{"version": 1, "cases": [{}]}', "entry 1: the key 'id' is missing"),
    ],
)
def test_index_that_cannot_be_read(tmp_path: Path, octets: bytes, words: str) -> None:
    """An index that is wrong is told in one line that names the file."""
    index = tmp_path / "index.json"
    index.write_bytes(octets)
    with pytest.raises(CorpusError) as caught:
        load_index(tmp_path)
    assert str(caught.value).startswith(f"{index}: {words}")
    assert "\n" not in str(caught.value)
