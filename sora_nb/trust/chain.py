"""The films a film was made from, as its credentials name them: each with its signer, its mark, and whether it is whole.

The validator calls a film trusted although one that went into it was tampered with; so the chain is walked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sora_nb.trust.watermark import METHOD

if TYPE_CHECKING:
    from collections.abc import Iterator

BINDING = "c2pa.soft-binding"
"""Label of the assertion that ties credentials to what a film carries in its pictures (C2PA 2.4, section 18.10)."""
_UNKNOWN_SIGNER = "signingCredential.untrusted"
_MOST_PARENTS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A film that went into another.

    `state` is "whole", "altered" (changed after it was signed) or "unsigned"; `why` are the validator's codes; `depth` counts
    generations from 1; `mark` is what its pictures are said to carry.
    """

    title: str
    state: str
    why: tuple[str, ...] = ()
    signer: str | None = None
    source_type: str | None = None
    actions: tuple[str, ...] = ()
    mark: str | None = None
    depth: int = 1

    def told(self) -> str:
        """Return in a sentence what is wrong with it, "" for nothing."""
        if self.state == "unsigned":
            return f"{self.title}, which went into it, has no credentials."
        why = ", ".join(self.why) or "it was never checked"
        altered = f"{self.title}, which went into it, was altered after it was signed ({why})."
        return altered if self.state == "altered" else ""


def links(manifests: dict[str, Any], active: dict[str, Any]) -> tuple[Link, ...]:
    """Return the films that a film was made from, and theirs, the nearest first."""
    return tuple(_link(manifests, ingredient, depth) for ingredient, depth in ingredients(manifests, active))


def history(chain: tuple[Link, ...]) -> str:
    """Return the worst that is to be said of a chain: "altered", "unsigned", "whole", or "none" of an empty one."""
    states = {link.state for link in chain} | {"none"}
    return next(state for state in ("altered", "unsigned", "whole", "none") if state in states)


def _link(manifests: dict[str, Any], ingredient: dict[str, Any], depth: int) -> Link:
    manifest = manifests.get(str(ingredient.get("active_manifest")), {})
    results = (ingredient.get("validation_results") or {}).get("activeManifest")
    codes = sorted({str(failure.get("code")) for failure in (results or {}).get("failure", ())} - {_UNKNOWN_SIGNER})
    signed = bool(ingredient.get("active_manifest"))
    signature = manifest.get("signature_info") or {}
    actions = action_list(manifest)
    made = next((str(a["digitalSourceType"]) for a in actions if "digitalSourceType" in a), None)
    state = "unsigned" if not signed else "altered" if results is None or codes else "whole"
    # What it was called by whoever signed it, if that still counts; the file's name may be anything.
    title = (manifest.get("title") if state == "whole" else None) or ingredient.get("title")
    return Link(
        title=title or "A film",
        state=state,
        why=tuple(codes),
        signer=signature.get("common_name") or signature.get("issuer"),
        source_type=made.rsplit("/", 1)[-1] if made else None,
        actions=tuple(str(a.get("action")) for a in actions),
        mark=binding(manifest),
        depth=depth,
    )


def ingredients(
    manifests: dict[str, Any], active: dict[str, Any], *, shown: bool = False
) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield each ingredient with its generation; with `shown` only those a film is a copy, a cut or a part of."""
    waiting = [(active, 1)]
    seen: set[str] = set()
    while waiting and len(seen) < _MOST_PARENTS:
        manifest, depth = waiting.pop(0)
        for ingredient in manifest.get("ingredients", ()):
            if shown and ingredient.get("relationship") == "inputTo":
                continue
            yield ingredient, depth
            label = ingredient.get("active_manifest")
            if label in manifests and label not in seen:
                seen.add(label)
                waiting.append((manifests[label], depth + 1))


def action_list(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what was done to a film, in order."""
    for assertion in manifest.get("assertions", ()):
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            return list(assertion.get("data", {}).get("actions", ()))
    return []


def binding(manifest: dict[str, Any]) -> str | None:
    """Return what a manifest says that the pictures carry, by our method."""
    data = [each.get("data", {}) for each in manifest.get("assertions", ()) if each.get("label") == BINDING]
    ours = (each for each in data if each.get("alg") == METHOD)
    return next((str(each["blocks"][0]["value"]) for each in ours), None)
