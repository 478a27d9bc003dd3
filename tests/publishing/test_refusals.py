"""What cannot be published says why, where and what to do, in one line, with its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.s3_server import Server
from flows.publishing import publish
from schemas.errors import StoreError, WrongUsage
from tests.publishing.site import BUCKET

KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("s3:/bucket", "no place to publish to; name a folder or s3://bucket/prefix"),
        ("https://bucket/prefix", "no place to publish to; name a folder or s3://bucket/prefix"),
        ("s3://", "no address in a store; say s3://bucket or s3://bucket/prefix"),
        (f"s3://{BUCKET}/x?region=y", "no address in a store; say s3://bucket or s3://bucket/prefix"),
    ],
)
def test_a_wrong_address(tables: Path, target: str, told: str) -> None:
    with pytest.raises(WrongUsage) as refusal:
        publish(tables, target)
    assert str(refusal.value) == f"{target}: {told}"


def test_a_bucket_that_is_not_there(tables: Path, server: Server) -> None:
    with pytest.raises(WrongUsage) as refusal:
        publish(tables, "s3://nowhere/x", endpoint=server.endpoint)
    assert str(refusal.value) == "s3://nowhere: no such bucket; make it, or name another one"


@pytest.mark.usefixtures("server")
def test_a_server_that_does_not_answer(tables: Path) -> None:
    with pytest.raises(StoreError) as refusal:
        publish(tables, f"s3://{BUCKET}/x", endpoint="http://127.0.0.1:9")
    told = f"s3://{BUCKET}/x: http://127.0.0.1:9 does not answer; check --endpoint, or AWS_ENDPOINT_URL"
    assert str(refusal.value) == told


def test_an_endpoint_without_a_scheme(tables: Path) -> None:
    with pytest.raises(WrongUsage) as refusal:
        publish(tables, f"s3://{BUCKET}/x", endpoint="localhost:9")
    assert str(refusal.value) == "localhost:9: no endpoint; say http://host:port or https://host"


@pytest.mark.parametrize(
    ("key", "told"),
    [("another", "AWS_ACCESS_KEY_ID and"), (None, "set AWS_ACCESS_KEY_ID and")],
)
def test_keys_that_the_store_refuses(
    tables: Path, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, key: str | None, told: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in KEYS:
        monkeypatch.delenv(name) if key is None else monkeypatch.setenv(name, key)
    with pytest.raises(StoreError) as refusal:
        publish(tables, f"s3://{BUCKET}/x")
    assert str(refusal.value).startswith(f"s3://{BUCKET}/x: {server.endpoint} refused access; {told} {KEYS[1]} ")


def test_a_folder_that_holds_a_dataset_of_its_own(tables: Path) -> None:
    with pytest.raises(WrongUsage) as refusal:
        publish(tables, str(tables))
    told = "holds a dataset that `jixiao publish` did not write; choose another folder"
    assert str(refusal.value) == f"{tables}: {told}"


def test_a_file_in_place_of_the_folder(tables: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WrongUsage) as refusal:
        publish(tables, str(tmp_path / "file"))
    assert str(refusal.value) == f"{tmp_path / 'file'}: a file lies there; name a folder"


def test_a_pointer_that_is_none_of_ours(tables: Path, server: Server) -> None:
    with server.connect().open_output_stream(f"{BUCKET}/strange/latest.json") as stream:
        stream.write(b"{}")
    with pytest.raises(StoreError) as refusal:
        publish(tables, f"s3://{BUCKET}/strange")
    assert str(refusal.value).startswith(f"s3://{BUCKET}/strange/latest.json: not written by `jixiao publish`")


def test_the_command_says_it_in_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from flows.cli.app import main; main()", "publish", "out", "--data", "nothing"]
    done = subprocess.run([*command, "--json"], cwd=tmp_path, capture_output=True, text=True, check=False)
    told = "jixiao: nothing: no dataset is here yet; ingest documents into it first\n"
    assert (done.returncode, done.stderr) == (2, told)
