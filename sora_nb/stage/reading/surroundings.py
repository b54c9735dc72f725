"""Words for place, time, weather, camera and music, by the plain word of the plan that they stand for."""

from __future__ import annotations

from sora_nb.stage.reading.grammar import bag


def turned(table: dict[str, str]) -> dict[str, str]:
    """Return phrase → plain word from plain word → phrases parted by commas."""
    return {phrase.strip(): word for word, phrases in table.items() for phrase in phrases.split(",")}


PLACES = turned(
    {
        "meadow": (
            "meadow, field, grassland, lawn, grass, pasture, prairie, garden, hill, hillside, hilltop, valley, countryside, "
            "glade, yard, flower field, wheat field, flower garden, plain, plains, steppe, rolling "
            "hills, cornfield, tulip field, sunflower field, lavender field, sky, landscape"
        ),
        "forest": "forest, wood, woods, woodland, bamboo forest, thicket, grove, pine forest, wilderness, redwoods",
        "beach": (
            "beach, shore, seaside, seashore, shoreline, sand dune by the sea, tropical island, island, bay, "
            "tropical beach, sandy beach, lagoon, cove"
        ),
        "coast": (
            "coast, coastline, rocky coast, rocky shore, rocky coastline, rocky beach, rocky shoreline, sea cliffs, rugged "
            "coast"
        ),
        "harbour": (
            "harbor, harbour, dock, docks, pier, quay, quayside, marina, seaport, wharf, jetty, fishing harbor, fishing "
            "harbour, fishing port"
        ),
        "river": (
            "river, riverside, riverbank, stream, creek, brook, canal, river bank, mountain stream, rapids, bank of the "
            "river, banks of the river"
        ),
        "rink": (
            "rink, ice rink, skating rink, ice skating rink, hockey rink, frozen lake, frozen pond, frozen river, ice lake, "
            "on the frozen lake, across the frozen lake, on thin ice"
        ),
        "jungle": "jungle, rainforest, rain forest, tropical forest, tropical rainforest, amazon rainforest, waterfall",
        "library": "library, reading room, public library, old library, school library",
        "castle": (
            "castle, castle hall, palace, throne room, great hall, banquet hall, palace hall, royal hall, castle courtyard"
        ),
        "market": (
            "market, marketplace, market place, market square, bazaar, farmers market, farmers' market, farmer's market, "
            "street market, flea market, fish market, fruit market, flower market, night market, christmas market"
        ),
        "sea": ("sea, ocean, waves, open sea, open ocean, high seas, sea surface"),
        "underwater": (
            "underwater, coral reef, reef, ocean floor, seabed, seafloor, sea floor, bottom of the sea, bottom of the "
            "ocean, under the sea, under water, under the ocean, beneath the sea, beneath the waves, below the surface, "
            "aquarium, fish tank, deep sea, deep ocean, under the water, beneath the ocean, deep under the sea, bottom of "
            "the lake, deep water"
        ),
        "street": (
            "street, road, sidewalk, avenue, lane, pavement, highway, boulevard, motorway, path, footpath, country road, "
            "freeway, track"
        ),
        "room": (
            "room, living room, house interior, hall, lounge, office space, study, cabin, ski lodge, subway, "
            "apartment, sitting room, operating room"
        ),
        "kitchen": "kitchen, restaurant kitchen, kitchenette",
        "classroom": "classroom, school, school room, schoolroom, lecture room, university, schoolhouse, auditorium",
        "desert": "desert, dune, dunes, sand dunes, sand dune, sahara, mars, wasteland, badlands, outback",
        "mountains": (
            "mountain, mountains, cave, cavern, mountain peak, peak, peaks, mountain top, mountaintop, alps, himalayas, "
            "cliff, summit, snowy slope, slope, volcano landscape, mountain range, mountain road, mountain path, ridge, "
            "north pole, south pole, slopes, mountainside, mountain trail, mountain landscape, piste, frozen lake, frozen "
            "pond, frozen river, frozen sea, ice field, pack ice, ice floe, ice sheet"
        ),
        "moon": (
            "on the moon, moon surface, surface of the moon, lunar surface, moon's surface, moon landscape, moonscape, "
            "lunar landscape, across the moon"
        ),
        "space": "space, outer space, galaxy, cosmos, orbit, universe, deep space, zero gravity, nebula, milky way",
        "playground": (
            "playground, park, sandbox, schoolyard, city park, public park, school yard, fair, play park, central park"
        ),
        "farm": "farm, barnyard, farmyard, ranch, farmland, paddock",
        "city": (
            "city, downtown, metropolis, skyline, cityscape, city skyline, urban landscape, skyscrapers, city centre, city "
            "center, futuristic city, cyberpunk city, urban area"
        ),
        "stage": (
            "stage, theater, theatre, studio, white background, plain background, blank background, black background, "
            "concert hall, concert, circus, circus tent, spotlight, dance floor, dance studio, opera house, opera, podium, "
            "film set, dancefloor, catwalk, runway, boxing ring, stadium, tennis court, court"
        ),
    }
)
HOUSES = bag(
    """
    school schoolhouse university kindergarten shop store supermarket bakery cafe café restaurant pub bar diner hospital
    clinic museum library gallery theater theatre cinema factory warehouse station airport office garage cabin bookstore
    hotel castle palace church house
    """
)
"""Places inside that are buildings from outside."""
EDIFICES = bag("bridge barn arch windmill well gate tower lighthouse fountain tunnel stable")
"""Places, or what stands in them, that one can be beside."""
ENTERED = bag("castle palace")
"""Buildings that one sees from outside unless one is said to be in them."""
SLOPES = bag(
    """
    hill hillside slope slopes mountain mountainside cliff dune piste volcano peak ridge
    """
)
"""Places that go up and down."""
ALWAYS_PLACES = bag(
    """
    underwater downtown seaside lakeside riverside countryside cityscape skyline seabed rainforest grassland farmyard
    outdoors
    """
)
"""Places that need no preposition to be one."""
PLANETS = {
    "mercury": ("moon", 3.7), "venus": ("desert", 8.87), "mars": ("desert", 3.71), "jupiter": ("desert", 24.79),
    "saturn": ("desert", 10.44), "uranus": ("desert", 8.87), "neptune": ("desert", 11.15), "pluto": ("moon", 0.62),
}  # fmt: skip
"""Other worlds: the place that each is drawn as, and its gravity in m/s² (NASA planetary fact sheet; of those without a
ground, where the pressure is 1 bar)."""
GROUNDING = frozenset({"on", "onto", "across", "upon"})
"""Prepositions after which a planet is the ground, not something in the sky."""

