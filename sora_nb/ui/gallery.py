"""Gallery: a page that shows films wherever it is opened, without a network, a script or a server."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STYLE = """
:root {
  color-scheme: light dark; --ground: #f7f6f3; --card: #fff; --ink: #1d1f24; --quiet: #5d6068; --line: #dedbd4; --link: #9a4a08;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #1b1c20; --card: #26272d; --ink: #f0eee9; --quiet: #a9abb3; --line: #393b43; --link: #f2a94b; }
}
body { margin: 0; background: var(--ground); color: var(--ink); }
body { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
header, main, footer { max-width: 1180px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 28px; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 1.05rem; line-height: 1.3; margin: 0 0 6px; overflow-wrap: anywhere; }
p { margin: 0 0 6px; }
.quiet { color: var(--quiet); font-size: .9rem; }
main { display: grid; gap: 22px; padding-block: 22px; align-items: start; }
main { grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); }
article { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
article { scroll-margin-top: 16px; }
article:target { outline: 3px solid var(--link); }
video { display: block; width: 100%; height: auto; background: #000; }
.about { padding: 14px 16px 12px; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible, video:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
summary { cursor: pointer; min-height: 24px; color: var(--quiet); font-size: .9rem; }
footer { padding-bottom: 32px; }
""".strip()
"""Colours are those of `widgets/tokens.css`; the page has to stand alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One film of a gallery: where its files lie beside the page, and what is told about it.

    `film`, `poster` and `recipe` are paths from the page; `captions` is WebVTT; `notes` are sentences, such as who is owed
    credit; `parents` are the ids and titles of films of the same page that it was made from.
    """

    id: str
    title: str
    film: str
    poster: str
    recipe: str
    captions: str
    alt: str
    size: tuple[int, int]
    facts: str
    notes: tuple[str, ...] = ()
    parents: tuple[tuple[str, str], ...] = ()


def page(title: str, about: str, cards: Sequence[Card]) -> str:
    """Return the page, HTML in UTF-8, for a folder that holds the files beside it."""
    shown = "\n".join(_article(card) for card in cards)
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        # Nothing on the page may run, load from elsewhere or be sent anywhere, whatever a prompt holds.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'; object-src 'none'; connect-src 'none'; "
        "frame-src 'none'; form-action 'none'; base-uri 'none'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}\n</style>\n"
        f'<header><h1>{escape(title)}</h1><p class="quiet">{escape(about)}</p></header>\n<main>\n{shown}\n</main>\n'
        '<footer><p class="quiet">Each film carries content credentials (C2PA) that say how it was made, and so does the zip '
        "that they came in. To check either: <code>sora-nb verify FILE</code>, or any C2PA reader.</p></footer>\n"
        "</html>\n"
    )


def _article(card: Card) -> str:
    width, height = card.size
    # A track from beside a page that is opened from a disk would be taken for another site's; written into it, it is not.
    track = f"data:text/vtt;base64,{base64.b64encode(card.captions.encode()).decode('ascii')}"
    heard = f'<track kind="captions" srclang="en" label="Captions" src="{track}" default>' if "-->" in card.captions else ""
    poster = f' poster="{escape(card.poster)}"' if card.poster else ""
    notes = "".join(f'<p class="quiet">{escape(note)}</p>' for note in card.notes)
    parents = ", ".join(f'<a href="#{escape(id_)}">{escape(name)}</a>' for id_, name in card.parents)
    made = f'<p class="quiet">Made from {parents}</p>' if parents else ""
    return (
        f'<article id="{escape(card.id)}" aria-labelledby="t-{escape(card.id)}">'
        f'<video controls playsinline preload="metadata" width="{width}" height="{height}"{poster} src="{escape(card.film)}" '
        f'aria-describedby="a-{escape(card.id)}">{heard}</video>'
        f'<div class="about"><h2 id="t-{escape(card.id)}" dir="auto">{escape(card.title)}</h2>'
        f'<p class="quiet">{escape(card.facts)}</p>{made}{notes}'
        f'<details><summary>In words</summary><p id="a-{escape(card.id)}" dir="auto">{escape(card.alt)}</p></details>'
        f'<p class="quiet"><a href="{escape(card.recipe)}" download>Recipe</a> · '
        f'<a href="{escape(card.film)}" download>Film</a></p>'
        "</div></article>"
    )
