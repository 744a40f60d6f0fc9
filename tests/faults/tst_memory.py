# SPDX-License-Identifier: Apache-2.0
"""Floods and bombs (P11-P15, I2): they end the answer, and memory stays flat. Memory is the peak of the process,
beside that of a process that did the same with a harmless reply.

python3 tst_memory.py LINEUP_CLI
"""
import gzip
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import zipfile
import zlib
from pathlib import Path

CLI = os.path.abspath(sys.argv[1])
MB = 1024 * 1024
HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n"
SO_FAR = b'data: {"choices":[{"delta":{"content":"So far."}}]}\n\n'
END = b'data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n'
# Under the sanitizers freed memory is kept for a while, so that only the outcome is looked at.
SANITIZED = b"__asan_init" in Path(CLI).read_bytes()


def endless(piece, total):
    for _ in range(total // len(piece)):
        yield piece


def bomb(size):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    yield from (packer.compress(bytes(MB)) for _ in range(size // MB))
    yield packer.flush()


def peak_of(process):
    """Its peak in bytes, once it has ended. The resource usage would tell Python's own, from before exec()."""
    peak = 0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text()
        except OSError:
            continue
        peak = max([peak, *(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))])
        time.sleep(0.002)
    return peak * 1024


class Flood(threading.Thread):
    """Sends the pieces to whoever connects, as fast as they are taken, and counts the bytes."""

    def __init__(self, headers, pieces):
        super().__init__(daemon=True)
        self.headers, self.pieces, self.sent, self.requests = headers, pieces, 0, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.start()

    def run(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with connection:
                received = b""
                while b"\r\n\r\n" not in received or not received.endswith(b"}"):
                    received += connection.recv(65536)
                self.requests += 1
                self.asked = received
                try:
                    connection.sendall(HEAD + self.headers + b"\r\n")
                    for piece in self.pieces():
                        connection.sendall(piece)
                        self.sent += len(piece)
                except OSError:
                    pass  # it has had enough

    def close(self):
        # Waking accept() needs a visitor.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.join(10)


class Crowd:
    """So many processes that do nothing but keep the cores busy."""

    def __init__(self, size):
        self.size = size

    def __enter__(self):
        self.members = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(self.size)]

    def __exit__(self, *_):
        for member in self.members:
            member.kill()
            member.wait()


class Memory(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_cli(self, *arguments):
        """What it printed, its status and its peak in bytes."""
        environment = dict(os.environ, LINEUP_DATA_DIR=str(self.folder / "data"), LC_ALL="C.UTF-8",
                           LINEUP_CONFIG_DIR=str(self.folder / "config"), HOME=str(self.folder))
        with open(self.folder / "said", "w+b") as said:
            process = subprocess.Popen([CLI, *arguments], stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                                       env=environment)
            peak = peak_of(process)
            said.seek(0)
            return said.read(), process.returncode, peak

    def ask(self, headers, pieces, protocol="openai-chat"):
        server = Flood(headers, pieces)
        file = self.folder / "flood.lineup.json"
        file.write_text(json.dumps({"lineup": 1, "name": "Flood", "targets": [
            {"id": "a", "protocol": protocol, "baseUrl": f"http://127.0.0.1:{server.port}/v1", "model": "m",
             "retries": 0}]}))
        said, status, peak = self.run_cli("compare", "--lineup", str(file), "--prompt", "x", "--format", "json",
                                          "--no-history", "--out", str(self.folder / "out.json"))
        server.close()
        self.assertIn(status, (0, 4), said)
        self.assertEqual(server.requests, 1)
        answer = json.loads((self.folder / "out.json").read_text(encoding="utf-8"))["answers"][0]
        return answer, peak, server

    def peak_of_a_good_answer(self):
        answer, peak, server = self.ask(b"", lambda: [SO_FAR, END])
        self.assertEqual((answer["status"], answer["text"]), ("complete", "So far."))
        # Nothing that could be packed is asked for.
        self.assertIn(b"accept-encoding: identity", server.asked.lower())
        return peak

    def assert_stopped(self, kind, headers, pieces, growth, text="So far.", protocol="openai-chat"):
        usual = self.peak_of_a_good_answer()
        answer, peak, server = self.ask(headers, pieces, protocol)
        self.assertEqual((answer["status"], answer["error"]["kind"]), ("failed", kind))
        self.assertEqual(answer["text"], text)
        print(f"{self.id().split('.')[-1]}: {(peak - usual) / MB:.1f} MB more, {server.sent / MB:.1f} MB sent")
        if not SANITIZED:
            self.assertLess(peak - usual, growth * MB)
        return server

    def test_endless_line_P11(self):
        server = self.assert_stopped("too-large", b"", lambda: [SO_FAR, b"data: ", *endless(b"x" * 65536, 300 * MB)], 32)
        self.assertLess(server.sent, 64 * MB)

    def test_endless_empty_data_P12(self):
        self.assert_stopped("too-large", b"", lambda: [SO_FAR, *endless(b"data:\n" * 1000, 50 * MB)], 16)

    def test_flood_of_comments_P13(self):
        """On a machine whose cores are all taken, too: what limits the reading must not come too late there."""
        for crowd in (0,) if SANITIZED else (0, os.cpu_count()):
            with self.subTest(crowd=crowd), Crowd(crowd):
                server = self.assert_stopped("too-large", b"",
                                             lambda: [SO_FAR, *endless(b": x\n\n" * 4096, 300 * MB)], 32)
                self.assertGreater(server.sent, 60 * MB)
                self.assertLess(server.sent, 80 * MB)

    def test_flood_of_unknown_events_P13(self):
        event = b'event: ping\ndata: {"type":"ping","filler":"' + b"y" * 4000 + b'"}\n\n'
        self.assert_stopped("too-large", b"", lambda: [SO_FAR, *endless(event, 300 * MB)], 32)

    def test_gzip_bombs_P14(self):
        for size in (9 * MB, 200 * MB):
            self.assert_stopped("protocol", b"Content-Encoding: gzip\r\n", lambda size=size: bomb(size), 16, text="")

    def test_deep_json_P15(self):
        deep = b'data: {"choices":' + b"[" * 100_000 + b"\n\n"
        self.assert_stopped("protocol", b"", lambda: [SO_FAR, deep * 3], 16)

    def test_zip_bombs_I2(self):
        usual = self.run_cli("import", "last", "--in", self.workbook("small.xlsx", 1000))[2]
        for name, size in [("large.xlsx", 10 * 1024 * MB), ("medium.xlsx", 200 * MB)]:
            said, status, peak = self.run_cli("import", "last", "--in", self.workbook(name, size))
            print(f"{name}: {(peak - usual) / MB:.1f} MB more")
            self.assertIn(status, (2, 5), said)
            if not SANITIZED:
                self.assertLess(peak - usual, 64 * MB)

    def workbook(self, name, size):
        """A workbook whose only sheet unpacks to so many bytes; every megabyte is packed once and repeated."""
        path = self.folder / name
        rows = b"<row/>" * (MB // 6)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("[Content_Types].xml", "<Types/>")
            book.writestr("_rels/.rels", RELATIONS % ("officeDocument", "xl/workbook.xml"))
            book.writestr("xl/workbook.xml", WORKBOOK)
            book.writestr("xl/_rels/workbook.xml.rels", RELATIONS % ("worksheet", "worksheets/sheet1.xml"))
            with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
                sheet.write(b"<worksheet><sheetData>")
                for _ in range(min(size // MB, 400)):
                    sheet.write(rows)
        return str(path)

    def test_memory_is_measured(self):
        """What is held is seen: a process that keeps 100 MB peaks 100 MB higher."""
        def peak(script):
            return peak_of(subprocess.Popen([sys.executable, "-c", script + "; import time; time.sleep(0.2)"]))
        self.assertGreater(peak("x = b'y' * (100 << 20)") - peak("x = 1"), 90 * MB)
        self.assertEqual(gzip.decompress(b"".join(bomb(2 * MB))), bytes(2 * MB))


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="rId1" Type="{OFFICE}/%s" Target="%s"/></Relationships>')
WORKBOOK = ('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'xmlns:r="{OFFICE}"><sheets><sheet name="Answers" sheetId="1" r:id="rId1"/></sheets></workbook>')

if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
