"""What the artwork pack does not say of a prop: its everyday name, how tall it stands on the stage, what it is made of."""

from __future__ import annotations

EVERYDAY = {
    "automobile": ("car", "sedan", "motorcar", "vehicle"), "red apple": ("apple",), "closed book": ("book", "textbook", "novel"),
    "deciduous tree": ("tree", "oak", "oak tree"), "evergreen tree": ("pine tree", "pine", "fir", "fir tree", "spruce"),
    "mobile phone": ("phone", "smartphone", "cell phone", "cellphone", "telephone handset"), "sport utility vehicle": ("suv", "jeep"),
    "passenger ship": ("cruise ship", "liner"), "wrapped gift": ("gift", "present"), "hot beverage": ("coffee", "cup", "mug", "coffee cup", "cup of coffee"),
    "articulated lorry": ("truck", "lorry", "semi truck"), "desktop computer": ("computer", "pc", "monitor"), "ear of corn": ("corn",),
    "glass of milk": ("milk",), "birthday cake": ("cake",), "high speed train": ("bullet train",), "honeybee": ("bee", "bumblebee"),
    "lady beetle": ("ladybug", "ladybird"), "spouting whale": ("blue whale",), "t rex": ("dinosaur", "tyrannosaurus", "t-rex"),
    "sauropod": ("brontosaurus", "diplodocus", "long-necked dinosaur"), "flying saucer": ("ufo", "spaceship", "spacecraft", "alien ship"),
    "pool 8 ball": ("eight ball", "billiard ball"), "couch and lamp": ("couch", "sofa"), "fire engine": ("fire truck",),
    "small airplane": ("biplane", "propeller plane"), "airplane": ("plane", "jet", "aeroplane", "aircraft"), "baguette bread": ("baguette",),
    "hamburger": ("burger", "cheeseburger"), "french fries": ("fries",), "doughnut": ("donut",), "ice cream": ("sundae",), "soft ice cream": ("ice cream cone",),
    "steaming bowl": ("ramen", "noodles", "bowl of noodles"), "bowl with spoon": ("bowl", "cereal", "soup"), "chess pawn": ("pawn", "chess piece"),
    "game die": ("die",), "game controller": (), "video game": ("gamepad", "game controller"), "framed picture": ("painting", "picture frame"),
    "kick scooter": ("scooter",), "motor scooter": ("moped",), "bicycle": ("bike", "cycle"), "motorcycle": ("motorbike",), "racing car": ("race car", "sports car"),
    "pickup truck": ("pickup",), "minibus": ("van", "minivan"), "delivery truck": ("delivery van",), "speedboat": ("motorboat",), "sailboat": ("boat", "sailing boat", "yacht"),
    "ship": ("vessel", "ocean liner"), "canoe": ("rowboat", "kayak", "row boat"), "locomotive": ("steam train", "steam engine"), "railway car": ("wagon",),
    "light bulb": ("lightbulb", "lamp"), "memo": ("note",), "open book": (), "magnifying glass tilted left": ("magnifying glass",), "movie camera": ("film camera",),
    "womans hat": ("sun hat",), "top hat": ("hat",), "womans clothes": ("blouse",), "mans shoe": ("shoe",), "running shoe": ("sneaker", "trainers"),
    "t shirt": ("shirt", "tee shirt"), "potted plant": ("plant", "houseplant"), "four leaf clover": ("clover",), "fallen leaf": ("leaf", "autumn leaf"), "maple leaf": (),
    "rosette": (), "sunflower": (), "tulip": (), "hibiscus": ("flower", "blossom flower"), "palm tree": ("palm",), "spiral shell": ("shell", "seashell"),
    "globe with meridians": (), "globe showing europe africa": ("globe", "earth", "planet earth"), "ringed planet": ("planet", "saturn"), "full moon": ("moon",),
    "sun": (), "shooting star": ("meteor",), "comet": ("asteroid",), "house": ("home", "cottage"), "hut": ("cabin", "shack"), "office building": ("building", "skyscraper", "tower block"),
    "tokyo tower": ("tower",), "bellhop bell": (), "drum": (), "long drum": ("conga",), "musical keyboard": ("piano", "synthesizer"), "studio microphone": (),
    "hammer": (), "money bag": ("sack",), "pot of food": ("pot", "cauldron"), "cooking": ("frying pan", "pan"), "shallow pan of food": ("paella",), "fork and knife with plate": ("plate", "dish"),
    "wine glass": ("glass", "glass of wine"), "beer mug": ("beer",), "cup with straw": ("soda", "milkshake"), "bottle with popping cork": ("bottle", "champagne"), "jar": (),
    "rescue workers helmet": ("helmet", "hard hat"), "closed umbrella": (), "umbrella": (), "swimming pool": (), "snowman without snow": (), "level slider": (), "red paper lantern": ("lantern", "paper lantern"),
    "page facing up": ("paper", "sheet of paper"), "newspaper": (), "spiral notepad": ("notepad",), "notebook": (), "laptop": ("notebook computer",), "robot": ("android", "droid", "cyborg"),
    "ogre": ("monster", "troll", "demon"), "alien": ("extraterrestrial", "martian"), "ghost": ("phantom", "spirit", "spook"), "dragon": ("wyvern",), "unicorn": (), "whale": (), "tropical fish": ("goldfish",),
    "bug": ("caterpillar", "insect"), "worm": ("earthworm",), "snake": ("serpent", "python", "cobra"), "turtle": ("tortoise", "sea turtle"), "mountain": (), "fire": ("flame", "campfire", "bonfire"),
    "droplet": ("raindrop", "drop of water"), "stop sign": (), "vertical traffic light": ("traffic light", "stoplight"), "fuel pump": ("gas pump",), "satellite": ("space station",), "toolbox": ("tool box",),
    "wood": ("log", "logs"), "building construction": ("crane machine",), "playground slide": ("playground slide",), "television": ("tv", "tv set"), "watch": ("wristwatch",), "mechanical arm": ("robot arm",),
    "military helmet": (), "artist palette": ("palette",), "goal net": ("goal",), "flag in hole": ("flag", "golf flag"), "crossed swords": ("swords",), "dagger": ("sword", "knife blade"), "kitchen knife": ("knife",),
    "cut of meat": ("steak", "meat"), "poultry leg": ("chicken leg", "drumstick"), "pie": ("apple pie",), "spaghetti": ("pasta",), "egg": (), "cheese wedge": ("cheese",), "bread": ("loaf", "loaf of bread", "toast"),
    "manual wheelchair": ("wheelchair",), "seat": ("chair seat",), "bed": (), "chair": ("stool", "seat chair"), "file cabinet": ("cabinet", "cupboard"), "luggage": ("suitcase",), "wastebasket": ("trash can", "bin", "garbage can"),
    "ferris wheel": (), "castle": ("palace", "fortress"), "school": ("schoolhouse",), "tent": ("camping tent",), "fountain": (), "statue of liberty": ("statue",), "high voltage": ("lightning bolt",), "test tube": (), "alembic": ("flask", "beaker"),
    "satellite antenna": ("antenna",), "scroll": (), "crown": (), "gem stone": ("gem", "jewel", "crystal", "ruby", "emerald"), "coin": (), "key": (), "lollipop": (), "pizza": ("slice of pizza",), "skateboard": (), "surfboard": (),
}  # fmt: skip
"""Name in the pack → (everyday name first, then exact synonyms); an empty tuple keeps the pack's name."""

