"""Content credentials (C2PA): signs a film with how it was made, and reads back who says what about one."""

from __future__ import annotations

import io
import json
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import c2pa

from sora_nb.errors import CredentialsError
from sora_nb.media.unfinished import unfinished
from sora_nb.trust import chain, kinds, watermark
from sora_nb.trust.identity import Identity, identity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sora_nb.trust.chain import Link

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""Prefix of the IPTC digital source types."""
_ARCHIVE = "org.sora-nb."
CONSENT = f"{_ARCHIVE}consent"
"""Label of the assertion on who agreed to be shown; no standard one exists yet (CAWG issue 258)."""
RIGHTS = f"{_ARCHIVE}rights"
"""Label of the assertion on the rights holders' policies under which a film was made, and what they are owed."""
_NO_TRAINING = {
    f"cawg.{use}": {"use": "notAllowed"} for use in ("ai_generative_training", "ai_training", "ai_inference", "data_mining")
}
_STATES = {"trusted": "Trusted", "valid": "Valid", "invalid": "Invalid"}
BESIDE = (".webm",)
"""Kinds of file in which C2PA puts no manifest; theirs lies beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What was signed into a film, read back and checked.

    `state` is "Trusted" (signed by somebody we trust, unchanged since), "Valid" (unchanged, signer unknown), "Invalid"
    (changed, or wrongly signed) or "missing". `history` tells about the films it was made from: "whole", "altered" (one
    was changed after it was signed), "unsigned" (one has no credentials) or "none". `source_type` is an IPTC digital
    source type such as "algorithmicMedia"; `consents` names the people shown and the records of what they agreed to, as
    "@ana 29170f2697f7b397 (self)", `decisions` the entries of the shelf's log that allowed it; `rules` are the uids of rights
    holders' policies that allowed it, `credits` the lines they are owed; `mark` is what the pictures are
    said to carry; `chain` names the films it was made from, and theirs; `problems` says in sentences what is wrong.
    """

    state: str = "missing"
    history: str = "none"
    signer: str | None = None
    generator: str | None = None
    engine: str | None = None
    source_type: str | None = None
    recipe_digest: str | None = None
    plan_digest: str | None = None
    title: str | None = None
    signed: str | None = None
    actions: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    mark: str | None = None
    chain: tuple[Link, ...] = ()
    problems: tuple[str, ...] = ()


