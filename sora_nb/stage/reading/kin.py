"""Kin: nouns that no figure is called by, each with the nearest figure that stands in for it, which a note then tells."""

from __future__ import annotations

NEAR = {
    "hot air balloon": "balloon", "street lamp": "light bulb", "police car": "car", "race car": "racing car",
    "sports car": "racing car", "racing car": "car", "fire truck": "fire engine", "school bus": "bus", "toy car": "car",
    "steam train": "train", "desk lamp": "light bulb", "branch": "tree", "letter": "envelope", "tree branch": "tree",
    "bench": "chair",
    "park bench": "chair", "puppy": "dog", "kitten": "cat", "kitty": "cat", "bunny": "rabbit", "hare": "rabbit",
    "pup": "dog", "hound": "dog", "foal": "horse", "pony": "horse", "mare": "horse", "stallion": "horse", "calf": "cow",
    "bull": "cow", "ox": "cow", "chick": "chicken", "hen": "chicken", "cub": "bear", "lamb": "sheep", "piglet": "pig",
    "gosling": "goose", "duckling": "duck", "sparrow": "bird", "robin": "bird", "poodle": "dog", "labrador": "dog",
    "retriever": "dog", "corgi": "dog", "husky": "dog", "terrier": "dog", "dalmatian": "dog", "bulldog": "dog",
    "beagle": "dog", "chihuahua": "dog", "doggy": "dog", "mutt": "dog", "collie": "dog", "spaniel": "dog", "tabby": "cat",
    "auto": "car", "automobile": "car", "vehicle": "car", "lorry": "truck", "bike": "bicycle", "cycle": "bicycle",
    "sofa": "couch", "armchair": "couch", "settee": "couch", "stool": "chair", "ship": "boat", "plane": "airplane",
    "aeroplane": "airplane", "jet": "airplane", "spaceship": "rocket", "spacecraft": "rocket", "starship": "rocket",
    "ufo": "flying saucer", "cab": "taxi", "football": "soccer ball", "telly": "television", "tv": "television",
    "mobile": "mobile phone", "phone": "mobile phone", "smartphone": "mobile phone", "cellphone": "mobile phone",
    "computer": "laptop", "cafe latte": "coffee", "sneaker": "running shoe", "glass": "glass of milk", "mug": "coffee",
    "crow": "bird", "raven": "bird", "seagull": "bird", "gull": "bird", "pigeon": "bird", "fawn": "deer",
    "reindeer": "deer", "stag": "deer", "doe": "deer", "grizzly": "bear", "sphere": "ball",
    "orb": "ball", "globe": "earth", "planet": "ringed planet", "rat": "mouse", "skyscraper": "office building",
    "tower": "office building", "cottage": "house", "home": "house", "cabin": "house", "mansion": "house",
    "palace": "castle", "pine": "evergreen tree", "oak": "tree",
}  # fmt: skip
"""Close kin of a figure, where the catalogue has no keyword of its own; always told in a note."""
_RELATIVES = {
    "dog": "labrador, retriever", "leopard": "jaguar", "donkey": "mule", "pig": "boar, warthog",
    "hamster": "guinea pig, gerbil", "squirrel": "chipmunk", "hedgehog": "porcupine", "beaver": "groundhog, marmot, capybara",
    "otter": "weasel, ferret, mink, badger", "deer": "elk, antelope, gazelle, impala", "doe": "roe", "llama": "alpaca",
    "monkey": "chimp, chimpanzee, ape, baboon, lemur", "crocodile": "alligator, caiman", "elephant": "mammoth",
    "lizard": "gecko, iguana, chameleon, salamander, newt", "turtle": "tortoise, terrapin", "frog": "toad",
    "bird": "finch, canary", "pigeon": "dove", "robin": "bullfinch", "bluebird": "blue jay, jay, swallow",
    "crow": "raven, blackbird, magpie, rook", "parrot": "macaw, cockatoo, parakeet, budgie",
    "eagle": "hawk, falcon, vulture, condor", "flamingo": "stork, heron, crane, ibis", "ostrich": "emu",
    "seagull": "albatross, pelican, puffin", "toucan": "hornbill", "hummingbird": "kingfisher",
    "fish": "trout, salmon, tuna, carp, herring, cod", "goldfish": "koi", "shark": "hammerhead", "dolphin": "porpoise",
    "whale": "humpback, sperm whale", "raccoon": "red panda",
    "classical building": "museum, library, university, theatre, theater, gallery, courthouse, parliament",
    "convenience store": "shop, store, supermarket, bakery, bookstore, cafe, café, restaurant, pub, diner, pharmacy",
    "department store": "shopping mall, mall", "office building": "airport, cinema", "hospital": "clinic",
    "school": "kindergarten",
}  # fmt: skip
"""Figure → animals and buildings that it stands in for."""
_STAND_INS = {
    "cat": "lynx, bobcat, ocelot, caracal, wildcat", "wolf": "coyote, jackal, hyena, husky wolf, werewolf, dingo", "lion": "cougar, puma, mountain lion, lioness cub",
    "bear": "yeti, bigfoot, sasquatch, koala bear, wolverine, brown bear, black bear, sloth bear", "hedgehog": "armadillo, anteater, echidna, pangolin", "beaver": "platypus, gopher, mole, opossum, possum",
    "otter": "meerkat, mongoose, stoat", "seal": "walrus, sea lion, manatee, sea otter", "dolphin": "narwhal, beluga", "rhino": "triceratops", "hippo": "tapir",
    "dinosaur": "stegosaurus, raptor, velociraptor, godzilla, allosaurus", "dragon": "pterodactyl, hydra, wyrm, phoenix, griffin, gryphon", "horse": "centaur, pegasus, mustang, steed, stallions",
    "unicorn": "alicorn", "ox": "yak, water ox, minotaur", "deer": "caribou, wildebeest, ibex", "snake": "eel, viper, rattlesnake, anaconda, boa", "worm": "slug, larva, centipede, millipede, maggot",
    "bee": "wasp, hornet, firefly, moth fly", "butterfly": "moth, dragonfly, damselfly", "cricket": "grasshopper, locust, mantis, praying mantis", "spider": "tarantula, tick", "fish": "stingray, seahorse, ray, manta ray, swordfish, anglerfish, betta, catfish",
    "octopus": "kraken, cuttlefish, sea monster", "oyster": "clam, mussel, scallop", "jellyfish": "starfish, sea urchin, anemone", "ogre": "goblin, orc, cyclops, gargoyle, bigfoot monster, swamp monster, minotaur beast, devil",
    "ghost": "spectre, specter, poltergeist, banshee", "skull": "skeleton", "fairy": "angel, cupid, pixie, sprite, water sprite", "wizard": "mage, sorcerer, druid, gnome, leprechaun, genie, magician",
    "person": "zombie, vampire, mummy, yoda, elf, hobbit", "robot": "cyborg, android, iron man, storm trooper, stormtrooper, mech, terminator", "superhero": "batman, superman, spiderman, spider-man, wonder woman, captain america",
    "violin": "viola, cello, double bass", "flute": "clarinet, oboe, piccolo, recorder, harmonica, pan flute, bagpipes", "guitar": "ukulele, lute, mandolin, sitar, bass guitar, electronic guitar", "trumpet": "trombone, tuba, french horn, bugle, whistle, horn",
    "drum": "tambourine, maracas, bongo, tabla, bongos, drums", "harp": "lyre", "washing machine": "dryer, dishwasher, tumble dryer", "turntable": "gramophone, mixing desk", "vending machine": "atm, ticket machine, cash machine",
    "computer": "tablet, ipad, server, screen saver", "notebook": "diary, journal, calendar page, planner, textbook page", "paper": "poster paper, postcard, photo, photograph, photos, map sheet, drawing, document, document page, academic paper",
    "painting": "picture, frame, mural, graffiti, artwork, portrait, canvas painting, wallpaper, photo frame", "paintbrush": "brush, makeup brush, quill", "crayon": "marker, chalk, eraser, highlighter", "comb": "hairbrush, brush comb", "potted plant": "bonsai, sapling, fern pot, bonsai tree, houseplants, seedling pot",
    "flower": "daisy, orchid, lily, violet, poppy, dandelion, lavender, daffodil, carnation, wildflower, marigold, petunia, iris, peony, wildflowers, flower stem", "leafy green": "plants, foliage, vegetable, vegetables, cauliflower, celery, artichoke, salad leaf", "grapes": "raisin, currant, plum, fig, plums, blackberry, raspberry, blueberry",
    "chestnut": "nut, almond, walnut, acorn, hazelnut, cashew, pistachio", "seedling": "sprout, seed, shoot, bud, flower bud", "grass": "moss, lawn grass, clump of grass, vine", "tree": "maple, willow, birch, cherry tree, apple tree, oak tree, branch, tree branch, bark",
    "bread": "dough, bun, roll, baguette slice, bread dough", "cookie": "biscuit, cracker, gingerbread, gingerbread man", "cake": "dessert, brownie, wedding cake, pudding, cheesecake", "chocolate bar": "chocolate, gold bar", "honey pot": "jam, syrup, peanut butter, honey jar", "soda": "cocktail, drink, cola, iced tea",
    "wine glass": "wine, champagne, red wine", "bottle": "perfume, wine bottle, water bottle, oil bottle, beer bottle, vinegar", "coffee": "tea, hot chocolate, cocoa, teacup, latte, cappuccino, espresso", "droplet": "water drop, tear, dew, dewdrop, drop", "meal": "snack, omelette, ham, snacks, dish meal, tofu, picnic, leftovers, pet food, dog food, chinese food",
    "frying pan": "wok, skillet", "spoon": "ladle, spatula, whisk", "fork and knife": "cutlery, silverware", "plate": "coaster, dishes, tray, saucer, crockery", "jar": "lid, canister, tin, container, flower pot", "coat": "jacket, robe jacket, blazer, raincoat, denim jacket, leather jacket", "dress": "gown, wedding dress, costume, outfit, apron", "hat": "cap, beanie, beret", "sun hat": "cap, wig, turban, baseball cap",
    "gloves": "mitten, glove, boxing gloves", "shoe": "slipper, loafer, ballet shoe, shoelace, shoelaces, horseshoe", "purse": "pouch, fanny pack", "ribbon": "belt, bow tie, tape, sash, bow", "bell": "whistle bell, doorbell", "gem": "earring, ruby ring, pearl, treasure gem, brooch", "performing arts": "mask, masks",
    "locked": "lock, padlock", "chains": "chain link, shackle", "control knobs": "lever, knob, dial", "electric plug": "plug, socket, cable, wire, power cord", "test tube": "pill, syringe, vial", "fishing pole": "fishing rod, rod", "hook": "bait, fish hook", "goal": "soccer goal, goalpost, goal post, soccer net", "badminton": "shuttlecock, badminton birdie", "baseball bat": "cricket bat, club, bat stick",
    "ice skate": "skates, ice skates, skate", "roller skate": "roller skates, rollerblade, rollerblades", "skis": "ski, ski poles", "snowboard": "wakeboard", "curling stone": "puck, hockey puck", "barbell": "dumbbell, kettlebell, iron rod, metal rod, metal bar", "rake": "hoe, pitchfork, plow", "shovel": "trowel, spatula shovel", "rope": "hose, cord, string, leash, whip, string of rope, ropes, thread rope",
    "playground slide": "slide, water slide", "cabinet": "dresser, drawer, chest of drawers, counter, sideboard, kitchen counter, cupboard drawer, kitchen cabinet", "couch": "furniture, armchair, settee, loveseat, recliner", "chair": "high chair, rocking chair, office chair, wheel chair seat, seat, armrest chair, deck chair, lawn chair", "lamp": "floor lamp, lampshade, nightlight, lava lamp",
    "fire": "ember, embers, fireball, flames, blaze, torch fire, torch flame", "lantern": "torch, oil lamp, paper lanterns", "high voltage": "lightning, bolt of lightning, spark", "cloud": "fog cloud, foam, storm cloud, clouds of dust, dust cloud", "mountain": "hill, mount fuji, mount everest, matterhorn, kilimanjaro, fuji, everest, mountain peak",
    "tower": "eiffel tower, cn tower, radio tower, tokyo tower, obelisk, clock tower, water tower, big ben, tower of pisa, silo, control tower", "office building": "burj khalifa, empire state building, apartment building, apartment, taj mahal tower, sphere building, building block", "classical building": "taj mahal, colosseum, acropolis, parthenon, white house, louvre, alhambra, machu picchu, temple",
    "japanese castle": "forbidden city, pagoda, great wall, chinese temple", "statue": "sculpture, monument, sphinx, mannequin, bust, clay sculpture, glass sculpture, marble statue", "castle": "fortress, fort, hogwarts, victorian house, manor", "house": "farmhouse, villa, bungalow, mill, watermill, chalet, dollhouse, victorian mansion", "barn": "garage building, stable", "factory": "power plant, refinery",
    "church": "chapel, cathedral, monastery, notre dame", "boat": "gondola, dinghy, lifeboat, fishing boat, pirate ship, galleon, paper boat, toy boat", "ship": "submarine, battleship, aircraft carrier, warship", "airplane": "glider, hang glider, fighter jet, paper plane, paper airplane, toy plane", "planet": "galaxy, black hole, mars, jupiter, venus, neptune", "sun": "sunlight sun, supernova",
    "rocket": "space shuttle, missile, spacecraft, shuttle", "satellite": "probe, telescope satellite, space probe", "tractor": "bulldozer, excavator, lawn mower, forklift, combine harvester, tank, steamroller", "truck": "cement mixer, dump truck, garbage truck, tow truck, camper van, rv", "balloon": "blimp, airship, zeppelin", "bicycle": "unicycle, tricycle, bmx, penny farthing",
    "train": "subway, subway train, toy train set, steam locomotive, freight train", "wheel": "tire, tyre, cog, steering wheel", "oil drum": "trash barrel, gas canister", "pick": "pickaxe", "axe": "hatchet, tomahawk, machete", "dagger": "scimitar, katana, saber, blade, lightsaber, laser sword", "bow and arrow": "bow, arrow, crossbow, quiver", "magic wand": "wand, baton, staff, conductor's baton, stick wand, drumsticks",
    "broom": "broomstick, dustpan, feather duster", "sponge": "loofah, scrub brush", "sparkles": "glitter, confetti, pixie dust, snow flurry sparkles", "party popper": "streamer, party horn", "pumpkin": "squash, gourd", "hay": "straw", "box": "drawer box, casket box, parcel, cardboard box, container box, wooden crate, plastic box", "ball": "sports ball, pool ball, golf ball, volleyball ball, orb ball, clay ball, ball of yarn",
    "cube": "rubik's cube, rubiks cube, lego brick, lego, sugar cube", "world map": "map, treasure map", "film projector": "projector", "loudspeaker": "speaker, stereo, boombox", "video camera": "webcam, film crew camera", "camera with flash": "tripod, camera tripod", "luggage": "trunk luggage, baggage", "sewing needle": "needle, pin, thorn", "hammer and wrench": "tool, tools, pliers, gadget, equipment, device",
    "chessboard": "tic-tac-toe board, monopoly, ludo, go board", "puzzle piece": "jigsaw puzzle", "ring buoy": "inner tube, float", "bathtub": "hot tub, jacuzzi, inflatable pool, kiddie pool, paddling pool", "soap": "soap bar, bar of soap, detergent", "lipstick": "makeup, make-up, lip balm, mascara", "flatbread": "tortilla, naan", "ramen": "noodle soup, pho", "bowl": "stew, broth, dip, porridge, oatmeal",
}  # fmt: skip
"""Figure → what it stands in for, of things, creatures of tales, and landmarks."""
NEAR |= {
    word: figure for table in (_STAND_INS, _RELATIVES) for figure, words in table.items() for word in words.split(", ") if word
}
KINDS = frozenset(word for words in _RELATIVES.values() for word in words.split(", ") if " " in word)
"""Animals of two words, which are never a colour and an animal: a red panda is no panda that is red."""
