"""The cameo's card: it asks only what can be answered, passes answers on, and tells what to do where nothing can be pressed."""

from __future__ import annotations

import pytest

from sora_nb.errors import ShelfError
from sora_nb.ui.cameo_card import CameoCard, StaticCard


@pytest.fixture
def heard():
    """Return a list that answers are put in."""
    return []


def card(heard, **values):
    """Return a card about somebody."""
    plain = {"handle": "ana", "terms": ["What for: school."], "message": "Nothing is made yet."}
    return CameoCard(on_answer=lambda what, _: heard.append(what), **(plain | values))


@pytest.mark.parametrize("answer", ["agree", "vouch", "decline"])
def test_a_waiting_card_takes_three_answers(heard, answer):
    card(heard)._hear(None, {"answer": answer}, None)
    assert heard == [answer]


@pytest.mark.parametrize(("state", "answer"), [
    ("pending", "revoke"), ("agreed", "agree"), ("revoked", "agree"), ("declined", "vouch"), ("expired", "agree"),
    ("pending", "anything"), ("unreadable", "agree"),
])  # fmt: skip
def test_what_is_not_offered_does_nothing(heard, state, answer):
    card(heard, state=state).answer(answer)
    assert heard == []


@pytest.mark.parametrize("content", [None, {}, {"answer": 7}, {"answer": None}, "agree", {"intent": "agree"}])
def test_other_messages_are_no_answers(heard, content):
    card(heard)._hear(None, content, None)
    assert heard == []


def test_an_agreed_card_can_be_taken_back(heard):
    card(heard, state="agreed").answer("revoke")
    assert heard == ["revoke"]


def test_an_answer_that_cannot_be_recorded_is_shown(heard):
    def fail(_what, _card):
        raise ShelfError("The disk is full.")

    view = CameoCard(handle="ana", on_answer=fail)
    with pytest.raises(ShelfError):
        view.answer("agree")
    assert view.problem == "This could not be recorded: The disk is full."
    assert view.state == "pending"


def test_the_same_problem_twice_is_told_twice_and_gone_after_a_success(heard):
    failing = [ShelfError("The disk is full."), ShelfError("The disk is full.")]

    def answer(what, _card):
        if failing:
            raise failing.pop()
        heard.append(what)

    view, told = CameoCard(handle="ana", on_answer=answer), []
    view.observe(lambda change: told.append(change["new"]), "problem")
    for _ in range(2):
        with pytest.raises(ShelfError):
            view.answer("agree")
    view.answer("agree")
    full = "This could not be recorded: The disk is full."
    assert told == [full, "", full, ""]
    assert heard == ["agree"]


def test_the_still_escapes_and_tells_the_next_step():
    still = StaticCard(
        handle="ana", state="pending", message="Wait <here>", terms=("a & b",), next_step="sora.cameo(..., attested_by='x')"
    )
    html = still.bundle()["text/html"]
    assert "Wait &lt;here&gt;" in html
    assert "a &amp; b" in html
    assert "attested_by" in html
    assert "<script" not in html
    assert still.bundle()["text/plain"].splitlines()[0] == "Cameo @ana: pending"
