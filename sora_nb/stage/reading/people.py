"""Words for people: who they are, how old, and what they wear."""

from __future__ import annotations

from sora_nb.stage.reading.grammar import bag

WOMEN = bag(
    """
    woman lady girl mother mom mum mommy mummy grandmother grandma granny queen princess actress waitress sister aunt
    daughter wife bride witch schoolgirl businesswoman policewoman girlfriend ballerina female gal nun stewardess hostess
    mermaid granddaughter heroine cowgirl sportswoman spokeswoman saleswoman goddess madam niece maid housewife empress
    """
)
MEN = bag(
    """
    man gentleman boy father dad daddy grandfather grandpa king prince actor waiter brother uncle son husband groom wizard
    schoolboy businessman policeman fireman fisherman cowboy knight boyfriend male guy monk lad fellow dude emperor sailor
    salesman grandson nephew lumberjack postman mailman milkman sportsman santa snowboarder-man sir butler bloke
    """
)
CHILDREN = bag(
    """
    child boy girl kid toddler baby infant schoolgirl schoolboy pupil youngster preschooler teen teenager lad daughter son
    kiddo tot schoolchild newborn granddaughter grandson grandchild niece nephew cousin
    """
)
OLD = bag(
    """
    grandmother grandfather grandma grandpa granny elder senior pensioner grandparent oldie
    """
)
GENERAL = bag(
    """
    person people human someone somebody everyone everybody adult figure figures character individual passerby pedestrian
    stranger patient archer customer client prisoner audience shopper soul rider friend neighbor neighbour parent couple
    citizen tourist traveler traveller visitor guest commuter spectator family member crowd folk player hero leader owner
    male female teammate partner guy dude twin victim winner band orchestra choir
    """
)
PEOPLE = WOMEN | MEN | CHILDREN | OLD | GENERAL
"""Words that mean a person whatever a dictionary says first."""
ROLES = bag(
    """
    chef cook teacher doctor nurse astronaut firefighter fireman farmer police policeman policewoman pirate wizard witch
    knight king queen prince princess clown ballerina dancer singer musician scientist artist painter student pupil
    builder worker pilot sailor soldier cowboy ninja detective judge magician mechanic baker waiter waitress businessman
    businesswoman santa superhero diver skier surfer skateboarder cyclist athlete runner swimmer gardener fisherman
    engineer professor monk samurai viking explorer spaceman cosmonaut carpenter barista boxer footballer goalkeeper
    drummer guitarist violinist pianist rider jogger lumberjack robot butcher postman mailman photographer reporter
    gymnast acrobat juggler coach referee librarian dentist vet plumber electrician programmer hacker conductor driver
    hiker climber snowboarder skater bride groom wrestler hunter archer vampire zombie mermaid elf fairy genie nun tourist
    biologist chemist surgeon captain emperor pharaoh gladiator barber hairdresser florist cashier shopkeeper lifeguard
    paramedic guard officer spy thief mummy ghost gnome dwarf giant angel
    """
)
COLLEAGUES = bag(
    """
    librarian dentist vet veterinarian paramedic midwife baker spy guard sheriff gardener peasant inventor designer sculptor
    gymnast goalkeeper diver warrior emperor elf pixie jester juggler captain lawyer skier snowboarder engineer carpenter
    samurai plumber electrician driver tourist
    """
)
"""People whom a figure plays that is dressed for something else; always told in a note."""

COLLECTIVES = {
    "couple": 2, "family": 4, "crowd": 8, "team": 5, "class": 5, "group": 4, "duo": 2, "trio": 3, "band": 4,
    "audience": 8, "choir": 6, "orchestra": 6,
}  # fmt: skip
"""Nouns for several people at once."""
SPORTS = {
    "soccer": "soccer ball", "football": "soccer ball", "basketball": "basketball", "tennis": "tennis ball",
    "baseball": "baseball", "volleyball": "volleyball", "golf": "golf ball", "rugby": "rugby football",
    "cricket": "baseball", "bowling": "bowling ball", "beach volleyball": "volleyball", "softball": "baseball",
    "handball": "volleyball",
}  # fmt: skip
"""Ball games, by the ball that stands for them."""