def sign(
    source: Path,
    target: Path,
    *,
    home: Path,
    title: str,
    source_type: str,
    generator_version: str,
    engine: str = "",
    recipe_digest: str | None = None,
    plan_digest: str | None = None,
    parents: Sequence[Path] = (),
    opened: Path | None = None,
    action: str = "c2pa.transcoded",
    grants: Sequence[Mapping[str, str]] = (),
    rules: Sequence[str] = (),
    owed: Sequence[str] = (),
    mark: str = "",
) -> None:
    """Write a signed copy of `source` to `target`, which appears in one step.

    Args:
        source: The finished film; it is left as it is.
        target: Where the signed film goes; it may be the source itself.
        home: Folder of the library whose identity signs.
        title: Name of the film in its credentials; readers show it to everybody, so it should not be the prompt.
        source_type: IPTC digital source type of what the engine makes, such as "algorithmicMedia"; "" claims nothing.
        generator_version: Version of sora_nb.
        engine: Name and version of the engine.
        recipe_digest: SHA-256 of the recipe, 64 hex digits; the recipe itself stays out.
        plan_digest: SHA-256 of the plan, 64 hex digits.
        parents: Films that went into this one as input.
        opened: The film this one is a copy or a cut of; then `action` says what was done to it, and nothing is "created".
        action: C2PA action done to the opened film.
        grants: For each person shown, the handle, the id and SHA-256 of the agreement, and how it was attested.
        rules: The uids of the rights holders' policies that allow it.
        owed: The lines of credit that they are owed.
        mark: What the pictures carry in themselves, hex digits; "" for nothing.

    Raises:
        CredentialsError: the signature could not be made.
    """
    known = {"recipe_sha256": recipe_digest, "plan_sha256": plan_digest, "engine": engine}
    agent = {"name": "sora_nb", "version": generator_version}
    ingredients = [(path, "inputTo", f"input-{number}") for number, path in enumerate(parents)]
    ingredients += [(opened, "parentOf", "parent")] if opened else []
    done: dict[str, Any] = {
        "action": "c2pa.created" if opened is None else action,
        "softwareAgent": agent,
        "parameters": {_ARCHIVE + key: value for key, value in known.items() if value},
    }
    if source_type:
        done["digitalSourceType"] = SOURCE_TYPES + source_type
    manifest = _manifest(title, agent, _actions(done, inputs=len(parents), opened=opened is not None), grants)
    if rules or owed:
        data = {"version": 1, "rules": list(rules), "credits": list(owed)}
        manifest["assertions"].append({"label": RIGHTS, "created": True, "data": data})
    if mark:
        manifest["assertions"].append(_soft_binding(mark))
    part = unfinished(target, f"signed{target.suffix}")
    beside = sidecar(target) if target.suffix.lower() in BESIDE else None
    try:
        loose = _sign_file(source, part, manifest, ingredients, identity(home), embed=beside is None)
        if beside is not None:
            part.write_bytes(loose)
            part.replace(beside)
            shutil.copyfile(source, part)
        part.replace(target)
    except (c2pa.C2paError, OSError, ValueError) as error:
        raise CredentialsError(
            f"{target.name} could not be signed: {error}. Check that the certificate in {home / 'identity'} is in date and "
            "meant for signing; remove that folder to have a new one made."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _manifest(
    title: str, agent: dict[str, str], actions: dict[str, Any], grants: Sequence[Mapping[str, str]]
) -> dict[str, Any]:
    """Return what is claimed about a film: who made it, what was done to it, who agreed, and that nobody may train on it."""
    agreed = {"label": CONSENT, "created": True, "data": {"version": 1, "grants": [dict(grant) for grant in grants]}}
    return {
        "title": title,
        "claim_version": 2,
        "claim_generator_info": [agent],
        "assertions": [
            {"label": "c2pa.actions.v2", "created": True, "data": actions},
            *([agreed] if grants else []),
            {"label": "cawg.training-mining", "data": {"entries": _NO_TRAINING}},
        ],
    }


def _soft_binding(mark: str) -> dict[str, Any]:
    """Return the assertion that ties the credentials to the mark in the pictures."""
    data = {"alg": watermark.METHOD, "pad": "", "blocks": [{"scope": {}, "value": mark}]}
    return {"label": chain.BINDING, "created": True, "data": data}


def _actions(done: dict[str, Any], *, inputs: int, opened: bool) -> dict[str, Any]:
    """Return the list of actions: a film is either created, perhaps from inputs, or opened and changed."""
    if inputs:
        done["parameters"] |= {"ingredientIds": [f"input-{number}" for number in range(inputs)]}
    if not opened:
        return {"actions": [done], "allActionsIncluded": True}
    return {"actions": [{"action": "c2pa.opened", "parameters": {"ingredientIds": ["parent"]}}, done]}


def _entry(path: Path, relationship: str, label: str) -> dict[str, str]:
    return {"title": path.name, "relationship": relationship, "label": label, "instance_id": label}


def _parses(path: Path, who: Identity) -> bool:
    """Tell whether C2PA can look into a file; one of another kind, or damaged, is named and no more."""
    try:
        # The context keeps the reader off the network, where a stranger's film may point.
        with (
            path.open("rb") as file,
            c2pa.Context(_settings(who)) as context,
            c2pa.Reader(kinds.media_type(path), file, context=context),
        ):
            return True
    except c2pa.C2paError as error:
        return "could not be parsed" not in str(error)


def _sign_file(
    source: Path,
    part: Path,
    manifest: dict[str, Any],
    ingredients: list[tuple[Path, str, str]],
    who: Identity,
    *,
    embed: bool,
) -> bytes:
    """Sign a copy of a file, or with `embed` off make no copy; return the manifest itself."""
    plain = {path for path, _, _ in ingredients if not _parses(path, who)}
    manifest["ingredients"] = [
        {**_entry(path, relationship, label), "format": "application/octet-stream"}
        for path, relationship, label in ingredients if path in plain
    ]  # fmt: skip
    if who.remote is None:
        signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(b"es256", who.chain.encode(), who.key.encode(), None))
    else:
        signer = c2pa.Signer.from_callback(who.remote, c2pa.C2paSigningAlg.ES256, who.chain, None)
    # A context takes its signer over, so each film gets a fresh one.
    with c2pa.Context(_settings(who), signer) as context, c2pa.Builder(manifest, context=context) as builder:
        for path, relationship, label in (entry for entry in ingredients if entry[0] not in plain):
            with path.open("rb") as file:
                builder.add_ingredient(_entry(path, relationship, label), kinds.media_type(path), file)
        kind = kinds.MEDIA_TYPES.get(part.suffix.lower(), "")
        if embed and kind != "zip":
            return bytes(builder.sign_file(source, part))
        with source.open("rb") as file:
            if embed:
                # By its name alone the library does not know one.
                with part.open("wb+") as signed:
                    return bytes(builder.sign(kind, file, signed))
            builder.set_no_embed()
            return bytes(builder.sign(kind, file, io.BytesIO()))