SKIP = frozenset((
    "bell with slash", "beach with umbrella", "bridge at night", "cityscape", "cityscape at dusk", "desert", "desert island", "cloud with lightning",
    "cloud with lightning and rain", "cloud with rain", "cloud with snow", "fog", "foggy", "milky way", "mount fuji", "motorway", "national park",
    "night with stars", "snow capped mountain", "sunrise", "sunrise over mountains", "sunset", "sun behind cloud", "sun behind large cloud",
    "sun behind rain cloud", "sun behind small cloud", "water wave", "wedding", "station", "metro", "star", "brick", "rock", "balloon", "ring", "love hotel",
    "map of japan", "club suit", "diamond suit", "heart suit", "spade suit", "front facing baby chick", "oncoming bus", "oncoming taxi", "oncoming police car",
    "oncoming automobile", "airplane departure", "camping", "playground", "bubbles", "seat", "bikini", "briefs", "cigarette", "pill", "syringe", "drop of blood",
    "coffin", "funeral urn", "water pistol", "moon viewing ceremony", "construction", "field hockey", "ice hockey", "lacrosse", "cricket game", "level slider",
))  # fmt: skip
"""Whole scenes, badges and things that say nothing as a body on a stage."""

_METRES = {
    0.3: "ant bug fly mosquito microbe cherries blueberries coin key ring pushpin button candy paperclip feather 'safety pin' cherry olive peanuts chestnut",
    0.42: "apple lemon lime orange tangerine peach pear kiwi tomato egg cookie cupcake doughnut strawberry mushroom potato onion garlic coffee milk pen "
    "pencil crayon lipstick toothbrush soap leaf rose tulip honeybee ladybug butterfly snail cricket cockroach beetle spider worm mouse scorpion "
    "carrot banana mango 'hot pepper' eggplant glasses candle 'light bulb' watch thimble yarn thread spoon 'maple leaf' 'game die' die crab",
    0.95: "chair drum guitar banjo 'couch' bicycle scooter wheelchair luggage 'desktop computer' television suitcase barrel 'potted plant' sled basket table robot "
    "wastebasket sunflower fire snowman bed bathtub toilet 'shopping cart' trophy 'fire hydrant' 'grand piano' motorcycle 'kick scooter' seal "
    "'motor scooter' skateboarder 'teddy bear' 'musical keyboard' drumkit ghost alien jellyfish octopus squid saxophone shark dolphin turtle",
    1.5: "car taxi suv 'racing car' 'police car' boat sailboat canoe speedboat tractor robot ogre dragon unicorn door ladder minibus moai 'pickup truck' 'auto rickshaw' umbrella "
    "cactus 'oil drum' 'telephone box' tent 'stop sign' 'traffic light' wardrobe 'bus stop' 'flying saucer' whale gorilla orangutan",
    2.1: "truck bus ambulance 'fire truck' train 'bullet train' tram trolleybus locomotive helicopter airplane 'small airplane' rocket 'delivery truck' 'railway car' "
    "'light rail' monorail 'blue whale' dinosaur brontosaurus mammoth fountain statue goal hut 'satellite'",
    3.2: "tree 'pine tree' 'palm tree' house castle school hospital church ship 'cruise ship' ferry building tower 'ferris wheel' 'circus tent' "
    "factory hotel bank 'christmas tree' volcano mountain 'roller coaster' mosque stadium 'office building' lighthouse windmill",
}