NOBODIES = bag(
    """
    ruler calculator wasp chameleon beaver computer counter rover cutter cracker settler hopper tanker steamer streamer
    sticker controller toaster coaster stroller equal blender mixer printer heater cooker freezer boiler dryer washer
    sprinkler roller lighter opener container trailer poster holder burner cleaner dispenser shredder grinder peeler
    strainer hanger locker bumper shutter drawer scooter working stapler sharpener conveyor feeder copper propeller
    boaster former latter cleaver slider pointer marker eraser planter
    """
)
"""Words whose first meaning in a dictionary is a person, but not in a film."""

AGES = {
    "old": "old", "elderly": "old", "aged": "old", "ancient": "old", "senior": "old", "young": "young",
    "teenage": "young", "middle-aged": "adult", "adult": "adult", "baby": "baby", "newborn": "baby", "youthful": "young",
    "grown-up": "adult", "teen": "young", "infant": "baby", "juvenile": "young",
}  # fmt: skip
HAIR = bag(
    """
    blond blonde brunette bald curly ginger redhead redheaded long-haired short-haired red-haired dark-haired white-haired
    gray-haired grey-haired curly-haired fair-haired black-haired brown-haired blonde-haired blond-haired balding
    silver-haired pink-haired blue-haired green-haired purple-haired
    """
)
HAIR_NOUNS = frozenset(
    {
        "hair",
        "ponytail",
        "braid",
        "braids",
        "pigtails",
        "bun",
        "curl",
        "curls",
        "afro",
        "mohawk",
        "dreadlock",
        "dreadlocks",
        "hairstyle",
        "bangs",
        "ponytails",
    }
)
BEARDS = frozenset({"beard", "mustache", "moustache", "goatee", "whisker", "whiskers", "sideburns"})
BODY = bag(
    """
    eye eyes arm arms leg legs hand hands face head nose mouth tail ear ears wing wings fur feather feathers skin tooth
    teeth paw paws foot feet finger fingers belly back shoulder shoulders knee knees neck trunk mane horn horns beak claw
    claws stripe stripes spot spots smile lip lips cheek cheeks freckle freckles tattoo tattoos body chest hip hips lap
    hoof hooves petal petals expression eyebrow eyebrows shell tongue muzzle antler antlers tusk tusks snout toe toes
    thumb elbow fin fins scale scales
    """
)
CLOTHES = bag(
    """
    dress shirt hat coat jacket suit jeans trousers pants skirt scarf boots shoes glasses sunglasses uniform robe cape cap
    helmet sweater hoodie t-shirt tshirt shorts gloves socks tie apron kimono costume tuxedo gown blouse vest crown mask
    sandals sneakers overalls backpack raincoat pyjamas pajamas swimsuit bikini sari turban veil necklace earrings outfit
    clothes clothing spacesuit hats shirts tophat beanie beret cardigan cloak leggings bow bowtie lipstick tutu shoe boot
    glove sock dresses suits lab-coat labcoat headscarf hijab slippers heels bandana toga poncho armor armour jersey
    tracksuit headphones goggles purse eyeglasses sneaker collar wig sombrero fez top swimwear wetsuit jumper sweatshirt
    watch bracelet tiara jumpsuit monocle mittens earmuffs eyepatch wear attire robes stockings nightgown pullover blazer
    waistcoat raincoats snowsuit
    """
)
MOODS = {
    "happy": "happy", "sad": "sad", "angry": "angry", "cheerful": "happy", "scared": "scared", "frightened": "scared",
    "excited": "happy", "surprised": "surprised", "joyful": "happy", "crying": "sad", "smiling": "happy",
    "worried": "sad", "tired": "tired", "sleepy": "tired", "bored": "tired", "proud": "happy", "calm": "calm",
    "grumpy": "angry", "furious": "angry", "laughing": "happy", "playful": "happy", "nervous": "scared", "lonely": "sad",
    "afraid": "scared", "delighted": "happy", "shocked": "surprised", "upset": "sad", "terrified": "scared",
    "jolly": "happy", "merry": "happy", "unhappy": "sad", "gloomy": "sad", "mad": "angry", "confused": "surprised",
    "curious": "calm", "shy": "calm", "relaxed": "calm", "friendly": "happy", "exhausted": "tired", "amazed": "surprised",
}  # fmt: skip
COATS = {
    "striped": "striped", "spotted": "spotted", "fluffy": "fluffy", "furry": "fluffy", "hairy": "fluffy",
    "woolly": "fluffy", "checkered": "checkered", "dotted": "spotted", "shaggy": "fluffy", "stripy": "striped",
    "fuzzy": "fluffy", "tabby": "striped", "dalmatian": "spotted", "patterned": "patterned", "plaid": "checkered",
    "fat": "fat", "thin": "thin", "chubby": "fat", "slim": "thin", "slender": "thin", "skinny": "thin", "plump": "fat",
    "muscular": "strong", "strong": "strong",
}  # fmt: skip
MANY_COLOURED = bag(
    """
    colourful colorful multicoloured multicolored multi-coloured multi-colored many-coloured many-colored rainbow
    rainbow-coloured rainbow-colored multicolour multicolor motley kaleidoscopic
    """
)
"""Words for things of every colour: each of several has its own, one alone has stripes."""
ELEGANT = bag(
    """
    stylish elegant fashionable chic well-dressed smart glamorous classy dapper trendy posh
    """
)
"""Words for people in their best clothes."""
MATERIALS = {
    "wooden": "wood", "wood": "wood", "metal": "metal", "metallic": "metal", "steel": "metal", "iron": "metal",
    "glass": "glass", "stone": "stone", "rubber": "rubber", "plastic": "plastic", "paper": "paper", "ice": "ice",
    "icy": "ice", "marble": "stone", "concrete": "stone", "plush": "soft", "stuffed": "soft", "leather": "soft",
    "brick": "stone", "crystal": "glass", "cardboard": "paper", "bamboo": "wood", "copper": "metal", "bronze": "metal",
    "brass": "metal", "woolen": "soft", "cotton": "soft", "felt": "soft", "granite": "stone", "tin": "metal",
    "aluminum": "metal", "aluminium": "metal", "ceramic": "stone", "porcelain": "glass", "clay": "stone",
    "bouncy": "rubber", "silk": "soft", "origami": "paper", "velvet": "soft", "woollen": "soft", "inflatable": "rubber",
    "oak": "wood",
}  # fmt: skip
SIZES = {
    "tiny": "tiny", "small": "small", "little": "small", "big": "big", "large": "big", "huge": "huge", "giant": "huge",
    "gigantic": "huge", "enormous": "huge", "massive": "huge", "miniature": "tiny", "mini": "tiny", "colossal": "huge",
    "towering": "huge", "microscopic": "tiny", "oversized": "big", "great": "big", "minuscule": "tiny", "teeny": "tiny",
    "immense": "huge", "tall": "big", "short": "small", "vast": "huge", "monstrous": "huge", "wee": "tiny",
    "itty-bitty": "tiny", "smallish": "small", "titanic": "huge", "petite": "small", "gargantuan": "huge",
    "mammoth": "huge", "pocket-sized": "tiny", "bulky": "big", "sizable": "big", "humongous": "huge",
}  # fmt: skip
COLOURS = {
    "grey": "gray", "golden": "gold", "crimson": "red", "scarlet": "red", "violet": "violet", "lilac": "purple",
    "azure": "blue", "lavender": "purple", "silvery": "silver", "rosy": "pink", "aqua": "cyan", "indigo": "purple",
    "emerald": "green", "ruby": "red", "amber": "orange", "ivory": "white", "ebony": "black", "tan": "beige",
    "cream": "beige", "khaki": "beige", "olive": "green", "burgundy": "maroon", "fuchsia": "magenta", "mint": "green",
    "coral": "pink", "peach": "orange", "rose": "pink", "sapphire": "blue", "charcoal": "gray", "reddish": "red",
    "bluish": "blue", "greenish": "green", "yellowish": "yellow", "brownish": "brown", "chestnut": "brown",
    "purplish": "purple", "pinkish": "pink", "jade": "green", "cobalt": "blue", "vermilion": "red", "bronze": "brown",
    "mustard": "yellow", "snow-white": "white", "jet-black": "black", "greyish": "gray", "blueish": "blue",
    "blackish": "black",
}  # fmt: skip
"""Colours by the nearest name on the stage's palette."""
