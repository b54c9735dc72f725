"""Closed classes of English: the small words that hold sentences together, and the forms that follow no rule."""

from __future__ import annotations


def bag(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


DETERMINERS = bag(
    """
    a an the this that these those some any every each both all no another other either neither its his her their my our
    your
    """
)
PRONOUNS = bag(
    """
    he him himself she herself it itself they them themselves i me you we us one someone somebody something everyone
    everybody
    """
)
PREPOSITIONS = bag(
    """
    in on at by with without from to of for into onto over under above below behind beside besides between near around
    round through across along past off up down inside outside within beneath underneath beyond toward towards against
    among amid amidst amongst alongside about before after during via upon atop like than unlike throughout opposite
    except aboard out until till since
    """
)
CONJUNCTIONS = frozenset({"and", "or", "but", "&", "plus", "yet", "nor"})
SUBORDINATORS = frozenset(
    {"while", "as", "when", "whenever", "because", "since", "until", "once", "where", "whilst", "if", "so"}
)
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
AUXILIARIES = bag(
    """
    am is are was were be been being do does did has have had having will would can could may might must shall should gets
    got get getting
    """
)
MODALS = bag(
    """
    will would can could may might must shall should do does did to not let
    """
)
BE = bag(
    """
    am is are was were be been being 's 're 'm
    """
)
NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100,
    "thousand": 1000, "pair": 2, "couple": 2, "few": 3, "several": 4, "some": 3, "many": 6, "numerous": 6, "various": 4,
    "multiple": 4, "both": 2, "dozen": 12, "lots": 6, "countless": 12, "half": 1, "twin": 2, "two-dozen": 24, "group": 4,
    "bunch": 4, "crowd": 8, "herd": 5, "flock": 8, "pack": 4, "swarm": 12, "school": 8, "family": 4, "trio": 3, "duo": 2,
    "team": 4, "gang": 4, "line": 4, "row": 4, "stack": 3, "pile": 4, "dozens": 12, "hundreds": 12, "thousands": 12,
    "handful": 4, "army": 8, "troop": 5, "litter": 4, "set": 4, "quartet": 4, "collection": 4, "number": 4, "lot": 6,
    "cluster": 4, "colony": 6, "parade": 5, "class": 5, "tower": 3, "heap": 4, "string": 4, "circle": 5, "caravan": 4,
    "convoy": 4, "fleet": 5, "pride": 4, "flurry": 8, "procession": 5, "bouquet": 5, "series": 4, "variety": 4,
}  # fmt: skip
"""Number words, and nouns before "of" that say how many; vague ones as the stage shows them."""
PLAIN_NUMBERS = bag(
    """
    zero one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred thousand few
    several some many numerous various multiple both dozen countless twin
    """
)

DEGREES = bag(
    """
    super ultra very really so too quite rather extremely slightly somewhat pretty incredibly absolutely totally
    completely fully partly almost just even still also only again already now here there together everywhere somewhere
    nearby
    """
)
ADVERBS = bag(
    """
    super ultra very really so too quite rather just even still also only again already now here there together then first
    finally next fast hard high low slow slowly quickly away back forward forwards backward backwards left right upward
    upwards downward downwards leftward rightward leftwards rightwards upside afterwards suddenly everywhere nearby
    sideways overhead apart ahead indoors outdoors upstairs downstairs twice once alone eventually later meanwhile
    simultaneously clockwise skyward homeward along inward outward aside aloud well never always often sometimes soon
    instead outside inside home
    """
)

