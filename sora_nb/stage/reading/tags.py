"""Parts of speech by lexicon, form and neighbours, so that "a duck ducks" has one bird and one verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading import grammar as g
from sora_nb.stage.reading.deeds import CATENATIVE, DEEDS
from sora_nb.stage.reading.grammar import bag

if TYPE_CHECKING:
    from sora_nb.stage.reading.words import Token

from sora_nb.stage.reading.contexts import MOVING, QUALITIES, TAKING, Context
from sora_nb.stage.reading.surroundings import AUDIBLE, GROUNDING, PLANETS

_PARTICLES = bag(
    """
    like past down up off round around over along by inside outside in on out across through above below behind about near
    """
)
_UNITS = frozenset({"second", "seconds", "minute", "moment", "while"})
ORDERS = bag(
    """
    make create generate draw show render animate imagine film design produce depict paint give shoot visualize picture
    """
)


def token_opens(tokens: list[Token]) -> bool:
    """Tell whether a sentence starts by asking for a film: "Draw a …", "Show two …"."""
    return (
        tokens[0].lower in ORDERS
        and len(tokens) > 1
        and (tokens[1].lower in g.DETERMINERS | g.PLAIN_NUMBERS or tokens[1].tag == "FILL")
    )


class Tagger(Context):
    """Tags one sentence from left to right."""

    def run(self) -> None:
        """Give every token its tag, lemma and form."""
        for at, token in enumerate(self.tokens):
            if not token.tag:
                self._closed(at) or self._open(at)
            elif token.tag == "NOUN" and not token.lemma:
                token.lemma = token.lower

    def _closed(self, at: int) -> bool:  # noqa: PLR0911
        token = self.tokens[at]
        word, before, after = token.lower, self._before(at), self._after(at)
        nominal_next = at + 1 < len(self.tokens) and (self._starts(at + 1))
        if not token.is_word and word not in g.BE and word != "'s":
            return self._set(at, "COMMA" if word in ",;:-()" else "CONJ" if word == "&" else "PUNCT")
        if word == "'s":
            possessive = (
                before is not None and before.tag in {"NOUN", "NAME"} and self._nominal(at + 1) and not self._verbal(at + 1)
            )
            return self._set(at, "POSS") if possessive else self._set(at, "AUX", "be", "s")
        if word[0].isdigit():
            return self._set(at, "NUM" if word.replace(".", "", 1).isdigit() else "ADJ")
        if (
            word in g.RELATIVES
            and before is not None
            and before.tag in {"NOUN", "PRON", "NAME", "COMMA"}
            and (word != "that" or before.tag != "COMMA")
        ):
            return self._set(at, "REL")
        if word in {"her", "his"}:
            return self._set(at, "DET" if self._nominal(at + 1) else "PRON")
        if word == "one" and not self._nominal(at + 1):
            return self._set(at, "PRON")
        if word in {"another", "both", "all", "each", "other", "either"} and not (self._nominal(at + 1) or nominal_next):
            return self._set(at, "PRON" if word not in {"all", "each", "both"} else "ADV")
        if word in g.PLAIN_NUMBERS:
            return self._set(at, "NUM")
        return self._connective(at, word, before, after, nominal_next=nominal_next)

    def _connective(self, at: int, word: str, before: Token | None, after: Token | None, *, nominal_next: bool) -> bool:  # noqa: C901, PLR0911, PLR0912
        if word == "to" and after is not None and self._infinitive(at + 1):
            return self._set(at, "TO")
        if word == "as" and before is not None and before.lemma in {"dress", "disguise", "work", "dressed"}:
            return self._set(at, "PREP")
        if word == "as":
            return self._set(at, "SUB" if self._clause(at + 1) else "PREP")
        if word in _PARTICLES:
            return self._particle(at, word, before, after, nominal_next=nominal_next)
        if word in {"after", "before", "since", "until", "till"}:
            clause = self._clause(at + 1) or (after is not None and self.uses[at + 1].verb("ing") is not None)
            return self._set(at, "SUB" if clause and not self._times(at) else "PREP")
        if word in g.SUBORDINATORS:
            return self._set(at, "SUB")
        if word in {"left", "right"}:
            return self._set(
                at, "ADJ" if self._nominal(at + 1) else "ADV" if before is None or before.tag not in {"DET"} else "NOUN"
            )
        if word in g.DETERMINERS:
            return self._set(at, "DET")
        if word in g.PRONOUNS:
            return self._set(at, "PRON")
        if word in {"hers", "theirs", "ours", "yours", "mine"}:
            return self._set(at, "ADV")
        if self._opposed(at):
            return self._set(at, "ADJ")
        if word in g.PREPOSITIONS:
            return self._set(at, "PREP")
        if word in g.CONJUNCTIONS:
            return self._set(at, "CONJ")
        if word in {"can", "will", "might"} and before is not None and before.tag in {"DET", "ADJ"}:
            return False
        if word in g.AUXILIARIES:
            return self._auxiliary(at, word)
        if word in {"not", "never"}:
            return self._set(at, "NEG")
        return False

    def _particle(self, at: int, word: str, before: Token | None, after: Token | None, *, nominal_next: bool) -> bool:
        """Tag a word that leads a phrase ("up the hill") or goes with the verb alone ("stands up")."""
        inside = before is not None and before.tag in {"DET", "CONJ", "ADJ", "PREP", "COMMA", "NUM"}
        if word == "round" and nominal_next and inside:
            return self._set(at, "ADJ")
        if word == "like" and before is not None and before.tag in {"PRON", "TO"}:
            return False
        leads = nominal_next or (after is not None and after.tag in {"NOUN", "FACT"})
        if leads or (word != "out" and after is not None and after.lower in g.PRONOUNS):
            return self._set(at, "PREP")
        return self._set(at, "ADV", form="particle")

    def _times(self, at: int) -> bool:
        """Tell whether "after two seconds" names a moment rather than opening a clause."""
        if at + 2 >= len(self.tokens):
            return False
        number, unit = self.tokens[at + 1].lower, self.tokens[at + 2].lower
        return (number in g.PLAIN_NUMBERS | {"a"} or number[:1].isdigit()) and unit in _UNITS

    def _auxiliary(self, at: int, word: str) -> bool:
        after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if (
            word in {"have", "has", "had", "having"}
            and (after is None or after.lower != "been")
            and not (after is not None and self.uses[at + 1].verb("past", "done") and not self.uses[at + 1].n)
        ):
            return self._set(at, "VERB", "have", "ing" if word == "having" else "s" if word == "has" else "base")
        if (
            word in {"do", "does", "doing", "done", "did"}
            and (after is None or after.lower in g.DETERMINERS or self._nominal(at + 1))
            and not (after is not None and self.uses[at + 1].verb("base"))
        ):
            return self._set(at, "VERB", "do", "ing" if word == "doing" else "s")
        if word in {"get", "gets", "got", "getting"} and not (
            after is not None and self.uses[at + 1].verb("done", "past", "ing")
        ):
            return self._set(at, "VERB", "get", "s")
        return self._set(at, "AUX", "be" if word in g.BE or word in {"get", "gets", "got", "getting"} else word)

    def _open(self, at: int) -> bool:  # noqa: C901, PLR0911, PLR0912
        token, use, before = self.tokens[at], self.uses[at], self._before(at)
        if self._after_camera(at):
            token.used = True
            return self._set(at, "FILL")
        if token.lower == "asleep" and any(t.tag == "AUX" for t in self.tokens[max(0, at - 2) : at]):
            if before is not None and before.lower in {"fast", "sound"}:
                self._set(at - 1, "FILL")
            return self._set(at, "VERB", "sleep", "ing")
        if (
            use.r
            and (use.r >= 60 or not (use.n or use.a > use.r))
            and not (before is not None and before.tag in {"DET", "NUM"} and use.n)
            and not (use.a and self._nominal(at + 1) and token.lower in {"high", "low", "slow", "fast", "hard"})
        ):
            return self._set(at, "ADV")
        if token.lower.startswith("@"):
            return self._set(at, "NAME", token.lower)
        kind = before.tag if before is not None else ""
        if kind in {"DET", "NUM", "ADJ", "PADJ", "POSS", "PREP", "SOUND"}:
            return self._in_phrase(at, kind)
        if kind in {"AUX", "NEG"}:
            return self._after_aux(at)
        if kind == "TO":
            lemma = use.verb("base")
            return self._set(at, "VERB", lemma, "to") if lemma else self._in_phrase(at, "DET")
        if kind in {"NOUN", "NAME"} and before is not None:
            return self._after_noun(at, before)
        if kind == "SPEECH" and (use.verb("s") or use.verb("past")) in DEEDS:
            return self._finite(at)
        if kind == "PRON":
            return self._finite(at) or self._in_phrase(at, "DET")
        if kind == "REL":
            return self._finite(at) or self._in_phrase(at, "DET")
        if kind == "VERB":
            return self._after_verb(at, before or token)
        return self._at_boundary(at, kind)

    def _finite(self, at: int) -> bool:
        for form in ("s", "base", "past", "done", "ing"):
            lemma = self.uses[at].verb(form)
            if lemma:
                return self._set(at, "VERB", lemma, form)
        return False

    def _as_noun(self, at: int) -> bool:
        use, token = self.uses[at], self.tokens[at]
        if token.text[:1].isupper() and self._named(at):
            return self._set(at, "NAME", token.lower)
        return self._set(at, "NOUN", use.noun, "plural" if use.plural else "")

    def _in_phrase(self, at: int, kind: str) -> bool:  # noqa: C901, PLR0911
        """Tag a word after a determiner, number, adjective or preposition."""
        use = self.uses[at]
        if self._tints(at, kind):
            return self._set(at, "ADJ")
        more = (self._nominal(at + 1) and not self._ends_phrase(at)) or self._pairs(at)
        ing, done = use.verb("ing"), use.verb("done") or use.verb("past")
        both = (self._before(at) or self.tokens[at]).lower in {"both", "all"}
        if ing and use.n < 40:
            if both and self._takes_object(at, ing):
                return self._set(at, "VERB", ing, "ing")
            if more:
                return (
                    self._set(at, "PADJ", ing, "ing")
                    if not (kind == "PREP" and self._takes_object(at, ing))
                    else self._set(at, "VERB", ing, "ing")
                )
            if kind == "PREP" or both:
                return self._set(at, "VERB", ing, "ing")
            return self._as_noun(at)
        if done and (more or not use.n) and not use.a > 20:
            if more:
                return self._set(at, "PADJ", done, "done")
            return self._set(at, "VERB", done, "done") if kind == "PREP" else self._set(at, "ADJ")
        if use.a and (more or not use.n) and not (use.n > use.a + 20 and use.a < 40):
            return self._set(at, "ADJ")
        if not more and self._called(at, kind):
            return self._as_noun(at)
        if use.a and use.a >= 40 and not more and self.tokens[at].lower in QUALITIES and use.n < use.a and kind != "DET":
            ends = use.n and at + 1 < len(self.tokens) and self._ends_phrase(at)
            return self._as_noun(at) if ends else self._set(at, "ADJ")
        if not use.n and use.verbs and kind in {"ADJ"} and not use.verb("base"):
            return self._finite(at)
        return self._as_noun(at)

    def _after_aux(self, at: int) -> bool:
        use = self.uses[at]
        if use.verb("ing"):
            return self._set(at, "VERB", use.verb("ing") or "", "ing")
        before = self._before(at)
        auxiliary = next((t for t in reversed(self.tokens[:at]) if t.tag == "AUX"), before)
        if auxiliary is not None and auxiliary.lemma in g.MODALS | {"do", "does", "did"} and use.verb("base"):
            return self._set(at, "VERB", use.verb("base") or "", "base")
        done = use.verb("done") or use.verb("past")
        if done and not (use.a > 30 and use.a > use.v) and self.tokens[at].lower not in QUALITIES:
            return self._set(at, "VERB", done, "done")
        if use.a:
            return self._set(at, "ADJ")
        return self._as_noun(at)

    def _after_noun(self, at: int, before: Token) -> bool:  # noqa: C901, PLR0911
        use = self.uses[at]
        if self._paired(at, before):
            return self._as_noun(at)
        many = self._many(at, before)
        plural = before.form == "plural" or self._joined_subject(at) or many
        if use.verb("ing"):
            return self._set(at, "VERB", use.verb("ing") or "", "ing")
        if use.verb("s") in DEEDS and plural and self._inner(at) and self._acts(at):
            return self._set(at, "VERB", use.verb("s") or "", "s")
        if (
            use.verb("s")
            and (not plural or not use.n)
            and not (use.n and self._counted(at))
            and not self._followed_by_finite(at)
        ):
            return self._set(at, "VERB", use.verb("s") or "", "s")
        base = use.verb("base")
        if base and use.n and self._perceived(at, base):
            return self._set(at, "VERB", base, "to")
        plural = plural or self._crewed(at, base)
        if base and not use.verb("past", "done") and (plural or not use.n) and (not use.n or self._acts(at)):
            before.form = "plural" if many else before.form
            return self._set(at, "VERB", base, "base")
        word = self.tokens[at].lower
        unknown = not (use.n or use.a or use.verbs or use.r) and self.tokens[at].text.islower()
        if unknown and word.endswith(("s", "ed")) and not any(t.tag == "VERB" for t in self.tokens[:at]):
            return self._set(at, "VERB", word.removesuffix("s"), "s" if word.endswith("s") else "past")
        done = use.verb("past") or use.verb("done")
        if done and not (use.n and not plural and use.n > use.v):
            return self._set(at, "VERB", done, "past" if use.verb("past") else "done")
        if use.a and not use.n:
            return self._set(at, "ADJ")
        if base and plural and use.v >= use.n:
            return self._set(at, "VERB", base, "base")
        return self._as_noun(at)

    def _paired(self, at: int, before: Token) -> bool:
        """Tell whether a word in the form of a verb is a noun all the same: "neon signs", "on the planet Mars"."""
        word = self.tokens[at].lower
        if before.lower == "neon":
            return word in {"signs", "lights", "tubes"}
        grounded = any(t.lower in GROUNDING for t in self.tokens[max(0, at - 3) : at])
        return before.lower == "planet" and word in PLANETS and grounded

    def _after_verb(self, at: int, before: Token) -> bool:
        use = self.uses[at]
        ing = use.verb("ing")
        if ing and (before.lemma in CATENATIVE or before.lemma in {"go", "come", "sit", "stand", "lie", "be"} or use.n < 30):
            more = self._nominal(at + 1)
            return self._set(at, "VERB" if not more or before.lemma in CATENATIVE else "PADJ", ing, "ing")
        if before.lemma in {"let", "make", "help", "watch", "see"} and use.verb("base") and not use.n:
            return self._set(at, "VERB", use.verb("base") or "", "to")
        return self._in_phrase(at, "VERB")

    def _at_boundary(self, at: int, kind: str) -> bool:  # noqa: C901, PLR0911, PLR0912
        """Tag a word at the start, or after a comma, conjunction or subordinator."""
        use = self.uses[at]
        alone = self._after(at) is None or (self._after(at) or self.tokens[at]).lower in ",;"
        if kind == "COMMA" and alone and use.a and use.a >= use.n:
            return self._set(at, "ADJ")
        if (leading := self._leads_on(at)) is not None:
            return self._set(at, "VERB", *leading)
        ing = use.verb("ing")
        if ing and use.n < 60:
            more = self._nominal(at + 1) and self.tokens[at + 1].lower not in g.DETERMINERS
            heard = more and self.uses[at + 1].noun in AUDIBLE
            loose = ing not in TAKING and (DEEDS.get(ing) in MOVING or ing not in DEEDS)
            if heard or (more and kind != "SUB" and loose):
                return self._set(at, "PADJ", ing, "ing")
            return self._set(at, "VERB", ing, "ing")
        for form in ("s", "past"):
            if kind == "THEN" and use.verb(form) in DEEDS and self._acts(at):
                return self._set(at, "VERB", use.verb(form) or "", form)
        if kind in {"CONJ", "COMMA", "THEN"} or (kind == "" and at > 0):
            last = next((t for t in reversed(self.tokens[:at]) if t.tag == "VERB"), None)
            for form in ("s", "past", "base", "done"):
                lemma = use.verb(form)
                parallel = last is not None and (
                    (form == "s" and last.form in {"done", "ing"} and lemma in DEEDS)
                    or last.form == form
                    or (form == "base" and last.form in {"base", "to"})
                    or {last.form, form} == {"past", "done"}
                )
                if lemma and (parallel or (form == "s" and not use.n)) and self._is_parallel_verb(at, lemma, kind):
                    return self._set(at, "VERB", lemma, form if last is None or last.form != "to" else "base")
        first = not any(t.tag in {"VERB", "AUX"} for t in self.tokens[:at]) or any(t.tag == "REL" for t in self.tokens[:at])
        before = next((t for t in reversed(self.tokens[:at]) if t.tag in {"NOUN", "NAME"}), None)
        if (
            kind == "COMMA"
            and first
            and use.verb("s") in DEEDS
            and before is not None
            and before.form != "plural"
            and self._acts(at)
        ):
            return self._set(at, "VERB", use.verb("s") or "", "s")
        if kind == "COMMA" and first and use.verb("base") in DEEDS and before is not None and self._acts_strongly(at):
            return self._set(at, "VERB", use.verb("base") or "", "base")
        if at == 0 and token_opens(self.tokens) and use.verb("base"):
            self.tokens[at].used = True
            return self._set(at, "FILL")
        if use.verb("base") and not use.n and not use.a:
            return self._set(at, "VERB", use.verb("base") or "", "base")
        if (use.verb("past") or use.verb("done")) and not use.n and not use.a and not self._nominal(at + 1):
            return self._set(at, "VERB", use.verb("past") or use.verb("done") or "", "done")
        return self._in_phrase(at, "START")

    def _is_parallel_verb(self, at: int, lemma: str, kind: str) -> bool:
        use = self.uses[at]
        if not use.n:
            return True
        if lemma not in DEEDS and use.n > use.v:
            return False
        before = self.tokens[at - 2] if at >= 2 else None
        if (
            before is not None
            and before.tag == "NOUN"
            and before.form == "plural"
            and use.plural
            and not self._acts_strongly(at)
        ):
            return False
        return self._acts(at) or kind == "THEN"
