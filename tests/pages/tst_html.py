# SPDX-License-Identifier: Apache-2.0
"""HTML sheets in a real browser: nothing is asked for, nothing runs, and pictures to look at.

python3 tst_html.py PAGEMAKER PICTURES
"""
import html.parser
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import programs

BROWSER = ("chromium", "chromium-browser", "google-chrome")
# Whatever can run or load something; "a" with a place in the same page is the only link.
ACTIVE = {"script", "iframe", "frame", "object", "embed", "img", "link", "base", "form", "audio", "video", "source"}


class Recorder(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    do_CONNECT = do_POST = do_HEAD = do_GET

    def log_message(self, *_):
        pass


class Active(html.parser.HTMLParser):
    """The active parts of a page."""
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in ACTIVE:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or (name in {"href", "src", "action"} and not (value or "").startswith("#")):
                self.found.append(f"{tag} {name}={value}")
            if name == "http-equiv" and value != "Content-Security-Policy":
                self.found.append(f"{tag} {value}")


class Html(programs.Sheets):
    def setUp(self):
        super().setUp()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
        self.server.asked = []
        thread = threading.Thread(target=self.server.serve_forever)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def browse(self, path, *what):
        # Everything but files goes to a proxy that notes it down, also what is on the loopback interface.
        return self.run_program(
            programs.program(*BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={self.folder}/profile", f"--proxy-server={self.address}",
            "--proxy-bypass-list=<-loopback>", f"--log-net-log={self.folder}/net.json", *what, path.as_uri())

    def requests_of_pages(self):
        """Requests of the net log that a page made; the browser's own ask for other things."""
        log = json.loads((self.folder / "net.json").read_text(encoding="utf-8", errors="replace"))
        urls = [event.get("params", {}).get("url", "") for event in log["events"]]
        return [url for url in urls if url.startswith(self.address) or "/frame" in url]

    def test_nothing_is_asked_and_nothing_runs(self):
        path = self.make("hostile", "a.html", self.address)
        dom = self.browse(path, "--virtual-time-budget=3000", "--dump-dom").decode()
        self.assertIn("&lt;script&gt;document.title='RAN'", dom)
        self.assertNotIn("<title>RAN</title>", dom)
        self.assertEqual(self.requests_of_pages(), [])
        asked = [place for place in self.server.asked if place.startswith(self.address)]
        self.assertEqual(asked, [])

    def test_the_recorder_records(self):
        """Without it the test above would prove nothing."""
        path = self.folder / "loads.html"
        path.write_text(f"<img src='{self.address}/img.png'><script>document.title='RAN'</script>", encoding="utf-8")
        dom = self.browse(path, "--virtual-time-budget=3000", "--dump-dom").decode()
        self.assertIn("<title>RAN</title>", dom)
        self.assertTrue(any(place.endswith("/img.png") for place in self.server.asked), self.server.asked)

    def test_no_active_parts(self):
        for what in ["hostile", "comparison", "runs", "table"]:
            parser = Active()
            parser.feed(self.make(what, "a.html", *([self.address] if what == "hostile" else []))
                        .read_text(encoding="utf-8"))
            self.assertEqual(parser.found, [], what)

    def test_no_control_characters(self):
        text = self.make("hostile", "a.html", self.address).read_text(encoding="utf-8")
        bad = [hex(ord(c)) for c in text if (ord(c) < 0x20 and c not in "\n\t") or 0x7f <= ord(c) < 0xa0
               or 0x202a <= ord(c) <= 0x202e or 0xfffe <= ord(c) <= 0xffff]
        self.assertEqual(bad, [])

    def width_of(self, path, width):
        """How wide the page wants to be in a window of that width, told by a copy that may run scripts."""
        text = path.read_text(encoding="utf-8")
        start = text.index('<meta http-equiv="Content-Security-Policy"')
        text = text[:start] + text[text.index(">", start) + 1:]
        # Headless windows are not made as narrow as telephones, frames are.
        inner = self.folder / "inner.html"
        inner.write_text(text.replace("</body>", "<script>parent.postMessage(document.documentElement.scrollWidth"
                                      ", '*')</script></body>"), encoding="utf-8")
        outer = self.folder / "outer.html"
        outer.write_text(f"<script>addEventListener('message', e => document.title = e.data)</script>"
                         f"<iframe width={width} height=800 frameborder=0 src=inner.html></iframe>", encoding="utf-8")
        dom = self.browse(outer, "--virtual-time-budget=3000", "--dump-dom").decode()
        return int(dom.split("<title>")[1].split("</title>")[0])

    def test_a_telephone_needs_no_scrolling_sideways(self):
        for what in ["comparison", "hostile"]:
            path = self.make(what, "a.html", *([self.address] if what == "hostile" else []))
            self.assertLessEqual(self.width_of(path, 360), 360, what)

    def test_pictures(self):
        for what in ["comparison", "runs", "table"]:
            path = self.make(what, "a.html")
            for name, size, more in [("desktop", "1280,2600", []), ("telephone", "500,4200", []),
                                     ("dark", "1280,2600", ["--force-dark-mode", "--blink-settings=preferredColorScheme=0"])]:
                picture = self.keep(f"{what}-{name}.png")
                picture.unlink(missing_ok=True)
                self.browse(path, f"--window-size={size}", "--hide-scrollbars", f"--screenshot={picture}", *more)
                self.assertGreater(picture.stat().st_size, 10_000)


if __name__ == "__main__":
    programs.main(BROWSER)