TIMES = turned(
    {
        "dawn": "dawn, sunrise, daybreak, early morning, at first light, break of day, crack of dawn, sunup, first light",
        "day": (
            "day, daytime, noon, midday, morning, afternoon, daylight, bright day, broad daylight, in the sun, under the "
            "sun, lunchtime"
        ),
        "sunset": (
            "sunset, dusk, evening, golden hour, twilight, sundown, nightfall, late afternoon, blue hour, setting sun, "
            "early evening"
        ),
        "night": (
            "night, midnight, nighttime, moonlight, starlight, night sky, starry sky, starry night, moonlit, under the "
            "stars, beneath the stars, under the moon, bedtime, late at night, after dark, in the dark, dark night, "
            "nocturnal, under the moonlight, under a full moon, under the full moon, under a starry sky, night time, "
            "moonless night, by moonlight, stargazing, beneath the moon"
        ),
    }
)
WEATHERS = turned(
    {
        "clear": (
            "clear sky, clear skies, sunny, sunny day, blue sky, cloudless, cloudless sky, sunshine, clear weather, clear "
            "day, bright sunshine, sunny weather, sunlit, clear blue sky, no clouds, sunlight"
        ),
        "rain": (
            "rain, rainy, raining, rainfall, drizzle, downpour, drizzling, rainy day, heavy rain, light rain, pouring "
            "rain, shower, raindrop, rainstorm, monsoon, rain-soaked, rainswept, rainy weather, showers"
        ),
        "snow": (
            "snow, snowy, snowing, snowfall, blizzard, snowflake, snowstorm, snow-covered, falling snow, snowflakes, "
            "flurry, sleet, hail, snow covered, snow-capped, snow capped, wintry, heavy snow, winter"
        ),
        "wind": "wind, windy, breeze, breezy, gust, gusty, gale, windswept, strong wind, windblown, gusts, hurricane, tornado",
        "fog": "fog, foggy, mist, misty, haze, hazy, smog, dense fog, thick fog, morning mist, morning fog",
        "storm": (
            "storm, stormy, thunderstorm, thunder, lightning, thundering, tempest, thunder and lightning, lightning "
            "storm, thunderclap"
        ),
    }
)
SCENE_ADJECTIVES = {
    "snowy": ("weather", "snow"), "rainy": ("weather", "rain"), "foggy": ("weather", "fog"), "misty": ("weather", "fog"),
    "hazy": ("weather", "fog"), "stormy": ("weather", "storm"), "windy": ("weather", "wind"), "sunny": ("weather", "clear"),
    "moonlit": ("time", "night"), "starry": ("time", "night"), "breezy": ("weather", "wind"), "sunlit": ("weather", "clear"),
    "rain-soaked": ("weather", "rain"), "snow-covered": ("weather", "snow"), "snow-capped": ("weather", "snow"),
    "windswept": ("weather", "wind"), "cloudless": ("weather", "clear"), "wintry": ("weather", "snow"),
    "thundery": ("weather", "storm"), "gusty": ("weather", "wind"), "grassy": ("place", "meadow"), "urban": ("place", "city"),
    "underwater": ("place", "underwater"), "rainswept": ("weather", "rain"), "nocturnal": ("time", "night"),
    "snowing": ("weather", "snow"), "icy": ("weather", "snow"), "frozen": ("weather", "snow"),
    "sunken": ("place", "underwater"), "raining": ("weather", "rain"), "drizzling": ("weather", "rain"),
}  # fmt: skip

