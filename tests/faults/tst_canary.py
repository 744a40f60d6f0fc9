# SPDX-License-Identifier: Apache-2.0
"""C10: a key is planted, everything is done with it, and then it is looked for everywhere.

python3 tst_canary.py LINEUP_CLI [KEYRING]: with KEYRING the key lies in a real keyring (see run_canary.sh), else
in the environment. The servers give away the key in every place that a reply has.
"""
import json
import os
import re
import secrets
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

import traces
from leakyserver import TABLES, WAYS, LeakyServer

CLI = os.path.abspath(sys.argv[1])
IN_KEYRING = "keyring" in sys.argv[2:]
FORMATS = ["text", "json", "csv", "tsv", "html", "md", "xlsx", "pdf"]
TABLE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Hello"\nmsgstr ""\n'


class Watch(threading.Thread):
    """Looks at all command lines, and at the environments of our programs, while they run."""

    def __init__(self, secret, environments):
        super().__init__(daemon=True)
        self.secret, self.environments, self.found = secret, environments, set()
        self.done = threading.Event()
        self.looks = 0

    def run(self):
        while not self.done.wait(0.02):
            self.looks += 1
            self.found.update(traces.in_command_lines(self.secret))
            if self.environments:
                for process in Path("/proc").glob("[0-9]*"):
                    try:
                        if os.readlink(process / "exe") == os.path.realpath(CLI) \
                                and self.secret.encode() in (process / "environ").read_bytes():
                            self.found.add(f"environment of {process.name}")
                    except OSError:
                        pass


