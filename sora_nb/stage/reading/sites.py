"""Sites: places more particular than those the stage has, by the place that they are set in."""

from __future__ import annotations

from sora_nb.stage.reading.surroundings import PLACES, turned

SITES = turned(
    {
        "room": (
            "bathroom, bedroom, office, home office, hospital, hospital room, clinic, laboratory, lab, science lab, gym, "
            "indoor gymnasium, museum, indoor museum, science museum, history museum, art gallery, gallery, art museum, "
            "modern art museum, cafe, café, coffee shop, coffeehouse, restaurant, diner, cafeteria, canteen, food court, "
            "bakery, bakery shop, bar, pub, tavern, supermarket, grocery store, shop, store, clothing store, nursery, "
            "laundry room, laundromat, garage, workshop, station, train station, railway station, subway station, metro "
            "station, attic, basement, cellar, airport, airport terminal, terminal, pharmacy, drugstore, jail cell, "
            "prison cell, prison, jail, corridor, hallway, shower room, hotel room, hotel lobby, lobby, hotel, reception, "
            "waiting room, barbershop, salon, hair salon, beauty salon, greenhouse, conservatory, pantry, storage room, "
            "warehouse, factory, factory floor, pet shop, toy store, bookstore, flower shop, florist, dining room, "
            "playroom, conference room, meeting room, boardroom, control room, server room, elevator, spa, pottery "
            "studio, art studio, atelier, mall, shopping mall, shopping center, department store, indoor swimming pool, "
            "indoor pool"
        ),
        "stage": (
            "music studio, recording studio, movie theater, cinema, indoor movie theater, movie theatre, rock concert, "
            "concert stage, gymnasium, photo studio, circus ring, baseball stadium, venue, disco, nightclub, arena, tv "
            "studio, fitness center, dance class, bowling alley, basketball court"
        ),
        "castle": ("ballroom, royal ball, royal palace, great ballroom, dungeon"),
        "street": (
            "gas station, petrol station, filling station, bus stop, bus station, parking lot, car park, car wash, "
            "crosswalk, pedestrian crossing, zebra crossing, intersection, crossroads, alley, alleyway, back alley, "
            "driveway, village, town, old town, town square, city square, village square, plaza, piazza, square, train "
            "station platform, train platform, station platform, railway platform, platform, raceway, race track, "
            "racetrack, racing track, racing circuit, speedway, industrial area, industrial zone, factory district, "
            "porch, suburb, suburban street, neighborhood street, chinatown, curb, street corner, small town, outdoor "
            "track, running track, shopping street, bridge, railway bridge, train bridge"
        ),
        "city": (
            "construction site, building site, helipad, hospital helipad, rooftop, rooftops, roof terrace, balcony, "
            "terrace, business district, campus, university campus, college campus"
        ),
        "meadow": (
            "savanna, savannah, african savanna, african savannah, serengeti, cemetery, "
            "graveyard, courtyard, junkyard, scrapyard, landfill, golf course, football field, soccer field, "
            "baseball field, sports field, soccer pitch, botanical garden, japanese garden, rose garden, rock garden, "
            "backyard, front yard, patio, battlefield, airfield, airstrip, airport runway, train railway, railway, "
            "railroad, train tracks, railway tracks, tracks, vineyard, pumpkin patch, orchard, fantasy landscape, fantasy "
            "land, fairytale land, wind farm, picnic area, wedding, temple, shrine, wonderland, autumn field, fantasy "
            "landscapes, fairy tale landscape"
        ),
        "forest": ("campsite, campground, camping site, forest road, forest path, forest trail, enchanted forest"),
        "playground": (
            "amusement park, theme park, fairground, funfair, carnival, zoo, skate park, skatepark, water park, dog park, "
            "school playground, festival"
        ),
        "sea": ("lake, pond, duck pond, mountain lake, swimming pool, pool, outdoor pool"),
        "river": ("lakeside, marsh, swamp, bog, wetland, wetlands, bayou, rice paddy, rice field, lily pond"),
        "coast": ("cliffside, sea cliff, cliffs by the sea, clifftop"),
        "mountains": (
            "mountain village, ski slope, ski resort, volcano crater, glacier, iceberg, arctic, tundra, antarctica, "
            "snow field, snowfield, snowy field, gorge, ravine"
        ),
        "desert": ("mars, ruins, ancient ruins, oasis, canyon, archaeological site"),
        "space": ("space station, spaceship interior, solar system, asteroid field, asteroid belt"),
        "harbour": ("shipyard, fishing village, boatyard"),
        "farm": ("stable, barn, chicken coop, pigsty, vegetable garden"),
        "classroom": ("lecture hall, kindergarten, calculus class, art class, math class, music class"),
    }
)
"""Site as it is written → the place of the stage that it is set in."""

PLAINLY = frozenset((
    "arena", "art class", "baseball field", "business district", "calculus class", "canyon", "circus ring", "classroom",
    "cliffs by the sea", "cliffside", "clifftop", "crossroads", "curb", "dance class", "forest path", "forest road",
    "forest trail", "gorge", "intersection", "kindergarten", "lecture hall", "marsh", "math class",
    "music class", "picnic area", "ravine", "rock garden", "sea cliff", "shopping street", "snow field", "snowfield",
    "snowy field", "stage", "swamp",
))  # fmt: skip
"""Sites that are no more than the place itself."""

PLACES |= SITES
