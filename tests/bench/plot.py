# SPDX-License-Identifier: Apache-2.0
"""Draws growth as an SVG: both axes logarithmic, one line a series. Its colours are legible on light and dark pages."""
import math
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 560, 320
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 34, 46
COLORS = ["#3b7dd8", "#d2691e", "#2e8b57", "#a05fb4"]
DASHES = ["", "6 3", "2 3", "8 3 2 3"]  # nobody needs the colours


@dataclass(frozen=True)
class Growth:
    name: str  # of the file
    title: str
    across: str  # what grows
    upwards: str  # what follows, with its unit
    series: dict  # name: [(x, y), ...]


def short(value: float) -> str:
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{value / size:.3g}{letter}"
    return f"{value:.3g}"


def decades(values: list) -> tuple[int, int]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


class _Axis:
    def __init__(self, values, begin, end):
        self.low, self.high = decades(values)
        self.begin, self.end = begin, end

    def at(self, value):
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.begin + share * (self.end - self.begin)

    def ticks(self):
        return [10.0 ** power for power in range(self.low, self.high + 1)]


def _text(x, y, words, anchor="middle", more=""):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" {more}>{escape(words)}</text>'


def svg(growth: Growth) -> str:
    points = [(x, max(y, 1e-3)) for line in growth.series.values() for x, y in line]
    across = _Axis([x for x, _ in points], LEFT, WIDTH - RIGHT)
    upwards = _Axis([y for _, y in points], HEIGHT - BOTTOM, TOP)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
             f'font-size="12" fill="#777"><title>{escape(growth.title)}</title>',
             _text(WIDTH / 2, 18, growth.title, more='font-weight="bold"'),
             _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, growth.across),
             _text(0, 0, growth.upwards, more=f'transform="translate(14 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)"')]
    for tick in across.ticks():
        x = across.at(tick)
        parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#8884"/>')
        parts.append(_text(x, HEIGHT - BOTTOM + 16, short(tick)))
    for tick in upwards.ticks():
        y = upwards.at(tick)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#8884"/>')
        parts.append(_text(LEFT - 6, y + 4, short(tick), "end"))
    for number, (name, line) in enumerate(growth.series.items()):
        color, dash = COLORS[number % len(COLORS)], DASHES[number % len(DASHES)]
        places = [(across.at(x), upwards.at(max(y, 1e-3))) for x, y in line]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        parts.append(f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="2" stroke-dasharray="{dash}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in places]
        x, y = WIDTH - RIGHT + 10, TOP + 14 + 18 * number
        parts.append(f'<path d="M{x} {y - 4}h22" stroke="{color}" stroke-width="2" stroke-dasharray="{dash}"/>')
        parts.append(_text(x + 28, y, name, "start", f'fill="{color}"'))
    return "\n".join(parts) + "\n</svg>\n"
