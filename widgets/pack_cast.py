"""Packs the cast's props: flat SVG artwork from npm becomes outlines that the stage's pens can draw and light.

Every icon turns into filled outlines of absolute moves, lines and cubics in a 32 by 32 box, with its English and French
names and tags. Standard library only, for this runs while the wheel is built.
"""

from __future__ import annotations

import json
import math
import re
import zipfile
from pathlib import Path

CATEGORIES = ("Activities", "Animals & Nature", "Food & Drink", "Objects", "Travel & Places")
ALSO = (
    "alien", "alien-monster", "angry-face", "broken-heart", "collision", "ghost", "jack-o-lantern", "mechanical-arm", "ogre",
    "red-heart", "robot", "skull", "smiling-face-with-smiling-eyes", "snowman", "snowman-without-snow", "tooth", "brain",
)  # fmt: skip
NEVER = ("-face", "clock", "-oclock", "-thirty", "moon-phase")
_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAG = re.compile(r"<(/?)(\w+)([^>]*?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FLAG_AT = (3, 4)


def pack(modules: Path, target: Path) -> int:
    """Write the pack from an npm modules folder to a zip; return how many props it holds."""
    icons = json.loads((modules / "@iconify-json/fluent-emoji-flat/icons.json").read_text("utf-8"))["icons"]
    home = modules / "@iconify-json/fluent-emoji-flat"
    categories = json.loads((home / "metadata.json").read_text("utf-8"))["categories"]
    characters = {name: code for code, name in json.loads((home / "chars.json").read_text("utf-8")).items()}
    words = {tongue: _words(modules / f"emojibase-data/{tongue}/data.json") for tongue in ("en", "fr")}
    names = [(n, c) for c in CATEGORIES for n in categories[c]] + [(n, "Objects") for n in ALSO]
    index, drawings = [], {}
    for name, category in dict(names).items():
        parts = _parts(icons[name]["body"]) if name in icons and not any(mark in name for mark in NEVER) else None
        if not parts:
            continue
        code = characters.get(name, "").split("-")[0].upper()
        english, french = (words[tongue].get(code, ("", [])) for tongue in ("en", "fr"))
        index.append({"name": name.replace("-", " "), "category": category, "tags": english[1], "label": english[0],
                      "fr": [french[0], *french[1]]})  # fmt: skip
        drawings[name.replace("-", " ")] = parts
    _write(target, index, drawings)
    return len(index)


def _words(path: Path) -> dict[str, tuple[str, list[str]]]:
    rows = json.loads(path.read_text("utf-8"))
    return {row["hexcode"].split("-")[0]: (row["label"], row.get("tags", [])) for row in reversed(rows)}


def _write(target: Path, index: list[dict[str, object]], drawings: dict[str, object]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack_file:
        for name, value in (("index.json", index), *((f"{n}.json", d) for n, d in sorted(drawings.items()))):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            pack_file.writestr(entry, json.dumps(value, separators=(",", ":"), ensure_ascii=False))


def _parts(body: str) -> list[dict[str, object]] | None:
    """Return the filled outlines of an SVG body, or None where it uses what we do not draw (filters, gradients, uses)."""
    if re.search(r"<(use|defs|filter|linearGradient|radialGradient)\b|stroke=|transform=", body):
        return None
    parts: list[dict[str, object]] = []
    inherited: list[dict[str, str]] = [{}]
    for closing, tag, text, single in _TAG.findall(body):
        own = {**inherited[-1], **dict(_ATTRIBUTE.findall(text))}
        if tag == "g":
            if closing:
                inherited.pop()
            else:
                inherited.append(own)
        elif not closing and own.get("fill", "#000") != "none":
            outline = _outline(tag, own)
            if outline:
                parts.append({"fill": _hex(own.get("fill", "#000000")), "opacity": float(own.get("opacity", 1)),
                              "evenodd": own.get("fill-rule") == "evenodd", "d": outline})  # fmt: skip
        del single
    return parts


def _hex(text: str) -> str:
    if text in {"#fff", "white"}:
        return "#ffffff"
    return text if len(text) == 7 else "#" + "".join(c * 2 for c in text.lstrip("#"))[:6] if text.startswith("#") else "#000000"


def _outline(tag: str, own: dict[str, str]) -> list[object]:
    if tag == "path":
        return absolute(own["d"])
    if tag in ("circle", "ellipse"):
        cx, cy = float(own["cx"]), float(own["cy"])
        rx = float(own.get("rx", own.get("r", 0)))
        ry = float(own.get("ry", own.get("r", 0)))
        return absolute(f"M{cx - rx} {cy}A{rx} {ry} 0 1 0 {cx + rx} {cy}A{rx} {ry} 0 1 0 {cx - rx} {cy}Z")
    if tag == "rect":
        x, y, w, h = (float(own.get(k, 0)) for k in ("x", "y", "width", "height"))
        r = min(float(own.get("rx", 0)), w / 2, h / 2)
        return absolute(
            f"M{x + r} {y}H{x + w - r}A{r} {r} 0 0 1 {x + w} {y + r}V{y + h - r}A{r} {r} 0 0 1 {x + w - r} {y + h}"
            f"H{x + r}A{r} {r} 0 0 1 {x} {y + h - r}V{y + r}A{r} {r} 0 0 1 {x + r} {y}Z"
        )
    return []


def absolute(d: str) -> list[object]:
    """Return SVG path data as ["M", x, y, "L", x, y, "C", …, "Z"] with absolute numbers, two decimals (SVG 2, chapter 9)."""
    out: list[object] = []
    x = y = start_x = start_y = 0.0
    control: tuple[float, float] | None = None
    last = ""
    for command, numbers in _commands(d):
        kind, relative = command.upper(), command.islower()
        dx, dy = (x, y) if relative else (0.0, 0.0)
        if kind == "Z":
            out.append("Z")
            x, y = start_x, start_y
        elif kind in "ML":
            x, y = numbers[0] + dx, numbers[1] + dy
            out += [kind, _r(x), _r(y)]
            if kind == "M":
                start_x, start_y = x, y
        elif kind in "HV":
            x, y = (numbers[0] + dx, y) if kind == "H" else (x, numbers[0] + dy)
            out += ["L", _r(x), _r(y)]
        elif kind == "A":
            end = numbers[5] + dx, numbers[6] + dy
            for cubic in _arc((x, y), numbers[:5], end):
                out += ["C", *map(_r, cubic)]
            x, y = end
        else:
            cubic, control = _curve(
                kind, [n + (dx if i % 2 == 0 else dy) for i, n in enumerate(numbers)], (x, y), control, last
            )
            out += ["C", *map(_r, cubic)]
            x, y = cubic[4], cubic[5]
        last = kind
    return out


def _commands(d: str) -> list[tuple[str, list[float]]]:
    """Split path data into commands, reading arc flags that are written without spaces."""
    found: list[tuple[str, list[float]]] = []
    at, command = 0, "M"
    while True:
        at = _skip(d, at)
        if at >= len(d):
            return found
        if d[at].isalpha():
            command, at = d[at], at + 1
        numbers: list[float] = []
        for i in range(_ARGUMENTS[command.upper()]):
            at = _skip(d, at)
            if command in "Aa" and i in _FLAG_AT:
                numbers.append(float(d[at]))
                at += 1
                continue
            match = _TOKEN.match(d, at)
            if match is None:
                raise ValueError(f"path data is broken at {d[at : at + 12]!r}")
            numbers.append(float(match.group()))
            at = match.end()
        found.append((command, numbers))
        command = {"M": "L", "m": "l"}.get(command, command)


def _skip(d: str, at: int) -> int:
    while at < len(d) and d[at] in " ,\n\t\r":
        at += 1
    return at


def _curve(
    kind: str, n: list[float], here: tuple[float, float], control: tuple[float, float] | None, last: str
) -> tuple[list[float], tuple[float, float]]:
    """Return a curve as one cubic, and the control point that a following smooth curve reflects."""
    x, y = here
    mirrored = (2 * x - control[0], 2 * y - control[1]) if control and last in ("CS" if kind in "CS" else "QT") else here
    if kind in "CS":
        first = (n[0], n[1]) if kind == "C" else mirrored
        second, end = (n[-4], n[-3]), (n[-2], n[-1])
        return [*first, *second, *end], second
    middle = (n[0], n[1]) if kind == "Q" else mirrored
    end = (n[-2], n[-1])
    first = tuple(a + 2 / 3 * (m - a) for a, m in zip(here, middle, strict=True))
    second = tuple(e + 2 / 3 * (m - e) for e, m in zip(end, middle, strict=True))
    return [*first, *second, *end], middle


def _arc(here: tuple[float, float], arc: list[float], end: tuple[float, float]) -> list[list[float]]:
    """Return an elliptical arc (radii, turn in degrees, two flags) as cubics, by the conversion of SVG 2, appendix B.2.4."""
    (x1, y1), (rx, ry, turn, large, sweep), (x2, y2) = here, arc, end
    if rx == 0 or ry == 0 or (x1, y1) == (x2, y2):
        return [[x1, y1, x2, y2, x2, y2]]
    rx, ry, phi = abs(rx), abs(ry), math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    px, py = cos * (x1 - x2) / 2 + sin * (y1 - y2) / 2, -sin * (x1 - x2) / 2 + cos * (y1 - y2) / 2
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    over = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    root = math.sqrt(max(0.0, over / ((rx * py) ** 2 + (ry * px) ** 2))) * (1 if large != sweep else -1)
    qx, qy = root * rx * py / ry, -root * ry * px / rx
    cx, cy = cos * qx - sin * qy + (x1 + x2) / 2, sin * qx + cos * qy + (y1 + y2) / 2
    start = math.atan2((py - qy) / ry, (px - qx) / rx)
    span = math.atan2((-py - qy) / ry, (-px - qx) / rx) - start
    span += 2 * math.pi if sweep and span < 0 else -2 * math.pi if not sweep and span > 0 else 0
    count = max(1, math.ceil(abs(span) / (math.pi / 2) - 1e-9))
    step, cubics = span / count, []
    pull = 4 / 3 * math.tan(step / 4)
    for i in range(count):
        a, b = start + i * step, start + (i + 1) * step
        points = ((math.cos(a) - pull * math.sin(a), math.sin(a) + pull * math.cos(a)),
                  (math.cos(b) + pull * math.sin(b), math.sin(b) - pull * math.cos(b)), (math.cos(b), math.sin(b)))  # fmt: skip
        cubics.append([v for u, w in points for v in (cx + rx * u * cos - ry * w * sin, cy + rx * u * sin + ry * w * cos)])
    return cubics


def _r(value: float) -> float:
    return round(value, 2)
