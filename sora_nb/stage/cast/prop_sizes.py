"""What the artwork pack does not say of a prop: its everyday name, how tall it stands on the stage, what it is made of."""

from __future__ import annotations

EVERYDAY = {
    "automobile": "car", "red apple": "apple", "closed book": "book", "deciduous tree": "tree",
    "evergreen tree": "pine tree", "mobile phone": "phone", "sport utility vehicle": "suv", "passenger ship": "cruise ship",
    "wrapped gift": "gift", "hot beverage": "coffee", "articulated lorry": "truck", "desktop computer": "computer",
    "ear of corn": "corn", "glass of milk": "milk", "birthday cake": "cake", "high speed train": "bullet train",
    "honeybee": "bee", "lady beetle": "ladybug", "spouting whale": "blue whale", "t rex": "dinosaur",
    "sauropod": "brontosaurus", "flying saucer": "ufo", "pool 8 ball": "eight ball", "couch and lamp": "couch",
    "fire engine": "fire truck", "baguette bread": "baguette", "french fries": "fries", "soft ice cream": "ice cream cone",
    "snowman without snow": "snowman", "locomotive": "train", "steaming bowl": "ramen", "bowl with spoon": "bowl", "video game": "gamepad", "framed picture": "painting",
    "memo": "note", "magnifying glass tilted left": "magnifying glass", "movie camera": "film camera",
    "womans hat": "sun hat", "womans clothes": "blouse", "mans shoe": "shoe", "four leaf clover": "clover",
    "fallen leaf": "leaf", "hibiscus": "flower", "spiral shell": "shell", "globe showing europe africa": "globe",
    "ringed planet": "planet", "full moon": "moon", "tokyo tower": "tower", "musical keyboard": "piano",
    "pot of food": "pot", "cooking": "frying pan", "fork and knife with plate": "plate", "cup with straw": "soda",
    "bottle with popping cork": "bottle", "rescue workers helmet": "helmet", "red paper lantern": "lantern",
    "page facing up": "paper", "spiral notepad": "notepad", "tropical fish": "goldfish",
    "vertical traffic light": "traffic light", "artist palette": "palette", "goal net": "goal", "flag in hole": "golf flag",
    "crossed swords": "swords", "kitchen knife": "knife", "cut of meat": "steak", "poultry leg": "chicken leg",
    "cheese wedge": "cheese", "manual wheelchair": "wheelchair", "seat": "chair seat", "file cabinet": "cabinet",
    "alembic": "flask", "gem stone": "gem", "sailboat": "boat",
}  # fmt: skip
"""Name in the pack → the name people use."""

