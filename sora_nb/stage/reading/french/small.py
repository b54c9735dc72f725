"""Small words of French: articles, pronouns, numbers and what else no table of things or deeds holds."""

from __future__ import annotations

from sora_nb.stage.reading.grammar import bag

ARTICLES = {
    "le": "the", "la": "the", "les": "the", "l'": "the", "un": "a", "une": "a", "ce": "this", "cet": "this",
    "cette": "this", "ces": "these", "son": "his", "sa": "his", "ses": "his", "leur": "their", "leurs": "their",
    "mon": "my", "ma": "my", "mes": "my", "ton": "your", "ta": "your", "tes": "your", "notre": "our", "nos": "our",
    "votre": "your", "vos": "your", "chaque": "each", "aucun": "no", "aucune": "no", "tout": "all", "toute": "all",
    "tous": "all", "toutes": "all", "certains": "some", "certaines": "some", "quelque": "some",
}  # fmt: skip
FEMININE = bag("la une cette sa aucune toute toutes certaines")
MASCULINE = bag("le un ce cet aucun tout tous certains")
NUMBERS = {
    "zéro": "zero", "deux": "two", "trois": "three", "quatre": "four", "cinq": "five", "six": "six", "sept": "seven",
    "huit": "eight", "neuf": "nine", "dix": "ten", "onze": "eleven", "douze": "twelve", "treize": "13", "quatorze": "14",
    "quinze": "fifteen", "seize": "16", "dix-sept": "17", "dix-huit": "18", "dix-neuf": "19", "vingt": "twenty",
    "trente": "thirty", "quarante": "40", "cinquante": "fifty", "cent": "hundred", "mille": "thousand",
    "plusieurs": "several", "quelques": "few",
}  # fmt: skip
SUBJECTS = {"il": "it", "elle": "it", "ils": "they", "elles": "they", "on": "someone", "je": "i", "tu": "you", "nous": "we",
            "vous": "you", "ça": "it", "cela": "it", "ceci": "it", "celui-ci": "it", "quelqu'un": "someone",
            "quelqu'une": "someone", "celui": "one", "celle": "one", "ceux": "they", "eux": "them", "lui": "him"}  # fmt: skip
CLITICS = {"le": "it", "la": "it", "l'": "it", "les": "them", "lui": "him", "leur": "them", "me": "me", "te": "you",
           "nous": "us", "vous": "you"}  # fmt: skip
"""Objects that stand before the verb in French."""
AFTER_NE = bag("pas plus jamais rien point guère personne")
BEFORE_NOUNS = bag(
    """
    petit petite petits petites grand grande grands grandes gros grosse grosses vieux vieil vieille vieilles jeune jeunes
    beau bel belle beaux belles joli jolie jolis jolies nouveau nouvel nouvelle nouveaux nouvelles bon bonne bons bonnes
    mauvais mauvaise mauvaises énorme énormes immense immenses minuscule minuscules long longue longs longues haut haute
    hauts hautes premier première premiers deuxième troisième dernier dernière autre autres même mêmes double ancien
    ancienne anciens anciennes magnifique magnifiques gentil gentille méchant méchante pauvre pauvres adorable mignon mignonne
    gigantesque gigantesques superbe étrange étranges mystérieux mystérieuse célèbre courageux courageuse joyeux joyeuse brave
    seul seule large larges vaste fier fière heureux heureuse jolies épais épaisse léger légère lourd lourde faux fausse court
    """
)
"""Adjectives that may stand before their noun; the others are nouns there."""
RESTING = {
    "assis": "sit", "couché": "lie", "allongé": "lie", "endormi": "sleep", "agenouillé": "kneel", "accroupi": "crouch",
    "perché": "perch", "penché": "lean", "appuyé": "lean", "adossé": "lean", "caché": "hide", "suspendu": "hang",
    "accroché": "hang", "posé": "perch", "debout": "stand", "installé": "sit", "attablé": "sit", "blotti": "cuddle",
    "étendu": "lie", "pendu": "hang", "tapi": "hide", "dissimulé": "hide", "garé": "stand", "planté": "stand",
    "dressé": "stand", "déposé": "lie", "incliné": "lean", "immobile": "stand", "affalé": "lie",
    "juché": "perch", "réfugié": "hide",
    "abrité": "hide", "agrippé": "hang", "stationné": "stand",
}  # fmt: skip
"""Participles that tell how somebody is: English has its own form for them, "sitting"."""
GOING = bag(
    """
    aller venir arriver partir sortir entrer rentrer monter descendre tomber passer rester retourner revenir devenir mourir
    naître retomber repartir remonter ressortir
    """
)
"""Verbs whose past is told with "être"."""
AWAY_FROM = bag(
    """
    tomber sortir descendre sauter bondir venir revenir partir jaillir surgir glisser émerger apparaître arriver dégringoler
    couler goutter perler chuter plonger fuir décoller rebondir éclore déborder disparaître pendre
    """
) | {"s'envoler", "envoler", "échapper", "enfuir", "éloigner", "lever", "relever", "détacher", "élever", "réveiller"}
"""Verbs after which "de" says where from."""
TOWARD = bag(
    """
    donner offrir remettre tendre lancer jeter envoyer apporter montrer dire parler crier chuchoter murmurer demander
    répondre raconter lire chanter expliquer vendre servir distribuer aller venir arriver retourner revenir rentrer passer
    enseigner présenter rendre livrer annoncer
    """
)
"""Verbs after which "à" says to whom or where to."""
MEANING_NEXT = bag(
    """
    commencer continuer vouloir essayer tenter finir terminer cesser arrêter aimer adorer réussir parvenir apprendre aider
    décider venir oser sembler espérer préférer hésiter
    """
)
DRIVEN = bag("roll spin bounce fly swing shake slide float turn drive burn melt ring explode jump dance run")
"""What somebody lets a thing do: "fait rouler une balle" is "rolls a ball"."""
