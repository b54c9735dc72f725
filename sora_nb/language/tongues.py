"""Tongues: which language a sentence is in, by its small words and the commonest others."""

from __future__ import annotations

import re

NAMES = {"de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "fr": "French", "en": "English"}
"""Languages that are told apart, by their codes of ISO 639-1."""
_SAID = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "en": (
        "the a an and is are was were in of with to at his her by from into while its it then for over under near who "
        "that they two three four five through across behind between on as up down this there she he their or not but out "
        "make add my your our you me we i am have has do did will can what where when why how yes no hello hi goodbye "
        "please look come go good morning thank thanks stop help wait never always very too so here now let us see be "
        "been just all one"
    ),
    "fr": (
        "de d l qu à contre le la les un une des du au aux et est sont dans sur sous avec sans qui que dont où pour par "
        "en ne pas puis tandis pendant devant derrière vers entre près il elle ils elles se ce cette ces son sa ses leur "
        "deux trois quatre cinq bonjour merci salut oui non voici chez très plus mon ma mes ton je tu nous vous moi toi "
        "suis es sommes ça quoi comment pourquoi quand où bonsoir revoir alors mais donc vos nos ouvrez regardez venez "
        "allez viens allons secours adieu monde maman papa bien toujours jamais tout tous toute dit chat chien garçon "
        "fille homme femme court mange dort bleu bleue rouge jaune noir noire blanc blanche petite grande vieux vieille "
        "jeune vite ai avons avez ont était"
    ),
    "de": (
        "der das ein eine einen einem einer und ist sind mit auf im zum zur den dem nicht über unter neben durch während "
        "vor hinter zwei drei vier hund katze kind ball läuft springt rennt fliegt tanzt spielt frau mann junge mädchen "
        "roter rote rotes grüne blaue schwarze weiße große kleine großer kleiner ich du wir ihr wie geht guten hallo "
        "danke sitzt schläft isst straße wald strand sagt auch noch"
    ),
    "es": (
        "de el los las una unos unas y está están con sin por para del al que en su sus mientras luego sobre bajo entre "
        "dos tres cuatro gato perro niño niña hombre mujer pelota rojo roja negro negra azul corre salta vuela baila "
        "juega come duerme calle playa bosque hola gracias buenos días cómo estás muy rebota casa dice la un"
    ),
    "it": (
        "l dell il lo gli uno una e è sono con senza per del della dello dei nel nella sul sulla che mentre poi sopra "
        "sotto tra fra due tre quattro gatto cane bambino bambina uomo donna palla rosso rossa nero nera blu corre salta "
        "vola balla gioca mangia dorme strada spiaggia bosco ciao grazie buongiorno come stai rimbalza dice la un"
    ),
    "pt": (
        "de o os as um uma uns umas e está estão com sem por para do da dos das no na nos nas que seu sua enquanto depois "
        "sobre sob entre dois duas três gato cachorro cão menino menina homem mulher bola vermelho vermelha preto preta "
        "azul corre pula salta voa dança brinca come dorme rua praia floresta olá obrigado quica diz"
    ),
    "nl": (
        "de het een en is zijn met op onder naast door terwijl voor achter tussen twee drie vier hond kat kind bal loopt "
        "springt rent vliegt danst speelt vrouw man jongen meisje rode groene blauwe zwarte witte grote kleine straat bos "
        "strand hallo dank naar van aan ik jij wij niet zegt stuitert"
    ),
}
_LATIN_ENDS = 0x24F
_SHARED = frozenset(
    {
        "d", "l", "de", "son", "ton", "ma", "mes", "pour", "tout", "non", "sur", "est", "me", "quand", "court", "rouge", "papa",
        "chat", "es", "sa", "entre", "donc", "vos", "fille", "dit",
    }
)  # fmt: skip
"""French words that a single one of is no sign of French, for English and names have them too."""
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def tongue(text: str) -> str | None:
    """Return the code of the language that a text's own words are in, quotations left out; None where they do not tell."""
    return spoken(unquoted(text))


def unquoted(text: str) -> str:
    """Return a text without what it has in quotation marks."""
    return _SAID.sub(" ", text.replace("’", "'"))


def spoken(text: str) -> str | None:
    """Return the code of the language of a text, quotation marks or not; None where its words do not tell."""
    words = _WORD.findall(text.lower())
    counts = {code: sum(word in known for word in words) for code, known in _WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts["en"] >= counts[best]:
        return "en" if counts["en"] else None
    if counts["fr"] == counts[best]:
        sure = counts["fr"] > 1 or not _SHARED.issuperset(word for word in words if word in _WORDS["fr"])
        return "fr" if sure else None
    return best if counts[best] >= 2 and counts[best] > 2 * counts["en"] else "en" if counts["en"] else None


def foreign(speech: str) -> str | None:
    """Return the name of the language that some speech is in, where that is another than English; None where it is not.

    What is written in another script is "another language"; a word alone that could be English, or a name, is English.
    """
    code = spoken(speech)
    if code not in {None, "en"}:
        return NAMES[code or "en"]
    letters = [letter for letter in speech if letter.isalpha()]
    return "another language" if letters and sum(ord(letter) > _LATIN_ENDS for letter in letters) > len(letters) / 2 else None
