"""Conjugation: every form of a French verb from its infinitive, by the three groups and the verbs that follow none."""

from __future__ import annotations

import functools

# Infinitive: he, they, stem of "nous", past participle, stem of the future, simple past; the rest follows from these.
_ODD = """
être: est sont ét été ser fut; avoir: a ont av eu aur eut; aller: va vont all allé ir alla
faire: fait font fais fait fer fit; venir: vient viennent ven venu viendr vint; tenir: tient tiennent ten tenu tiendr tint
courir: court courent cour couru courr courut; mourir: meurt meurent mour mort mourr mourut
partir: part partent part parti partir partit; sortir: sort sortent sort sorti sortir sortit
dormir: dort dorment dorm dormi dormir dormit; sentir: sent sentent sent senti sentir sentit
servir: sert servent serv servi servir servit; mentir: ment mentent ment menti mentir mentit
vêtir: vêt vêtent vêt vêtu vêtir vêtit; fuir: fuit fuient fuy fui fuir fuit
cueillir: cueille cueillent cueill cueilli cueiller cueillit; ouvrir: ouvre ouvrent ouvr ouvert ouvrir ouvrit
offrir: offre offrent offr offert offrir offrit; couvrir: couvre couvrent couvr couvert couvrir couvrit
bouillir: bout bouillent bouill bouilli bouillir bouillit
assaillir: assaille assaillent assaill assailli assaillir assaillit; haïr: hait haïssent haïss haï haïr haït
acquérir: acquiert acquièrent acquér acquis acquerr acquit; voir: voit voient voy vu verr vit
recevoir: reçoit reçoivent recev reçu recevr reçut; devoir: doit doivent dev dû devr dut
apercevoir: aperçoit aperçoivent apercev aperçu apercevr aperçut; percevoir: perçoit perçoivent percev perçu percevr perçut
pouvoir: peut peuvent pouv pu pourr put; vouloir: veut veulent voul voulu voudr voulut; savoir: sait savent sav su saur sut
asseoir: assied asseyent assey assis assiér assit; asseoir: assoit assoient assoy assis assoir assit
falloir: faut faut fall fallu faudr fallut; assoir: assoit assoient assoy assis assoir assit
pleuvoir: pleut pleuvent pleuv plu pleuvr plut; valoir: vaut valent val valu vaudr valut
mouvoir: meut meuvent mouv mû mouvr mut; émouvoir: émeut émeuvent émouv ému émouvr émut
prendre: prend prennent pren pris prendr prit; mettre: met mettent mett mis mettr mit
battre: bat battent batt battu battr battit; boire: boit boivent buv bu boir but; croire: croit croient croy cru croir crut
lire: lit lisent lis lu lir lut; dire: dit disent dis dit dir dit; écrire: écrit écrivent écriv écrit écrir écrivit
rire: rit rient ri ri rir rit; vivre: vit vivent viv vécu vivr vécut; suivre: suit suivent suiv suivi suivr suivit
naître: naît naissent naiss né naîtr naquit; paître: paît paissent paiss pu paîtr paissait
connaître: connaît connaissent connaiss connu connaîtr connut; paraître: paraît paraissent paraiss paru paraîtr parut
croître: croît croissent croiss crû croîtr crût; plaire: plaît plaisent plais plu plair plut
traire: trait traient tray trait trair trayait; coudre: coud cousent cous cousu coudr cousit
rompre: rompt rompent romp rompu rompr rompit; vaincre: vainc vainquent vainqu vaincu vaincr vainquit
éclore: éclot éclosent éclos éclos éclor éclosit; conclure: conclut concluent conclu conclu conclur conclut
"""
_HARD = frozenset({"jeter", "rejeter", "projeter", "appeler", "rappeler"})
"""Verbs in -eter and -eler that double the consonant; the others take a grave accent."""


@functools.cache
def _odd() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for row in _ODD.strip().replace("\n", ";").split(";"):
        infinitive, parts = row.strip().split(":")
        found.setdefault(infinitive, []).append(parts.split())
    return found


