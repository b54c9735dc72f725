"""French prompts: what a sentence must become, one habit of French a test."""

import subprocess
import sys

import pytest

from sora_nb.language import tongues
from sora_nb.plans import Actor, Plan
from sora_nb.stage.director import read
from sora_nb.stage.reading.french.conjugation import forms
from sora_nb.stage.reading.french.lexicon import adjective, adverb, many, noun, verb_forms
from sora_nb.stage.rereading import reread


def actor(plan: Plan, name: str, shot: int = 0) -> Actor:
    found = plan.shots[shot].actor(name)
    assert found is not None, plan
    return found


def deeds(plan: Plan, name: str) -> list[tuple[str, str | None]]:
    return [(action.verb, action.target) for action in actor(plan, name).actions]


def relations(plan: Plan) -> set[tuple[str, str, str]]:
    return {(r.a, r.relation, r.b) for r in plan.shots[0].relations}


def test_adjectives_stand_before_or_after_their_noun_and_agree():
    plan = read("Une grande balle verte et deux petits chats noirs.")
    assert (actor(plan, "ball").colour, actor(plan, "ball").size) == ("green", "big")
    assert (actor(plan, "cat").colour, actor(plan, "cat").size, actor(plan, "cat").count) == ("black", "small", 2)


@pytest.mark.parametrize(
    "prompt",
    [
        "Un chien court.", "Un chien courait.", "Un chien a couru.", "Un chien est en train de courir.", "Un chien va courir.",
        "Un chien qui court.", "Un chien commence à courir.", "Un chien vient de courir.", "Le chien courut.",
    ],
)  # fmt: skip
def test_a_verb_is_the_same_in_every_tense(prompt):
    assert deeds(read(prompt), "dog") == [("run", None)]


@pytest.mark.parametrize(("prompt", "target"), [("porte une table", "table"), ("ouvre la porte", "door")])
def test_porte_is_a_verb_or_a_door_by_its_neighbours(prompt, target):
    (deed,) = deeds(read(f"Un homme {prompt}."), "man")
    assert deed[1] == target


def test_what_is_worn_is_not_carried():
    assert actor(read("Une fille porte une robe rouge."), "girl").trait("clothes") == "red dress"
    assert actor(read("Un homme vêtu d'un manteau noir marche."), "man").trait("clothes") == "black coat"
    assert actor(read("Une femme aux longs cheveux bruns."), "woman").trait("hair") == "long brown"


def test_what_is_denied_is_not_done():
    assert deeds(read("Le chien n'aboie pas, il dort."), "dog") == [("sleep", None)]
    assert not deeds(read("Un chat ne court jamais."), "cat")


def test_a_passive_is_the_deed_of_who_does_it():
    plan = read("Le chat est poursuivi par deux chiens.")
    assert deeds(plan, "dog") == [("chase", "cat")]
    assert not deeds(plan, "cat")


def test_pronouns_mean_whom_their_gender_says():
    plan = read("Un chien court. Il attrape une balle. Elle est rouge.")
    assert actor(plan, "ball").colour == "red"
    assert actor(plan, "dog").colour is None
    plan = read("Une petite fille marche dans la forêt, un loup la suit.")
    assert deeds(plan, "wolf") == [("follow", "girl")]


def test_participles_tell_how_somebody_is():
    plan = read("Une chouette perchée sur une branche et un vieil homme assis sous un arbre.")
    assert {("owl", "on", "branch"), ("man", "under", "tree")} <= relations(plan)
    assert ("sit", None) in deeds(plan, "man")


@pytest.mark.parametrize(
    ("french", "relation"),
    [
        ("à côté d'", "next to"), ("à gauche d'", "left of"), ("au-dessus d'", "above"), ("devant ", "in front of"),
        ("derrière ", "behind"), ("sous ", "under"), ("dans ", "inside"), ("sur ", "on"),
    ],
)  # fmt: skip
def test_relations(french, relation):
    assert relations(read(f"Une pomme {french}une boîte.")) == {("apple", relation, "box")}


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("à l'aube", "time", "dawn"), ("au coucher du soleil", "time", "sunset"), ("la nuit", "time", "night"),
        ("sous la pluie", "weather", "rain"), ("dans le brouillard", "weather", "fog"), ("en noir et blanc", "style", "noir"),
        ("style pâte à modeler", "style", "clay"), ("dans le style d'une aquarelle", "style", "watercolor"),
        ("en papier découpé", "style", "paper"), ("pixel art", "style", "pixel"), ("travelling avant", "camera", "dolly"),
        ("plan fixe", "camera", "static"), ("vue aérienne", "camera", "crane"), ("sur la lune", "place", "moon"),
        ("dans une forêt enneigée", "place", "forest"), ("au bord de la mer", "place", "beach"),
        ("musique triste", "music", "sad"),
    ],
)  # fmt: skip
def test_scenes(words, field, value):
    shot = read(f"Un chien court, {words}.").shots[0]
    assert getattr(shot, field) == value
    assert [a.name for a in shot.actors] == ["dog"]


def test_sounds_order_and_seconds():
    plan = read("Un lion rugit, puis dort. Après 2,5 secondes, une balle tombe avec le bruit d'une sirène.")
    assert {"roar", "siren"} <= set(plan.shots[0].sounds)
    roar, sleep = actor(plan, "lion").actions
    assert (roar.verb, sleep.verb) == ("speak", "sleep")
    assert (sleep.start or 0.0) > (roar.start or 0.0)
    assert actor(plan, "ball").actions[0].start == 2.5


