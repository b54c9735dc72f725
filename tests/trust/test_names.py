from __future__ import annotations

import pytest

from sora_nb.trust import spelling
from sora_nb.trust.names import Names

NAMES = Names(["Captain Zorblax", "Mickey Mouse", "Pikachu", "Elsa", "Apple", "ミッキーマウス", "米老鼠", "Peter Pan"])


def found(text):
    return [hit.name for hit in NAMES.find(text)]


@pytest.mark.parametrize("written", [
    "captain zorblax",
    "CAPTAIN ZORBLAX", "Capt4in Z0rbl4x", "C a p t a i n Z o r b l a x", "captainzorblax", "C.a.p.t.a.i.n.Zorblax",
    "Сарtаin Zоrblаx", "Ｃａｐｔａｉｎ Ｚｏｒｂｌａｘ", "Cap\u200btain Zor\u200bblax",
    "Captain Zórbláx", "Captain Zorblxa", "Captin Zorblax",
    "Captain Zorrblax", "@captain_zorblax", "captain-zorblax", "Captain Zorblax's", "xxcaptainzorblaxxx",
    "🅲🅰🅿🆃🅰🅸🅽 zorblax", "Kaptain Zorblacks",
])  # fmt: skip
def test_a_name_is_found_however_it_is_disguised(written):
    assert "Captain Zorblax" in found(f"at night {written} waves to a dog")


@pytest.mark.parametrize("text", [
    "a captain salutes", "a mouse eats cheese", "peter pays the baker", "a mickle mess", "hello, mouse",
    "the captain sorbet lax",
    "mickey, mouse and cat", "", "...", "pick a choo-choo train", "the pan is hot",
])  # fmt: skip
def test_other_words_are_no_name(text):
    assert found(text) == []


def test_names_in_scripts_without_spaces_are_found():
    assert found("海辺でミッキー・マウスが踊る") == ["ミッキーマウス"]
    assert found("一只米老鼠在跳舞") == ["米老鼠"]


def test_a_first_name_and_a_common_word_may_be_somebody_elses_unless_they_are_disguised():
    everyday = {
        text: [hit.everyday for hit in NAMES.find(text)] for text in ("Elsa sings", "an apple", "E l s a sings", "3lsa")
    }
    assert everyday == {"Elsa sings": [True], "an apple": [True], "E l s a sings": [False], "3lsa": [False]}


def test_folding_keeps_plain_text_as_it_is():
    assert spelling.fold("A red Ball, 3 dogs!") == "a red ball, 3 dogs!"
    assert [word.plain for word in spelling.words("Don't panic: it's 9 o'clock")] == [
        "don", "t", "panic", "it", "s", "9", "o", "clock",
    ]  # fmt: skip
