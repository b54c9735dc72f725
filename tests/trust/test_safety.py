from __future__ import annotations

import pytest

from sora_nb.errors import InvalidRequest, Unsafe
from sora_nb.trust import safety


def why(text, level="children"):
    try:
        safety.judge([text], level)
    except Unsafe as error:
        return error.category
    return ""


@pytest.mark.parametrize(("text", "category"), [
    ("a naked woman dances", "sexual"), ("une femme nue danse", "sexual"), ("blood gushes from his neck", "gore"),
    ("il coupe la tête de son voisin", "gore"), ("kill all jews", "hate"), ("mort aux juifs", "hate"),
    ("the sign says 'go kill yourself'", "harassment"), ("a man hangs himself from a tree", "self-harm"),
    ("un homme se suicide", "self-harm"), ("a robot says 'fuck you'", "profanity"), ("ta gueule", "profanity"),
    ("a child drinks vodka", "drugs"), ("how to make a pipe bomb", "weapons"), ("Elon Musk rides a horse", "real person"),
    ("a n4ked man", "sexual"), ("s.e.x on the beach scene", "sexual"), ("f u c k", "profanity"), ("f*ck", "profanity"),
    ("fuuuuck", "profanity"), ("ѕех scene", "sexual"), ("T4ylor Sw1ft on stage", "real person"),
])  # fmt: skip
def test_what_does_not_fit_children_is_refused_in_both_languages_and_in_disguise(text, category):
    assert why(text) == category


@pytest.mark.parametrize("text", [
    "a sword fight", "the knight kills the dragon", "a shooting star", "the cock crows", "Dick Van Dyke",
    "she swims the breast stroke",
    "the artist shoots a film", "three witches stir a cauldron", "skeletons dance at Halloween", "a dinosaur hunts another",
    "le chevalier tue le dragon", "un enfant marche pieds nus", "a great tit feeds its chicks", "a murder of crows",
    "Harry styles his hair", "Napoleon rides a white horse", "an Essex village", "a cockpit", "the naked eye",
])  # fmt: skip
def test_tales_nature_and_history_pass(text):
    assert why(text) == ""


def test_levels_go_from_strict_to_lenient():
    text = {"early": "the knight kills the dragon", "children": "a robot says shit", "teens": "a naked man runs"}
    assert [why(text["early"], level) for level in safety.LEVELS] == ["weapons", "", "", ""]
    assert [why(text["children"], level) for level in safety.LEVELS] == ["profanity"] * 3 + [""]
    assert all(why("a naked child", level) == "sexual" for level in safety.LEVELS)
    with pytest.raises(InvalidRequest, match="early, children, teens, adults"):
        safety.check_level("everyone")


def test_a_refusal_says_why_and_what_to_do():
    with pytest.raises(Unsafe, match=r"“naked” is sexual content.*'children'.*Say it otherwise.*SORA_NB_SAFETY=adults"):
        safety.judge(["a naked man"], "children")


def test_a_person_who_agreed_may_be_named():
    safety.judge(["@emma_watson waves"], "children", shown={safety.joined("emma_watson")})
    with pytest.raises(Unsafe, match=r"living person.*sora\.cameo"):
        safety.judge(["Emma Watson waves"], "children")