def sidecar(path: Path) -> Path:
    """Return where the credentials of a file lie that cannot hold them: beside it, under its name with .c2pa after it."""
    return path.with_name(f"{path.name}.c2pa")


def read(path: Path, *, home: Path) -> Credentials:
    """Return what was signed into a film, judged with the roots that `home` trusts; no network is used.

    The validator says "Trusted" even when a film this one was made from had been tampered with: `history` and `problems`
    are our own walk through all of them (see `chain`).

    Raises:
        CredentialsError: the file cannot be opened at all.
    """
    who = identity(home)
    try:
        with path.open("rb") as file, c2pa.Context(_settings(who)) as context:
            beside = sidecar(path) if path.suffix.lower() in BESIDE or kinds.has_no_place(path) else None
            apart = {"manifest_data": beside.read_bytes()} if beside is not None and beside.is_file() else {}
            reader = c2pa.Reader(kinds.media_type(path), file, context=context, **apart)
            with reader:
                store, state = json.loads(reader.json()), reader.get_validation_state()
    except OSError as error:
        raise CredentialsError(f"{path} cannot be opened: {error.strerror or error}. Check the name and the folder.") from error
    except c2pa.C2paError as error:
        if "ManifestNotFound" in type(error).__name__ + str(error) or kinds.has_no_place(path):
            return Credentials(problems=(f"{path.name} carries no credentials.",))
        if not kinds.is_known(path):
            return Credentials(problems=(f"{path.name} is no film, picture, sound or bundle that can be read.",))
        return Credentials(state="Invalid", problems=(f"The credentials of {path.name} cannot be read: {error}",))
    except ValueError as error:
        return Credentials(state="Invalid", problems=(f"The credentials of {path.name} cannot be read: {error}",))
    return _verdict(store, state)


def told(said: Credentials) -> str:
    """Return in a sentence what a stranger's film proves about itself."""
    if said.state == "missing":
        return "made elsewhere; it carries no credentials, so nothing proves how or by whom"
    who = said.signer or "somebody unnamed"
    if said.state == "Invalid":
        return f"made elsewhere; it carries credentials by {who}, but was changed since, so they prove nothing"
    kind = f", and says: {said.source_type}" if said.source_type else ""
    known = "whom this studio trusts" if said.state == "Trusted" else "whom this studio does not know"
    return f"made elsewhere; unchanged since {who}, {known}, signed it{kind}"


