"""`http11 check`: options, exit codes, files, and being interrupted."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import pytest

from http11_oracle import Observation, Profile, Target, _command_check
from http11_oracle._command_check import _output, tool_version
from http11_oracle._round_trips import round_trips
from http11_oracle.command import main
from http11_strategies import Context, corpus_path

from .toys import Toy, accepts_everything, refuses_everything, sound

CL = ["--rules", "CL-01"]


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `wrong` be the name of a target that accepts everything."""
    targets = {"wrong": Toy(accepts_everything), "h11impl": sound}
    monkeypatch.setattr(_command_check, "load_target", targets.__getitem__)


def test_the_default_target_keeps_the_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a name the embedded implementation is judged: exit code 0."""
    assert main(["check", *CL]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("profile default  ")
    assert err.startswith("h11impl ")
    assert "1 kept, 0 broken" in out.replace("2 kept", "1 kept")


@pytest.mark.usefixtures("wrong")
def test_a_broken_rule_fails(capsys: pytest.CaptureFixture[str]) -> None:
    """One target that breaks a MUST is enough for exit code 1."""
    assert main(["check", "h11impl", "wrong", *CL]) == 1
    assert "\nCL-01 content-length-not-digits\n" in capsys.readouterr().out


@pytest.mark.usefixtures("wrong")
def test_a_target_named_twice_is_checked_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Repeating a name changes nothing."""
    main(["check", "wrong", "wrong", *CL])
    assert capsys.readouterr().err.count("toy 1:") == 1


@pytest.mark.usefixtures("wrong")
def test_deviations_fail_only_if_asked() -> None:
    """Below MUST the exit code stays 0, unless the user wants it otherwise."""
    arguments = ["check", "wrong", "--rules", "TG-02"]
    assert main(arguments) == 0
    assert main([*arguments, "--fail-on", "deviation"]) == 1
    assert main([*arguments, "--fail-on", "broken"]) == 0


