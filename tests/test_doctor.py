"""`doctor`: how ledger, sources and machine stand, and what to do."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import ARTICLES, Run
from msgspec.structs import replace

from factcli.cli.commands import doctor
from factcli.models.ledger import Run as LedgerRun
from factcli.models.reports import State
from factcli.models.source import Source, SourceKind
from factcli.store.ledger import LedgerFile
from factcli.tracker.health import MANY_BYTES, MANY_CLAIMS, growth

Look = Callable[..., dict[str, tuple[str, str, str | None]]]


def ago(**parts: int) -> str:
    return (datetime.now(UTC) - timedelta(**parts)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.fixture
def look(run: Run) -> Look:
    def call(*arguments: str | Path, status: int = 0, **options: object) -> dict[str, tuple[str, str, str | None]]:
        done = run("doctor", "--json", *arguments, **options)
        assert done.status == status, done.out + done.err
        return {one["check"]: (one["state"], one["detail"], one["advice"]) for one in done.json}

    return call


@pytest.fixture
def ledger(run: Run, home: Path) -> LedgerFile:
    run("ingest", ARTICLES / "court-verdict.txt", "-q")
    return LedgerFile(home / "facts.json", wait=5)


@pytest.fixture
def source(ledger: LedgerFile) -> Source:
    """A source that was polled a moment ago, and all was well."""
    made = Source(
        number=0,
        name="Dock Post",
        target="https://dock.example/feed",
        kind=SourceKind.FEED,
        every=1800,
        added=ago(days=9),
        due=ago(),
    )
    with ledger.transaction():
        return ledger.add_source(replace(made, last_try=ago(minutes=5), last_success=ago(minutes=5)))


def put(ledger: LedgerFile, source: Source) -> None:
    with ledger.transaction():
        ledger.put_source(source)


def test_where_all_is_well_it_says_so(ledger: LedgerFile, source: Source, look: Look, run: Run) -> None:
    found = look(env={"EDITOR": "cat"})
    assert list(found) == [
        *("settings", "ledger", "growth", "sources", "last sync", "disk", "certificates"),
        *("completion", "editor", "pager", "terminal", "versions"),
    ]
    assert {state for state, _, _ in found.values()} == {"ok"}
    claims = len(run("list", "--format", "ids").lines)
    assert f"{claims} claims" in found["ledger"][1]
    assert found["sources"][1] == "1 source"
    for name in ("factcli", "Python", "tinydb"):
        assert name in found["versions"][1]
    table = run("doctor", "--format", "table")
    assert table.status == 0
    assert "✔ ok" in table.out
    assert run("doctor").lines[0] == "check\tstate\tdetail\tadvice"
    states = run("doctor", "--fields", "state", "--format", "csv", env={"EDITOR": "cat"}).lines
    assert states == ["state", *["ok"] * len(found)]


def test_claims_are_counted_as_they_are_now(run: Run, look: Look, ledger: LedgerFile) -> None:
    run("ingest", ARTICLES, "-q")
    run("db", "compact")
    run("mark", run("list", "--format", "ids").lines[0], "confirmed")
    run("ingest", ARTICLES, "--again", "-q")
    assert ledger.claim_count() == len(list(ledger.newest({}))) == len(run("list", "--format", "ids").lines)


def test_no_ledger_yet_is_no_fault(look: Look) -> None:
    state, detail, advice = look()["ledger"]
    assert state == "advice"
    assert "there is none" in detail
    assert "factcli source add" in str(advice)


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"claims":{"1":{}}}'])
def test_a_damaged_ledger_is_bad(look: Look, home: Path, content: bytes) -> None:
    (home / "facts.json").write_bytes(content)
    state, detail, advice = look(status=1)["ledger"]
    assert state == "bad"
    assert "facts.json" in detail
    assert advice is not None


def test_settings_that_cannot_be_read_are_bad_and_the_rest_is_looked_at(look: Look, home: Path) -> None:
    (home / "config.toml").write_text("author = ")
    found = look(status=1)
    assert found["settings"][0] == "bad"
    assert "config.toml" in found["settings"][1]
    assert found["versions"][0] == "ok"
    assert look(env={"FACTCLI_DB": ""}, status=1)["ledger"][0] == "bad"


def test_sources_that_fail_are_named(ledger: LedgerFile, source: Source, look: Look) -> None:
    put(ledger, replace(source, failures=3, reason="503"))
    with ledger.transaction():
        ledger.add_source(replace(source, name="Quay Times", last_success=None, last_try=None))
        ledger.add_source(replace(source, name="Old Gazette", paused="gone"))
    state, detail, advice = look()["sources"]
    assert state == "advice"
    assert detail == "3 sources; 1 failing (Dock Post); 1 not looked at yet (Quay Times); 1 paused (Old Gazette)"
    assert "factcli source list" in str(advice)


@pytest.mark.parametrize(
    ("hours", "every", "expected"), [(23, 1800, "ok"), (25, 1800, "advice"), (60, 86400, "ok"), (80, 86400, "advice")]
)
def test_it_says_when_nothing_syncs(
    ledger: LedgerFile, source: Source, look: Look, hours: int, every: int, expected: str
) -> None:
    put(ledger, replace(source, every=every, last_try=ago(hours=hours)))
    state, detail, advice = look()["last sync"]
    assert (state, ago(hours=hours)[:10] in detail) == (expected, True)
    assert ("factcli cron" in str(advice)) is (expected == "advice")
    with ledger.transaction():
        ledger.add_run(
            LedgerRun(number=0, at=ago(minutes=1), by="tester", command="sync", detail="what is due", person=False)
        )
    assert look()["last sync"][0] == "ok"


def test_a_source_that_was_never_synced_is_told_after_a_day(ledger: LedgerFile, source: Source, look: Look) -> None:
    for added, expected in ((ago(hours=2), "ok"), (ago(days=2), "advice")):
        put(ledger, replace(source, added=added, last_try=None, last_success=None))
        assert look()["last sync"][0] == expected
    put(ledger, replace(source, paused="by hand", added=ago(days=9), last_try=None))
    assert look()["last sync"][0] == "ok"


def test_it_says_when_it_is_time_to_archive() -> None:
    assert growth(MANY_CLAIMS - 1, MANY_BYTES - 1, "factcli db archive").state is State.OK
    for claims, size in ((MANY_CLAIMS, 0), (0, MANY_BYTES)):
        told = growth(claims, size, "factcli db archive --before 90d")
        assert told.state is State.ADVICE
        assert "factcli db archive --before 90d" in str(told.advice)


@pytest.mark.parametrize(("room", "expected"), [(0, State.BAD), (1.5, State.ADVICE), (200, State.OK)])
def test_the_disk_must_have_room_for_the_ledger_once_more(
    ledger: LedgerFile, monkeypatch: pytest.MonkeyPatch, room: float, expected: State
) -> None:
    monkeypatch.setattr(
        doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=int(room * (1 << 20)) + ledger.size())
    )
    assert doctor._room(ledger).state is expected


def test_certificates_are_the_systems_or_those_of_certifi(look: Look) -> None:
    state, detail, _ = look(env={"SSL_CERT_FILE": "/nowhere/a.pem", "SSL_CERT_DIR": "/nowhere"})["certificates"]
    assert state == "ok"
    assert "certifi" in detail
    assert look()["certificates"][0] == "ok"


def test_a_name_from_outside_cannot_reach_the_terminal(ledger: LedgerFile, source: Source, run: Run) -> None:
    put(ledger, replace(source, name="\x1b[31mDock[/]", failures=1))
    assert "\x1b[31m" not in run("doctor", "--format", "table").out + run("doctor").out


def test_every_wrong_setting_is_named(look: Look, home: Path) -> None:
    (home / "config.toml").write_text('autor = "Mara"\njobs = "many"\nwait = 3\n')
    state, detail, advice = look(status=1)["settings"]
    assert state == "bad"
    for words in ("no setting autor", "did you mean author", "jobs = 'many'", "whole number"):
        assert words in detail
    assert "wait" not in detail
    assert "config set" in str(advice)


@pytest.mark.parametrize(
    ("shell", "path"),
    [
        ("bash", ".bash_completions/factcli.sh"),
        ("zsh", ".zfunc/_factcli"),
        ("fish", ".config/fish/completions/factcli.fish"),
    ],
)
def test_completion_that_is_not_installed_is_advised(run: Run, look: Look, home: Path, shell: str, path: str) -> None:
    env = {"SHELL": f"/usr/bin/{shell}"}
    state, _, advice = look(env=env)["completion"]
    assert (state, advice) == ("advice", f"factcli --install-completion {shell}")
    install_completion(run, shell)
    state, detail, advice = look(env=env)["completion"]
    assert (state, advice) == ("ok", None)
    assert str(home / path) in detail


def install_completion(run: Run, shell: str) -> None:
    """Do as is advised."""
    done = run("--install-completion", shell, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert done.status == 0, done.err


def test_programs_that_are_not_there_are_advised(look: Look) -> None:
    found = look(
        env={"EDITOR": "no-such-editor --wait", "PAGER": "no-such-pager", "LANG": "C", "PYTHONIOENCODING": "ascii"}
    )
    for check, words in (("editor", "no-such-editor"), ("pager", "no-such-pager"), ("terminal", "ascii")):
        state, detail, advice = found[check]
        assert state == "advice", check
        assert words in detail
        assert advice
    assert look(env={"EDITOR": "cat -u", "PAGER": "cat"})["pager"][:2] == ("ok", "cat")
