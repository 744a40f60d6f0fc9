# SPDX-License-Identifier: Apache-2.0
"""Runs `lineup-cli compare` against a server that others wrote: all five protocols, and what goes wrong in them.

python3 tst_peer.py LINEUP_CLI; ends with 77 (skipped) where the server is not installed.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import fixtures
from fixtures import LINE, TARGETS, THOUGHT, UNICODE
from peerserver import PeerServer, why_not

CLI = ""


class Peer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.server = PeerServer(cls.folder.name, fixtures.fixtures())

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()
        cls.folder.cleanup()

    def setUp(self):
        self.server.forget()
        self.home = tempfile.TemporaryDirectory()
        self.addCleanup(self.home.cleanup)

    def target(self, name, number=None, **more):
        protocol, path = TARGETS[name]
        return {"id": name if number is None else f"{name}-{number}", "protocol": protocol, "model": name + "-model",
                "baseUrl": self.server.address + path, **more}

    def run_cli(self, prompt, targets=None, arguments=("--format", "json"), environment=None, **more):
        home = Path(self.home.name)
        file = home / "peer.lineup.json"
        file.write_text(json.dumps({"lineup": 1, "name": "Peer",
                                    "targets": targets or [self.target(name, **more) for name in TARGETS]}))
        clean = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
        clean.update(HOME=str(home), LINEUP_DATA_DIR=str(home / "data"), LINEUP_CONFIG_DIR=str(home / "config"),
                     DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent", **(environment or {}))
        return subprocess.run([CLI, "compare", "--lineup", str(file), "--prompt", prompt, *arguments],
                              stdin=subprocess.DEVNULL, capture_output=True, env=clean, timeout=60, check=False)

    def compare(self, prompt, status, targets=None, **more):
        done = self.run_cli(prompt, targets, **more)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        result = json.loads(done.stdout.decode("utf-8"))
        self.result = result
        return {answer["target"]: answer for answer in result["answers"]}

    def assert_posts(self, answers):
        """One attempt is one POST on the wire."""
        posts = {}
        for entry in self.server.journal():
            model = entry["body"].get("model") or entry["path"].split("/models/")[1].split(":")[0]
            posts[model] = posts.get(model, 0) + 1
        self.assertEqual(posts, {answer["model"]: answer["attempts"] for answer in answers.values()})

    def assert_ended(self, answers, status, kind=None, attempts=1):
        for name, answer in answers.items():
            with self.subTest(target=name):
                self.assertEqual(answer["status"], status, answer["error"])
                self.assertEqual(answer["attempts"], attempts)
                self.assertEqual(answer["error"] and answer["error"]["kind"], kind)
        self.assert_posts(answers)

    def test_normal(self):
        answers = self.compare("normal: greet Aldric", 0)
        self.assertEqual(list(answers), list(TARGETS))
        self.assert_ended(answers, "complete")
        for answer in answers.values():
            self.assertEqual(answer["text"], LINE)
            self.assertEqual(answer["reasoning"], "")
            self.assertEqual(answer["skippedLines"], 0)
            self.assertLess(0, answer["timing"]["firstTokenMs"])
            self.assertLess(answer["timing"]["firstTokenMs"], answer["timing"]["totalMs"])
            self.assertIsNone(answer["timing"]["firstReasoningMs"])
        for name in ["chat", "responses", "claude", "gemini"]:
            with self.subTest(target=name):
                self.assertEqual(answers[name]["usage"]["inputTokens"], 9)
                self.assertEqual(answers[name]["usage"]["outputTokens"], 14)

    def test_system_text_arrives(self):
        self.run_cli("normal: greet", arguments=("--system", "You are Mara.", "--format", "json"))
        entries = self.server.journal()
        self.assertEqual(len(entries), len(TARGETS))
        for entry in entries:
            self.assertIn("You are Mara.", json.dumps(entry["body"]))

    def test_reasoning(self):
        # The server's Ollama calls it otherwise than Ollama does.
        answers = self.compare("think: greet", 0, [self.target(name) for name in TARGETS if name != "ollama"])
        self.assert_ended(answers, "complete")
        for name, answer in answers.items():
            with self.subTest(target=name):
                self.assertEqual(answer["text"], LINE)
                self.assertEqual(answer["reasoning"], THOUGHT)
                self.assertLessEqual(answer["timing"]["firstReasoningMs"], answer["timing"]["firstTokenMs"])

    def test_pieces_that_split_characters(self):
        answers = self.compare("unicode: greet", 0)
        self.assert_ended(answers, "complete")
        for name, answer in answers.items():
            with self.subTest(target=name):
                self.assertEqual(answer["text"], UNICODE)

    def test_truncated(self):
        # The server's Ollama never says "length".
        answers = self.compare("short: greet", 4, [self.target(name) for name in TARGETS if name != "ollama"])
        for name, answer in answers.items():
            with self.subTest(target=name):
                self.assertEqual(answer["status"], "truncated")
                self.assertEqual(answer["text"], LINE)
                self.assertIsNone(answer["error"])

    def test_refused(self):
        # The server has no refusal for the others; its "responses" only says that the answer failed.
        answers = self.compare("filter: greet", 4, [self.target("chat"), self.target("gemini")])
        self.assert_ended(answers, "refused")

    def test_errors(self):
        kinds = {"e400": "invalid-request", "e401": "authentication", "e402": "billing", "e403": "permission",
                 "e404": "not-found", "e413": "too-large"}
        for word, kind in kinds.items():
            with self.subTest(case=word):
                self.server.forget()
                answers = self.compare(f"{word}: greet", 4)
                self.assert_ended(answers, "failed", kind)
                for answer in answers.values():
                    self.assertEqual(answer["error"]["httpStatus"], int(word[1:]))
                    self.assertIn("canned", answer["error"]["message"])

    def test_errors_that_are_tried_again(self):
        for word, kind in {"e500": "server", "e503": "overloaded"}.items():
            with self.subTest(case=word):
                self.server.forget()
                answers = self.compare(f"{word}: greet", 4, retries=1)
                self.assert_ended(answers, "failed", kind, attempts=2)

    def test_no_retries(self):
        self.assert_ended(self.compare("e503: greet", 4, retries=0), "failed", "overloaded", attempts=1)

    def test_rate_limit_with_retry_after(self):
        answers = self.compare("busy: greet", 0)
        self.assert_ended(answers, "complete", attempts=2)
        for answer in answers.values():
            self.assertEqual(answer["text"], LINE)
            self.assertGreaterEqual(answer["timing"]["retryWaitMs"], 1000)
            self.assertLess(answer["timing"]["totalMs"], 1000)

    def test_overloaded_once(self):
        self.assert_ended(self.compare("twice: greet", 0), "complete", attempts=2)

    def test_long_wait_fails_at_once(self):
        answers = self.compare("never: greet", 4)
        self.assert_ended(answers, "failed", "rate-limit", attempts=1)
        self.assertLess(self.result["run"]["wallMs"], 10000)

    def test_slow_first_token(self):
        answers = self.compare("slow: greet", 0)
        self.assert_ended(answers, "complete")
        for answer in answers.values():
            self.assertGreaterEqual(answer["timing"]["firstTokenMs"], 1100)

    def test_first_token_timeout(self):
        answers = self.compare("slow: greet", 4, timeouts={"firstTokenMs": 400})
        self.assert_ended(answers, "failed", "timeout", attempts=1)
        for answer in answers.values():
            self.assertGreaterEqual(answer["timing"]["totalMs"], 400)
            self.assertIsNone(answer["timing"]["firstTokenMs"])

    def test_cut_in_the_middle(self):
        answers = self.compare("cut: greet", 4)
        self.assert_ended(answers, "failed", "interrupted", attempts=1)
        for name, answer in answers.items():
            with self.subTest(target=name):
                self.assertTrue(answer["text"])
                self.assertTrue(LINE.startswith(answer["text"]))

    def test_one_failure_does_not_disturb_the_others(self):
        targets = [self.target(name) for name in TARGETS]
        targets[2]["baseUrl"] += "/nowhere"
        answers = self.compare("normal: greet", 3, targets)
        self.assertEqual([answer["status"] for answer in answers.values()],
                         ["complete", "complete", "failed", "complete", "complete"])

    def test_all_are_in_flight_together(self):
        targets = [self.target("chat", number) for number in range(24)]
        answers = self.compare("crowd: greet", 0, targets)
        self.assertEqual(len(answers), 24)
        times = [entry["timestamp"] for entry in self.server.journal()]
        self.assertEqual(len(times), 24)
        # Six at a time would take four rounds of a second each.
        self.assertLess(max(times) - min(times), 900)
        self.assertLess(self.result["run"]["wallMs"], 3500)

    def test_key_travels_in_the_header_only(self):
        environment = {"PEER_KEY": "not-a-real-key-0123456789"}
        self.compare("normal: greet", 0, [self.target(name, keyEnv="PEER_KEY") for name in TARGETS],
                     environment=environment)
        header = {"/v1/chat/completions": "authorization", "/v1/responses": "authorization",
                  "/v1/messages": "x-api-key", "/api/chat": "authorization"}
        entries = self.server.journal()
        self.assertEqual(len(entries), len(TARGETS))
        for entry in entries:
            self.assertIn(header.get(entry["path"].split("?")[0], "x-goog-api-key"), entry["headers"], entry["path"])
            self.assertNotIn(environment["PEER_KEY"], entry["path"] + json.dumps(entry["body"]))

    def test_events(self):
        done = self.run_cli("normal: greet", arguments=("--events",))
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        events = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
        self.assertEqual(events[-1]["event"], "run")
        for name in TARGETS:
            own = [event for event in events if event.get("target") == name]
            self.assertEqual(own[0]["event"], "sent")
            self.assertEqual(own[1]["event"], "first-token")
            self.assertEqual(own[-1]["event"], "finished")
            self.assertEqual(own[-1]["status"], "complete")
            self.assertEqual("".join(event.get("text", "") for event in own if event["event"] == "delta"), LINE)
            self.assertEqual([event["ms"] for event in own], sorted(event["ms"] for event in own))
            self.assertTrue(all(event["attempt"] == 1 for event in own))

    def test_events_of_a_retry(self):
        done = self.run_cli("e503: greet", [self.target("claude", retries=1)], arguments=("--events",))
        events = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
        kinds = [event["event"] for event in events]
        self.assertEqual(kinds, ["sent", "retry", "sent", "finished", "run"])
        self.assertEqual(events[1]["kind"], "overloaded")
        self.assertGreater(events[1]["waitMs"], 300)
        self.assertEqual(events[2]["attempt"], 2)


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    missing = why_not()
    if missing:
        print("Skipped:", missing)
        sys.exit(77)
    unittest.main(verbosity=1)
