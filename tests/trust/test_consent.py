"""Consents: signed, chained, and refused when forged, altered, ended, for another face or from another shelf."""

from __future__ import annotations

import base64
import dataclasses
import datetime
import json

import pytest

from sora_nb.errors import ConsentRequired, InvalidRequest
from sora_nb.trust import consent, terms
from sora_nb.trust.consent import Consent

NOW = consent.now()


def made(**changes) -> Consent:
    """Return a grant that holds."""
    later = (NOW + datetime.timedelta(days=30)).isoformat()
    plain = Consent(
        id="a1", cameo="ana", likeness="f" * 64, kind="grant", scope="me", holder=consent.user(), purposes=("school",),
        level="self", attested_by="Ana", at=NOW.isoformat(), expires=later,
    )  # fmt: skip
    return dataclasses.replace(plain, **changes)


def check(record):
    """Check a record for the plain likeness."""
    return consent.check(record, cameo="ana", likeness="f" * 64)


def test_a_record_reads_back_as_it_was_signed(home):
    text = consent.sign(made(), home)
    assert consent.read(text, home) == made()
    assert len(text) < 4000


@pytest.mark.parametrize("part", [0, 1, 2])
def test_one_altered_sign_anywhere_is_noticed(home, part):
    parts = consent.sign(made(), home).split(".")
    middle = len(parts[part]) // 2
    parts[part] = parts[part][:middle] + ("A" if parts[part][middle] != "A" else "B") + parts[part][middle + 1 :]
    with pytest.raises(ConsentRequired, match="altered"):
        consent.read(".".join(parts), home)


def test_a_widened_scope_is_noticed(home):
    head, body, signature = consent.sign(made(), home).split(".")
    said = json.loads(base64.urlsafe_b64decode(body + "=="))
    wider = base64.urlsafe_b64encode(json.dumps(said | {"scope": "shelf"}).encode()).rstrip(b"=").decode()
    with pytest.raises(ConsentRequired, match="altered"):
        consent.read(f"{head}.{wider}.{signature}", home)


@pytest.mark.parametrize("head", [{"alg": "none", "typ": "sora-consent+jws"}, {"alg": "HS256", "typ": "sora-consent+jws"},
                                  {"alg": "ES256", "typ": "JWT"}])  # fmt: skip
def test_no_other_algorithm_and_no_other_kind_counts(home, head):
    _, body, signature = consent.sign(made(), home).split(".")
    other = base64.urlsafe_b64encode(json.dumps(head | {"x5c": []}).encode()).rstrip(b"=").decode()
    with pytest.raises(ConsentRequired, match="only ES256"):
        consent.read(f"{other}.{body}.{signature}", home)


@pytest.mark.parametrize("text", ["", "a.b", "a.b.c", "..", "é.é.é"])
def test_rubbish_is_no_consent(home, text):
    with pytest.raises(ConsentRequired):
        consent.read(text, home)


def test_a_consent_signed_on_another_shelf_does_not_count(home, tmp_path):
    text = consent.sign(made(), tmp_path / "other")
    with pytest.raises(ConsentRequired, match="does not trust"):
        consent.read(text, home)


def test_a_grant_holds_for_its_face_its_user_and_its_time():
    assert check(made()) == made()
    assert check(made(scope="shelf", holder="somebody else"))


@pytest.mark.parametrize(("changes", "why"), [
    ({"kind": "decline"}, "did not agree"), ({"kind": "revoke"}, "took the agreement back"),
    ({"likeness": "0" * 64}, "another picture"), ({"cameo": "eve"}, "another picture"),
    ({"expires": (NOW - datetime.timedelta(seconds=1)).isoformat()}, "ended on"), ({"expires": "soon"}, "ended on"),
    ({"at": (NOW + datetime.timedelta(days=3)).isoformat()}, "later than now"),
    ({"holder": "somebody else"}, "agreed for somebody else only"),
])  # fmt: skip
def test_what_does_not_hold_says_why(changes, why):
    with pytest.raises(ConsentRequired, match=why):
        check(made(**changes))


def test_nothing_decided_says_what_to_do():
    with pytest.raises(ConsentRequired, match=r"has not agreed yet.*attested_by="):
        check(None)


def test_records_form_a_chain_in_which_a_missing_one_shows(home):
    texts: list[str] = []
    for kind in ("grant", "revoke", "grant"):
        before = consent.digest(texts[-1]) if texts else ""
        texts.append(consent.sign(made(kind=kind, previous=before), home))
    assert consent.unbroken(texts, home)
    assert not consent.unbroken([texts[0], texts[2]], home)
    assert not consent.unbroken(texts[1:], home)
    assert consent.unbroken([], home)


@pytest.mark.parametrize(
    ("changes", "why"), [
        ({"scope": "all"}, "can be 'me'"), ({"scope": []}, "can be 'me'"), ({"purposes": []}, "purposes is empty"),
        ({"purposes": "fun"}, "write a list"), ({"days": 0}, "lasts above 0"), ({"days": 400}, "lasts above 0"),
        ({"quota": 0}, "quota is 0"), ({"quota": True}, "quota is True"), ({"forbidden": [" "]}, "forbidden is"),
        ({"minor": True, "scope": "everyone"}, "under age"),
    ],
)  # fmt: skip
def test_terms_that_nobody_can_agree_to_are_refused(changes, why):
    told = {"scope": "me", "purposes": ["x"], "allowed": (), "forbidden": (), "styles": (), "territories": (), "days": 9}
    with pytest.raises(InvalidRequest, match=why):
        terms.made(holder="Ana", **(told | changes))
