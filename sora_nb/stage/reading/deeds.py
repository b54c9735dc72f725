"""Verbs: every way of saying what the stage can play, by the plain verb that plays it."""

from __future__ import annotations

from sora_nb.stage import repertoire
from sora_nb.stage.reading.grammar import bag

_SAID = {
    "bounce": "bounce rebound ricochet dribble bob", "roll": "roll tumble somersault rollover",
    "fall": (
        "fall drop plummet plunge collapse topple trip stumble descend land sink crumble drip pour sprinkle faint cascade "
        "rain"
    ),
    "jump": (
        "jump duck dodge leap spring vault pounce lunge bound backflip frontflip flip somersault cartwheel dive clear"
    ),
    "hop": "hop skip bunnyhop",
    "walk": (
        "walk stroll stride march wander saunter strut stomp tiptoe pace hike trek amble limp stagger trudge waddle plod "
        "roam prowl creep sneak crawl parade wade shuffle step tread toddle lumber meander patrol sashay lope cross "
        "explore"
    ),
    "run": (
        "run overtake outrun sprint dash race jog gallop trot rush hurry bolt scurry scamper charge flee escape dart scuttle "
        "canter hasten stampede frolic romp"
    ),
    "fly": "fly soar glide flutter buzz flap fleet zoom hover swoop launch blast ascend",
    "swim": "swim paddle snorkel dive-in", "spin": "spin twirl whirl rotate pirouette revolve swirl twist somersaulting",
    "swing": "swing sway dangle oscillate hang", "float": "float drift levitate bobble hang-glide waft",
    "slide": "slide skid slip glissade skate ski sled sledge snowboard surf glide-on toboggan ice-skate slither",
    "throw": "throw toss hurl fling lob pitch cast chuck serve shoot juggle spike",
    "catch": "catch steal seize scoop grab snatch capture intercept receive", "kick": "kick boot punt strike",
    "chase": "chase pursue hunt",
    "follow": "follow trail tail shadow track accompany",
    "collide": (
        "collide crash hit bump smash ram bang knock impact slam crush fight battle duel wrestle box spar clash"
    ),
    "orbit": "orbit circle encircle",
    "grow": "grow expand enlarge inflate bloom swell blossom sprout widen stretch unfold flower",
    "shrink": "shrink melt thaw contract deflate dwindle shrivel",
    "appear": "appear emerge materialize materialise hatch erupt",
    "disappear": (
        "disappear vanish dissolve evaporate fade dematerialize explode burst pop shatter break crack detonate splinter"
    ),
    "wave": "wave greet salute beckon",
    "dance": "dance waltz boogie breakdance tap-dance tango groove salsa moonwalk jive twerk",
    "sit": "sit hide perch squat crouch kneel seat rest meditate sit-down relax lounge",
    "speak": (
        "speak say talk shout yell whisper tell announce exclaim ask reply answer call scream mutter mumble state declare "
        "explain chat bark meow roar growl chirp quack moo neigh howl croak crow squawk bleat oink tweet hoot hiss purr "
        "whimper lecture vlog teach present preach cry narrate report respond converse gossip argue recite proclaim squeak "
        "cluck trumpet whinny bellow debate discuss"
    ),
    "stand": "stand pose wait stay remain stop halt pause balance freeze tower loom",
    "sleep": "sleep nap snooze doze slumber dream snore",
    "eat": "eat munch chew nibble devour feast graze bite gobble taste lick dine swallow peck consume chomp",
    "push": "push shove nudge press pull drag tug haul tow",
    "look": (
        "look watch gaze stare glance peer observe see examine inspect study admire search contemplate notice view spot "
        "peek investigate scan nod think ponder blink listen sniff smell photograph film wink stargaze"
    ),
    "climb": "climb scale ascend clamber scramble mount", "ride": "ride board cycle bike bicycle skateboard straddle scoot",
    "hold": (
        "hold carry bring grasp clutch grip cradle hug embrace lift raise cuddle cup wield pick carry-on take bear pet "
        "stroke fetch deliver collect gather snuggle buy purchase help use"
    ),
    "clap": "clap applaud", "cheer": "cheer laugh giggle chuckle celebrate rejoice whoop exult",
    "drive": "drive steer cruise motor speed accelerate park pilot sail row navigate ferry chug",
    "shake": "shake tremble shiver vibrate quiver wobble rattle wiggle jiggle wag shudder jitter quake",
    "turn": "turn transform morph pivot face rotate-to swivel veer", "lie": "lie recline lay sprawl sunbathe",
    "play": "play perform strum drum practice practise compete playfight", "point": "point gesture indicate aim",
    "give": "give hand offer pass present-to share feed", "burn": "burn blaze flame smoulder crackle",
    "sing": "sing hum chant serenade croon whistle rap yodel", "read": "read leaf-through browse peruse",
    "write": "write type scribble jot code calculate sign note", "drink": "drink sip gulp slurp guzzle",
    "cook": "cook bake fry grill boil stir roast chop knead flip-pancakes saute barbecue prepare mix",
    "paint": "paint draw sketch doodle colour color sculpt carve decorate", "open": "open unlock unwrap unbox uncover",
}  # fmt: skip
DEEDS: dict[str, str] = {}
"""Verb as written → verb of the stage."""
for _verb, _words in _SAID.items():
    for _word in _words.split():
        DEEDS.setdefault(_word, _verb)
