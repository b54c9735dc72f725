"""Furnishing: what stands in sites more particular than a set, such as the tub of a bathroom or the tents of a camp."""

from __future__ import annotations

_FURNITURE = {
    "bathtub, sink, towel, toilet": "bathroom, spa", "shower, towel, bathtub": "shower room",
    "bed, lamp, wardrobe": "bedroom, hotel room", "computer on desk, cabinet, potted plant, lamp": "office, home office",
    "bed, curtain, wheelchair, cabinet": "hospital, hospital room, clinic",
    "microscope on desk, flask on table, bookshelf": "laboratory, lab, science lab",
    "treadmill, barbell, bench": "gym, indoor gymnasium, gymnasium, fitness center",
    "statue, vase on table, painting on wall, brontosaurus": "museum, indoor museum, history museum",
    "brontosaurus, telescope, globe on table, rocket": "science museum",
    "painting on wall, painting on wall, statue, painting on wall, bench": (
        "art gallery, gallery, art museum, modern art museum"
    ),
    "coffee on table, chair, cake on table, chair": "cafe, café, coffee shop, coffeehouse",
    "wine glass on table, chair, meal on table, chair, chandelier on high": "restaurant, diner, dining room",
    "meal on table, bench, meal on table, vending machine": "cafeteria, canteen, food court",
    "bread on table, croissant on table, cake on table, oven": "bakery, bakery shop",
    "bottle on table, beer mug on table, wine glass on table, lamp": "bar, pub, tavern",
    "refrigerator, shopping cart, bookshelf, basket": "supermarket, grocery store, pantry",
    "bookshelf, shopping bags, t shirt on table, mirror": (
        "shop, store, clothing store, mall, shopping mall, shopping center, department store"
    ),
    "crib, teddy bear, toy, bookshelf": "nursery, playroom, toy store",
    "washing machine, washing machine, laundry": "laundry room, laundromat", "car, toolbox, bicycle": "garage",
    "toolbox on desk, wood, hammer on table, ladder": "workshop", "box, box, lamp, barrel": "attic, storage room",
    "washing machine, box, barrel, bicycle": "basement, cellar",
    "luggage, bench, luggage": "airport, airport terminal, terminal",
    "bookshelf, lotion bottle on table, cabinet": "pharmacy, drugstore",
    "bed, cage, toilet": "jail cell, prison cell, prison, jail, dungeon",
    "potted plant, bench, potted plant": "corridor, hallway, elevator",
    "couch, luggage, potted plant, chandelier on high": "hotel lobby, lobby, hotel, reception, waiting room",
    "mirror on wall, chair, hair dryer on table, mirror on wall": "barbershop, salon, hair salon, beauty salon",
    "potted plant, watering can, potted plant, tulip on table": "greenhouse, conservatory, flower shop, florist",
    "box, box, barrel, box, ladder": "warehouse",
    "gear on table, oil drum, mechanical arm, gear on table": "factory, factory floor",
    "cage, bookshelf, basket": "pet shop", "bookshelf, bookshelf, book on table": "bookstore",
    "laptop on table, chair, chart increasing on wall, chair": "conference room, meeting room, boardroom",
    "computer on desk, television on wall, computer on desk": "control room, server room",
    "vase on table, vase on table, amphora, jar on table": "pottery studio",
    "easel, palette on table, easel, statue": "art studio, atelier",
    "ring buoy on wall, ladder, bench, ring buoy on wall": "indoor swimming pool, indoor pool",
    "drum kit, guitar, speaker high volume, microphone": "music studio, recording studio, rock concert, concert stage, venue",
    "film projector, popcorn on table, curtain, curtain": "movie theater, cinema, indoor movie theater, movie theatre",
    "camera, stage light, stage light": "photo studio, tv studio",
    "mirror ball on high, speaker high volume, turntable on table": "disco, nightclub",
    "basketball hoop, basketball": "basketball court", "bowling, bowling": "bowling alley",
    "stadium, flagpole": "baseball stadium, arena",
    "chandelier on high, curtain, curtain": "ballroom, royal ball, royal palace, great ballroom",
    "fuel pump, fuel pump, convenience store": "gas station, petrol station, filling station, car wash",
    "bus stop, bench, street lamp": "bus stop, bus station", "car, car, parking meter, car": "parking lot, car park",
    "traffic light, street lamp": "crosswalk, pedestrian crossing, zebra crossing, intersection, crossroads, street corner",
    "wastebasket, box, street lamp, wastebasket": "alley, alleyway, back alley",
    "house, mailbox, car": "driveway, suburb, suburban street, neighborhood street, porch",
    "house, church, house": "village, town, old town, small town, mountain village, fishing village",
    "fountain, street lamp, statue, bench": "town square, city square, village square, plaza, piazza, square",
    "traffic cone, flagpole, traffic cone, flagpole": (
        "raceway, race track, racetrack, racing track, racing circuit, speedway, outdoor track, running track"
    ),
    "factory, oil drum, factory": "industrial area, industrial zone, factory district",
    "lantern on high, lantern on high, lantern on high": "chinatown",
    "building construction, traffic cone, wheelbarrow, traffic cone": "construction site, building site",
    "satellite antenna, potted plant": "rooftop, rooftops, roof terrace, terrace, balcony",
    "flagpole, stage light": "helipad, hospital helipad",
    "school, classical building, tree": "campus, university campus, college campus",
    "headstone, headstone, headstone, headstone": "cemetery, graveyard", "arch, fountain, bench": "courtyard, patio",
    "wheel, oil drum, toilet, car, washing machine": "junkyard, scrapyard, landfill",
    "golf flag, golf flag, tree": "golf course",
    "goal, goal": "football field, soccer field, sports field, soccer pitch",
    "rose, tulip, sunflower, white flower, hyacinth, blossom": "botanical garden, rose garden",
    "shinto shrine, cherry blossom, lantern": "japanese garden, temple, shrine",
    "fence, tree, swing": "backyard, front yard, dog park, school playground",
    "railway track, railway track, pine tree": "train railway, railway, railroad, train tracks, railway tracks, tracks",
    "pumpkin, pumpkin, scarecrow, pumpkin": "pumpkin patch, autumn field", "grapes, fence, grapes": "vineyard",
    "apple, tree, basket, tree": "orchard",
    "castle, rainbow, mushroom, mushroom": (
        "fantasy landscape, fantasy land, fairytale land, wonderland, fantasy landscapes, fairy tale landscape"
    ),
    "windmill, windmill": "wind farm", "bouquet, arch, bench": "wedding", "flag, cannon, flag": "battlefield",
    "small airplane, flagpole": "airfield, airstrip, airport runway",
    "tent, fire, wood, tent": "campsite, campground, camping site", "mushroom, lantern, mushroom": "enchanted forest",
    "ferris wheel, roller coaster, circus tent": "amusement park, theme park, fairground, funfair, carnival, festival",
    "fence, cage, tree, fence": "zoo", "ramp, ramp": "skate park, skatepark", "playground slide, ring buoy": "water park",
    "lotus, lily pad, lotus, lily pad": "marsh, swamp, bog, wetland, wetlands, bayou, lily pond",
    "sheaf of rice, sheaf of rice, sheaf of rice": "rice paddy, rice field", "skis, hut, pine tree": "ski slope, ski resort",
    "volcano": "volcano crater", "igloo, ice": "glacier, iceberg, arctic, tundra, antarctica",
    "classical building, amphora, headstone": "ruins, ancient ruins, archaeological site", "palm tree, palm tree": "oasis",
    "satellite": "space station, spaceship interior", "planet, comet": "solar system, asteroid field, asteroid belt",
    "ship, anchor": "shipyard, boatyard", "sheaf of rice, hay, bucket": "stable, barn, chicken coop, pigsty",
    "carrot, pumpkin, corn, tomato": "vegetable garden",
}  # fmt: skip
"""What stands there, from the left → the sites of which that is so; "on table", "on wall", "on high" say where."""
_BUILT = {
    "lake": "lake, pond, duck pond, mountain lake, lakeside",
    "pool": "swimming pool, pool, outdoor pool",
    "savanna": "savanna, savannah, african savanna, african savannah, serengeti",
    "station": (
        "station, train station, railway station, subway station, metro station, train station platform, station platform, "
        "train platform, railway platform, platform"
    ),
    "mars": "mars",
    "bridge": "bridge, railway bridge, train bridge",
    "ward": "hospital, hospital room, clinic, laboratory, lab, science lab, pharmacy, drugstore",
    "washroom": "bathroom, shower room, spa, laundry room, laundromat, indoor swimming pool, indoor pool",
    "office": "office, conference room, meeting room, boardroom, control room, server room",
    "cafe": (
        "cafe, café, coffee shop, coffeehouse, restaurant, diner, dining room, cafeteria, canteen, bakery, bakery shop, "
        "bar, pub, tavern"
    ),
    "shop": (
        "supermarket, grocery store, shop, store, clothing store, pet shop, toy store, bookstore, flower shop, florist, mall, "
        "shopping mall, shopping center, department store, food court, barbershop, salon, hair salon, beauty salon"
    ),
    "gallery": (
        "museum, indoor museum, science museum, history museum, art gallery, gallery, art museum, modern art museum, "
        "art studio, atelier, pottery studio"
    ),
    "cellar": "garage, workshop, attic, basement, cellar, storage room, warehouse, factory, factory floor, pantry",
    "cell": "jail cell, prison cell, prison, jail",
    "passage": "corridor, hallway, elevator",
    "hall": "airport, airport terminal, terminal, hotel lobby, lobby, hotel, reception, waiting room",
    "gymnasium": "gym, indoor gymnasium",
}
"""A set of its own → the sites that it is built for."""
BUILT = {site: built for built, sites in _BUILT.items() for site in sites.split(", ")}
FURNITURE = {site: things.split(", ") for things, sites in _FURNITURE.items() for site in sites.split(", ")}