_MATTER = {
    "rubber": "ball basketball volleyball tennis wheel football boot",
    "glass": "glass bulb bottle jar milk mirror crystal tube alembic bubble window wine beer cocktail tumbler hourglass",
    "metal": "car automobile truck lorry bus train airplane rocket bicycle motorcycle scooter key coin bell trophy gear anchor robot sword dagger hammer wrench "
    "knife fork spoon can pan pot computer laptop television phone camera clock engine helicopter taxi tractor ambulance tram locomotive satellite medal "
    "crown saxophone trumpet chains lock nut bolt toolbox oil refrigerator saucer van",
    "stone": "stone mountain statue moai castle volcano brick fountain comet planet moon globe building gem",
    "wood": "wood tree chair door ladder guitar drum box chest palette bed pencil couch table canoe boat ship house hut banjo violin baseball bat broom",
    "paper": "book paper newspaper letter envelope page card map ticket banknote memo note scroll kite lantern calendar leaf gift",
    "soft": "bear cake bread sock shirt dress coat scarf hat pillow cloud cheese apple banana cookie doughnut ghost yarn flower rose plant mushroom fruit pizza "
    "burger sandwich balloon feather",
    "flesh": "dolphin whale shark fish octopus seal gorilla crab jellyfish snail worm snake turtle spider dinosaur dragon unicorn alien ogre",
    "ice": "ice snowman snowflake",
}
_BY_CATEGORY = {
    "Activities": (0.7, "wood"), "Animals & Nature": (0.8, "flesh"), "Food & Drink": (0.5, "soft"),
    "Objects": (0.65, "plastic"), "Travel & Places": (1.8, "metal"),
}  # fmt: skip


def _spelled() -> dict[str, float]:
    table: dict[str, float] = {}
    for metres, names in _METRES.items():
        parts = names.split("'")
        table |= dict.fromkeys([n for i, p in enumerate(parts) for n in ([p] if i % 2 else p.split())], metres)
    return table


_HEIGHTS = _spelled()
_MATERIAL_OF = {word: material for material, words in _MATTER.items() for word in words.split()}


def height(name: str, category: str) -> float:
    """Return how tall a prop stands on the stage, in metres; small things are larger than life, buildings smaller."""
    return _HEIGHTS.get(name) or _BY_CATEGORY[category][0]


def material(name: str, category: str) -> str:
    """Return what a prop is made of, for its weight, bounce and sound."""
    for word in reversed(name.split()):
        if word in _MATERIAL_OF:
            return _MATERIAL_OF[word]
    return _BY_CATEGORY[category][1]