def forms(infinitive: str) -> dict[str, str]:
    """Return form → "inf", "pres", "past", "done" (the participle), "ing" or "will" of a verb, plain forms first."""
    found = {infinitive: "inf"}
    for he, they, stem, done, will, past in _parts(infinitive):
        table: dict[str, tuple[str, ...]] = {
            "pres": (he, they, *_persons(infinitive, he, stem)),
            "done": (done, *_agreeing(done)),
            "ing": (f"{stem}ant", f"{stem}ante", f"{stem}ants", f"{stem}antes"),
            "past": (f"{stem}ait", f"{stem}aient", f"{stem}ais", past, *_simple(infinitive, past, stem)),
            "will": (f"{will}a", f"{will}ont", f"{will}ait", f"{will}ai"),
        }
        if infinitive == "être":
            table["ing"] = ("étant",)
        if infinitive in {"avoir", "savoir"}:
            table["ing"] = ("ayant",) if infinitive == "avoir" else ("sachant",)
        for kind in ("pres", "done", "ing", "past", "will"):
            for form in table[kind]:
                found.setdefault(form, kind)
    return found


def _agreeing(done: str) -> tuple[str, ...]:
    plural = done if done.endswith("s") else f"{done}s"
    done = {"dû": "du", "crû": "cru", "mû": "mu"}.get(done, done)
    return (plural, f"{done}e", f"{done}es")


def _persons(infinitive: str, he: str, stem: str) -> tuple[str, ...]:
    """Return what I, you and we do, and what one may wish that somebody did."""
    if infinitive == "être":
        return ("suis", "es", "sommes", "êtes", "soit", "soient", "sois", "soyez")
    if infinitive == "avoir":
        return ("ai", "as", "avons", "avez", "ait", "aient")
    first = f"{he}s" if he.endswith("e") else he if he.endswith("s") else f"{he.removesuffix('t')}s"
    return (first, f"{stem}ons", f"{stem}ez")


def _simple(infinitive: str, past: str, stem: str) -> tuple[str, ...]:
    """Return what they did, in the tense of tales."""
    if infinitive.endswith("er"):
        return (f"{past.removesuffix('a').removesuffix('e') if past.endswith('ea') else stem}èrent",)
    vowels = {"i": "irent", "u": "urent", "î": "înrent"}
    tail = past.removesuffix("t")
    return (tail[:-1] + vowels[tail[-1]],) if tail[-1:] in vowels else (f"{tail}rent",)


def _parts(infinitive: str) -> list[list[str]]:  # noqa: PLR0911
    """Return the principal parts: he, they, stem of "nous", participle, stem of the future, simple past."""
    odd = _odd()
    if infinitive in odd:
        return odd[infinitive]
    kin = next((verb for verb in sorted(odd, key=len, reverse=True) if infinitive.endswith(verb)), None)
    if kin and len(kin) > 4 and not infinitive.endswith("er"):
        before = infinitive.removesuffix(kin)
        return [[before + part for part in parts] for parts in odd[kin]]
    if infinitive.endswith("er"):
        return [_first(infinitive)]
    stem = infinitive[:-2]
    if infinitive.endswith(("eindre", "aindre", "oindre")):
        root = infinitive[:-4]
        return [[f"{root}nt", f"{root}gnent", f"{root}gn", f"{root}nt", infinitive[:-1], f"{root}gnit"]]
    if infinitive.endswith("uire"):
        return [[f"{stem}t", f"{stem}sent", f"{stem}s", f"{stem}t", infinitive[:-1], f"{stem}sit"]]
    if infinitive.endswith("re"):
        return [[stem, f"{stem}ent", stem, f"{stem}u", infinitive[:-1], f"{stem}it"]]
    return [[f"{stem}it", f"{stem}issent", f"{stem}iss", f"{stem}i", infinitive, f"{stem}it"]]


def _first(infinitive: str) -> list[str]:
    """Return the parts of a verb in -er, with the changes of its stem that spelling asks for."""
    stem = infinitive[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    strong = stem
    if stem.endswith(("oy", "uy", "ay")):
        strong = stem[:-1] + "i"
    elif infinitive in _HARD:
        strong = stem + stem[-1]
    elif len(stem) > 2 and stem[-2] in "eé" and stem[-1] not in "aeiouyéè":
        strong = stem[:-2] + "è" + stem[-1]
    elif len(stem) > 3 and stem[-3] in "eé" and stem[-2:] in {"ch", "gn", "gu", "vr", "br", "tr", "gr", "cr"}:
        strong = stem[:-3] + "è" + stem[-2:]
    will = "enverr" if infinitive == "envoyer" else f"{strong}er"
    return [f"{strong}e", f"{strong}ent", soft, f"{stem}é", will, f"{soft}a"]
