# SPDX-License-Identifier: Apache-2.0
"""A provider on the loopback interface that answers at a known pace, in the openai-chat protocol, and counts what it is
sent. The path says how: /<first ms>-<tokens>-<ms between them>/v1/chat/completions; /fault-<kind>/... fails first;
/table-<ms>-<number>/... answers a request for strings of a table, each number with other words."""
import asyncio
import collections
import json
import threading
import time

TOKEN = "word "


def delta(text: str, finish: str | None = None) -> bytes:
    chunk = {"choices": [{"index": 0, "delta": {"content": text} if text else {}, "finish_reason": finish}]}
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


def error(status: int, words: str, more: str = "") -> bytes:
    body = json.dumps({"error": {"message": words}}).encode()
    return (f"HTTP/1.1 {status} {words}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"{more}\r\n").encode() + body


def whole(text: str) -> bytes:
    body = json.dumps({"id": "1", "object": "chat.completion", "model": "m", "choices": [
        {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}]}).encode()
    return f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def translations(request: bytes, number: int) -> str:
    """As the program's own prompt asks for them. The words stand in another order for each number, and now and then one is
    missing, so that there is something to compare and to find."""
    strings = json.loads("[" + json.loads(request)["messages"][-1]["content"].rpartition("\n[\n")[2])
    entries = []
    for string in strings:
        words = string["text"].split(" ")
        turn = number * len(string["text"]) % len(words)
        lost = words.pop() if number and int(string["id"]) % 7 == number else ""
        entries.append({"id": string["id"], "text": " ".join(words[turn:] + words[:turn]) + "." * (lost != "")})
    return json.dumps({"translations": entries})


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
FAULTS = {
    "busy": error(503, "Busy", "Retry-After: 0\r\n"),
    "limited": error(429, "Slow down", "Retry-After: 0\r\n"),
    "server": error(500, "Broken"),
    "timeout": error(408, "Too late"),
    "refused": error(401, "No"),
    "dropped": b"",
    "cut": HEAD + chunk(delta("half a ")),
}


class StreamServer:
    """Runs in a thread of its own from entering to leaving the context."""

    def __init__(self):
        self.posts = collections.Counter()  # by the first part of the path
        self.sent = {}  # whole texts of time stamps, by the same
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def target(self, name: str, pace: str) -> dict:
        return {"id": name, "protocol": "openai-chat", "model": "m", "retries": 2,
                "baseUrl": f"http://127.0.0.1:{self.port}/{pace}/v1"}

    def _run(self):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=1024))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()

    async def _serve(self, reader, writer):
        try:
            while await self._request(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the other side went: what it asked is counted all the same
        finally:
            writer.close()

    async def _request(self, reader, writer) -> bool:
        """Whether the connection goes on."""
        head = await reader.readuntil(b"\r\n\r\n")
        length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n")
                       if line.lower().startswith(b"content-length:")), 0)
        body = await reader.readexactly(length)
        pace = head.split(b" ")[1].decode().split("/")[1]
        self.posts[pace] += 1
        goes_on = await self._answer(pace, body, writer)
        await writer.drain()
        return goes_on

    async def _answer(self, pace: str, body: bytes, writer) -> bool:
        kind = pace.split("-")[1]
        if pace.startswith("stamp-"):
            return await self._stamps(pace, writer)
        if pace.startswith("table-"):
            await asyncio.sleep(int(kind) / 1000)
            writer.write(HEAD + chunk(delta(translations(body, int(pace.split("-")[2])))) + chunk(delta("", "stop"))
                         + b"0\r\n\r\n")
            return True
        if pace.startswith("json-"):
            await asyncio.sleep(int(kind) / 1000)
            writer.write(whole(TOKEN))
            return True
        if pace.startswith("fault-") and (self.posts[pace] == 1 or kind in ("refused", "cut")):
            writer.write(FAULTS[kind])
            return kind not in ("dropped", "cut")
        first, tokens, step = (10, 5, 1) if pace.startswith("fault-") else (int(part) for part in pace.split("-"))
        due = asyncio.get_running_loop().time() + first / 1000
        await asyncio.sleep(first / 1000)
        writer.write(HEAD + chunk(delta(TOKEN)))
        for _ in range(tokens - 1):
            due += step / 1000
            await asyncio.sleep(max(0, due - asyncio.get_running_loop().time()))
            writer.write(chunk(delta(TOKEN)))
        writer.write(chunk(delta("", "stop") + b"data: [DONE]\n\n") + b"0\r\n\r\n")
        return True

    async def _stamps(self, pace: str, writer) -> bool:
        """Each token is the time it leaves, in ms; the text is kept."""
        tokens, per_second = (int(part) for part in pace.split("-")[2:])
        clock = asyncio.get_running_loop().time
        before, after = delta("@").split(b"@")  # put together by hand: 8,000 a second are to disturb nobody
        writer.write(HEAD)
        began, sent = clock(), []
        while len(sent) < tokens:
            due = min(tokens, int((clock() - began) * per_second) + 1)
            stamps = [f"{int(time.monotonic() * 1000)} " for _ in range(due - len(sent))]
            sent += stamps
            if writer.is_closing():
                raise ConnectionError  # stopped: nobody reads on
            writer.write(b"".join(chunk(before + stamp.encode() + after) for stamp in stamps))
            await asyncio.sleep(1 / per_second)
        self.sent[pace] = "".join(sent)
        writer.write(chunk(delta("", "stop")) + b"0\r\n\r\n")
        return True
