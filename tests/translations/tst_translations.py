# SPDX-License-Identifier: Apache-2.0
"""Checks the catalogues against the sources: English has both forms of every plural, other languages are complete.

python3 tst_translations.py LUPDATE
"""
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LUPDATE = ""


def messages(file):
    """(context, source, comment) -> message element"""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            found[(context.findtext("name"), message.findtext("source"), message.findtext("comment"))] = message
    return found


def places(text):
    return sorted(re.findall(r"%(?:n|L?\d+)", text))


class Translations(unittest.TestCase):
    def extract(self, *options):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        file = Path(folder.name) / "now.ts"
        subprocess.run([LUPDATE, "-silent", "-locations", "none", *options, "src", "ui", "-ts", str(file)],
                       cwd=ROOT, check=True, timeout=120, stdin=subprocess.DEVNULL)
        return messages(file)

    def assert_translated(self, file, key, message):
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        self.assertIsNone(translation.get("type"), f"{file.name}: {key}")
        for form in forms:
            self.assertTrue(form.strip(), f"{file.name}: {key}")
            if message.get("numerus") != "yes":
                self.assertEqual(places(form), places(key[1]), f"{file.name}: {key}")
            else:
                # The form for one may do without the number.
                self.assertLessEqual(set(places(key[1])) - {"%n"}, set(places(form)), f"{file.name}: {key}")
                self.assertNotIn("(s)", form, f"{file.name}: {key}")

    def test_english_has_every_plural(self):
        file = ROOT / "translations/lineup_en.ts"
        known = messages(file)
        for key in self.extract("-pluralonly"):
            with self.subTest(text=key):
                self.assertIn(key, known, "run the target update_translations and fill in the forms")
                self.assert_translated(file, key, known[key])
                self.assertEqual(len(list(known[key].iter("numerusform"))), 2)

    def test_other_languages_are_complete(self):
        needed = self.extract()
        for file in sorted((ROOT / "translations").glob("lineup_*.ts")):
            if file.name == "lineup_en.ts":
                continue
            known = messages(file)
            for key in needed:
                with self.subTest(file=file.name, text=key):
                    self.assertIn(key, known)
                    self.assert_translated(file, key, known[key])

    def test_every_text_has_a_context_of_its_own(self):
        # A function called tr() outside a class lands in the namespace, where no program looks it up.
        contexts = {context for context, _, _ in self.extract()}
        self.assertGreater(len(contexts), 20)
        self.assertEqual(contexts & {"", "lineup", "lineup::(anonymous)"}, set())

    def test_no_places_of_the_sources(self):
        for file in (ROOT / "translations").glob("*.ts"):
            self.assertNotIn("<location", file.read_text(encoding="utf-8"), file.name)


if __name__ == "__main__":
    LUPDATE = sys.argv.pop(1)
    unittest.main(verbosity=1)
