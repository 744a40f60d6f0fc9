# SPDX-License-Identifier: Apache-2.0
"""Providers that give away the key they were sent: in texts, errors, headers and addresses."""
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STREAM = "text/event-stream"


def event(value):
    return f"data: {json.dumps(value)}\n\n"


def chat(*texts):
    parts = [event({"id": "x", "model": "m-1", "choices": [{"delta": {"content": text}}]}) for text in texts]
    return "".join(parts) + event({"choices": [{"delta": {}, "finish_reason": "stop"}]}) + "data: [DONE]\n\n"


def good(key, _body):
    return 200, STREAM, chat("Well met, ", "traveller."), {}


def text(key, _body):
    """All at once, in two pieces and character by character."""
    return 200, STREAM, chat(f"Your key is {key}. ", key[:9], key[9:], " and again ", *key, " that is all."), {}


def thought(key, _body):
    parts = event({"choices": [{"delta": {"reasoning_content": f"The header says Bearer {key}"}}]})
    return 200, STREAM, parts + chat("Hm."), {}


def labels(key, _body):
    """Where nobody looks: names, ends, identifiers, headers."""
    parts = event({"id": key, "model": key, "choices": [{"delta": {"content": "Hm."}}]})
    parts += event({"id": key, "model": key, "choices": [{"delta": {}, "finish_reason": key}]})
    return 200, STREAM, parts, {"x-request-id": key, "Set-Cookie": f"key={key}", "x-echo": key}


def refusal(key, _body):
    parts = event({"choices": [{"delta": {"refusal": f"No, {key}."}}]})
    parts += event({"choices": [{"delta": {}, "finish_reason": "content_filter"}]})
    return 200, STREAM, parts, {}


def late(key, _body):
    error = event({"error": {"message": f"Key {key} has expired", "code": 401, "type": key, "param": key}})
    return 200, STREAM, event({"choices": [{"delta": {"content": "So far."}}]}) + error, {}


def status(code):
    def answer(key, _body):
        error = {"error": {"message": f"Incorrect key provided: {key}.", "type": key, "code": key, "param": key}}
        return code, "application/json", json.dumps(error), {"x-request-id": key, "Retry-After": "0"}
    return answer


def page(key, _body):
    return 200, "text/html", f"<html><body>Authorization: Bearer {key}</body></html>", {}


def nonsense(key, _body):
    return 200, STREAM, f"data: {key}\n\n" * 4, {}


def redirect(key, _body):
    return 307, "text/plain", "", {"Location": f"http://127.0.0.1:9/{key}?key={key}"}


def filtered(key, _body):
    return 400, "application/json", json.dumps({"error": {"message": f"Filtered: {key}", "code": "content_filter"}}), {}


def translate(_key, body):
    """One string table request: every string becomes itself in capitals."""
    prompt = body["messages"][-1]["content"]
    ids = re.findall(r'"id"\s*:\s*"([^"]+)"', prompt)
    return 200, STREAM, chat(json.dumps({"translations": [{"id": i, "text": "Hallo"} for i in ids]})), {}


def leaky_table(key, body):
    prompt = body["messages"][-1]["content"]
    ids = re.findall(r'"id"\s*:\s*"([^"]+)"', prompt)
    return 200, STREAM, chat(json.dumps({"translations": [{"id": i, "text": f"Hallo {key}"} for i in ids]})), {}


WAYS = {
    "good": good, "text": text, "thought": thought, "labels": labels, "refusal": refusal, "late": late,
    "e400": status(400), "e401": status(401), "e403": status(403), "e429": status(429), "e500": status(500),
    "page": page, "nonsense": nonsense, "redirect": redirect, "filtered": filtered,
}
TABLES = {"table": translate, "leakytable": leaky_table}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def key(self):
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ")
        return bearer or self.headers.get("x-api-key") or self.headers.get("x-goog-api-key") or ""

    def reply(self, code, kind, body, headers):
        data = body.encode()
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        key = self.key()
        self.server.heard.append((self.path, key))
        if "/e401/" in self.path:
            self.reply(*status(401)(key, {}))
        else:
            self.reply(200, "application/json", json.dumps({"data": [{"id": "m-1"}, {"id": f"m-{key}"}]}), {})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.key()
        self.server.heard.append((self.path, key))
        way = self.path.split("/")[1]
        self.reply(*{**WAYS, **TABLES}[way](key, body))


class LeakyServer:
    """Serves on a port of its own until close()."""

    def __init__(self):
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.http.heard = []
        self.thread = threading.Thread(target=self.http.serve_forever, daemon=True)
        self.thread.start()

    @property
    def heard(self):
        return list(self.http.heard)

    @property
    def origin(self):
        return f"http://127.0.0.1:{self.http.server_port}"

    def target(self, way, **more):
        return {"id": way, "label": f"Target {way}", "protocol": "openai-chat", "baseUrl": f"{self.origin}/{way}/v1",
                "model": "m-1", "retries": 1, **more}

    def close(self):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()