SYNONYMS = {
    "car": "sedan, motorcar, vehicle", "book": "textbook, novel", "tree": "oak, oak tree",
    "pine tree": "pine, fir, fir tree, spruce", "phone": "smartphone, cell phone, cellphone, telephone handset",
    "suv": "jeep", "cruise ship": "liner", "gift": "present", "coffee": "cup, mug, coffee cup, cup of coffee, tea, cup of tea, teacup",
    "truck": "lorry, semi truck", "computer": "pc, monitor, desktop computer, computer screen", "bee": "bumblebee", "ladybug": "ladybird",
    "dinosaur": "tyrannosaurus, t-rex", "brontosaurus": "diplodocus, long-necked dinosaur",
    "ufo": "spaceship, spacecraft, alien ship", "eight ball": "billiard ball", "couch": "sofa",
    "small airplane": "biplane, propeller plane", "airplane": "plane, jet, aeroplane, aircraft",
    "hamburger": "burger, cheeseburger", "doughnut": "donut", "ice cream": "sundae", "ramen": "noodles, bowl of noodles",
    "bowl": "cereal, soup", "chess pawn": "pawn, chess piece", "game die": "die", "gamepad": "game controller, controller, video game controller",
    "painting": "picture frame, picture, artwork, framed painting", "kick scooter": "scooter", "motor scooter": "moped", "bicycle": "bike, cycle",
    "motorcycle": "motorbike", "racing car": "race car, sports car", "pickup truck": "pickup", "minibus": "van, minivan",
    "delivery truck": "delivery van", "speedboat": "motorboat", "ship": "vessel, ocean liner",
    "canoe": "rowboat, kayak, row boat", "train": "steam train, steam engine, steam locomotive", "railway car": "wagon",
    "light bulb": "lightbulb, lamp", "top hat": "hat", "running shoe": "sneaker, trainers", "t shirt": "shirt, tee shirt",
    "potted plant": "plant, houseplant", "leaf": "autumn leaf", "flower": "blossom flower", "palm tree": "palm",
    "shell": "seashell", "globe": "earth, planet earth", "planet": "saturn", "shooting star": "meteor", "comet": "asteroid",
    "house": "home, cottage", "hut": "cabin, shack", "office building": "building, skyscraper, tower block",
    "long drum": "conga", "piano": "synthesizer", "money bag": "sack", "pot": "cauldron", "frying pan": "pan",
    "shallow pan of food": "paella", "plate": "dish, dishes, dinner plate", "wine glass": "glass, glass of wine, wine, red wine", "beer mug": "beer",
    "soda": "milkshake", "bottle": "champagne", "helmet": "hard hat", "lantern": "paper lantern", "paper": "sheet of paper",
    "laptop": "notebook computer", "ogre": "monster, troll, demon",
    "alien": "extraterrestrial, martian", "ghost": "phantom, spirit, spook", "dragon": "wyvern",
    "bug": "caterpillar, insect", "worm": "earthworm", "snake": "serpent, python, cobra", "turtle": "tortoise, sea turtle",
    "fire": "flame, campfire, bonfire", "droplet": "raindrop, drop of water", "traffic light": "stoplight",
    "fuel pump": "gas pump", "satellite": "space station", "toolbox": "tool box", "wood": "log, logs, firewood, lumber",
    "building construction": "crane machine", "playground slide": "slide", "television": "tv, tv set",
    "watch": "wristwatch", "mechanical arm": "robot arm", "dagger": "sword, knife blade",
    "steak": "meat", "chicken leg": "drumstick", "pie": "apple pie", "spaghetti": "pasta",
    "bread": "loaf, loaf of bread, toast", "chair": "stool, seat chair", "cabinet": "cupboard", "luggage": "suitcase",
    "wastebasket": "trash can, bin, garbage can, trash bin, dustbin, rubbish bin", "castle": "palace, fortress", "school": "schoolhouse",
    "tent": "camping tent", "high voltage": "lightning bolt", "flask": "beaker", "satellite antenna": "antenna, satellite dish, radar",
    "bathtub": "bath, tub", "amphora": "pottery, clay pot, earthenware", "tangerine": "orange, mandarin, clementine", "necktie": "tie", "carousel horse": "carousel, carrousel, merry-go-round",
    "sports medal": "medal", "headstone": "tombstone, gravestone", "backpack": "rucksack, schoolbag", "green salad": "salad",
    "empty nest": "nest, bird nest", "shopping cart": "trolley", "dollar banknote": "money, cash, dollar bill",
    "beverage box": "juice box, milk carton", "ice": "ice cube, ice block, block of ice", "roll of paper": "toilet paper, paper towel",
    "lotion bottle": "shampoo, shampoo bottle", "shopping bags": "bag, shopping bag, paper bag", "herb": "basil, parsley",
    "leafy green": "lettuce, cabbage, spinach", "carpentry saw": "saw, handsaw", "adhesive bandage": "bandage, band-aid",
    "bowling": "bowling ball, bowling pin", "musical score": "sheet music", "video camera": "camcorder", "puzzle piece": "puzzle, jigsaw",
    "nut and bolt": "screw, bolt", "honey pot": "honey", "glasses": "spectacles, eyeglasses", "joker": "playing card, cards, deck of cards",
    "tumbler glass": "glass of water, water glass", "ring buoy": "lifebuoy, swim ring, pool float, pool ring", "bucket": "pail",
    "sheaf of rice": "wheat, stalk of wheat", "cooked rice": "rice, bowl of rice", "shortcake": "slice of cake, piece of cake",
    "hot pepper": "chili, chili pepper", "ping pong": "table tennis, ping-pong", "studio microphone": "podcast microphone",
    "high heeled shoe": "heel, stiletto", "kiwi fruit": "kiwi", "coin": "silver coin, gold coin",
    "nesting dolls": "russian doll", "sparkler": "sparkling stick", "wind chime": "wind chimes", "candle": "candlestick",
    "newspaper": "magazine", "camera": "photo camera, digital camera", "flashlight": "torch", "guitar": "acoustic guitar, electric guitar",
    "gem": "jewel, crystal, ruby, emerald", "pizza": "slice of pizza", "boat": "sailboat, sailing boat, yacht",
    "envelope": "letter", "world map": "map, treasure map", "loudspeaker": "speaker, megaphone speaker", "fishing pole": "fishing rod",
    "gloves": "glove, pair of gloves", "locked": "lock, padlock", "roller skate": "roller skates", "ice skate": "ice skates, skates",
    "broom": "broomstick", "magic wand": "wand", "sewing needle": "needle", "paintbrush": "brush", "wheel": "tire, tyre",
    "bow and arrow": "bow", "headphone": "headphones, headset", "straight ruler": "ruler", "linked paperclips": "paper clip, paperclip",
    "pea pod": "pea, peas", "optical disk": "cd", "videocassette": "cassette, cassette tape", "paw prints": "paw print, footprint",
    "chocolate bar": "chocolate", "fork and knife": "cutlery", "film projector": "projector", "electric plug": "plug",
    "swords": "crossed swords", "motor boat": "fishing boat", "chestnut": "nut", "seedling": "sprout, sapling", "spider web": "web, cobweb",
}  # fmt: skip
"""Name people use → other words for exactly the same thing."""

