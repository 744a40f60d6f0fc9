# SPDX-License-Identifier: Apache-2.0
"""Starts the independent server of build/peer on 127.0.0.1 with fixtures, and reads what it was asked."""
import json
import re
import shutil
import subprocess
import threading
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/peer/node_modules/.bin/llmock"
ADDRESS = re.compile(r"listening on (http://127\.0\.0\.1:\d+)")


def why_not():
    """What is missing to run the server, or an empty string."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not PROGRAM.exists():
        return "the server is not installed (sh tests/peer/install.sh)"
    return ""


class PeerServer:
    def __init__(self, folder, fixtures):
        file = Path(folder) / "fixtures.json"
        file.write_text(json.dumps({"fixtures": fixtures}), encoding="utf-8")
        # A port of its own choice, --strict so that a request that no fixture expects is an error.
        self.process = subprocess.Popen(
            ["node", str(PROGRAM), "-h", "127.0.0.1", "-p", "0", "-f", str(file), "--validate-on-load", "--strict",
             "--log-level", "info"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        self.log = []
        self.address = ""
        for line in self.process.stdout:
            self.log.append(line)
            match = ADDRESS.search(line)
            if match:
                self.address = match.group(1)
                break
        if not self.address:
            raise RuntimeError("the server did not start:\n" + "".join(self.log))
        # Its pipe is drained, or it would block on a full one.
        self.reader = threading.Thread(target=lambda: self.log.extend(self.process.stdout), daemon=True)
        self.reader.start()

    def ask(self, path, method="GET"):
        request = urllib.request.Request(self.address + path, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10) as reply:
            return reply.read()

    def journal(self):
        """Every POST of a prompt, oldest first."""
        return [entry for entry in json.loads(self.ask("/__aimock/journal")) if entry["method"] == "POST"]

    def forget(self):
        self.ask("/__aimock/reset/journal", "POST")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=10)
        self.reader.join(timeout=5)
        self.process.stdout.close()
