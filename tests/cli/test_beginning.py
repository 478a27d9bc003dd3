"""Commands that begin at the same time."""

import os
import subprocess
import sys
from pathlib import Path

BEGIN = "from flows.cli.engine import engine\nwith engine(): print('begun')"


def started(home: Path) -> "subprocess.Popen[bytes]":
    """A command that begins with a folder of Prefect's own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    env = own | {"PREFECT_HOME": str(home)}
    return subprocess.Popen([sys.executable, "-c", BEGIN], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_commands_make_one_database(tmp_path: Path) -> None:
    both = [started(tmp_path / "prefect") for _ in range(2)]
    assert [(each.communicate()[0], each.returncode) for each in both] == [(b"begun\n", 0)] * 2
    assert (tmp_path / "prefect" / "prefect.db").is_file()


def test_a_broken_database_stops_no_command(tmp_path: Path) -> None:
    (tmp_path / "prefect.db").write_bytes(b"no database" * 1000)
    process = started(tmp_path)
    told, warned = process.communicate()
    assert (told, process.returncode) == (b"begun\n", 0)
    assert warned.decode().startswith(f"jixiao: {tmp_path / 'prefect.db'}: Prefect cannot use it")
    assert len(warned.splitlines()) == 1