SKIP = frozenset((
    "bell with slash", "ladder", "snowman", "train", "mammoth", "beach with umbrella", "bridge at night", "cityscape", "cityscape at dusk", "desert", "desert island", "cloud with lightning",
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
    0.2: "skateboard",
    0.6: "'teddy bear'",
    0.42: "apple lemon lime orange tangerine peach pear kiwi tomato egg cookie cupcake doughnut strawberry mushroom potato onion garlic coffee milk pen "
    "pencil crayon lipstick toothbrush soap leaf rose tulip honeybee ladybug butterfly snail cricket cockroach beetle spider worm mouse scorpion "
    "carrot banana mango 'hot pepper' eggplant glasses candle 'light bulb' watch thimble yarn thread spoon 'maple leaf' 'game die' die crab",
    0.95: "chair drum guitar banjo 'couch' bicycle scooter wheelchair luggage 'desktop computer' television suitcase barrel 'potted plant' sled basket table robot "
    "wastebasket sunflower fire snowman bed bathtub toilet 'shopping cart' trophy 'fire hydrant' 'grand piano' motorcycle 'kick scooter' seal "
    "'motor scooter' skateboarder 'musical keyboard' drumkit ghost alien jellyfish octopus squid saxophone shark dolphin turtle",
    1.5: "car taxi suv 'racing car' 'police car' boat sailboat canoe speedboat tractor robot ogre dragon unicorn door ladder minibus moai 'pickup truck' 'auto rickshaw' umbrella "
    "cactus 'oil drum' 'telephone box' tent 'stop sign' 'traffic light' wardrobe 'bus stop' 'flying saucer' whale gorilla orangutan",
    2.1: "truck bus ambulance 'fire truck' train 'bullet train' tram trolleybus locomotive helicopter airplane 'small airplane' rocket 'delivery truck' 'railway car' "
    "'light rail' monorail 'blue whale' dinosaur brontosaurus mammoth fountain statue 'statue of liberty' goal hut 'satellite'",
    3.2: "tree 'pine tree' 'palm tree' house castle school hospital church ship 'cruise ship' ferry building tower 'ferris wheel' 'circus tent' "
    "factory hotel bank 'christmas tree' volcano mountain 'roller coaster' mosque stadium 'office building' lighthouse windmill",
}

_IN_HAND = {
    0.04: "coin key ring pushpin button candy paperclip cherries blueberries olive peanuts chestnut marble 'game die' strawberry",
    0.08: "apple 'green apple' lemon lime orange tangerine peach pear kiwi 'kiwi fruit' tomato egg cookie cupcake doughnut potato onion garlic tennis "
    "baseball softball 'light bulb' watch yarn thread snowball mushroom 'eight ball' stone 'yo yo' soap frisbee",
    0.13: "purse handbag 'test tube' 'petri dish' coffee milk phone glasses sunglasses pen pencil crayon lipstick toothbrush candle thimble leaf hamburger sandwich 'bubble tea' soda teacup taco "
    "pizza croissant camera 'ice cream' 'ice cream cone' 'soft ice cream' bowl ramen fries spoon 'wine glass' 'beer mug' gamepad carrot banana mango corn "
    "'hot pepper' eggplant feather bell sushi cheese bread mango",
    0.24: "ball book note notepad paper plate cake pie 'soccer ball' basketball volleyball football 'rugby football' bottle hammer wrench axe knife dagger "
    "'magnifying glass' flashlight rose tulip flower bouquet hat 'top hat' shoe newspaper envelope laptop 'american football' pineapple 'bowling ball' "
    "trophy gift 'party popper' telescope palette watermelon melon pumpkin coconut cabbage pillow 'wrapped gift' 'frying pan' basket scroll boot",
    0.42: "'beach ball' 'teddy bear' bucket lantern backpack drum 'ping pong' tennis violin sword umbrella baguette microphone 'magic wand' balloon briefcase "
    "pizza painting badminton boomerang trumpet ukulele saxophone torch 'fishing pole' kite luggage",
    0.95: "guitar banjo broom",
}
"""Metres of what people hold and throw, as it is in life."""

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


def _spelled(groups: dict[float, str]) -> dict[str, float]:
    table: dict[str, float] = {}
    for metres, names in groups.items():
        parts = names.split("'")
        table |= dict.fromkeys([n for i, p in enumerate(parts) for n in ([p] if i % 2 else p.split())], metres)
    return table


_HEIGHTS = _spelled(_METRES)
_TRUE = _spelled(_IN_HAND)
_MATERIAL_OF = {word: material for material, words in _MATTER.items() for word in words.split()}


def height(name: str, category: str) -> float:
    """Return how tall a prop stands on the stage, in metres; small things are larger than life, buildings smaller."""
    return _HEIGHTS.get(name) or _BY_CATEGORY[category][0]


def in_hand(name: str, height: float) -> float:
    """Return how tall a thing is in life, in metres, for hands; `height` is what it has on the stage, where it is not listed."""
    return _TRUE.get(name) or (height if height > 0.8 else 0.45 * height)


def material(name: str, category: str) -> str:
    """Return what a prop is made of, for its weight, bounce and sound."""
    for word in reversed(name.split()):
        if word in _MATERIAL_OF:
            return _MATERIAL_OF[word]
    return _BY_CATEGORY[category][1]
