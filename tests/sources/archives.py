"""Archives and mails made for the tests."""

import gzip
import io
import tarfile
from collections.abc import Mapping
from email.message import EmailMessage

import py7zr

from tests.sources.building import zip_of

Parts = Mapping[str, bytes]


def gbk_zip(parts: Parts) -> bytes:
    """A zip archive as Windows in China writes it: names in GBK, which nothing tells."""
    stand_ins = {"~" * (len(name.encode("gbk")) - 1) + str(number): name for number, name in enumerate(parts)}
    data = zip_of({stand_in: parts[name] for stand_in, name in stand_ins.items()})
    for stand_in, name in stand_ins.items():
        data = data.replace(stand_in.encode(), name.encode("gbk"))
    return data


def locked_zip(parts: Parts) -> bytes:
    """A zip archive whose entries say that they need a password."""
    data = bytearray(zip_of(parts))
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(magic)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(magic, at + 4)
    return bytes(data)


def tar_of(parts: Parts, mode: str = "w:gz") -> bytes:
    """A tar archive."""
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


def seven_zip_of(parts: Parts, password: str | None = None, *, names_too: bool = False) -> bytes:
    """A 7z archive."""
    target = io.BytesIO()
    with py7zr.SevenZipFile(target, "w", password=password, header_encryption=names_too) as archive:
        for name, data in parts.items():
            archive.writestr(data, name)
    return target.getvalue()


def gzip_of(data: bytes, name: str = "") -> bytes:
    """A file packed by gzip, which tells its name."""
    target = io.BytesIO()
    with gzip.GzipFile(name, "wb", fileobj=target, mtime=0) as file:
        file.write(data)
    return target.getvalue()


def mail_of(parts: Parts, *, page: str = "") -> bytes:
    """A mail with these files attached, and a web page as its text where one is given."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@b.cn", "c@d.cn", "绩效目标"
    mail.set_content("见附件。")
    if page:
        mail.add_alternative(page, subtype="html")
    for name, data in parts.items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def quine(depth: int) -> bytes:
    """An archive in an archive, and so on."""
    data = zip_of({"a.txt": b"x"})
    for _ in range(depth):
        data = zip_of({"in.zip": data})
    return data