class Canary(unittest.TestCase):
    def setUp(self):
        self.key = "sk-CANARY" + secrets.token_hex(12)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in ["home", "data", "config", "tmp", "out"]:
            (self.folder / name).mkdir()
        self.server = LeakyServer()
        self.addCleanup(self.server.close)
        self.spoken = []
        self.environment = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        self.environment |= {"HOME": str(self.folder / "home"), "TMPDIR": str(self.folder / "tmp"), "LC_ALL": "C.UTF-8",
                             "LINEUP_DATA_DIR": str(self.folder / "data"), "QT_QPA_PLATFORM": "offscreen",
                             "LINEUP_CONFIG_DIR": str(self.folder / "config"), "QT_LOGGING_RULES": "*.debug=true"}
        if IN_KEYRING:
            self.store_key()
            self.source = {"key": "canary"}
        else:
            self.environment["CANARY_KEY"] = self.key
            self.source = {"keyEnv": "CANARY_KEY"}

    def store_key(self):
        """The keyring has just been started, and may not have its name on the bus yet."""
        for _ in range(50):
            self.cli("keys", "set", "canary", "--origin", self.server.origin, text=self.key + "\n", allowed=(0, 5))
            if "canary" in self.cli("keys", "list"):
                return
            time.sleep(0.2)
        self.fail("the keyring takes no key: " + self.spoken[-2][1])

    def cli(self, *arguments, allowed=(0,), text=None):
        done = subprocess.run([CLI, *arguments], input=text or "", env=self.environment, capture_output=True,
                              encoding="utf-8", cwd=self.folder / "out", timeout=120)
        self.assertIn(done.returncode, allowed, (arguments, done.stderr))
        self.spoken.append((" ".join(arguments), done.stdout + done.stderr))
        return done.stdout

    def lineup(self, name, targets):
        file = self.folder / f"{name}.lineup.json"
        file.write_text(json.dumps({"lineup": 1, "name": name, "targets": targets}), encoding="utf-8")
        return str(file)

    def compare(self):
        targets = [self.server.target(way, **self.source) for way in WAYS]
        targets.append(self.server.target("labels", protocol="anthropic", **self.source) | {"id": "anthropic"})
        targets.append(self.server.target("e401", protocol="gemini", **self.source) | {"id": "gemini"})
        lineup = self.lineup("ways", targets)
        result = self.cli("compare", "--lineup", lineup, "--prompt", "Greet me", "--events", "--out", "run.json",
                          "--format", "json", allowed=(3,))
        answers = json.loads(Path(self.folder / "out/run.json").read_text())["answers"]
        # It was sent, and each of these ways was gone.
        states = {answer["target"]: answer["status"] for answer in answers}
        self.assertEqual((states["good"], states["text"], states["e401"], states["late"]),
                         ("complete", "complete", "failed", "failed"))
        self.assertTrue(all(key == self.key for _, key in self.server.heard), "the key did not arrive")
        self.assertIn('"event":"delta"', result.replace(" ", ""))
        return lineup

    def exports(self):
        for form in FORMATS:
            self.cli("export", "last", "--format", form, "--out", f"export.{form}")
        self.cli("export", "last", "--format", "csv", "--csv-mode", "exact", "--out", "exact.csv")
        self.cli("import", "last", "--in", "export.xlsx")

    def table(self):
        file = self.folder / "de.po"
        file.write_text(TABLE, encoding="utf-8")
        lineup = self.lineup("table", [self.server.target(way, **self.source) for way in [*TABLES, "e401"]])
        self.cli("table", "run", "--lineup", lineup, "--in", str(file), "--to", "de", "--out", "table.json",
                 allowed=(0, 3))
        for form in ["csv", "xlsx"]:
            self.cli("table", "run", "--lineup", lineup, "--in", str(file), "--to", "de", "--out", f"table.{form}",
                     allowed=(0, 3))
        self.cli("table", "write", "last", "--target", "leakytable", "--to", "de", "--in", str(file), "--out", "de.po",
                 "--with-errors", allowed=(0, 2, 5))

    def test_key_is_nowhere_C10(self):
        watch = Watch(self.key, environments=IN_KEYRING)
        watch.start()
        lineup = self.compare()
        self.exports()
        self.cli("history", "--format", "json")
        self.cli("history", "--search", "traveller")
        self.cli("models", "--lineup", lineup, allowed=(0, 5))
        self.table()
        self.cli("keys", "list")
        for wrong in [("compare", "--lineup", lineup), ("compare", "--lineup", "absent.json", "--prompt", "x")]:
            self.cli(*wrong, allowed=(2, 5))
        watch.done.set()
        watch.join()
        self.assertGreater(watch.looks, 20)

        self.assertEqual(sorted(watch.found), [])
        self.assertEqual([command for command, said in self.spoken if traces.in_bytes(said.encode(), self.key)], [])
        self.assertEqual(traces.in_folder(self.folder, self.key), [])
        if IN_KEYRING:
            self.assertEqual(traces.in_folder(os.environ["CANARY_KEYRINGS"], self.key), [])
        kept = [path.name for path in (self.folder / "data").rglob("*")]
        self.assertTrue(any(name.endswith((".sqlite", ".db", ".sqlite3")) for name in kept), kept)

    def test_search_finds_what_is_there(self):
        """A search that finds nothing proves nothing: each way to hide the key is found."""
        import sqlite3
        import zipfile
        import zlib
        hidden = self.folder / "hidden"
        hidden.mkdir()
        (hidden / "plain.txt").write_text(f"x {self.key} y")
        (hidden / "wide.txt").write_bytes(self.key.encode("utf-16-le"))
        (hidden / "page.pdf").write_bytes(b"%PDF-1.4\nstream\n" + zlib.compress(self.key.encode()) + b"endstream")
        with zipfile.ZipFile(hidden / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/sharedStrings.xml", "<t>" + self.key + "</t>")
        with sqlite3.connect(hidden / "rows.db") as database:
            database.execute("CREATE TABLE t (a)")
            database.execute("INSERT INTO t VALUES (?)", ("x" * 4000 + self.key + "y" * 4000,))
        found = traces.in_folder(hidden, self.key)
        for name in ["plain.txt", "wide.txt", "page.pdf", "book.xlsx", "rows.db"]:
            self.assertTrue(any(name in line for line in found), (name, found))
        for text in [self.key, "ab" + self.key]:
            import base64
            self.assertTrue(traces.in_bytes(base64.b64encode(text.encode() + b"abc"), self.key))
        self.assertTrue(re.fullmatch(r"sk-CANARY[0-9a-f]{24}", self.key))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