def _verdict(store: dict[str, Any], state: str | None) -> Credentials:
    """Return what a manifest store says; one that has not the shape it must have is invalid, whoever signed it."""
    try:
        return _judged(store, state)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        return Credentials(state="Invalid", problems=(f"The credentials do not have the shape they must have: {error}.",))


def _judged(store: dict[str, Any], state: str | None) -> Credentials:
    manifests = store.get("manifests", {})
    active = manifests.get(store.get("active_manifest"), {})
    actions = chain.action_list(active)
    made = next((a for a in actions if "digitalSourceType" in a), {})
    told = (a.get("parameters") or {} for a in actions)
    facts = next((parameters for parameters in told if _ARCHIVE + "engine" in parameters), {})
    agent = (active.get("claim_generator_info") or [{}])[0]
    signature = active.get("signature_info") or {}
    own = _failures(store.get("validation_results", {}).get("activeManifest"))
    links, agreed = chain.links(manifests, active), _told(manifests, active, CONSENT, "grants")
    return Credentials(
        state=_STATES.get(str(state).lower(), "Invalid"),
        history=chain.history(links),
        signer=signature.get("common_name") or signature.get("issuer"),
        generator=" ".join(str(agent[key]) for key in ("name", "version") if agent.get(key)) or None,
        engine=facts.get(_ARCHIVE + "engine"),
        source_type=str(made["digitalSourceType"]).rsplit("/", 1)[-1] if made else None,
        recipe_digest=facts.get(_ARCHIVE + "recipe_sha256"),
        plan_digest=facts.get(_ARCHIVE + "plan_sha256"),
        title=active.get("title"),
        signed=signature.get("time"),
        actions=tuple(str(a.get("action")) for a in actions),
        parents=tuple(str(i.get("title")) for i in active.get("ingredients", ())),
        consents=tuple(dict.fromkeys(f"@{g.get('cameo')} {g.get('consent')} ({g.get('level')})" for g in agreed)),
        decisions=tuple(dict.fromkeys(str(g["decision"]) for g in agreed if g.get("decision"))),
        rules=tuple(dict.fromkeys(map(str, _told(manifests, active, RIGHTS, "rules")))),
        credits=tuple(dict.fromkeys(map(str, _told(manifests, active, RIGHTS, "credits")))),
        mark=chain.binding(active),
        chain=links,
        problems=(*own, *(link.told() for link in links if link.state != "whole")),
    )


def _told(manifests: dict[str, Any], active: dict[str, Any], label: str, name: str) -> list[Any]:
    """Return what an assertion of the manifest lists, and those of the films that it shows again.

    A film that only went into a new one as input is not among them: a remix may show nobody of it.
    """
    shown = [
        active,
        *(manifests.get(str(i.get("active_manifest")), {}) for i, _ in chain.ingredients(manifests, active, shown=True)),
    ]
    data = [a.get("data", {}) for each in shown for a in each.get("assertions", ()) if a.get("label") == label]
    return [one for each in data for one in each.get(name, ())]


def _failures(results: dict[str, Any] | None) -> list[str]:
    return [f"{f.get('explanation') or 'failed'} ({f.get('code')})" for f in (results or {}).get("failure", ())]


def _settings(who: Identity) -> c2pa.Settings:
    # Keys the library does not know are ignored without a word; tests demand "Trusted" to notice one that has moved.
    anchor = {"trust_kind": "manifest", "trust_uri": "urn:sora-nb:local", "trust_anchors": who.anchors}
    return c2pa.Settings.from_dict(
        {
            "version": 1,
            "trust": {"anchors": [anchor]},
            "verify": {
                "verify_after_sign": True,
                "verify_trust": True,
                "remote_manifest_fetch": False,
                "ocsp_fetch": False,
            },
            # An empty list blocks all traffic; leaving it out would allow any.
            "core": {"allowed_network_hosts": []},
            "builder": {"thumbnail": {"enabled": False}},
        }
    )