@pytest.mark.usefixtures("wrong")
def test_json_file(tmp_path: Path) -> None:
    """The report is written in the documented format, with the chosen rules."""
    path = tmp_path / "report.json"
    assert (
        main(["check", "wrong", "--rules", "content-length", "--json", str(path)]) == 1
    )
    report = json.loads(path.read_text("utf-8"))
    assert (report["version"], report["corpus"]) == (1, "default")
    ids = {rule["id"] for rule in report["targets"][0]["rules"]}
    assert {"CL-01", "LM-04"} <= ids
    assert all(rule.startswith("CL-") for rule in ids - {"LM-04"})


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nosuch"], 2, "unknown target 'nosuch'"),
        (["--rules", "CL-"], 2, "unknown rule or category 'CL-'"),
        (["--rules", ","], 2, "--rules names no rule"),
        (["--corpus", "no/such/folder"], 2, "the corpus cannot be read: no/such"),
        (["--json", "no/such/file"], 2, "cannot write no/such/file: No such file"),
        (["--profile", "lax"], 2, "argument --profile: invalid choice: 'lax'"),
        (["--fail-on", "all"], 2, "argument --fail-on: invalid choice: 'all'"),
        (["--nosuch"], 2, "unrecognized arguments: --nosuch"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every mistake has one line on standard error, and nothing else happens."""
    assert main(["check", *arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("http11: ")
    assert words in err
    assert err.count("\n") == 1


class TwoProfiles(Toy):
    """Refuses everything when it is set to be strict."""

    def in_profile(self, profile: Profile) -> Target:
        strict = profile is Profile.STRICT
        return Toy(refuses_everything if strict else accepts_everything)


def test_a_target_is_set_to_the_profile(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Strict, the target is another one, more is asked, and the report says so."""
    targets = {"two": TwoProfiles(accepts_everything)}
    monkeypatch.setattr(_command_check, "load_target", targets.__getitem__)
    path = tmp_path / "report.json"
    arguments = ["check", "two", "--rules", "CL-01,LT-01", "--json", str(path)]
    assert main(arguments) == 1
    assert capsys.readouterr().out.startswith("profile default ")
    assert main([*arguments, "--profile", "default"]) == 1
    assert main([*arguments, "--profile", "strict"]) == 0
    assert "\nprofile strict " in "\n" + capsys.readouterr().out.split("2 cases")[-1]
    (target,) = json.loads(path.read_text("utf-8"))["targets"]
    assert target["profile"] == "strict"


@pytest.mark.usefixtures("wrong")
def test_a_target_without_profiles_is_wrong_use(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One clear line; the default profile is every target's own."""
    assert main(["check", "wrong", *CL, "--profile", "strict"]) == 2
    err = capsys.readouterr().err
    assert err == "http11: target 'wrong' has no strict profile\n"


def test_what_is_sent_is_judged(capsys: pytest.CaptureFixture[str]) -> None:
    """Examples of sending and round trips are put to targets that can be asked."""
    assert main(["check", "--rules", "SE-01,SE-37"]) == 0
    out, err = capsys.readouterr()
    number = 3 + len(round_trips())
    assert err.endswith(f": {number} cases\n")
    assert f"2 kept, 0 broken, 0 deviating, 0 not applicable; {number}" in flat(out)


@pytest.mark.usefixtures("wrong")
def test_a_target_that_cannot_be_asked_is_not_judged(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Not applicable is no pass, and no failure."""
    assert main(["check", "wrong", "--rules", "serialiser"]) == 0
    assert "0 kept, 0 broken, 0 deviating, 37 not" in flat(capsys.readouterr().out)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_another_corpus(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A corpus of one's own is used, and its folder told in the report."""
    index = json.loads((corpus_path() / "index.json").read_text("ascii"))
    index["cases"] = index["cases"][:1]
    (tmp_path / "index.json").write_text(json.dumps(index), "ascii")
    file = tmp_path / index["cases"][0]["file"]
    file.parent.mkdir()
    file.write_bytes((corpus_path() / index["cases"][0]["file"]).read_bytes())
    path = tmp_path / "report.json"
    assert main(["check", "--corpus", str(tmp_path), "--json", str(path)]) == 0
    assert json.loads(path.read_text("utf-8"))["corpus"] == str(tmp_path)
    assert capsys.readouterr().err.endswith(": 1 case\n")


def test_nothing_to_check_is_no_pass(capsys: pytest.CaptureFixture[str]) -> None:
    """Rules without a case cannot end in success."""
    assert main(["check", "--rules", "PX-01"]) == 2
    words = "nothing to check: the corpus has no case for this\n"
    assert capsys.readouterr().err.endswith(words)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_full_disk_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A report that cannot be written to its end is an error, not a traceback."""
    assert main(["check", *CL, "--json", "/dev/full"]) == 2
    words = "http11: cannot write /dev/full: No space left on device\n"
    assert capsys.readouterr().err.endswith(words)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_reader_of_the_file_that_leaves(tmp_path: Path) -> None:
    """A pipe in place of the file is as good, and as fragile, as standard output."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    def write_too_late() -> None:
        with _output(str(pipe)) as file:
            assert file is not None
            os.close(reader)
            file.write("report")

    with pytest.raises(BrokenPipeError):
        write_too_late()


def test_ctrl_c_shows_what_was_found(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """Interrupted, the check reports what it has, and starts no other target."""
    seen: list[Sequence[bytes]] = []

    def interrupted(reads: Sequence[bytes], context: Context) -> Observation:
        seen.append(reads)
        if len(seen) > 20:
            raise KeyboardInterrupt
        return accepts_everything(reads, context)

    targets = {"slow": Toy(interrupted), "other": sound}
    monkeypatch.setattr(_command_check, "load_target", targets.__getitem__)
    path = tmp_path / "report.json"
    assert main(["check", "slow", "other", *CL, "--json", str(path)]) == 130
    out, err = capsys.readouterr()
    assert "CL-01" in out
    assert "(interrupted)" in out
    assert "h11impl" not in out + err
    assert json.loads(path.read_text("utf-8"))["complete"] is False


def test_the_version_is_the_distribution_s(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a checkout that was not installed there is none to tell."""

    def absent(_: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", lambda _: "1.2.3")
    assert tool_version() == "1.2.3"
    monkeypatch.setattr(metadata, "version", absent)
    assert tool_version() == "not installed"


def test_h11_breaks_as_many_rules_as_it_is_known_to_break(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The judge finds in h11 0.16.0 as much as was confirmed by hand."""
    pytest.importorskip("h11")
    if metadata.version("h11") != "0.16.0":
        pytest.skip("another version of h11 may keep other rules")
    path = tmp_path / "report.json"
    assert main(["check", "h11", "--json", str(path)]) == 1
    (target,) = json.loads(path.read_text("utf-8"))["targets"]
    binding = [found for found in target["findings"] if found["binding"]]
    broken = {found["rule"] for found in binding}
    sending = {found["rule"] for found in binding if found["calls"]}
    assert (len(broken - sending), len(sending)) == (10, 15)
    assert "h11 0.16.0 breaks:" in capsys.readouterr().out


def test_the_widest_line_of_a_pipe_is_80_columns(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What is not a terminal gets lines that fit one."""
    assert not sys.stdout.isatty()
    main(["check", "--rules", "target,host"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
