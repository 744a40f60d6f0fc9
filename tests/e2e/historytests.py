# SPDX-License-Identifier: Apache-2.0
"""What the window keeps: runs that come back by keyboard, and what a killed program leaves behind."""
import json
import os
import subprocess
import time

from desktop import CLOSING, keys, type_text, wait_for

ASKED = "Greet Aldric, who comes in at midnight."


def solid(text):
    """Without its blanks and line ends."""
    return "".join(text.split())


class HistoryTests:
    """Mixed into the tests of the window, whose helpers they use."""

    def reopen_window(self):
        self.panels = {}
        self.open_window("--lineup", str(self.lineup))

    def assert_goes_on(self, whole, seen, message):
        """A long line that still streams is shown in pieces, so that only what is no space counts."""
        self.assertEqual(solid(whole)[:len(solid(seen))], solid(seen), message)

    def assert_kept(self, status, texts):
        """The newest run, as the command line finds it, holds at least what was seen."""
        environment = dict(os.environ, LINEUP_DATA_DIR=str(self.folder / "data"),
                           LINEUP_CONFIG_DIR=str(self.folder / "config"))
        found = subprocess.run([os.environ["LINEUP_CLI"], "history", "--limit", "1", "--format", "json"],
                               env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=True)
        answers = json.loads(found.stdout.decode("utf-8"))[0]["answers"]
        self.assertEqual([answer["status"] for answer in answers], [status] * len(texts))
        for answer, text in zip(answers, texts):
            self.assert_goes_on(answer["text"], text, answer)

    def test_reopened_from_history_by_keyboard(self):
        labels = self.rehearse(["quick", "lector"])
        type_text(ASKED)
        keys("ctrl+Return")
        self.wait_until(labels, {"complete"})
        keys("ctrl+2")
        texts = [self.answer(label) for label in labels]
        keys("ctrl+q")
        self.assertEqual(self.process.wait(timeout=CLOSING), 0)
        self.reopen_window()
        self.prompt.set_text("Something else.")
        keys("ctrl+shift+h")
        search = self.window.find(name="Search history")
        wait_for("focus in the search", lambda: search.has("focused"))
        type_text("aldric")
        history = self.window.find(name="History", role="list")
        wait_for("the run in the list", lambda: any("Greet Aldric" in node.name for node in history.children()))
        keys("Down")
        wait_for("focus in the list", lambda: history.has("focused") or any(
            node.has("focused") for node in history.children()))
        keys("Return")
        self.window.find(role="label", condition=lambda node: node.name.startswith("From history: "))
        self.wait_until(labels, {"complete"})
        wait_for("the same texts", lambda: [self.answer(label) for label in labels] == texts)
        self.assertEqual(self.prompt.text, ASKED)
        pick = self.panel(labels[1]).find(name=f"Pick {labels[1]}")
        wait_for("the pick", lambda: pick.has("checked"))
        self.window.find(name="Back to my prompt").press()
        wait_for("the prompt from before", lambda: self.prompt.text == "Something else.")

    def test_killed_while_streaming(self):
        labels = self.open_on_streams()
        self.lineup = self.folder / "streams.lineup.json"
        self.send()
        self.wait_for_text(labels)
        before = [self.answer(label) for label in labels]
        # What was shown is on the disk 250 ms later.
        time.sleep(0.5)
        self.process.kill()
        self.process.wait()
        self.reopen_window()
        self.window.find(role="label", condition=lambda node: node.has("showing")
                         and "3 of 3" in node.name)
        self.window.find(name="Open", role="push button").press()
        self.wait_until(labels, {"failed"})
        for label, text in zip(labels, before):
            wait_for(f"the text of {label}", lambda: solid(self.answer(label)).startswith(solid(text)))

    def test_prompt_survives_a_kill(self):
        self.rehearse(["quick"])
        self.prompt.focus()
        type_text("half a thought")
        wait_for("the typed prompt", lambda: self.prompt.text == "half a thought")
        time.sleep(1)
        self.process.kill()
        self.process.wait()
        self.reopen_window()
        wait_for("the prompt from before", lambda: self.prompt.text == "half a thought")

    def test_follows_the_command_line(self):
        labels = self.open_on_streams()
        lineup = self.folder / "streams.lineup.json"
        environment = dict(os.environ, LINEUP_DATA_DIR=str(self.folder / "data"),
                           LINEUP_CONFIG_DIR=str(self.folder / "config"))
        other = self.start([os.environ["LINEUP_CLI"], "compare", "--lineup", str(lineup), "--prompt", ASKED],
                           env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        history = self.window.find(name="History", role="list")
        wait_for("the run in the list", lambda: any("Greet Aldric" in node.name for node in history.children()))
        keys("ctrl+shift+h", "Down", "Return")
        self.window.find(role="label", condition=lambda node: "another program" in node.name)
        self.wait_until(labels, {"streaming"})
        seen = self.answer(labels[0])
        wait_for("more text, by itself", lambda: len(self.answer(labels[0])) > len(seen) + 20)
        other.kill()
        other.wait()
        self.wait_until(labels, {"failed"})
        wait_for("no word of another program", lambda: not self.window.all(
            role="label", condition=lambda node: "another program" in node.name and node.has("showing")))

    def test_deleted_while_it_is_shown(self):
        labels = self.rehearse(["quick"])
        self.send()
        self.wait_until(labels, {"complete"})
        text = self.answer(labels[0])
        keys("ctrl+shift+h", "Down", "Delete")
        said = self.window.find(role="label", condition=lambda node: node.has("showing")
                                and node.name.startswith("This run was deleted"))
        self.assertEqual(self.answer(labels[0]), text)
        keys("ctrl+z")
        wait_for("the run to come back", lambda: not said.has("showing"))
