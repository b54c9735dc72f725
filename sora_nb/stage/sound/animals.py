"""Animals: every call by the word a plan uses for it, and who calls what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound import fowl, mammals, smallfry

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Call = Callable[[np.random.Generator], Mono]

CALLS: dict[str, Call] = {
    call.__name__: call
    for call in (
        mammals.bark, mammals.yap, mammals.whimper, mammals.meow, mammals.mew, mammals.purr, mammals.moo, mammals.neigh,
        mammals.bray, mammals.bleat, mammals.maa, mammals.oink, mammals.roar, mammals.growl, mammals.bear, mammals.trumpet,
        mammals.howl, mammals.squeak, mammals.chatter, mammals.seal, mammals.whale, mammals.click, mammals.dinosaur,
        mammals.monster, fowl.hoot, fowl.quack, fowl.goose, fowl.crow, fowl.cluck, fowl.peep, fowl.caw, fowl.squawk,
        fowl.peacock, fowl.honk, fowl.gull, fowl.screech, fowl.gobble, fowl.coo, fowl.cuckoo, fowl.peck, fowl.chirp,
        fowl.nightingale, smallfry.croak, smallfry.hiss, smallfry.rattle, smallfry.buzz, smallfry.whine, smallfry.fly,
        smallfry.stridulate, smallfry.cicada,
    )
}  # fmt: skip
"""Every call by the word a plan's `sounds` uses; each maker takes a random stream and returns samples of peak 1."""

_CALLERS = {
    "bark": "dog poodle hound corgi husky labrador shepherd bulldog", "yap": "puppy fox chihuahua terrier dachshund pug",
    "meow": "cat lynx cheetah", "mew": "kitten",
    "moo": "cow bull ox calf buffalo bison yak", "neigh": "horse pony foal unicorn zebra",
    "bray": "donkey mule", "bleat": "sheep lamb ewe ram", "maa": "goat kid llama camel alpaca deer reindeer antelope",
    "oink": "pig piglet boar", "roar": "lion lioness tiger leopard panther jaguar dragon",
    "bear": "bear polar panda grizzly gorilla",
    "dinosaur": "dinosaur rex tyrannosaurus sauropod triceratops brontosaurus stegosaurus",
    "growl": "badger rhinoceros hippopotamus crocodile alligator hyena",
    "monster": "monster ogre troll giant zombie yeti alien",
    "trumpet": "elephant mammoth", "hoot": "owl", "howl": "wolf coyote werewolf", "quack": "duck duckling mallard",
    "goose": "goose swan flamingo", "crow": "rooster cockerel", "caw": "crow raven blackbird magpie",
    "squawk": "parrot toucan dodo macaw cockatoo", "peacock": "peacock", "screech": "eagle hawk falcon vulture",
    "honk": "penguin",
    "seal": "seal walrus otter", "gull": "seagull gull pelican albatross", "cluck": "chicken hen", "peep": "chick",
    "gobble": "turkey", "coo": "pigeon dove", "cuckoo": "cuckoo", "peck": "woodpecker", "nightingale": "nightingale canary",
    "croak": "frog toad", "hiss": "snake cobra python lizard eel", "rattle": "rattlesnake", "squeak":
    "mouse rat hamster squirrel chipmunk bat rabbit bunny", "chatter": "monkey chimpanzee orangutan ape",
    "buzz": "bee wasp bumblebee hornet beetle", "whine": "mosquito gnat", "fly": "fly dragonfly", "stridulate":
    "cricket grasshopper", "cicada": "cicada", "whale": "whale orca", "click": "dolphin porpoise",
    "chirp": "bird sparrow robin finch hummingbird bluebird swallow wren tit",
}  # fmt: skip


def call_of(figure: str) -> str | None:
    """Return what an animal calls ("dog" → "bark"), or None for what has no voice."""
    for word in reversed(figure.lower().replace("-", " ").split()):
        for call, animals in _CALLERS.items():
            if word in animals.split():
                return call
    return None
