# SPDX-License-Identifier: Apache-2.0
"""Drives the real window: first as a screen reader does, then with keys alone. Started by run_window.sh."""
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from gi.repository import GLib

from desktop import CLOSING, SLOWNESS, activate, application, keys, picture, type_text, wait_for
from historytests import HistoryTests

FINAL = {"complete", "truncated", "refused", "failed", "cancelled"}
STATES = FINAL | {"idle", "waiting", "thinking", "streaming", "retrying"}
PROMPT = "Greet Aldric, who comes in at midnight with a broken sword."
HERE = Path(__file__).resolve().parent
LIMIT = 45 * SLOWNESS  # seconds for one test, all its waiting included


def out_of_time(*_):
    raise AssertionError(f"not done after {LIMIT} s")


class Window(HistoryTests, unittest.TestCase):
    def setUp(self):
        signal.signal(signal.SIGALRM, out_of_time)
        signal.alarm(LIMIT)
        self.addCleanup(signal.alarm, 0)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.window = None
        self.panels = {}

    def run(self, result=None):
        self.result = result
        self.bad_before = self.bad()
        super().run(result)
        if self.bad() > self.bad_before:
            print(f"See {os.environ['LINEUP_OUT']}/{self._testMethodName}.png and .txt", file=sys.stderr)

    def bad(self):
        return len(self.result.failures) + len(self.result.errors)

    def start(self, command, **more):
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, text=True, encoding="utf-8", **more)

        def stop():
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(timeout=CLOSING)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            if process.stdout:
                process.stdout.close()

        self.addCleanup(stop)
        return process

    def open_window(self, *arguments):
        environment = dict(os.environ, LINEUP_DATA_DIR=str(self.folder / "data"),
                           LINEUP_CONFIG_DIR=str(self.folder / "config"))
        self.process = self.start([os.environ["LINEUP"], *arguments], env=environment)
        self.window = application(self.process)
        self.addCleanup(self.remember)
        self.prompt = self.window.find(name="Prompt", condition=lambda node: node.has("editable"))
        activate(self.process)

    def remember(self):
        """Keeps what is on the screen, for whoever looks into a failure."""
        signal.alarm(0)
        if self.bad() == self.bad_before or self.process.poll() is not None:
            return
        picture(self._testMethodName)
        (Path(os.environ["LINEUP_OUT"]) / f"{self._testMethodName}.txt").write_text(
            self.window.outline(), encoding="utf-8")

    def rehearse(self, only=None):
        """The window on the lineup of `lineup-cli rehearsal`, or on some of its targets; their labels."""
        file = self.folder / "rehearsal.lineup.json"
        self.server = self.start([os.environ["LINEUP_CLI"], "rehearsal", "--lineup-out", str(file)],
                                 stdout=subprocess.PIPE)
        self.assertRegex(self.server.stdout.readline(), r"^http://127\.0\.0\.1:\d+\s*$")
        lineup = json.loads(file.read_text(encoding="utf-8"))
        if only:
            lineup["targets"] = [target for target in lineup["targets"] if target["id"] in only]
            file.write_text(json.dumps(lineup), encoding="utf-8")
        self.lineup = file
        self.open_window("--lineup", str(file))
        labels = [target.get("label") or target["id"] for target in lineup["targets"]]
        # One of the cast is cut off on purpose.
        self.expected = ["failed" if target["id"] == "cut" else "complete" for target in lineup["targets"]]
        return labels

    def texts_of_cli(self, prompt):
        """What the same targets answer to the command line: the rehearsal says the same every time."""
        done = subprocess.run([os.environ["LINEUP_CLI"], "compare", "--lineup", str(self.lineup), "--prompt", prompt,
                               "--format", "json", "--no-history"], stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=30, check=True)
        return [answer["text"] for answer in json.loads(done.stdout.decode("utf-8"))["answers"]]

    def open_on_streams(self, count=3):
        """The window on a server whose answers go on for a minute; the labels of its targets."""
        self.journal = self.folder / "journal"
        with self.journal.open("wb") as journal:
            self.server = self.start([sys.executable, str(HERE / "streamserver.py")], stdout=journal)
        port = int(wait_for("the server's port", lambda: self.journal.read_text().partition("\n")[0]))
        self.heard = 1
        labels = [f"Stream {number}" for number in range(1, count + 1)]
        file = self.folder / "streams.lineup.json"
        file.write_text(json.dumps({"lineup": 1, "name": "Streams", "targets": [
            {"id": f"s{number}", "label": label, "protocol": "openai-chat", "model": f"model-{number}", "retries": 0,
             "baseUrl": f"http://127.0.0.1:{port}/v1"} for number, label in enumerate(labels)]}), encoding="utf-8")
        self.open_window("--lineup", str(file))
        return labels

    def asked(self):
        """What the server of open_on_streams() has been asked since the last call."""
        lines = self.journal.read_text(encoding="utf-8").splitlines()
        new = lines[self.heard:]
        self.heard = len(lines)
        return new

    def panel(self, label):
        known = self.panels.get(label)
        try:
            if known and known.name == label:
                return known
        except GLib.Error:
            pass  # The window has built its panels anew.
        self.panels[label] = self.window.find(name=label, condition=lambda node: node.description in STATES)
        return self.panels[label]

    def answer(self, label):
        return self.panel(label).find(name=f"{label} answer").text

    def states(self, labels):
        return [self.panel(label).description for label in labels]

    def wait_until(self, labels, states):
        wait_for(f"{labels} to become one of {sorted(states)}",
                 lambda: all(state in states for state in self.states(labels)))

    def wait_for_text(self, labels, length=40):
        wait_for("text in every panel", lambda: all(len(self.answer(label)) > length for label in labels))

    def send(self, text=PROMPT):
        self.prompt.set_text(text)
        self.window.find(name="Send").press()

    # What the window says about itself

    def test_names(self):
        labels = self.rehearse()
        for name in ["Prompt", "System prompt", "Send", "Stop", "Race"]:
            self.assertTrue(self.window.find(name=name), name)
        box = self.window.find(role="combo box", condition=lambda node: node.labels())
        self.assertTrue(any(re.sub("&", "", label).startswith("Lineup") for label in box.labels()), box.labels())
        for label in labels:
            panel = self.panel(label)
            self.assertEqual(panel.description, "idle")
            for name in [f"{label} answer", f"Pick {label}", f"Copy {label}", f"Retry {label}"]:
                panel.find(name=name)

    def test_every_control_has_a_name(self):
        self.rehearse()
        roles = {"push button", "toggle button", "check box", "radio button", "text", "combo box", "spin button", "table",
                 "list", "tree", "slider", "menu item"}
        nameless = [node for node in self.window.walk()
                    if node.role in roles and not node.name and not node.labels()
                    and node.has("showing") and node.has("focusable")]
        self.assertEqual([f"{node.role} {node.description}" for node in nameless], [], self.window.outline())

    def test_answers_are_read_in_the_order_of_the_lineup(self):
        labels = self.rehearse()
        panels = self.window.all(condition=lambda node: node.name in labels and node.description in STATES)
        self.assertEqual([panel.name for panel in panels], labels)

    def test_first_start(self):
        self.open_window()
        box = self.window.find(role="combo box", condition=lambda node: node.labels())
        self.assertIn("canned", box.name)
        self.window.find(role="label", condition=lambda node: node.has("showing") and "canned" in node.name)
        samples = self.window.all(condition=lambda node: node.name.startswith("Sample prompt: "))
        self.assertTrue(samples)
        samples[0].press()
        wait_for("the sample in the prompt", lambda: self.prompt.text)
        self.window.find(name="Send").press()
        wait_for("a complete answer", lambda: self.window.all(description="complete"))

    # As a screen reader

    def test_compare_pick_and_copy(self):
        labels = self.rehearse()
        self.assertGreater(len(labels), 2)
        self.assertEqual(self.states(labels), ["idle"] * len(labels))
        self.send()
        seen = set()

        def all_ended():
            states = self.states(labels)
            seen.update(states)
            return all(state in FINAL for state in states)

        wait_for("the answers to end", all_ended)
        self.assertEqual(self.states(labels), self.expected)
        self.assertLessEqual({"waiting", "thinking", "streaming", "retrying"}, seen)
        for label in labels:
            self.assertGreater(len(self.answer(label).split()), 2, label)

        pick = self.panel(labels[1]).find(name=f"Pick {labels[1]}")
        pick.press()
        wait_for("the pick", lambda: pick.has("checked"))
        other = self.panel(labels[0]).find(name=f"Pick {labels[0]}")
        other.press()
        wait_for("the other pick", lambda: other.has("checked"))
        wait_for("only one pick", lambda: not pick.has("checked"))

        text = self.answer(labels[0])
        self.panel(labels[0]).find(name=f"Copy {labels[0]}").press()
        # An assistive press is an animated click, and a paste that comes before it would be of nothing.
        time.sleep(0.5)
        self.prompt.focus()
        keys("ctrl+a", "ctrl+v")
        wait_for("the copied answer in the prompt", lambda: self.prompt.text.strip() == text.strip())

    def test_retry_of_one_answer(self):
        labels = self.rehearse(["quick", "cut"])
        self.send()
        self.wait_until(labels, FINAL)
        self.assertEqual(self.states(labels), self.expected)
        texts = [self.answer(label) for label in labels]
        self.panel(labels[1]).find(name=f"Retry {labels[1]}").press()
        self.wait_until(labels[1:], STATES - FINAL)
        self.assertEqual(self.panel(labels[0]).description, "complete")
        self.wait_until(labels[1:], {"failed"})
        wait_for("the same text again", lambda: [self.answer(label) for label in labels] == texts)

    def test_prompt_from_the_command_line(self):
        self.open_window("--rehearsal", "--prompt", PROMPT)
        self.assertEqual(self.prompt.text, PROMPT)

    def test_second_run_replaces_the_first(self):
        labels = self.open_on_streams()
        self.assertEqual(self.asked(), [])
        for prompt in [PROMPT, "Write a bark for a tired guard."]:
            self.send(prompt)
            self.wait_until(labels, {"streaming"})
            self.wait_for_text(labels)
            self.window.find(name="Stop").press()
            self.wait_until(labels, {"cancelled"})
            for label in labels:
                self.assertEqual(self.answer(label).count("word0"), 1, label)
            self.assertEqual([prompt in body for body in self.asked()], [True] * len(labels))

    # With keys alone

    def test_three_providers_by_keyboard(self):
        labels = self.rehearse(["quick", "lector", "polyglot"])
        wait_for("focus in the prompt", lambda: self.prompt.has("focused"))
        type_text(PROMPT)
        wait_for("the typed prompt", lambda: self.prompt.text == PROMPT)
        keys("ctrl+Return")
        self.wait_until(labels, FINAL)
        self.assertEqual(self.states(labels), ["complete"] * 3)
        keys("F6")
        race = self.window.find(name="Race")
        wait_for("focus in the race", lambda: any(node.has("focused") for node in race.walk()))
        keys("F6")
        first = self.panel(labels[0]).find(name=f"{labels[0]} answer")
        wait_for("focus in the first answer", lambda: first.has("focused"))
        keys("ctrl+2")
        picks = [self.panel(label).find(name=f"Pick {label}") for label in labels]
        wait_for("the pick", lambda: picks[1].has("checked"))
        self.assertEqual([pick.has("checked") for pick in picks], [False, True, False])
        keys("ctrl+shift+c")
        keys("shift+F6", "shift+F6")
        wait_for("focus in the prompt", lambda: self.prompt.has("focused"))
        keys("ctrl+a", "ctrl+v")
        wait_for("the picked answer in the prompt", lambda: self.prompt.text != PROMPT)
        self.assertEqual(self.prompt.text, self.texts_of_cli(PROMPT)[1])

    def test_escape_closes_the_search_before_it_stops(self):
        labels = self.open_on_streams()
        type_text("Go on.")
        keys("ctrl+Return")
        self.wait_for_text(labels)
        keys("ctrl+f")
        search = self.window.find(name="Find in all answers")
        wait_for("focus in the search", lambda: search.has("focused"))
        type_text("word1")
        wait_for("the typed search", lambda: search.text == "word1")
        keys("Escape")
        wait_for("the search to close", lambda: not search.has("showing"))
        self.wait_for_text(labels, max(len(self.answer(label)) for label in labels) + 20)
        self.assertEqual(self.states(labels), ["streaming"] * len(labels))
        keys("Escape")
        self.wait_until(labels, {"cancelled"})

    # When things go wrong

    def test_server_dies_in_the_middle(self):
        labels = self.open_on_streams()
        self.send()
        self.wait_for_text(labels)
        self.assertEqual(self.states(labels), ["streaming"] * len(labels))
        before = [self.answer(label) for label in labels]
        self.server.kill()
        self.wait_until(labels, FINAL)
        self.assertEqual(self.states(labels), ["failed"] * len(labels))
        for label, text in zip(labels, before):
            self.assert_goes_on(self.answer(label), text, label)

    def stop_with(self, action):
        labels = self.open_on_streams()
        self.send()
        self.wait_for_text(labels)
        before = [self.answer(label) for label in labels]
        action()
        self.wait_until(labels, FINAL)
        self.assertEqual(self.states(labels), ["cancelled"] * len(labels))
        for label, text in zip(labels, before):
            self.assert_goes_on(self.answer(label), text, label)

    def test_stop_button(self):
        self.stop_with(lambda: self.window.find(name="Stop").press())

    def test_stop_key(self):
        self.stop_with(lambda: keys("Escape"))

    def close_with(self, key):
        labels = self.open_on_streams()
        self.send()
        self.wait_for_text(labels)
        texts = [self.answer(label) for label in labels]
        # Nobody is asked: the history keeps what has arrived.
        keys(key)
        try:
            status = self.process.wait(timeout=CLOSING / 4)
        except subprocess.TimeoutExpired:
            keys(key)  # now and then the window manager does not see its own key
            status = self.process.wait(timeout=CLOSING)
        self.assertEqual(status, 0)
        self.assert_kept("cancelled", texts)

    def test_quitting_while_streams_run(self):
        self.close_with("ctrl+q")

    def test_closing_the_window_while_streams_run(self):
        # The window manager asks the window, as its button in the title bar does.
        self.close_with("alt+F4")

    def test_nothing_listens(self):
        labels = self.open_on_streams()
        self.server.kill()
        self.server.wait()
        self.send()
        self.wait_until(labels, FINAL)
        self.assertEqual(self.states(labels), ["failed"] * len(labels))


if __name__ == "__main__":
    unittest.main(verbosity=2)
