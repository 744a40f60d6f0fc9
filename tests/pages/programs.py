# SPDX-License-Identifier: Apache-2.0
"""Runs pagemaker and other people's programs for the tests of sheets."""
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SKIPPED = 77


class Sheets(unittest.TestCase):
    """A folder for each test, and what pagemaker writes into it."""
    maker = None
    pictures = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def make(self, what, name, *more):
        path = self.folder / name
        done = subprocess.run([self.maker, what, *more, str(path)], capture_output=True, text=True, timeout=120,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return path

    def run_program(self, *command, timeout=180):
        environment = dict(os.environ, HOME=str(self.folder))
        done = subprocess.run([str(part) for part in command], capture_output=True, timeout=timeout, check=False,
                              env=environment)
        self.assertEqual(done.returncode, 0, done.stderr.decode(errors="replace"))
        return done.stdout

    def keep(self, name):
        """Where a picture goes that people may want to look at."""
        self.pictures.mkdir(parents=True, exist_ok=True)
        return self.pictures / name


def program(*names):
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    return None


def main(*needed):
    """python3 tst_x.py PAGEMAKER PICTURES. Skipped with words where a program is missing."""
    for names in needed:
        if not program(*names):
            print(f"skipped: {names[0]} is not installed")
            sys.exit(SKIPPED)
    Sheets.maker = sys.argv[1]
    Sheets.pictures = Path(sys.argv[2])
    unittest.main(module="__main__", argv=sys.argv[:1], verbosity=1)
