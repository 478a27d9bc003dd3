"""Releases in a store that speaks S3: each under a prefix of its own, and one small object that names the newest."""

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pyarrow import NativeFile, fs

from flows.progress import telling
from flows.publishing.release import LATEST, MANIFEST, POINTER, File, Manifest, Pointer, loaded
from flows.store.durable import CHUNK
from schemas.errors import StoreError, WrongUsage

AT_ONCE = 16
"""Requests under way."""
CONNECT_SECONDS = 10
ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
KEYS = "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
REFUSED = r"ACCESS_DENIED|INVALID_ACCESS_KEY|SIGNATURE|INVALID_CLIENT_TOKEN|HTTP status 40[013]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A prefix in a bucket."""

    name: str
    store: fs.S3FileSystem
    root: str
    """bucket/prefix"""
    releases: str = "releases"

    def latest(self) -> Manifest | None:
        """The release in force."""
        try:
            pointer = loaded(Pointer, self._read(LATEST), f"{self.name}/{LATEST}")
        except FileNotFoundError:
            bucket = self.root.partition("/")[0]
            if self.store.get_file_info(bucket).type == fs.FileType.NotFound:
                raise WrongUsage(f"s3://{bucket}: no such bucket; make it, or name another one") from None
            return None
        path = f"{pointer.path}/{MANIFEST}"
        return loaded(Manifest, self._read(path), f"{self.name}/{path}")

    def fetch(self, number: int, path: str, scratch: Path) -> Path:
        """Copy a file of a release to this machine, over the one that was fetched before."""
        target = scratch / "fetched.parquet"
        with self.store.open_input_stream(self._path(number, path)) as source, target.open("wb") as handle:
            shutil.copyfileobj(source, handle, CHUNK)
        return target

    def holds(self, number: int, file: File) -> bool:
        """Whether a release holds a file as its manifest says, by its size."""
        found = self.store.get_file_info(self._path(number, file.path))
        return bool(found.type == fs.FileType.File and found.size == file.bytes)

    def bring(self, number: int, files: Mapping[str, Path], same: frozenset[str], kept: Sequence[File]) -> None:
        """Write a release, look whether all of it is there, and bring it into force by `latest.json`."""
        self._remove(number)  # what a killed publish left
        before = {path: size for path, size in self._sizes(number - 1).items() if path in same}
        known = {file.path: file.bytes for file in kept}
        sizes = {path: source.stat().st_size for path, source in files.items()} | known
        tell = telling()

        def send(path: str) -> None:
            if path in known or before.get(path) == sizes[path]:
                self.store.copy_file(self._path(number - 1, path), self._path(number, path))
            else:
                with files[path].open("rb") as source, self._stream(self._path(number, path)) as target:
                    shutil.copyfileobj(source, target, CHUNK)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for done, _ in enumerate(pool.map(send, sizes), 1):
                tell(done, len(sizes))
        there = self._sizes(number)
        for path, size in sizes.items():
            if there.get(path) != size:
                raise StoreError(
                    f"{self.name}/{self.releases}/{number}/{path}: {there.get(path)} bytes arrived of {size}; "
                    "the release in force is as it was: publish again"
                )
        pointer = files[POINTER].read_bytes()
        with self._stream(f"{self.root}/{LATEST}") as target:
            target.write(pointer)

    def retire(self, number: int, keep: int) -> None:
        """Remove all releases but those that led to the one in force, and itself."""
        found = self.store.get_file_info(fs.FileSelector(f"{self.root}/{self.releases}", allow_not_found=True))
        for other in (int(each.base_name) for each in found if each.base_name.isdecimal()):
            if not number - keep < other <= number:
                self._remove(other)

    def _path(self, number: int, path: str = "") -> str:
        return f"{self.root}/{self.releases}/{number}/{path}".rstrip("/")

    def _sizes(self, number: int) -> dict[str, int]:
        """The objects of a release."""
        selector = fs.FileSelector(self._path(number), recursive=True, allow_not_found=True)
        found = (each for each in self.store.get_file_info(selector) if each.type == fs.FileType.File)
        return {each.path.removeprefix(f"{self._path(number)}/"): each.size for each in found}

    def _remove(self, number: int) -> None:
        try:
            self.store.delete_dir(self._path(number))
        except FileNotFoundError:
            return
        except OSError:
            # Stores that make folders of prefixes refuse to delete these beside the objects in them.
            if self._sizes(number):
                raise

    def _read(self, path: str) -> bytes:
        with self.store.open_input_file(f"{self.root}/{path}") as stream:
            data: bytes = stream.read()
        return data

    def _stream(self, path: str) -> NativeFile:
        """An object to write, which is there whole once the stream is closed."""
        return self.store.open_output_stream(path)


@contextmanager
def opened(url: str, endpoint: str | None) -> Iterator[Bucket]:
    """A prefix of a bucket, by s3://bucket/prefix; credentials are those of the environment, as AWS names them."""
    parts = urlsplit(url)
    root = f"{parts.netloc}{parts.path}".rstrip("/")
    if not parts.netloc or parts.query or parts.fragment or "@" in parts.netloc:
        raise WrongUsage(f"{url}: no address in a store; say s3://bucket or s3://bucket/prefix")
    endpoint = endpoint or next((os.environ[name] for name in ENDPOINTS if os.environ.get(name)), None)
    try:
        yield Bucket(name=f"s3://{root}", store=connected(parts.netloc, endpoint), root=root)
    except OSError as error:
        raise store_error(error, f"s3://{root}", endpoint) from error


def connected(bucket: str, endpoint: str | None) -> fs.S3FileSystem:
    """The store behind an endpoint; AWS itself where there is none."""
    region = next((os.environ[name] for name in REGIONS if os.environ.get(name)), None)
    if endpoint is None:
        region = region or fs.resolve_s3_region(bucket)
        return fs.S3FileSystem(region=region, connect_timeout=CONNECT_SECONDS, allow_delayed_open=True)
    if urlsplit(endpoint).scheme not in {"http", "https"} or not urlsplit(endpoint).netloc:
        raise WrongUsage(f"{endpoint}: no endpoint; say http://host:port or https://host")
    # Checksums behind the bytes, which AWS's client sends unless told, are understood by AWS alone.
    os.environ.setdefault("AWS_REQUEST_CHECKSUM_CALCULATION", "when_required")
    return fs.S3FileSystem(
        region=region or "us-east-1",
        endpoint_override=endpoint,
        connect_timeout=CONNECT_SECONDS,
        allow_delayed_open=True,
    )


def store_error(error: OSError, name: str, endpoint: str | None) -> StoreError | WrongUsage:
    """What a store's refusal means, and what to do about it."""
    text = " ".join(str(error).split())
    if "NO_SUCH_BUCKET" in text or re.search(r"Bucket '.*' not found", text):
        return WrongUsage(f"{name}: no such bucket; make it, or name another one")
    if "NETWORK_CONNECTION" in text or "curlCode" in text:
        return StoreError(f"{name}: {endpoint or 'AWS'} does not answer; check --endpoint, or AWS_ENDPOINT_URL")
    if re.search(REFUSED, text):
        known = os.environ.get("AWS_ACCESS_KEY_ID")
        keys = f"{KEYS} must be keys that may write there" if known else f"set {KEYS} to keys that may write there"
        return StoreError(f"{name}: {endpoint or 'AWS'} refused access; {keys}")
    return StoreError(f"{name}: {text}; the release in force is as it was: publish again")