CAMERA_VERBS = {
    "pan": "pan", "tilt": "tilt", "zoom": "zoom", "dolly": "dolly", "follow": "follow", "track": "follow",
    "crane": "crane", "shake": "handheld", "whip": "whip", "push": "dolly", "pull": "dolly", "move": "dolly",
    "circle": "dolly", "orbit": "dolly", "rise": "crane", "ascend": "crane", "descend": "crane", "fly": "crane",
    "stay": "static", "trail": "follow", "travel": "dolly", "sweep": "pan", "swing": "pan", "glide": "dolly",
    "hover": "crane", "rotate": "dolly", "chase": "follow", "lift": "crane", "truck": "dolly", "slide": "dolly",
    "wobble": "handheld", "hold": "static", "remain": "static", "soar": "crane", "be": "static", "lower": "crane",
    "float": "crane", "jerk": "whip", "stand": "static", "turn": "pan",
}  # fmt: skip
CAMERAS = turned(
    {
        "pan": (
            "pan, panning, panning shot, pan shot, camera pan, panorama shot, pans, pan left, pan right, slow pan, "
            "panoramic shot"
        ),
        "tilt": "tilt, tilt shot, camera tilt, tilt up, tilt down, tilting shot, tilts up, tilts down",
        "zoom": (
            "zoom, zoom in, zoom out, zooms in, zooms out, zooming in, zooming out, slow zoom, camera zoom, fast zoom, "
            "zoom shot, crash zoom"
        ),
        "dolly": (
            "dolly, dolly shot, dolly in, dolly out, dolly zoom, push in, pull back, dollies in, arc shot, orbit shot, "
            "truck shot, slow push in, trucking shot, pull out shot, push-in"
        ),
        "follow": (
            "tracking shot, follow shot, following shot, camera tracking, tracking camera, follow cam, follow camera, chase cam"
        ),
        "crane": (
            "crane, crane shot, aerial view, aerial shot, drone shot, drone view, bird's eye view, drone footage, "
            "overhead shot, jib shot, aerial footage, crane up, crane down, drone, birds eye view, drone camera, boom "
            "shot, bird's-eye view, aerial, seen from above, viewed from above"
        ),
        "handheld": (
            "handheld, hand-held, hand held, shaky cam, shaky camera, handheld camera, handheld shot, hand held camera, "
            "shaky handheld camera, hand-held camera"
        ),
        "whip": "whip pan, whip, whip-pan, swish pan, fast pan, whip shot",
        "static": (
            "static shot, static camera, fixed camera, still camera, locked camera, locked-off, locked off, tripod shot, "
            "steady camera, stationary camera, steady shot, fixed shot, camera is static, static, without camera movement, "
            "no camera movement, without moving the camera, unmoving camera, motionless camera, camera on a tripod, on a tripod"
        ),
    }
)
SURE_CAMERAS = frozenset(phrase for phrase in CAMERAS if " " in phrase or "-" in phrase) | {"handheld", "panning"}
FRAMINGS = frozenset(
    {
        "backlit", "backlight", "rim light", "rim lighting", "low key", "high key", "low key lighting", "high key lighting",
        "chiaroscuro", "silhouette lighting", "lens flare", "tilt shift", "fisheye", "fish eye", "anamorphic", "long exposure",
        "wide angle lens", "telephoto", "shallow focus", "deep focus", "rack focus", "soft focus", "double exposure",
        "bokeh", "close up", "close-up", "closeup", "depth of field", "establishing shot", "extreme close up",
        "extreme close-up", "first person", "front view", "full shot", "high angle", "long shot", "loop", "looping",
        "low angle", "low angle shot", "macro", "macro shot", "medium close up", "medium shot", "point of view", "pov",
        "shallow depth of field", "side view", "slo mo", "slow motion", "slow-motion", "split screen", "time lapse",
        "time-lapse", "timelapse", "wide angle", "wide angle shot", "wide shot",
    }
)  # fmt: skip
"""Ways of framing or timing that a plan has no cell for; said as unplaced."""

