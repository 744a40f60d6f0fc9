# SPDX-License-Identifier: Apache-2.0
"""Opens the workbooks that Lineup writes with other people's programs: openpyxl and LibreOffice.

python3 tst_xlsx.py SHEETMAKER PICTURES     (PICTURES: where each page is left as a picture to look at)
"""
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

try:
    import openpyxl
except ImportError:
    # Debian's package belongs to Debian's Python.
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("openpyxl (python3-openpyxl) is missing: skipped")
    sys.exit(77)

MAKER = sys.argv[1]
PICTURES = Path(sys.argv[2])
OFFICE = shutil.which("soffice")
MARK = " …⟦"
SHEETS = ["Decision", "Summary", "Comparison", "Answers", "Charts", "Provenance"]


def columns(sheet):
    """The hidden first row: id of a column to its number."""
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def find(sheet, text):
    return next((cell for row in sheet.iter_rows() for cell in row if cell.value == text), None)


def office(folder, target, path, *options):
    subprocess.run([OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target,
                    "--outdir", str(folder), *options, str(path)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)


class Made(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    def make(self, what):
        path = self.folder / f"{what}.xlsx"
        if not path.exists():
            subprocess.run([MAKER, what, str(path)], check=True, stdout=subprocess.DEVNULL, timeout=60)
        return path

    def book(self, what, **options):
        return openpyxl.load_workbook(self.make(what), **options)


class OpenPyxl(Made):
    def test_sheets_in_order(self):
        self.assertEqual(self.book("comparison").sheetnames, SHEETS)
        self.assertEqual(self.book("hostile").sheetnames, SHEETS + ["Overflow"])

    def test_properties(self):
        self.assertEqual(self.book("comparison").properties.title, "Gate barks")

    def test_comparison(self):
        sheet = self.book("comparison")["Comparison"]
        self.assertTrue(sheet.row_dimensions[1].hidden)
        self.assertTrue(sheet.column_dimensions["A"].hidden)
        self.assertEqual(sheet.freeze_panes, "D4")
        self.assertTrue(sheet.auto_filter.ref.startswith("A3:"))
        self.assertEqual(sheet["A4"].value, "01930000-0000-7000-8000-000000000001|0|")
        at = columns(sheet)
        winner, failed = sheet.cell(4, at["text|claude"]), sheet.cell(4, at["text|gemini"])
        self.assertTrue(winner.font.bold)
        self.assertEqual(winner.border.left.style, "medium")
        self.assertEqual(find(sheet, "Pick").row, 3)
        self.assertEqual(sheet.cell(4, find(sheet, "Pick").column).value, "Claude 6 Sonnet")
        self.assertIn("Rate limited (HTTP status 429). Quota exceeded", failed.value)
        self.assertTrue(failed.font.italic)
        self.assertTrue(sheet.cell(4, at["text|gpt"]).alignment.wrap_text)
        self.assertIsNone(sheet.cell(4, at["cost usd|gpt"]).value)
        self.assertAlmostEqual(sheet.cell(4, at["total ms|claude"]).value, 1.8042)
        letter = sheet.cell(1, at["status|gpt"]).column_letter
        self.assertEqual(sheet.column_dimensions[letter].outlineLevel, 1)
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertTrue(sheet.sheet_properties.pageSetUpPr.fitToPage)
        self.assertEqual((sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight), (1, 0))
        self.assertEqual(sheet.print_title_rows, "$3:$3")

    def test_picked_answers_are_shown_as_edited(self):
        sheet = self.book("runs")["Comparison"]
        self.assertEqual(sheet.cell(5, columns(sheet)["text|claude"]).value,
                         "You look as worn as I feel. Come in, friend.")

    def test_answers(self):
        sheet = self.book("comparison")["Answers"]
        at = columns(sheet)
        self.assertEqual(at["id"], 1)
        self.assertEqual(list(at)[-1], "baseline")
        self.assertTrue(sheet.row_dimensions[1].hidden)
        for name in ["id", "baseline"]:
            self.assertTrue(sheet.column_dimensions[sheet.cell(1, at[name]).column_letter].hidden, name)
        self.assertNotIn("key", at)
        table = sheet.tables["Answers"]
        self.assertEqual(table.ref, f"A2:{sheet.cell(1, len(at)).column_letter}5")
        self.assertEqual([column.name for column in table.tableColumns], [cell.value for cell in sheet[2]])
        self.assertEqual(sheet.cell(3, 1).value, "01930000-0000-7000-8000-000000000001|0||gpt|1|1")
        self.assertEqual(sheet.cell(4, at["decision"]).value, "accept")
        self.assertEqual(sheet.cell(4, at["rating"]).value, 5)
        self.assertRegex(sheet.cell(4, at["baseline"]).value, r"^accept;5;;[0-9a-f]{16}$")
        self.assertEqual(sheet.cell(3, at["baseline"]).value, ";4;;")
        self.assertEqual(sheet.cell(5, at["error kind"]).value, "rate-limit")
        self.assertIsNone(sheet.cell(5, at["total ms"]).value)
        self.assertEqual(str(sheet.cell(3, at["started at"]).value), "2026-11-22 11:01:00")

    def test_validation(self):
        sheet = self.book("comparison")["Answers"]
        at = columns(sheet)
        rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
        for name, values in [("rating", '"1,2,3,4,5"'), ("decision", '"accept,edit,reject"')]:
            letter = sheet.cell(1, at[name]).column_letter
            rule = rules[f"{letter}3:{letter}5"]
            self.assertEqual((rule.type, rule.formula1), ("list", values))

    def test_decision_has_formulas_and_what_they_gave(self):
        formulas, values = self.book("comparison")["Decision"], self.book("comparison", data_only=True)["Decision"]
        row = find(formulas, "Claude 6 Sonnet").row
        cost = find(formulas, "Cost per 1,000 prompts").column
        self.assertEqual(formulas.cell(row, cost + 1).value, f'=IF(ISNUMBER(M{row}),M{row}/1000*N8,"")')
        self.assertAlmostEqual(values.cell(row, cost).value, 0.216504)
        self.assertAlmostEqual(values.cell(row, cost + 2).value, 21.6504)
        unknown = find(formulas, "GPT-6 Luna").row
        self.assertEqual(formulas.cell(unknown, cost).value, "no price known")
        self.assertEqual(values.cell(unknown, find(formulas, "Errors found per 1,000 answers").column).value,
                         "no checks")
        self.assertEqual(values.cell(row, find(formulas, "Data policy").column).value, "Not used for training")
        self.assertEqual([str(rule.sqref) for rule in formulas.data_validations.dataValidation], ["N8:P8"])

    def test_summary(self):
        sheet = self.book("comparison", data_only=True)["Summary"]
        row = find(sheet, "Claude 6 Sonnet").row
        said = [cell.value for cell in sheet[row]]
        for value in ["claude-model-2026-08-01", "maxOutputTokens: 1024\ntemperature: 0.7", 1.25, 10, "01/11/2026"]:
            self.assertIn(value, said)
        total = find(sheet, "All targets, as far as known").row
        self.assertEqual(sheet.cell(total, find(sheet, "Failed").column).value, 1)
        self.assertEqual(find(sheet, "Sunday, 22 November 2026, 11:01 (UTC+01:00)").column, 2)

    def test_charts(self):
        sheet = self.book("comparison")["Charts"]
        self.assertEqual([chart.tagname for chart in sheet._charts], ["barChart", "barChart"])
        self.assertEqual(sheet._charts[0].grouping, "stacked")
        self.assertEqual(len(sheet._charts[0].series), 2)

    def test_no_keys_and_no_names_of_keys(self):
        with zipfile.ZipFile(self.make("comparison")) as archive:
            text = b"".join(archive.read(name) for name in archive.namelist())
        self.assertIn(b"maxOutputTokens", text)
        for secret in [b"secret-drawer", b"SECRET_DRAWER_KEY"]:
            self.assertNotIn(secret, text)

    def test_one_sheet_a_language(self):
        book = self.book("languages")
        self.assertEqual(book.sheetnames[2:4], ["Comparison de", "Comparison ar"])
        self.assertFalse(book["Comparison de"].sheet_view.rightToLeft)
        self.assertTrue(book["Comparison ar"].sheet_view.rightToLeft)
        self.assertEqual(book["Comparison ar"].max_row, 23)
        self.assertIn("key", columns(book["Answers"]))
        row = find(book["Decision"], "Target 0").row
        self.assertEqual(book["Decision"].cell(row, 5).value, 100)


class Hostile(Made):
    def texts(self, sheet):
        return {row[0].value.split("|")[3]: row[columns(sheet)["text"] - 1] for row in sheet.iter_rows(min_row=3)}

    def test_nothing_is_a_formula_or_a_link(self):
        book = self.book("hostile")
        for sheet in book:
            self.assertEqual([cell for row in sheet.iter_rows() for cell in row if cell.hyperlink], [])
        with zipfile.ZipFile(self.make("hostile")) as archive:
            for number in [3, 4, 5, 6, 7]:
                self.assertNotIn(b"<f>", archive.read(f"xl/worksheets/sheet{number}.xml"))

    def test_formulas_to_be_stay_text_when_edited(self):
        cell = self.texts(self.book("hostile")["Answers"])["t0"]
        self.assertEqual((cell.value, cell.number_format), ("=1+1", "@"))

    def test_characters(self):
        texts = self.texts(self.book("hostile")["Answers"])
        self.assertEqual(texts["t12"].value, "a␀␁␛\ufffd\ufffdz")
        self.assertEqual(texts["t13"].value, "\ufffdx\ufffd")
        self.assertEqual(texts["t5"].value, "\n=1")
        with zipfile.ZipFile(self.make("hostile")) as archive:
            self.assertIn(b"_x005F_x0041_ &lt;b&gt;", archive.read("xl/worksheets/sheet4.xml"))

    def test_right_to_left(self):
        for name in ["Answers", "Comparison"]:
            cells = [cell for row in self.book("hostile")[name].iter_rows() for cell in row]
            arabic = next(cell for cell in cells if str(cell.value).startswith("أ"))
            self.assertEqual((arabic.alignment.horizontal, arabic.alignment.readingOrder), ("right", 2))
            other = next(cell for cell in cells if cell.value == "42")
            self.assertEqual((other.alignment.horizontal, other.alignment.readingOrder), ("left", 0))

    def test_long_texts_go_on_in_overflow(self):
        book = self.book("hostile")
        sheet, rest = book["Answers"], book["Overflow"]
        self.assertEqual(list(columns(rest)), ["id", "column", "part", "text"])
        for target, whole in [("t14", "é" * 40000), ("t15", "x" * 70000 + "😀 end")]:
            cell = self.texts(sheet)[target]
            self.assertLessEqual(len(cell.value), 32767)
            self.assertRegex(cell.value, MARK + ".*Overflow⟧$")
            parts = [row for row in rest.iter_rows(min_row=3, values_only=True)
                     if row[0].split("|")[3:4] == [target] and row[1] == "text"]
            self.assertEqual([row[2] for row in parts], list(range(2, len(parts) + 2)))
            text = cell.value[:cell.value.rindex(MARK)] + "".join(row[3] for row in parts)
            self.assertTrue(text == whole, target)


@unittest.skipUnless(OFFICE, "soffice (libreoffice-calc-nogui) is missing")
class LibreOffice(Made):
    def sheets_as_csv(self, what):
        path = self.make(what)
        # Comma, quotes, UTF-8, from line 1, values as they are, every sheet into a file of its own.
        office(self.folder, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", path)
        found = {}
        for file in self.folder.glob(f"{what}-*.csv"):
            with open(file, newline="", encoding="utf-8") as stream:
                found[file.stem[len(what) + 1:]] = list(csv.reader(stream))
        return found

    def test_texts(self):
        sheets = self.sheets_as_csv("comparison")
        self.assertEqual(list(sorted(sheets)), sorted(SHEETS))
        self.assertIn("You look as worn as I feel. Come in, friend; there's soup at the Lantern.",
                      sheets["Comparison"][3])
        decision = next(row for row in sheets["Decision"] if row[0] == "Claude 6 Sonnet")
        self.assertEqual(decision[12:16], ["0.216504", "2.16504", "21.6504", "216.504"])

    def test_formula_triggers_stay_text(self):
        rows = self.sheets_as_csv("hostile")["Answers"]
        at = rows[0].index("text")
        said = [row[at] for row in rows[2:]]
        self.assertEqual(said[:4], ["=1+1", "+1", "-1", "@SUM(A1)"])
        self.assertEqual(said[6:10], ["＝1+1", "http://x/", "42", "_x0041_ <b>&amp;"])
        self.assertEqual(rows[2][rows[0].index("note")], '=HYPERLINK("http://x")')

    def test_pages(self):
        if not shutil.which("pdftoppm"):
            self.skipTest("pdftoppm (poppler-utils) is missing")
        PICTURES.mkdir(parents=True, exist_ok=True)
        for what in ["runs", "languages"]:
            office(self.folder, "pdf", self.make(what))
            pdf = self.folder / f"{what}.pdf"
            subprocess.run(["pdftoppm", "-r", "70", "-png", str(pdf), str(PICTURES / what)], check=True)
            text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True,
                                  text=True).stdout
            self.assertRegex(text, r"Page 1 of \d+")
            self.assertIn("Recommendation", text)
        self.assertGreater(len(list(PICTURES.glob("runs-*.png"))), 5)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
