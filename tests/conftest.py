"""What the tests stand on: the program, run as a user runs it, and a ledger of its own for each test."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from in_process import Done, clock_ahead, draw_in_process, hard_to_read, run_in_process
from web.server import Server

import factcli.extract

# Who starts the tests in the background may have Ctrl-C ignored, and what they start would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

PROJECT = Path(__file__).parent.parent
ARTICLES = PROJECT / "data" / "articles"

# The fitting of weights is no part of what is installed; the tests of it find it in the checkout.
factcli.extract.__path__.append(str(PROJECT / "factcli" / "extract"))

OF_A_PROCESS = ("LANG", "LC_", "PYTHON")  # an interpreter heeds these when it starts


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder that the program takes for the user's home."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def environment(home: Path) -> dict[str, str]:
    """A clean environment with a ledger of its own."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "FACTCLI_DB": str(home / "facts.json"),
        "FACTCLI_CONFIG": str(home / "config.toml"),
        "LANG": "C.UTF-8",
        "USER": "tester",
        "LOGNAME": "tester",
        "PYTHONSAFEPATH": "1",  # the installed program, wherever a test stands
        # Where coverage is measured, processes of their own are counted in.
        **{name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")},
    }


def undisturbed(environment: dict[str, str]) -> dict[str, str]:
    """The environment of a process that neither writes bytecode nor is measured.

    For one that has no room for a file, of which it would leave half, is killed while it writes one, or is asked what it
    has loaded, to which coverage would add.
    """
    kept = {name: value for name, value in environment.items() if not name.startswith("COVERAGE_")}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1"}


Run = Callable[..., Done]


@pytest.fixture
def run(environment: dict[str, str], tmp_path: Path) -> Run:
    """Run factcli: run("list", "--json", stdin="…", env={…}, cwd=…), in process unless `env` names another locale.

    With `ahead=3600` it is an hour later; with `reading=60` finding the claims of a text seems to take a minute, and fails
    in one with the word "unfathomable".
    """

    def call(
        *arguments: str | Path,
        stdin: str | bytes = b"",
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        ahead: float | None = None,
        reading: float | None = None,
    ) -> Done:
        words = [str(one) for one in arguments]
        given = stdin.encode() if isinstance(stdin, str) else stdin
        whole = {**environment, **(env or {})}
        if any(name.startswith(OF_A_PROCESS) for name in env or ()):
            return run_as_process(words, given, whole, cwd or tmp_path)
        with ExitStack() as changed:
            if ahead is not None:
                changed.enter_context(clock_ahead(ahead))
            if reading is not None:
                changed.enter_context(hard_to_read(reading))
            return run_in_process(words, given, whole, cwd or tmp_path)

    return call


def run_as_process(arguments: list[str], stdin: bytes, env: dict[str, str], cwd: Path) -> Done:
    """Run one command line as the process that a user starts."""
    command = [sys.executable, "-m", "factcli", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, env=env, cwd=cwd, timeout=120, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


Look = Callable[..., str]


@pytest.fixture
def look(environment: dict[str, str], tmp_path: Path) -> Look:
    """Run factcli on a terminal of a given size and return all that it drew."""

    def draw(*arguments: str, columns: int = 100, rows: int = 60, env: dict[str, str] | None = None) -> str:
        whole = {**environment, "TERM": "xterm-256color", **(env or {})}
        done = draw_in_process(arguments, whole, tmp_path, columns, rows)
        assert done.status == 0, done.out
        return done.out.replace("\r\n", "\n")

    return draw


def bare(drawn: str) -> str:
    """What a terminal showed, without colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", drawn)


def local(time: str, hours: int) -> str:
    """A time of the ledger as tables tell it so many hours east of Greenwich."""
    return (datetime.strptime(time, "%Y-%m-%dT%H:%M:%S%z") + timedelta(hours=hours)).strftime("%Y-%m-%d %H:%M")


@pytest.fixture(scope="module")
def folders() -> Iterator[Callable[[], Path]]:
    """Makes one folder after the other, for tests that hypothesis calls many times."""
    with TemporaryDirectory() as root:
        count = iter(range(10_000))

        def fresh() -> Path:
            folder = Path(root) / str(next(count))
            folder.mkdir()
            return folder

        yield fresh


Once = Callable[[str, Callable[[], object]], None]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where homes are kept by name."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def once(kept: Path, home: Path) -> Once:
    """Fill the home of a test by a call, or by what the first call of that name put there for another test."""

    def call(name: str, make: Callable[[], object]) -> None:
        if (kept / name).exists():
            shutil.copytree(kept / name, home, dirs_exist_ok=True)
        else:
            make()
            shutil.copytree(home, kept / name)

    return call


@pytest.fixture
def samples(run: Run, once: Once) -> Run:
    """`run` with a ledger that has all the sample articles."""
    once("samples", lambda: run("ingest", ARTICLES, "-q"))
    return run


@pytest.fixture
def server() -> Iterator[Server]:
    """A web server of this machine that answers as it is told to."""
    with Server() as running:
        yield running


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below the test's folder and return its path."""

    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put
