# SPDX-License-Identifier: Apache-2.0
"""xlsxfixtures.py KIND FOLDER: workbooks as other programs write them. Prints the path; status 77: a tool is missing."""
import datetime
import pathlib
import shutil
import subprocess
import sys
import zipfile

SKIPPED = 77


def skip(why):
    print(why)
    sys.exit(SKIPPED)


def openpyxl_book(folder):
    try:
        import openpyxl
    except ImportError:
        skip("python3-openpyxl is not installed.")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Strings"
    sheet.append(["Id", "Text", "When", "Done", "Share"])
    sheet.append(["1234567890123456789", "Grüße, 日本 😀", datetime.datetime(2026, 11, 22, 10, 30), True, 0.1])
    sheet.append([2, "  two\nlines  ", datetime.date(2026, 2, 28), False, 1e21])
    sheet.append([3, "=1+1", datetime.time(18, 5, 1), None, "#N/A"])
    sheet["B4"].data_type = "s"
    sheet["A6"] = "merged"
    sheet.merge_cells("A6:C7")
    sheet["A9"] = datetime.timedelta(hours=26, minutes=30)
    sheet["A9"].number_format = "[h]:mm"
    sheet["B9"] = 45982.25
    sheet["B9"].number_format = 'dd"d"\\-mmm\\-yy'
    sheet["C9"] = 12.5
    sheet["C9"].number_format = '0.0" days"'
    sheet["D9"] = "_x0041_ stays"
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    hidden = book.create_sheet("Hidden & <odd>")
    hidden.sheet_state = "hidden"
    hidden["C3"] = "found"
    book.defined_names.append(openpyxl.workbook.defined_name.DefinedName("lineup", attr_text="Strings!$A$1:$E$1"))
    path = folder / "openpyxl.xlsx"
    book.save(path)
    return path


def libreoffice_book(folder):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        skip("LibreOffice is not installed.")
    table = folder / "table.csv"
    table.write_text('Key,Text,When\nline:1,"Say ""hi"", now",2026-11-22\nline:2,"two\nlines",2026-11-23\n'
                     '007,=1+2,\n', encoding="utf-8")
    # Columns: text, text (formulas become text), date as YMD.
    done = subprocess.run([office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
                           "--infilter=CSV:44,34,76,1,1/2/2/2/3/5", "--convert-to", "xlsx", "--outdir", folder, table],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=110, check=False)
    path = folder / "table.xlsx"
    if done.returncode != 0 or not path.exists():
        skip("LibreOffice cannot convert here.")
    return path


def libreoffice_csv(folder):
    book = libreoffice_book(folder)
    target = folder / "back"
    subprocess.run([shutil.which("soffice") or shutil.which("libreoffice"),
                    f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
                    "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true", "--outdir", target, book],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=110, check=True)
    return target / "table.csv"


def bomb(folder):
    """Half a gigabyte of text in a file of half a megabyte."""
    path = folder / "bomb.xlsx"
    book = openpyxl_book(folder)
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            if item.filename != "xl/worksheets/sheet1.xml":
                new.writestr(item.filename, old.read(item.filename))
        with new.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            part.write(b'<?xml version="1.0"?><worksheet><sheetData>')
            for _ in range(512):
                part.write(b'<row><c t="inlineStr"><is><t>' + b"a" * (1024 * 1024) + b"</t></is></c></row>")
            part.write(b"</sheetData></worksheet>")
    return path


KINDS = {"openpyxl": openpyxl_book, "libreoffice": libreoffice_book, "libreoffice-csv": libreoffice_csv, "bomb": bomb}

if __name__ == "__main__":
    print(KINDS[sys.argv[1]](pathlib.Path(sys.argv[2])))
