# SPDX-License-Identifier: Apache-2.0
"""What the independent server answers. A prompt starts with the name of the case that it is about."""

# Target id -> protocol, and what follows the server's address in the base URL.
TARGETS = {
    "chat": ("openai-chat", "/v1"),
    "responses": ("openai-responses", "/v1"),
    "claude": ("anthropic", ""),
    "gemini": ("gemini", "/v1beta"),
    "ollama": ("ollama", ""),
}
LINE = "Midnight again, Aldric. Your sword is as tired as I am."
THOUGHT = "He came late, so be short."
# Surrogate pairs, joiners, a flag, combining marks and right-to-left text, in pieces of three UTF-16 units.
UNICODE = "Schmied 👨‍👩‍👧‍👦 🇩🇪 نعم 鍛冶屋 e\u0301 🗡️ fin"
ERRORS = {
    "e400": (400, "invalid_request_error"),
    "e401": (401, "authentication_error"),
    "e402": (402, "billing_error"),
    "e403": (403, "permission_error"),
    "e404": (404, "not_found_error"),
    "e413": (413, "request_too_large"),
    "e500": (500, "api_error"),
    "e503": (503, "overloaded_error"),
}


def usage():
    return {"prompt_tokens": 9, "completion_tokens": 14, "total_tokens": 23}


def error(status, kind, **more):
    return {"error": {"message": f"canned {status}", "type": kind, "code": kind}, "status": status, **more}


def fixtures():
    def case(word, response, **options):
        return {"match": {"userMessage": word + ":"}, "response": response, **options}

    found = [
        case("normal", {"content": LINE, "usage": usage()}, chunkSize=6, latency=5),
        case("think", {"content": LINE, "reasoning": THOUGHT}, chunkSize=8),
        case("unicode", {"content": UNICODE}, chunkSize=3),
        case("short", {"content": LINE, "finishReason": "length"}, chunkSize=8),
        case("filter", {"content": LINE, "finishReason": "content_filter"}, chunkSize=8),
        # Without latency nothing is flushed before the cut. Most events of "responses" carry no text at first.
        {**case("cut", {"content": LINE}, chunkSize=6, latency=20, truncateAfterChunks=8),
         "match": {"userMessage": "cut:", "model": "responses-model"}},
        case("cut", {"content": LINE}, chunkSize=6, latency=20, truncateAfterChunks=4),
        case("slow", {"content": LINE}, streamingProfile={"ttft": 1200, "tps": 200}),
        case("crowd", {"content": LINE}, streamingProfile={"ttft": 1000, "tps": 200}),
    ]
    for word, (status, kind) in ERRORS.items():
        found.append(case(word, error(status, kind)))
    # First come the refusals of each target, then what is left for the second attempt.
    for target in TARGETS:
        limited = case("busy", error(429, "rate_limit_error", retryAfter=1))
        limited["match"].update(model=target + "-model", sequenceIndex=0)
        overloaded = case("twice", error(529, "overloaded_error"))
        overloaded["match"].update(model=target + "-model", sequenceIndex=0)
        found += [limited, overloaded]
    found += [case("busy", {"content": LINE}), case("twice", {"content": LINE}),
              case("never", error(429, "rate_limit_error", retryAfter=3600))]
    return found
