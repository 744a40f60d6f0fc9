# SPDX-License-Identifier: Apache-2.0
"""Takes what Lineup copies into LibreOffice's table program, as HTML and as text with tabs.

python3 tst_clipboard.py SHEETMAKER
"""
import csv
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

MAKER = sys.argv[1]
OFFICE = shutil.which("soffice")
if not OFFICE:
    print("LibreOffice is missing: skipped")
    sys.exit(77)

TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


class Clipboard(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        subprocess.run([MAKER, "clipboard", str(cls.folder / "copied")], check=True, timeout=60)
        # As lines of cells that are separated by tabs, where a cell with a line end stands in quotes.
        with open(cls.folder / "copied.tsv", encoding="utf-8", newline="") as file:
            cls.cells = list(csv.reader(file, delimiter="\t"))

    def taken(self, name, reading):
        subprocess.run([OFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless",
                        f"--infilter={reading}", "--convert-to", TO_CSV, "--outdir", str(self.folder),
                        str(self.folder / name)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)
        with open(self.folder / "copied.csv", encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    def check(self, rows):
        self.assertEqual(len(rows), len(self.cells))
        for given, expected in zip(rows, self.cells):
            self.assertEqual(len(given), len(expected))
        # No text was taken for a formula: an error or a result would stand in its place.
        flat = [cell for row in rows for cell in row]
        self.assertTrue(any("=cmd|" in cell for cell in flat))
        self.assertFalse([cell for cell in flat if cell.startswith(("#NAME?", "#REF!", "Err:"))])

    def test_html(self):
        self.check(self.taken("copied.html", "HTML (StarCalc)"))

    def test_text(self):
        self.check(self.taken("copied.tsv", "CSV:9,34,76,1"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
