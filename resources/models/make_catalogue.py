#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes catalogue.json from a dump of the model data of @earendil-works/pi-ai (MIT).

usage: make_catalogue.py DUMP.json > catalogue.json

The dump holds {"generatedAt", "providers": {PROVIDER: {MODEL: {"name", "context", "maxOutput", "reasoning",
"cost": {"input", "output", "cacheRead", "tiers": [{"inputTokensAbove", ...}]}}}}} with prices in USD per
million tokens. Corrections and peculiarities that the dump lacks stand in this file.
"""
import json
import re
import sys

# The dump has the price threshold where these models' context should stand.
OPENAI_WINDOW = 1050000
OPENAI_THRESHOLD = 272000

# Announced price changes: (catalogue, model) -> further price rows.
PRICE_CHANGES = {
    ("google", "gemini-4-argon"): [{"from": "2026-12-01", "in": 4, "cached": 0.2, "out": 20}],
}

# Sources contradict each other: better unknown than wrong.
UNCERTAIN_MAX_OUTPUT = {("google", "gemini-4-argon"), ("xai", "grok-4.3")}

# A price of 0 means "depends on where it is routed to".
ROUTER = re.compile(r"^(auto|openrouter/(?!free$).*|.*-router)$")

# First match holds, by the beginning of a model's id; also for models that the catalogue does not list.
# sampling: true, false, or "without-reasoning" (only together with reasoningEffort "none").
RULES = [
    {"catalogues": ["anthropic"], "prefix": "claude-3-7", "effort": "budget", "sampling": True, "reasoning": True},
    {"catalogues": ["anthropic"], "prefix": "claude-3", "effort": "none", "sampling": True, "reasoning": False},
    {"catalogues": ["anthropic"], "prefix": "claude-haiku-4-5", "effort": "budget", "sampling": True},
    {"catalogues": ["anthropic"], "prefix": "claude-sonnet-4-5", "effort": "budget", "sampling": True},
    {"catalogues": ["anthropic"], "prefix": "claude-opus-4-5", "effort": "budget", "sampling": True},
    {"catalogues": ["anthropic"], "prefix": "claude-sonnet-4-6", "effort": "adaptive", "sampling": True},
    {"catalogues": ["anthropic"], "prefix": "claude-opus-4-6", "effort": "adaptive", "sampling": True},
    {"catalogues": ["anthropic"], "prefix": "claude-", "effort": "adaptive", "sampling": False, "reasoning": True},
    {"catalogues": ["openai", "azure"], "prefix": "gpt-6.1", "sampling": False, "reasoning": True},
    {"catalogues": ["openai", "azure"], "prefix": "gpt-6", "sampling": "without-reasoning", "reasoning": True},
    {"catalogues": ["openai", "azure"], "prefix": "gpt-5-chat", "effort": "none", "sampling": True},
    {"catalogues": ["openai", "azure"], "prefix": "gpt-5.", "sampling": "without-reasoning", "reasoning": True},
    {"catalogues": ["openai", "azure"], "prefix": "gpt-5", "sampling": False, "reasoning": True},
    {"catalogues": ["openai", "azure"], "prefix": "gpt-4", "effort": "none", "sampling": True, "reasoning": False},
    {"catalogues": ["openai", "azure"], "prefix": "gpt-3.5", "effort": "none", "sampling": True, "reasoning": False},
    {"catalogues": ["openai", "azure"], "prefix": "o1", "sampling": False, "reasoning": True},
    {"catalogues": ["openai", "azure"], "prefix": "o3", "sampling": False, "reasoning": True},
    {"catalogues": ["openai", "azure"], "prefix": "o4", "sampling": False, "reasoning": True},
    {"catalogues": ["google"], "prefix": "gemini-2.5", "effort": "gemini-budget", "sampling": True, "reasoning": True},
    {"catalogues": ["google"], "prefix": "gemini-2.0", "effort": "none", "sampling": True, "reasoning": False},
    {"catalogues": ["google"], "prefix": "gemini-1", "effort": "none", "sampling": True, "reasoning": False},
    {"catalogues": ["google"], "prefix": "gemini-", "effort": "gemini-level", "sampling": True, "reasoning": True},
    {"catalogues": ["groq"], "prefix": "openai/gpt-oss", "effort": "reasoning-effort", "reasoning": True},
]


def price(cost, above=0):
    row = {"in": cost["input"], "out": cost["output"]}
    # The dump writes 0 where there is no reduced price for cached input.
    if cost.get("cacheRead"):
        row["cached"] = cost["cacheRead"]
    if above:
        row["above"] = above
    return row


def prices(catalogue, model, cost):
    if not cost or (cost["input"] == 0 and cost["output"] == 0 and ROUTER.match(model)):
        return []
    rows = [price(cost)]
    rows += [price(tier, tier["inputTokensAbove"]) for tier in cost.get("tiers", [])]
    return rows + PRICE_CHANGES.get((catalogue, model), [])


def convert(catalogue, model, entry):
    context = entry["context"]
    if context == OPENAI_THRESHOLD and catalogue in ("openai", "azure"):
        context = OPENAI_WINDOW
    result = {"name": entry["name"], "context": context}
    if (catalogue, model) not in UNCERTAIN_MAX_OUTPUT:
        result["maxOutput"] = entry["maxOutput"]
    result["reasoning"] = entry["reasoning"]
    rows = prices(catalogue, model, entry.get("cost"))
    if rows:
        result["prices"] = rows
    return result


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        dump = json.load(file)
    compact = lambda value: json.dumps(value, ensure_ascii=False)
    lines = ["{",
             ' "source": "@earendil-works/pi-ai 1.5.2 data, with corrections; see make_catalogue.py",',
             ' "licence": "MIT, @earendil-works/pi-ai 1.5.2 data",',
             f' "asOf": {compact(dump["generatedAt"][:10])},',
             ' "unit": "USD per million tokens, standard tier; DeepSeek: peak hours",',
             ' "rules": [',
             ",\n".join("  " + compact(rule) for rule in RULES),
             " ],",
             ' "models": {']
    blocks = []
    for catalogue, models in sorted(dump["providers"].items()):
        rows = [f"   {compact(model)}: {compact(convert(catalogue, model, entry))}"
                for model, entry in sorted(models.items()) if not model.endswith(":batch")]
        blocks.append(f"  {compact(catalogue)}: {{\n" + ",\n".join(rows) + "\n  }")
    lines += [",\n".join(blocks), " }", "}"]
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    main()
