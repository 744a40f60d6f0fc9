# SPDX-License-Identifier: Apache-2.0
"""plainscript.py URL STRINGS.po AT_ONCE OUT: what somebody writes in an afternoon to send every string of a file, so many
at once, and keep what comes back. The benchmark's other side."""
import asyncio
import json
import re
import sys

import aiohttp


async def ask(session, url, text, free, out):
    body = {"model": "m", "stream": True, "messages": [{"role": "user", "content": f"Translate into German: {text}"}]}
    async with free, session.post(url, json=body) as response:
        answer = ""
        async for line in response.content:
            if line.startswith(b"data: {"):
                answer += json.loads(line[6:])["choices"][0]["delta"].get("content", "")
    out.write(json.dumps({"source": text, "answer": answer}) + "\n")
    out.flush()


async def main():
    url, path, at_once, out_path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        strings = [text for text in re.findall(r'^msgid "(.*)"$', file.read(), re.MULTILINE) if text]
    free = asyncio.Semaphore(int(at_once))
    with open(out_path, "w", encoding="utf-8") as out:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
            await asyncio.gather(*(ask(session, url, text, free, out) for text in strings))


asyncio.run(main())
