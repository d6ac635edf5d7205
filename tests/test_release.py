"""What a release holds: the wheel all that runs, the source distribution all that it is made of."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FITTING = "factcli/extract/fit/"


def test_the_fitting_of_weights_is_in_the_sources_and_not_in_the_wheel(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", tmp_path], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,), (sources,) = tmp_path.glob("*.whl"), tmp_path.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as opened:
        installed = set(opened.namelist())
    with tarfile.open(sources) as opened_sources:
        distributed = {name.partition("/")[2] for name in opened_sources.getnames()}
    wanted = {str(path.relative_to(ROOT)) for path in (ROOT / "factcli").rglob("*.py")}
    assert {name for name in wanted if not name.startswith(FITTING)} <= installed
    assert "factcli/extract/weights.bin" in installed
    assert not {name for name in installed if name.startswith(FITTING)}
    assert wanted <= distributed
