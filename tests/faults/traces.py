# SPDX-License-Identifier: Apache-2.0
"""Looks for a secret in everything that a program left behind, whatever it is packed in."""
import base64
import io
import re
import sqlite3
import urllib.parse
import zipfile
import zlib
from pathlib import Path


def spellings(secret):
    """The secret's bytes in the ways that files spell texts."""
    found = {secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be"), secret.encode().hex().encode(),
             urllib.parse.quote(secret, safe="").encode(), secret.encode()[::-1]}
    # Base64 of a text that holds it depends on where in the text it stands.
    for shift in range(3):
        packed = base64.b64encode(b"x" * shift + secret.encode())
        found.add(packed[4 if shift else 0:-4])
    return found


def unpacked(data, depth=0):
    """The bytes as they are, and what is packed in them: ZIP members, deflated streams."""
    yield data
    if depth > 2:
        return
    if data[:4] == b"PK\3\4":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name), depth + 1)
    if data[:5] == b"%PDF-":
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                yield zlib.decompressobj().decompress(stream)
            except zlib.error:
                pass
    if data[:2] == b"\x1f\x8b":
        yield zlib.decompressobj(31).decompress(data)


def in_bytes(data, secret):
    wanted = spellings(secret)
    return any(word in part for part in unpacked(data) for word in wanted)


def in_database(path, secret):
    """Rows as SQLite gives them: a text may lie on two pages, which the bytes of the file do not tell."""
    found = []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        database.text_factory = bytes
        tables = [row[0].decode() for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            try:
                rows = database.execute(f'SELECT * FROM "{table}"').fetchall()
            except sqlite3.Error:
                continue  # the shadow of a virtual table whose module is not here
            for row in rows:
                if any(isinstance(cell, bytes) and in_bytes(cell, secret) for cell in row):
                    found.append(f"{path}: table {table}")
    return sorted(set(found))


def in_folder(folder, secret):
    found = []
    for path in sorted(Path(folder).rglob("*")):
        if secret in path.name:
            found.append(f"{path}: its name")
        if not path.is_file() or path.is_symlink():
            continue
        data = path.read_bytes()
        if in_bytes(data, secret):
            found.append(str(path))
        if data[:15] == b"SQLite format 3":
            found += in_database(path, secret)
    return found


def in_command_lines(secret):
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = path.read_bytes()
        except OSError:
            continue  # it has ended meanwhile
        if secret.encode() in line:
            found.append(line.replace(b"\0", b" ").decode(errors="replace"))
    return found
