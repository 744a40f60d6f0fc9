# SPDX-License-Identifier: Apache-2.0
"""PDF sheets, read by Poppler: the texts of every script are there, pages are numbered, and pictures to look at.

python3 tst_pdf.py PAGEMAKER PICTURES
"""
import re
import unicodedata

import programs


class Pdf(programs.Sheets):
    def text_of(self, path):
        text = self.run_program("pdftotext", "-enc", "UTF-8", path, "-").decode()
        # Letters of Arabic come in the shapes they have in the word.
        return unicodedata.normalize("NFKC", text)

    def fact(self, path, name):
        facts = self.run_program("pdfinfo", path).decode()
        return re.search(rf"^{name}:\s*(.*)$", facts, re.MULTILINE).group(1)

    def test_texts(self):
        path = self.make("comparison", "a.pdf")
        text = self.text_of(path)
        for words in ["Midnight again, Aldric.", "Not used for training", "Failed: Rate limited (HTTP status 429)", "Quota exceeded", "Picked",
                      "Best: fastest", "The one for act 1", "first token after 0.41 s", "$0.25 per million tokens in",
                      "いらっしゃい", "Tritt ein", "어서 오세요", "01930000-0000-7000-8000-000000000001"]:
            self.assertIn(words, text)
        for word in ["أهلا", "ألدريك", "ברוך"]:
            marks = "".join(c for c in text if not unicodedata.combining(c))
            self.assertTrue(word in marks or word[::-1] in marks
                            or unicodedata.normalize("NFKC", word) in marks, f"{word} is missing in {marks}")

    def test_pages_are_numbered(self):
        for what in ["comparison", "runs", "table"]:
            path = self.make(what, "a.pdf")
            pages = int(self.fact(path, "Pages"))
            self.assertGreater(pages, 1)
            text = self.text_of(path)
            for number in range(1, pages + 1):
                self.assertEqual(text.count(f"Page {number} of {pages}"), 1)

    def test_every_line_of_a_long_answer_comes_once(self):
        text = self.text_of(self.make("comparison", "a.pdf"))
        for number in range(1, 25):
            self.assertEqual(len(re.findall(rf"^\s*{number}\. The lamp on the pier", text, re.MULTILINE)), 1, number)

    def test_hostile_text_is_only_text(self):
        path = self.make("hostile", "a.pdf", "http://127.0.0.1:9")
        self.assertEqual(self.fact(path, "JavaScript"), "no")
        self.assertIn("<script>document.title='RAN'</script>", self.text_of(path))
        self.assertNotIn(b"/URI", path.read_bytes())
        self.assertEqual(self.fact(path, "Title"), "</title><script>document.title='RAN'</script>")

    def test_pictures(self):
        for what in ["comparison", "runs", "table"]:
            path = self.make(what, "a.pdf")
            for old in self.pictures.glob(f"{what}-pdf*.png"):
                old.unlink()
            self.run_program("pdftoppm", "-r", "70", "-png", path, self.keep(f"{what}-pdf"))
            pictures = list(self.pictures.glob(f"{what}-pdf*.png"))
            self.assertEqual(len(pictures), int(self.fact(path, "Pages")))
            self.assertTrue(all(picture.stat().st_size > 3000 for picture in pictures))


if __name__ == "__main__":
    programs.main(["pdftotext"], ["pdftoppm"])