@pytest.mark.parametrize("quotes", ["« {} »", "“{}”", '"{}"'])
def test_speech_is_kept_letter_by_letter_and_what_the_voice_cannot_say_is_told(quotes):
    plan = read(f"Un robot dit {quotes.format('Où est mon chat ?')} à une fille.")
    assert actor(plan, "robot").actions[0].speech == "Où est mon chat ?"
    assert any("French" in note for note in plan.notes)
    english = read(f"Un robot dit {quotes.format('Hello my friend')}.")
    assert actor(english, "robot").actions[0].speech == "Hello my friend"
    assert not english.notes


def test_what_is_told_of_a_prompt_quotes_its_own_words():
    plan = read("Un zorblax porte une décapotable violette.")
    assert actor(plan, "convertible").trait("written") == "décapotable"
    assert any("'décapotable'" in note for note in plan.notes)
    assert any("'zorblax'" in note for note in plan.notes)
    assert read("Un chien grisouille lourdement.").unplaced[:1] == ("grisouille",)


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("Ein roter Ball springt über den Zaun", "German"), ("Un perro corre por la calle y salta", "Spanish"),
        ("Il cane corre sulla spiaggia", "Italian"), ("Um gato preto dorme na rua", "Portuguese"),
        ("Een hond rent door het bos", "Dutch"),
    ],
)  # fmt: skip
def test_another_language_is_named_and_not_guessed_at(prompt, name):
    plan = read(prompt)
    assert not plan.shots[0].actors
    assert any(name in note for note in plan.notes)
    assert plan.unplaced == tuple(prompt.lower().split())


@pytest.mark.parametrize(
    "prompt",
    ["My son runs", "A man says 'Bonjour, mon ami'", "Panda on a chaise longue", "A dog", "Come on, dance!", "Anime cat"],
)
def test_english_stays_english(prompt):
    assert tongues.tongue(prompt) in {"en", None}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("rends la balle bleue", lambda plan: actor(plan, "ball").colour == "blue"),
        ("la même scène, la nuit", lambda plan: plan.shots[0].time == "night"),
        ("enlève le chat", lambda plan: plan.shots[0].actor("cat") is None),
        ("ajoute un petit chien noir", lambda plan: actor(plan, "dog").size == "small"),
        ("le chat danse sous la pluie", lambda plan: actor(plan, "cat").actions[0].verb == "dance"),
        ("remplace le chat par un chien", lambda plan: actor(plan, "cat").figure == "dog"),
        ("en aquarelle", lambda plan: plan.shots[0].style == "watercolor"),
    ],
)
def test_a_remix_may_be_asked_for_in_french(words, told):
    plan = reread(read("Un chat joue avec une balle rouge sur la plage."), words)
    assert told(plan), plan
    assert not plan.notes


def test_a_remix_that_lets_somebody_speak_french_says_that_it_is_murmured():
    plan = reread(read("Un chat joue avec une balle rouge."), "le chat dit « Bonjour, mon ami »")
    assert [a.speech for a in actor(plan, "cat").actions][-1] == "Bonjour, mon ami"
    assert any("murmured" in note for note in plan.notes)


def test_a_remix_in_another_language_changes_nothing_and_says_so():
    base = read("Un chat joue avec une balle rouge.")
    plan = reread(base, "Nachts im Wald mit Hund und Katze")
    assert plan.shots == base.shots
    assert any("German" in note for note in plan.notes)


@pytest.mark.parametrize(
    ("verb", "form", "kind"),
    [
        ("manger", "mangeait", "past"), ("lancer", "lançant", "ing"), ("jeter", "jette", "pres"), ("acheter", "achète", "pres"),
        ("nettoyer", "nettoient", "pres"), ("finir", "finissent", "pres"), ("descendre", "descend", "pres"),
        ("éteindre", "éteignait", "past"), ("conduire", "conduisent", "pres"), ("disparaître", "disparaît", "pres"),
        ("revenir", "revinrent", "past"), ("être", "étaient", "past"), ("faire", "font", "pres"),
        ("protéger", "protègent", "pres"), ("parcourir", "parcouru", "done"), ("peindre", "peintes", "done"),
    ],
)  # fmt: skip
def test_conjugation(verb, form, kind):
    assert forms(verb)[form] == kind


def test_words_in_any_gender_and_number():
    assert noun("chevaux") == ("horse", True)
    assert noun("pompière") == ("firefighter", False)
    assert adjective("blanches") == adjective("blanc") == "white"
    assert adjective("heureuses") == "happy"
    assert adverb("lentement") == "slowly"
    assert many("sea lion") == "sea lions"
    assert [form.infinitive for form in verb_forms("suit")] == ["suivre"]


def test_french_is_read_alike_in_every_process():
    prompt = "Trois grenouilles vertes sautent autour d'un étang, au crépuscule, dessin animé."
    code = f"from sora_nb.stage.director import read; print(read({prompt!r}).to_json())"
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(2)}
    assert runs == {read(prompt).to_json() + "\n"}


@pytest.mark.parametrize("words", ["without", "sans", "remove", "enlève", "à la", "et puis", "du de la l'"])
def test_a_remix_of_half_a_thought_breaks_nothing(words):
    base = read("Un chat joue avec une balle rouge.")
    assert reread(base, words).shots == base.shots