SIMPLE = frozenset(DEEDS)
"""Verbs that others may be like; a verb of the repertoire alone stands for itself: who buys does not deal cards."""
for _word, _motion in repertoire.WORDS.items():
    DEEDS.setdefault(_word, _motion.called)

FINER = bag(
    """
    melt thaw backflip frontflip flip somersault explode burst pop shatter break crack detonate splinter smash fire miss blow
    """
)
"""Verbs whose own way of being done the stage knows beside the plain verb's."""
WRITTEN = (
    FINER
    | frozenset(repertoire.WORDS)
    | frozenset(repertoire.MOTIONS)
    | frozenset(repertoire.GAITS)
    | bag("axel board carry serve cartwheel trip slip faint surf spin twirl toss flip fall drop headspin land race")
)
"""Words that a plan keeps beside the stage's own verb, because people are seen to do it so."""

LIGHT = {
    ("take", "walk"): "walk", ("take", "stroll"): "walk", ("take", "nap"): "sleep", ("take", "bite"): "eat",
    ("take", "sip"): "drink", ("take", "ride"): "ride", ("take", "bow"): "stand", ("take", "step"): "walk",
    ("take", "seat"): "sit", ("go", "walk"): "walk", ("go", "run"): "run", ("go", "swim"): "swim", ("go", "jog"): "run",
    ("go", "ride"): "ride", ("go", "stroll"): "walk", ("do", "backflip"): "jump", ("do", "flip"): "jump",
    ("do", "axel"): "jump", ("perform", "axel"): "jump", ("land", "axel"): "jump",
    ("do", "somersault"): "roll", ("do", "cartwheel"): "roll", ("do", "dance"): "dance", ("make", "jump"): "jump",
    ("give", "wave"): "wave", ("give", "speech"): "speak", ("have", "nap"): "sleep", ("give", "hug"): "hold",
    ("perform", "dance"): "dance", ("perform", "backflip"): "jump", ("have", "picnic"): "eat", ("have", "lunch"): "eat",
    ("have", "dinner"): "eat", ("have", "breakfast"): "eat", ("have", "conversation"): "speak", ("have", "chat"): "speak",
    ("perform", "song"): "sing", ("take", "photo"): "look", ("take", "picture"): "look", ("take", "selfie"): "look",
    ("do", "handstand"): "stand", ("do", "pushup"): "push", ("do", "yoga"): "stand", ("do", "homework"): "write",
    ("raise", "hand"): "wave", ("raise", "arm"): "cheer", ("shake", "hand"): "wave", ("lift", "hand"): "wave",
    ("hold", "hand"): "", ("join", "hand"): "", ("give", "lecture"): "speak", ("give", "presentation"): "speak",
    ("give", "lesson"): "speak",
    ("do", "somersaults"): "roll", ("take", "note"): "write", ("open", "eye"): "look", ("cast", "spell"): "wave",
    ("breathe", "fire"): "burn", ("spit", "fire"): "burn", ("breathe", "flame"): "burn", ("spit", "flame"): "burn",
}  # fmt: skip
"""Verbs that leave the meaning to their object: "takes a nap"."""
_NAMED = {pair: motion.name for pair, motion in repertoire.LIGHT.items()}
PEOPLES = frozenset(_NAMED) - frozenset(LIGHT)
"""Such verbs and objects that say so of people alone."""
LIGHT |= {pair: repertoire.MOTIONS[name].called for pair, name in _NAMED.items()}


def written_of(verb: str, noun: str) -> str:
    """Return the way of moving that a verb and its object name, or the object where it says it itself."""
    return _NAMED.get((verb, noun), noun)


