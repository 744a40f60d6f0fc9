# SPDX-License-Identifier: Apache-2.0
"""CSV sheets, read by Python's csv module and by LibreOffice.

python3 tst_csv.py PAGEMAKER PICTURES
"""
import csv
import io
import os

import programs

TEXTS = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "＝1+1", "＋1", "－1", "＠SUM(1)",
         '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A1", "'tis", '"quoted", and; more\nlines', "日本語 مرحبا 😀"]


def rows(path, encoding, delimiter=","):
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline=""), delimiter=delimiter))


class Csv(programs.Sheets):
    def test_exact_is_what_was_answered(self):
        for name, delimiter in [("a.csv", ","), ("a.tsv", "\t")]:
            found = rows(self.make("formulas", name, "exact"), "utf-8", delimiter)
            self.assertEqual([row["text"] for row in found], TEXTS)
            self.assertNotIn("csv-mode", found[0])

    def test_safe_has_no_formula(self):
        for name, delimiter in [("a.csv", ","), ("a.tsv", "\t")]:
            path = self.make("formulas", name)
            self.assertTrue(path.read_bytes().startswith(b"\xef\xbb\xbf"))
            found = rows(path, "utf-8-sig", delimiter)
            self.assertEqual(list(found[0])[-1], "csv-mode")
            for row, text in zip(found, TEXTS, strict=True):
                self.assertEqual(row["csv-mode"], "safe")
                self.assertEqual(row["text"].removeprefix("'"), text)
                self.assertNotIn(row["text"][0], "=+-@\t\r\n＝＋－＠ ")
                self.assertEqual(row["source"], "'=2+5")

    def through_office(self, path, separator):
        """What LibreOffice shows: the sheet as CSV again, each field as it is formatted."""
        out = self.folder / "out"
        self.run_program(programs.program("soffice", "libreoffice"), "--headless", "--norestore",
                         f"-env:UserInstallation=file://{self.folder}/profile", f"--infilter=CSV:{separator},34,76,1",
                         "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
                         "--outdir", out, path)
        return rows(out / (path.stem + ".csv"), "utf-8-sig")

    def test_triggers_stay_text_in_an_office(self):
        for name, separator in [("a.csv", 44), ("b.tsv", 9)]:
            found = self.through_office(self.make("formulas", name), separator)
            texts = [row["text"].replace("\r\n", "\n") for row in found]
            self.assertEqual(len(texts), len(TEXTS))
            for shown, text in zip(texts, TEXTS, strict=True):
                # A formula would show its value; the apostrophe may or may not be shown.
                self.assertEqual(shown.lstrip("'").replace("\r", "\n"), text.lstrip("'").replace("\r", "\n"))
            self.assertTrue(all(row["source"].lstrip("'") == "=2+5" for row in found))


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    programs.main(["soffice", "libreoffice"])