MUSIC = turned(
    {
        "happy": (
            "happy, cheerful, upbeat, joyful, merry, lively, jolly, funky, festive, bright, uplifting, dance, pop, disco, "
            "party, birthday, jazzy, jazz"
        ),
        "sad": "sad, melancholy, melancholic, sorrowful, gloomy, mournful, somber, sombre, lonely, blue, blues",
        "calm": (
            "calm, peaceful, relaxing, soft, gentle, quiet, serene, soothing, ambient, slow, tranquil, dreamy, lullaby, "
            "piano, acoustic, lo-fi, lofi, classical"
        ),
        "tense": ("tense, suspenseful, dramatic, thrilling, ominous, dark, suspense, menacing, nervous, urgent"),
        "playful": "playful, quirky, whimsical, bouncy, cartoonish, cute, light-hearted",
        "epic": (
            "epic, heroic, grand, orchestral, majestic, powerful, adventurous, rock, heavy metal, energetic, inspiring, "
            "rousing, metal"
        ),
        "mysterious": "mysterious, enigmatic, strange, magical, mystical, ethereal, haunting, weird, mystic",
        "romantic": "romantic, tender, loving, amorous, sentimental, passionate",
        "comic": "comic, comical, funny, silly, goofy, slapstick, clownish, circus",
        "scary": "scary, creepy, spooky, horror, eerie, frightening, terrifying, sinister, ghostly",
        "triumphant": "triumphant, victorious, victory, glorious, proud, fanfare, ceremonial",
    }
)
PACES = {
    "slow": "slow", "slower": "slow", "unhurried": "slow", "leisurely": "slow", "fast": "fast", "quick": "fast",
    "rapid": "fast",
    "fast-paced": "fast", "frantic": "fast", "hectic": "fast", "up-tempo": "fast", "uptempo": "fast",
}  # fmt: skip
"""How fast music is to be played."""
MUSIC_NOUNS = bag(
    """
    music soundtrack melody tune song score theme beat tunes lullaby background-music
    """
)
MOOD_NOUNS = bag(
    """
    mood atmosphere vibe feeling feel ambience ambiance tone
    """
)
SOUND_NOUNS = turned(
    {
        "birdsong": "birdsong, chirping, birds singing, birds chirping, bird song",
        "applause": "applause, clapping",
        "thunder": "thunder, thunderclap",
        "laughter": "laughter, laughing, giggling",
        "siren": "siren, sirens",
        "bell": "bell, bells, church bells",
        "waves": "waves, crashing waves, sea waves, ocean waves, surf",
        "footsteps": "footsteps, steps",
        "traffic": "traffic, traffic noise, street noise",
        "rain": "rain, raindrops, rain drops",
        "wind": "wind, howling wind",
        "engine": "engine, engines, motor",
        "cheering": "cheering, cheers, crowd noise",
        "crickets": "crickets, cicadas",
        "fire": "crackling fire, crackling",
        "water": "running water, dripping water, water",
        "bark": "barking, bark",
        "meow": "meowing, meow",
        "whoosh": "whoosh, swoosh",
        "splash": "splash, splashing",
        "drum": "drums, drum roll, drumroll",
        "horn": "horn, horns, honking",
        "alarm": "alarm, alarm clock",
        "clock": "ticking, ticking clock",
        "explosion": "explosion, boom, bang",
        "whistle": "whistle, whistling",
    }
)
AUDIBLE = bag(
    """
    sound noise sounds noises audio
    """
)

SCENERY = bag(
    """
    sky background foreground evening atmosphere scene view air horizon distance shadow shadows light lights sunlight
    foam seafoam
    ambience landscape scenery surface surroundings environment middle center centre edge top bottom front side corner
    frame screen camera video clip film movie shot footage picture image animation photo world place area spot position
    direction way motion movement moment second seconds minute minutes time today speed energy excitement joy delight
    happiness glow reflection reflections viewer audience us end beginning start rhythm beat turn circle circles line row
    style fun weather season spring summer autumn color colour colors colours detail details quality lens focus angle
    composition texture water ground floor midair mid-air space life name kind type sort part lot bit piece sides morning
    silence sound surprise pace foot feet day night noon afternoon midnight twilight skies lighting steam wall
    ceiling sand mud soil dirt snow rain wind fog ice backdrop vista panorama darkness dust heat depth setting
    neighborhood neighbourhood haze gravity splash puff
    """
)
"""Nouns that are not cast."""
TARGETS = bag(
    """
    floor ground wall ceiling water air sky grass sand snow ice wind mud camera viewer horizon road street
    """
)
"""Nouns of the place that an action can be aimed at."""
FILLERS = bag(
    """
    video clip film movie shot footage picture image animation scene photo render gif cinemagraph sequence view people's
    prompt short generate create make show draw please imagine depict style look effect background foreground camera frame
    screen middle center centre front thing moment bit lot kind type sort way time end beginning second seconds minute
    minutes be do have get there let see featuring feature showing depicting set scene's actor character version
    """
)