PHRASAL = {
    ("take", "off"): ("fly", "up"), ("lift", "off"): ("fly", "up"), ("blast", "off"): ("fly", "up"),
    ("get", "up"): ("stand", None), ("stand", "up"): ("stand", None), ("sit", "down"): ("sit", None),
    ("lie", "down"): ("lie", None), ("lay", "down"): ("lie", None), ("wake", "up"): ("stand", None),
    ("pick", "up"): ("hold", None), ("put", "on"): ("hold", None), ("go", "up"): ("climb", "up"),
    ("go", "down"): ("fall", "down"), ("come", "down"): ("fall", "down"), ("run", "away"): ("run", "away"),
    ("fall", "asleep"): ("sleep", None), ("fall", "over"): ("fall", None), ("tip", "over"): ("fall", None),
    ("blow", "up"): ("grow", None), ("pop", "up"): ("appear", None), ("show", "up"): ("appear", None),
    ("light", "up"): ("burn", None), ("hang", "out"): ("stand", None), ("look", "for"): ("look", None),
    ("look", "at"): ("look", None), ("rise", "up"): ("fly", "up"), ("turn", "around"): ("turn", None),
    ("throw", "away"): ("throw", "away"), ("knock", "over"): ("push", None), ("knock", "down"): ("push", None),
    ("run", "into"): ("collide", None), ("bump", "into"): ("collide", None), ("crash", "into"): ("collide", None),
    ("slam", "into"): ("collide", None), ("set", "off"): ("walk", None), ("play", "catch"): ("throw", None),
    ("grow", "up"): ("grow", None), ("slow", "down"): ("stand", None), ("break", "apart"): ("disappear", None),
    ("jump", "up"): ("jump", "up"), ("dive", "into"): ("jump", None), ("smash", "into"): ("collide", None),
    ("turn", "round"): ("turn", None), ("touch", "down"): ("fall", "down"), ("come", "out"): ("appear", None),
    ("pop", "out of"): ("appear", None),
    ("go", "away"): ("walk", "away"), ("hold", "up"): ("hold", "up"), ("swim", "by"): ("swim", None),
    ("float", "by"): ("float", None), ("take", "out"): ("hold", None), ("put", "down"): ("hold", None),
    ("wave", "at"): ("wave", None), ("fall", "down"): ("fall", None),
}  # fmt: skip
"""Verb and particle → the stage's verb and a direction."""

CATENATIVE = bag(
    """
    start begin try want like continue keep stop love need decide learn attempt enjoy finish seem help prepare manage
    """
)
"""Verbs whose meaning lies in the next one: "starts to run"."""
GENERIC = bag(
    """
    move go come travel head enter leave approach arrive return pass proceed make do use get advance rise journey exit
    race meet encounter join visit
    """
)
"""Verbs of going: who goes decides how."""
LOSSY = bag(
    """
    clash drip hang dive listen sniff smell
    """
)
"""Verbs whose stand-in is told in a note."""
UNDERGOING = {
    "throw": "fly", "toss": "fly", "launch": "fly", "hurl": "fly", "kick": "fly", "shoot": "fly", "blow": "fly",
    "drop": "fall", "push": "slide", "pull": "slide", "drag": "slide", "roll": "roll", "knock": "fall", "spin": "spin",
    "lift": "float", "release": "fall",
}  # fmt: skip
"""What happens to something when nobody is said to do it: "is thrown into the air"."""
WHEELED = bag(
    """
    train bus truck car tram tractor van taxi subway ambulance motorcycle motorbike scooter limousine jeep wagon
    locomotive
    """
)
GOING = {
    "human": "walk", "quadruped": "walk", "bird": "fly", "fish": "swim", "vehicle": "drive", "insect": "walk",
    "snake": "walk", "mollusc": "swim", "monster": "walk", "ball": "roll", "shape": "slide",
    "flyer": "fly", "swimmer": "swim", "prop": "slide", "sign": "slide",
}  # fmt: skip
INTRINSIC = {"rise": "up", "ascend": "up", "sink": "down", "descend": "down"}
"""Verbs that say where to go themselves."""
STATES = bag(
    """
    wear have be own feature contain include cover fill surround make dress call name stand-by consist show depict
    represent set
    """
)
"""Verbs that say how something is, not what it does."""
RESTING = bag(
    """
    sit sleep stand lie hold read write eat drink look wave play paint cook speak sing clap cheer dance float burn
    """
)
"""Verbs after which a preposition says where one is, not what one acts on."""
MOODY = {
    "cry": "sad", "weep": "sad", "sob": "sad", "smile": "happy", "grin": "happy", "beam": "happy", "frown": "sad",
    "scowl": "angry",
}  # fmt: skip
"""Verbs that show on a face."""
CALLS = {
    "bark": "bark", "meow": "meow", "roar": "roar", "growl": "growl", "chirp": "chirp", "quack": "quack", "moo": "moo",
    "neigh": "neigh", "howl": "howl", "croak": "croak", "crow": "crow", "squawk": "squawk", "bleat": "bleat",
    "oink": "oink", "tweet": "chirp", "hoot": "hoot", "hiss": "hiss", "purr": "purr", "whimper": "whimper",
    "squeak": "squeak", "cluck": "cluck", "trumpet": "trumpet", "whinny": "neigh", "bellow": "roar", "cry": "crying",
    "sneeze": "sneeze", "cough": "cough", "giggle": "giggle", "caw": "caw", "bray": "bray", "coo": "coo", "screech": "screech",
    "gobble": "gobble", "yap": "yap", "honk": "goose", "buzz": "buzz",
}  # fmt: skip
"""Verbs that are heard, and the sound they name."""
