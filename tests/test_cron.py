"""`cron`: the line for a crontab and the units of systemd, which run as they are printed."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run

from factcli.render.cron import INTERVALS, minutes_of, time_limit

ODD = 'it\'s 5% of "my" $HOME; `x` & ü'
"""A folder's name with all that shells, cron and systemd may take for something else."""

Line = Callable[..., str]


@pytest.fixture
def line(run: Run) -> Line:
    """The line that `cron` prints, without the comments above it."""

    def call(*arguments: str | Path, **options: object) -> str:
        done = run("cron", *arguments, **options)
        assert done.status == 0, done.err
        (only,) = [one for one in done.lines if not one.startswith("#")]
        return only

    return call


def as_cron_runs_it(printed: str, stand_in: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command of a crontab's line as cron does: by sh, with nearly no environment, `\\%` for `%`."""
    command = printed.split(None, 5)[5].replace(r"\%", "%")
    if stand_in:
        command = re.sub(r" sync -q .*", f" {stand_in}", command)
    return subprocess.run(
        ["env", "-i", "sh", "-c", command], capture_output=True, text=True, timeout=120, check=False, cwd="/"
    )


def moments(field: str, highest: int) -> list[int]:
    return list(range(highest + 1)) if field == "*" else [int(one) for one in field.split(",")]


@pytest.mark.parametrize("every", INTERVALS)
def test_the_line_has_five_fields_that_say_the_interval(line: Line, every: str) -> None:
    minute, hour, day, month, weekday, command = line("--every", every).split(None, 5)
    assert (day, month) == ("*", "*")
    assert re.match(r"FACTCLI_CONFIG=/\S+ /", command)
    days = moments(weekday, 6)
    week = [
        (one * 24 + at) * 60 + past for one in days for at in sorted(moments(hour, 23)) for past in moments(minute, 59)
    ]
    apart = {(later - earlier) % (7 * 24 * 60) for earlier, later in zip(week, [*week[1:], week[0]], strict=True)}
    assert apart == ({0} if every == "1w" else {minutes_of(every)})
    assert all(0 <= one < 60 for one in moments(minute, 59))


def test_the_minute_is_not_everybodys(line: Line, tmp_path: Path) -> None:
    minutes = {line("--db", tmp_path / f"{number}.json", "--every", "1h").split()[0] for number in range(30)}
    assert len(minutes) > 10
    assert line("--every", "1h") == line("--every", "1h")


def test_every_path_is_absolute_and_the_run_ends_before_the_next(line: Line, tmp_path: Path) -> None:
    command = line("--db", "facts.json", env={"FACTCLI_CONFIG": ""}).split(None, 5)[5]
    assert command.startswith("/")
    assert command.split()[-8:] == [
        *("--db", str(tmp_path / "facts.json"), "sync", "-q", "--time-limit", "10m"),
        *("--log", str(tmp_path / "sync.log")),
    ]
    assert f"--log {tmp_path}/other.log" in line("--log", "other.log")
    assert "--time-limit 4m" in line("--every", "5m")
    assert all(time_limit(minutes_of(one)) < minutes_of(one) for one in INTERVALS if one != "1m")


def test_the_line_runs_with_nearly_no_environment_whatever_the_paths_are(line: Line, tmp_path: Path) -> None:
    ledger = tmp_path / ODD / "facts.json"
    done = as_cron_runs_it(line("--db", ledger), "db path")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{ledger}\n", "")
    assert re.search(r"[^\\]%", line("--db", ledger)) is None


def test_the_settings_go_with_it(line: Line, tmp_path: Path) -> None:
    settings = tmp_path / ODD / "factcli" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("author = 5")
    for env in (
        {"FACTCLI_CONFIG": str(settings)},
        {"FACTCLI_CONFIG": "", "XDG_CONFIG_HOME": str(tmp_path / ODD)},
    ):
        done = as_cron_runs_it(line("--db", "facts.json", env=env), "undo")
        assert done.returncode == 2
        assert str(settings) in done.stderr


def test_the_line_as_it_is_syncs_and_says_nothing(line: Line, tmp_path: Path) -> None:
    done = as_cron_runs_it(line("--db", tmp_path / ODD / "facts.json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_line_with_an_alert_prints_what_meets_it_for_cron_to_mail(run: Run, line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "a.txt").write_text("Lena Novak said that 12 ships had left. Marek Soll said that nobody had left.")
    run("source", "add", folder)
    done = as_cron_runs_it(line("--alert", 'speaker:"Lena Novak" figures:yes'))
    assert (done.returncode, done.stderr) == (1, "")
    assert "12 ships had left" in done.stdout
    assert "Soll" not in done.stdout
    again = as_cron_runs_it(line("--alert", "speaker:Novak"))
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    misspelled = run("cron", "--alert", "speeker:Novak")
    assert (misspelled.status, misspelled.out) == (2, "")


def test_the_line_stands_below_how_to_install_it_safely(run: Run) -> None:
    out = run("cron", "--every", "6h").out
    assert "#   (crontab -l 2>/dev/null; factcli cron --every 6h) | crontab -" in out
    assert "would replace all that is there" in out


def test_what_a_crontab_cannot_say_is_a_mistake(run: Run, tmp_path: Path) -> None:
    for every in ("7m", "45m", "5h", "2d", "0m", "m", "30", "", "99999m"):
        done = run("cron", "--every", every)
        assert done.status == 2, every
        assert "15m" in done.err
        assert "6h" in done.err
    assert run("cron", "--db", "a\nb.json").status == 2
    assert run("cron", "--systemd", "--db", "a\nb.json").status == 2
    assert run("cron", "--db", tmp_path / ("x" * 1000)).status == 2
    assert run("cron", "--to", "units").status == 2


def units(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def test_the_units_are_written_once_and_never_over_others(run: Run, tmp_path: Path) -> None:
    done = run("cron", "--systemd", "--to", "units")
    assert done.status == 0
    assert done.out == ""
    folder = tmp_path / "units"
    before = units(folder)
    assert set(before) == {"factcli-sync.service", "factcli-sync.timer"}
    assert run("cron", "--systemd", "--to", "units").status == 0
    changed = run("cron", "--systemd", "--to", "units", "--every", "1h")
    assert changed.status == 2
    assert "factcli-sync.timer exists already" in changed.err
    assert units(folder) == before
    (tmp_path / "file").write_text("")
    assert run("cron", "--systemd", "--to", "file").status == 74


def test_the_units_are_printed_with_how_to_install_them(run: Run) -> None:
    out = run("cron", "--systemd", "--every", "1h").out
    assert "--to ~/.config/systemd/user" in out
    assert "systemctl --user enable --now factcli-sync.timer" in out
    for setting in (
        "Type=oneshot",
        "TimeoutStartSec=15min",
        "SuccessExitStatus=1 4 75",
        "Persistent=true",
        "OnCalendar=",
    ):
        assert setting in out, setting


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed here")
@pytest.mark.parametrize("every", ["1m", "15m", "6h", "1d", "1w"])
def test_systemd_finds_nothing_wrong_with_the_units(run: Run, tmp_path: Path, every: str) -> None:
    config = {"FACTCLI_CONFIG": str(tmp_path / ODD / "config.toml")}
    done = run(
        "cron", "--systemd", "--to", "units", "--every", every, "--db", tmp_path / ODD / "facts.json", env=config
    )
    assert done.status == 0, done.err
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    for unit in sorted((tmp_path / "units").iterdir()):
        verified = subprocess.run(
            ["systemd-analyze", "verify", "--user", "--man=no", str(unit)],
            capture_output=True,
            text=True,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(runtime)},
            check=False,
        )
        assert (verified.returncode, verified.stdout + verified.stderr) == (0, "")


def test_the_command_is_this_one(line: Line) -> None:
    script = Path(sys.executable).with_name("factcli")
    command = line().split(None, 5)[5]
    program = str(script) if script.exists() else f"{sys.executable} -m factcli"
    assert f" {program} " in f" {command}"