_VERBS = """
arise arose arisen;awake awoke awoken;bear bore borne;beat beat beaten;become became become;begin began begun;bend bent bent
bet bet bet;bind bound bound;bite bit bitten;bleed bled bled;blow blew blown;break broke broken;breed bred bred
bring brought brought;build built built;burn burnt burnt;burst burst burst;buy bought bought;catch caught caught
choose chose chosen;cling clung clung;come came come;creep crept crept;cut cut cut;dig dug dug;dive dove dived;do did done
draw drew drawn;dream dreamt dreamt;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed fed
feel felt felt;fight fought fought;find found found;flee fled fled;fling flung flung;fly flew flown;forget forgot forgotten
freeze froze frozen;get got gotten;give gave given;go went gone;grow grew grown;hang hung hung;have had had;hear heard heard
hide hid hidden;hit hit hit;hold held held;hurt hurt hurt;keep kept kept;kneel knelt knelt;know knew known;lay laid laid
lead led led;lean leant leant;leap leapt leapt;learn learnt learnt;leave left left;lend lent lent;let let let;lie lay lain
light lit lit;lose lost lost;make made made;mean meant meant;meet met met;pay paid paid;put put put;read read read
ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said;see saw seen;sell sold sold;send sent sent
set set set;sew sewed sewn;shake shook shaken;shine shone shone;shoot shot shot;show showed shown;shrink shrank shrunk
shut shut shut;sing sang sung;sink sank sunk;sit sat sat;sleep slept slept;slide slid slid;sling slung slung;speak spoke spoken
speed sped sped;spend spent spent;spill spilt spilt;spin spun spun;spit spat spat;split split split;spread spread spread
spring sprang sprung;stand stood stood;steal stole stolen;stick stuck stuck;sting stung stung;stride strode stridden
strike struck struck;sweep swept swept;swell swelled swollen;swim swam swum;swing swung swung;take took taken
teach taught taught;tear tore torn;tell told told;think thought thought;throw threw thrown;wake woke woken;wear wore worn
weave wove woven;weep wept wept;win won won;wind wound wound;write wrote written;be was been;fall fell fallen
"""
PAST: dict[str, str] = {}
PARTICIPLE: dict[str, str] = {}
for _row in _VERBS.replace("\n", ";").strip(";").split(";"):
    _base, _past, _done = _row.split()
    PAST[_past] = _base
    PARTICIPLE[_done] = _base
PAST |= {"were": "be", "was": "be"}
ODD_FORMS = {
    "lying": "lie", "dying": "die", "tying": "tie", "being": "be", "is": "be", "are": "be", "am": "be", "has": "have",
    "does": "do", "goes": "go", "skiing": "ski", "singeing": "singe", "picnicking": "picnic", "panicking": "panic",
    "mimicking": "mimic", "frolicking": "frolic", "frolicked": "frolic",
}  # fmt: skip
PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "mice": "mouse", "geese": "goose",
    "feet": "foot", "teeth": "tooth", "oxen": "ox", "wolves": "wolf", "knives": "knife", "wives": "wife",
    "leaves": "leaf", "loaves": "loaf", "shelves": "shelf", "calves": "calf", "halves": "half", "elves": "elf",
    "scarves": "scarf", "thieves": "thief", "hooves": "hoof", "lives": "life", "kids": "kid", "cacti": "cactus",
    "octopi": "octopus", "dice": "dice", "fairies": "fairy", "potatoes": "potato", "tomatoes": "tomato", "heroes": "hero",
    "volcanoes": "volcano", "dominoes": "domino", "firemen": "fireman", "policemen": "policeman", "snowmen": "snowman",
    "fishermen": "fisherman", "policewomen": "policewoman", "grandchildren": "grandchild", "dwarves": "dwarf",
    "buses": "bus", "octopuses": "octopus", "foxes": "fox", "axes": "axe", "cookies": "cookie", "movies": "movie",
    "zombies": "zombie", "pies": "pie", "butterflies": "butterfly", "selfies": "selfie",
}  # fmt: skip
ALWAYS_ONE = bag(
    """
    glass grass bus dress class boss cross kiss mass moss chess princess hostess actress waitress octopus cactus walrus
    hippopotamus circus campus virus gas lens iris tennis bass canvas compass atlas christmas paris glasses sunglasses
    jeans shorts trousers pants scissors binoculars news species series stairs headphones physics gymnastics sports
    clothes venus mars swiss scales pyjamas pajamas goggles overalls leggings tights pliers
    """
)
UNCOUNTED = frozenset({"sheep", "fish", "deer", "moose", "bison", "salmon", "trout", "squid", "swine", "aircraft", "jellyfish"})
