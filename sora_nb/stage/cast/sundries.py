"""Sundries: wares of pockets and tables, of play and play-acting, and a few of nature."""

from __future__ import annotations

from sora_nb.stage.cast.wares import Ware

WARES: dict[str, Ware] = {
    "remote control": Ware(0.5, "plastic", "remote, tv remote", """
        b 2b2f36 -14 -50 14 50; o d8433b 0 38 5 5; o 8b95a1 0 16 9 9; o 2b2f36 0 16 4 4; r 8b95a1 -8 -6 -2 -1; r
        8b95a1 2 -6 8 -1; r 8b95a1 -8 -18 -2 -13; r 8b95a1 2 -18 8 -13; r 8b95a1 -8 -30 -2 -25; r 8b95a1 2 -30 8 -25"""),
    "fan": Ware(0.9, "metal", "electric fan, table fan", """
        r 59636f -4 -44 4 -4; s 3c4552 -24 -50 24 -50 16 -42 -16 -42; o 59636f 0 16 36 36; o dfeaf0 0 16 32 32; s
        3f8fd0 0 16 -10 44 12 44; s 3f8fd0 0 16 28 6 22 -10; s 3f8fd0 0 16 -26 -8 -30 10; o d8433b 0 16 6 6"""),
    "whiteboard": Ware(1.6, "plastic", "flip chart, white board", """
        l 8b95a1 3 -40 -50 -30 -20; l 8b95a1 3 40 -50 30 -20; r 8b95a1 -54 -24 54 50; r ffffff -50 -20 50 46; l 3f7fc4
        2 -38 30 10 30; l d8433b 2 -38 14 26 14; l 4f9a56 2 -38 -2 0 -2; r 5f3d22 -20 -26 20 -22"""),
    "switch": Ware(0.45, "plastic", "light switch", """
        b eef1f3 -30 -46 30 46; b c9d1d8 -12 -22 12 22; p 8b95a1 -10 -20 10 -20 10 2 -10 2"""),
    "nail": Ware(0.34, "metal", "iron nail, nails", """
        p aab3bd -4 40 4 40 3 -34 0 -50 -3 -34; o 8b95a1 0 42 14 5"""),
    "drill": Ware(0.5, "metal", "power drill, electric drill", """
        p aab3bd -66 14 -34 8 -34 24; b f2b632 -36 0 34 34; s 3c4552 4 -46 30 -46 28 4 6 4; b 2b2f36 -2 -50 38 -36; r
        3c4552 -2 -10 6 0"""),
    "chainsaw": Ware(0.55, "metal", "chain saw", """
        b c2c9d1 -70 -12 10 8; r 8b95a1 -66 -3 6 -1; b d8433b 4 -24 58 16; l 2b2f36 6 12 16 30 40 56 14; o 2b2f36 40
        -6 8 8"""),
    "comb": Ware(0.34, "plastic", "hair comb", """
        b 8447c9 -50 6 50 24; r 8447c9 -48 -22 -42 8; r 8447c9 -36 -22 -30 8; r 8447c9 -24 -22 -18 8; r 8447c9 -12 -22
        -6 8; r 8447c9 0 -22 6 8; r 8447c9 12 -22 18 8; r 8447c9 24 -22 30 8; r 8447c9 38 -22 46 8"""),
    "doll": Ware(0.55, "soft", "rag doll, barbie doll", """
        p 6b4a2c -6 -50 -14 -50 -8 -20; p 6b4a2c 6 -50 14 -50 8 -20; s e86a8a -24 -26 24 -26 12 10 -12 10; l f3cfae 6
        -12 6 -28 -10; l f3cfae 6 12 6 28 -10; o 8a5a34 0 28 22 22; o f3cfae 0 25 17 17; o 2b2522 -6 26 2.4 3; o
        2b2522 6 26 2.4 3; l c0453f 1.6 -5 16 0 14 5 16; s d8433b -14 46 0 40 14 46 0 52"""),
    "spinning top": Ware(0.45, "wood", "top, gyroscope", """
        p 8b95a1 -3 -30 3 -30 0 -50; s d8433b -40 6 40 6 10 -34 -10 -34; s f2c75c -40 8 40 8 34 -4 -34 -4; s 3f7fc4
        -30 18 30 18 38 6 -38 6; r a06a3c -4 14 4 44; o a06a3c 0 44 7 5"""),
    "golf club": Ware(0.95, "metal", "golf iron", """
        l 8b95a1 3 6 48 -6 -40; l 2b2f36 5 6 50 2 28; s c2c9d1 -8 -38 -4 -50 -34 -50 -36 -42 -20 -40"""),
    "hockey stick": Ware(0.95, "wood", "ice hockey stick", """
        l a06a3c 5 20 50 -10 -44; l 2b2f36 6 20 50 16 38; l 5f3d22 8 -10 -45 -40 -46"""),
    "net": Ware(0.7, "soft", "fishing net, butterfly net, landing net", """
        l a06a3c 4 10 -8 50 -50; l 8b95a1 3 -34 16 -14 36 8 22 12 0 -4 -12 -28 -4 -34 16; s dfe8ee -30 14 -10 30 8 14
        2 -6 -30 -44 -44 -30 -36 -4; l aab3bd 1.4 -28 6 -36 -36; l aab3bd 1.4 -14 20 -26 -38; l aab3bd 1.4 0 8 -20
        -30; l aab3bd 1.4 -40 -8 2 0; l aab3bd 1.4 -42 -24 -14 -24"""),
    "well": Ware(1.3, "stone", "wishing well, water well", """
        s a9a196 -34 -50 34 -50 36 -14 -36 -14; o 5a6a78 0 -14 34 5; l 8a8176 2 -34 -26 34 -26; l 8a8176 2 -34 -38 34
        -38; r a06a3c -32 -14 -27 26; r a06a3c 27 -14 32 26; r 5f3d22 -32 8 32 11; l d8b47c 2 0 9 0 -8; p b5522f -44
        24 44 24 0 50"""),
    "barn": Ware(2.6, "wood", "red barn, shed, garden shed, stable building, farm building", """
        p b5322c -50 -50 50 -50 50 10 30 38 0 50 -30 38 -50 10; l 6b4a3c 5 -54 8 -31 39 0 51 31 39 54 8; r f6f0e0 -18
        -50 18 -8; r b5322c -15 -48 -1 -11; r b5322c 1 -48 15 -11; l f6f0e0 3 -15 -48 -1 -11; l f6f0e0 3 15 -48 1 -11;
        r f6f0e0 -8 14 8 30; r 4a2a1c -5 16 5 28"""),
    "mattress": Ware(0.4, "soft", "sleeping bag, air mattress, air bed", """
        b 6f9fd0 -90 -26 90 16; l eef3f8 2 -86 -4 86 -4; b f6f8fb -86 8 -44 30; l 4f7fb0 2 -30 -24 -30 14; l 4f7fb0 2
        10 -24 10 14; l 4f7fb0 2 50 -24 50 14"""),
    "tree house": Ware(3.0, "wood", "treehouse", """
        s 5f3d22 -8 -50 10 -50 6 -10 14 10 -12 10 -4 -10; o 4f9a56 -24 22 24 20; o 4f9a56 24 24 24 20; o 5fae62 0 38
        26 18; r a06a3c -24 -8 24 -2; b c98a4a -18 -2 18 22; p b5522f -24 20 24 20 0 38; r 4a2a1c -4 -2 6 14; r 8fd0ea
        9 6 15 13; l a06a3c 2 -20 -8 -20 -50; l a06a3c 2 -12 -8 -12 -50; l a06a3c 2 -20 -18 -12 -18; l a06a3c 2 -20
        -28 -12 -28; l a06a3c 2 -20 -38 -12 -38"""),
    "muffin": Ware(0.42, "soft", "blueberry muffin", """
        p c98a4a -24 -8 24 -8 16 -50 -16 -50; s b5763a -34 -10 34 -10 30 18 0 34 -30 18; o 4a3a6a -12 10 4 4; o 4a3a6a
        10 14 4 4; o 4a3a6a 2 2 4 4; l a5622a 2 -10 -12 -7 -48; l a5622a 2 10 -12 7 -48"""),
    "sausage": Ware(0.3, "soft", "sausages, bratwurst", """
        s b5482e -54 -10 -40 -24 0 -30 40 -24 54 -10 44 4 0 -6 -44 4; l e08a5a 2 -30 -16 0 -20 30 -16"""),
    "butter": Ware(0.3, "soft", "stick of butter, slab of butter", """
        p e9c94a -44 -30 30 -30 30 4 -44 4; p f6e08a -44 4 30 4 46 16 -28 16; p d8b53a 30 -30 46 -18 46 16 30 4; r
        eef1f3 -60 -36 60 -30"""),
    "ketchup": Ware(0.5, "plastic", "ketchup bottle, sauce bottle, mustard, sauce", """
        p f6f3ea -4 40 4 40 2 50 -2 50; b f6f3ea -10 26 10 40; s d8433b -20 -50 20 -50 22 0 10 28 -10 28 -22 0; o
        f6f3ea 0 -14 13 12"""),
    "sack of flour": Ware(0.6, "soft", "flour, sugar, bag of flour, bag of sugar, bag of rice, cement bag", """
        s e8dcc0 -30 -50 30 -50 34 0 24 36 -24 36 -34 0; p e8dcc0 -24 34 24 34 28 48 -28 48; l a06a3c 3 -24 34 24 34;
        o c9b68a 0 -8 15 15; l 8a6a3c 2 0 -18 0 4; l 8a6a3c 2 -6 -6 0 0 6 -6"""),
    "stump": Ware(0.5, "wood", "tree stump", """
        s 5f3d22 -36 -50 36 -50 26 -20 26 30 -26 30 -26 -20; o d8b07c 0 30 27 9; o b5854a 0 30 17 5.5; o d8b07c 0 30 8
        2.6"""),
    "grass": Ware(0.4, "soft", "tuft of grass, tall grass, reeds, weeds", """
        p 5fae4a -40 -50 -30 -50 -46 30; p 4f9a3f -28 -50 -16 -50 -24 44; p 6fbf5a -14 -50 -2 -50 -4 50; p 4f9a3f 0
        -50 12 -50 14 40; p 5fae4a 14 -50 26 -50 36 46; p 6fbf5a 28 -50 38 -50 52 24"""),
    "bush": Ware(0.9, "soft", "shrub, hedge, bushes", """
        o 4f9a4a -26 -18 26 30; o 5aa854 24 -20 28 28; o 66b65e 0 0 30 30; o 7cc872 -10 10 8 7; o 7cc872 14 -4 7 6; o
        3f8340 -20 -24 6 5; o 3f8340 26 -28 6 5; r 4f9a4a -46 -50 46 -34"""),
    "fern": Ware(0.7, "soft", "ferns", """
        s 4f9a56 0 -50 -20 0 -56 20 -40 -10 -10 -50; s 5fae62 0 -50 -8 10 -24 46 6 20 4 -50; s 4f9a56 0 -50 20 0 56 20
        40 -10 10 -50; s 6fbf6a 0 -50 12 10 30 44 24 6 6 -50; l 3f7f46 1.6 0 -48 -18 38; l 3f7f46 1.6 0 -48 24 36"""),
    "bamboo": Ware(2.0, "wood", "bamboo stalk, bamboo stalks, bamboo shoots", """
        r 6fae4a -20 -50 -12 46; r 5f9e3f -2 -50 6 50; r 6fae4a 16 -50 23 40; l 3f7f2f 2 -20 -20 -12 -20; l 3f7f2f 2
        -20 10 -12 10; l 3f7f2f 2 -2 -30 6 -30; l 3f7f2f 2 -2 2 6 2; l 3f7f2f 2 -2 30 6 30; l 3f7f2f 2 16 -12 23 -12;
        s 7fc05a -12 12 10 22 14 18; s 7fc05a 6 32 30 44 32 38; s 7fc05a -20 24 -40 36 -42 30; s 7fc05a 23 4 44 14 46
        8"""),
    "seaweed": Ware(0.9, "soft", "kelp, algae", """
        s 3f8f5a -26 -50 -14 -50 -20 -20 -10 10 -24 46 -30 10 -20 -20; s 2f7f4a -4 -50 8 -50 2 -10 14 20 2 50 -8 20 -4
        -10; s 4f9f6a 18 -50 28 -50 22 -24 34 0 24 36 14 0 20 -24"""),
    "carriage": Ware(1.5, "wood", "horse carriage, coach, horse-drawn carriage, chariot", """
        s c0453f -44 -14 36 -14 44 10 34 36 -34 36 -46 10; r f2e3c0 -26 6 -6 28; r f2e3c0 4 6 24 28; p d9a520 -40 34
        38 34 30 42 -32 42; l 5f3d22 4 44 -18 76 -8; o 5f3d22 -28 -30 20 20; o e8dcc0 -28 -30 14 14; o 5f3d22 26 -34
        15 15; o e8dcc0 26 -34 10 10; l 5f3d22 3 -28 -48 -28 -12; l 5f3d22 3 -46 -30 -10 -30; o d9a520 -28 -30 4 4; o
        d9a520 26 -34 3 3"""),
    "sleigh": Ware(1.1, "wood", "santa's sleigh, horse sleigh", """
        l 59636f 4 -54 -46 34 -46 52 -34 54 -18; r 59636f -32 -46 -28 -26; r 59636f 18 -46 22 -26; s c0392b -50 34 -36
        34 -30 4 20 -2 34 20 48 22 40 -28 -40 -28 -52 0; l d9a520 3 -46 24 -38 -22 36 -22"""),
    "spear": Ware(1.4, "wood", "lance, javelin, harpoon", """
        r a06a3c -2 -50 2 30; p c2c9d1 -8 28 8 28 0 50"""),
    "bomb": Ware(0.55, "metal", "dynamite, grenade", """
        o 2b2f36 -4 -12 38 38; r 59636f -2 22 18 34; l c9a26a 4 8 34 18 46 30 44; s ffb02e 26 50 30 42 40 44 34 38 40
        32 30 34 24 30 26 38 20 44; o 6b7680 -18 4 8 11"""),
    "treasure chest": Ware(0.75, "wood", "treasure, chest, chest of gold, trunk", """
        b a06a3c -50 -50 50 0; o ffd75e -24 4 10 8; o f2b632 -4 6 11 9; o ffd75e 18 4 11 8; o d8433b 34 4 6 6; o
        3fb0c9 -38 4 6 6; s 8a5a34 -52 10 52 10 46 46 -46 46; l d9a520 4 -50 -2 50 -2; r d9a520 -7 -16 7 0; r 5f3d22
        -2 -12 2 -5; l d9a520 3 -34 12 -32 44; l d9a520 3 34 12 32 44; r 5f3d22 -50 8 50 12"""),
    "necklace": Ware(0.45, "metal", "pearl necklace, pendant, bracelet, jewelry", """
        l d9a520 4 -36 44 -38 0 -20 -32 0 -40 20 -32 38 0 36 44; p 3fb0c9 -10 -36 10 -36 0 -56; o bfe6f2 -3 -41 3 3"""),
    "sweater": Ware(0.7, "soft", "jumper, pullover, hoodie, cardigan, sweatshirt", """
        p 4f7fb8 -26 44 -54 4 -40 -8 -28 10 -28 -50 28 -50 28 10 40 -8 54 4 26 44 12 40 -12 40; s 2f5f94 -14 44 14 44
        8 34 -8 34; r 2f5f94 -28 -50 28 -42; l f6f3ea 4 -27 -4 -14 6 0 -4 14 6 27 -4"""),
    "skirt": Ware(0.6, "soft", "miniskirt, tutu", """
        p c05a8f -20 44 20 44 48 -50 -48 -50; r 8a3a64 -22 38 22 50; l 8a3a64 2 -8 38 -18 -48; l 8a3a64 2 8 38 18 -48"""),
    "wallet": Ware(0.4, "soft", "billfold", """
        b 8a5a34 -44 -30 44 30; b 6b4326 14 -8 48 10; o d9a520 24 1 4 4; r 8fc08a -34 26 22 36"""),
    "hourglass": Ware(0.7, "glass", "sandglass, sand timer, egg timer", """
        r a06a3c -30 42 30 50; r a06a3c -30 -50 30 -42; s cfe6ee -24 42 24 42 20 16 2 0 20 -16 24 -42 -24 -42 -20 -16
        -2 0 -20 16; s e2b95a -18 22 18 22 12 10 0 0 -12 10; s e2b95a -20 -42 20 -42 10 -26 0 -18 -10 -26; r 5f3d22
        -29 -42 -26 42; r 5f3d22 26 -42 29 42"""),
    "xylophone": Ware(0.5, "wood", "marimba, glockenspiel", """
        p 5f3d22 -60 -30 60 -14 60 14 -60 30; r d8433b -52 -34 -42 34; r f5871f -36 -32 -26 32; r f2c230 -20 -29 -10
        29; r 4f9a56 -4 -26 6 26; r 3f7fc4 12 -24 22 24; r 6f4fb0 28 -22 38 22; r d13a97 44 -20 54 20; l a06a3c 3 -20
        44 30 10; o f6f3ea 30 10 5 5"""),
    "gong": Ware(1.2, "metal", "cymbal, cymbals", """
        r 5f3d22 -46 -50 -40 44; r 5f3d22 40 -50 46 44; r 5f3d22 -50 40 50 48; l d8b47c 2 -18 42 -18 30; l d8b47c 2 18
        42 18 30; o c99a2a 0 -2 36 36; o e2b94a 0 -2 28 28; o c99a2a 0 -2 9 9"""),
    "record": Ware(0.5, "plastic", "vinyl, vinyl record, lp", """
        o 23232a 0 0 50 50; o 33333c 0 0 42 42; o 23232a 0 0 34 34; o d8433b 0 0 16 16; o f6f3ea 0 0 3 3"""),
    "iceberg": Ware(1.8, "ice", "ice floe, block of glacier ice", """
        p dff1fa -70 -50 70 -50 58 -10 34 4 20 44 2 22 -14 50 -34 10 -58 -6; p b9dff0 -14 50 2 22 -6 -20 -24 -50 -44
        -50 -34 10; p c9e8f5 20 44 34 4 24 -50 6 -50"""),
    "beehive": Ware(0.9, "wood", "hive, bee hive, wasp nest", """
        s e2a93a -12 50 12 50 26 34 40 4 34 -30 20 -46 -20 -46 -34 -30 -40 4 -26 34; l b9802a 3 -26 32 26 32; l b9802a
        3 -37 14 37 14; l b9802a 3 -39 -6 39 -6; l b9802a 3 -34 -26 34 -26; o 3c2a1c 0 -16 8 8; r 5f3d22 -26 -50 26
        -45"""),
    "bone": Ware(0.3, "stone", "dog bone", """
        r f3ecd9 -36 -8 36 8; o f3ecd9 -42 9 13 12; o f3ecd9 -42 -9 13 12; o f3ecd9 42 9 13 12; o f3ecd9 42 -9 13 12"""),
    "coal": Ware(0.4, "stone", "lump of coal, charcoal briquette, ash", """
        p 2b2b33 -44 -40 44 -40 50 -10 24 24 -10 34 -48 4; p 44444f -10 34 24 24 10 0 -20 6; p 3a3a44 24 24 50 -10 30
        -20 10 0"""),
    "pinwheel": Ware(0.7, "paper", "paper windmill", """
        r a06a3c -2 -50 2 16; p d8433b 0 16 0 50 24 40; p f2c230 0 16 34 16 24 -8; p 3f7fc4 0 16 0 -18 -24 -8; p
        4f9a56 0 16 -34 16 -24 40; o f6f3ea 0 16 4 4"""),
    "dumpster": Ware(1.1, "metal", "skip, garbage container, recycling bin", """
        p 3f7f5a -54 -44 54 -44 60 20 -60 20; p 2f6346 -62 20 62 20 52 34 -52 34; l 2f6346 3 -26 -42 -28 18; l 2f6346
        3 26 -42 28 18; o 2b2f36 -40 -46 6 6; o 2b2f36 40 -46 6 6"""),
    "dartboard": Ware(0.75, "wood", "target, archery target, bull's eye", """
        o 2b2522 0 0 50 50; o f3ead2 0 0 44 44; o d8433b 0 0 34 34; o f3ead2 0 0 24 24; o d8433b 0 0 14 14; o f2c230 0
        0 5 5"""),
    "wreath": Ware(0.7, "soft", "christmas wreath, flower wreath, garland", """
        l 3f8f4a 18 34 0 24 24 0 34 -24 24 -34 0 -24 -24 0 -34 24 -24 34 0; o d8433b 24 24 5 5; o d8433b -24 24 5 5; o
        d8433b 34 0 5 5; o d8433b -34 0 5 5; o d8433b 22 -26 5 5; o d8433b -22 -26 5 5; s c0392b -20 -48 0 -34 20 -48
        16 -30 0 -28 -16 -30"""),
    "potion": Ware(0.5, "glass", "magic potion, elixir, poison, bottle of ink, ink, bottle of oil, oil", """
        b a06a3c -7 38 7 50; p cfe6ee -8 16 8 16 8 40 -8 40; s cfe6ee -34 -30 34 -30 24 8 -24 8; s cfe6ee -30 -50 30
        -50 40 -22 -40 -22; s 8447c9 -30 -46 30 -46 34 -20 26 -6 -26 -6 -34 -20; o c9a7ee -12 -20 5 5; o c9a7ee 8 -28
        4 4; o c9a7ee 4 -14 3 3"""),
    "coffin": Ware(1.5, "wood", "casket", """
        p 5f3d22 -14 50 14 50 26 22 16 -50 -16 -50 -26 22; p a06a3c -11 46 11 46 21 21 13 -46 -13 -46 -21 21; r d9a520
        -2 2 2 32; r d9a520 -9 18 9 22"""),
    "faucet": Ware(0.6, "metal", "tap, water tap, water faucet", """
        b 8b95a1 -26 -50 26 -40; r aab3bd -7 -44 7 14; l aab3bd 12 0 12 0 34 34 34 34 14; b 3f7fc4 -30 2 -10 12; o
        8fd0ea 34 -2 4 7"""),
    "pipe": Ware(0.5, "metal", "tube, metal pipe, water pipe, drainpipe", """
        b 8b95a1 -70 -16 60 16; o aab3bd 60 0 9 18; o 3c4552 60 0 5 12; r 6b7680 -74 -20 -62 20; r c2c9d1 -60 4 56 10"""),
    "cigarette": Ware(0.3, "paper", "cigar, joint", """
        b f6f3ea -60 -6 30 6; b d98a3a 28 -6 62 6; o d8433b -61 0 4 6; o 8b95a1 -66 4 4 4"""),
    "ashtray": Ware(0.3, "glass", "", """
        s 8fa8b8 -50 -4 50 -4 36 -24 -36 -24; o b9cdd8 0 -4 50 8; o 5a6a74 0 -4 38 5; l f6f3ea 5 -10 -2 -34 14; l
        d98a3a 5 6 -4 26 10"""),
    "toothpaste": Ware(0.4, "plastic", "tube of toothpaste, tube of paint, cream", """
        p eef3f6 -60 -14 30 -18 30 18 -60 14; r 3f7fc4 30 -10 48 10; p d8433b -40 -13 10 -16 10 -2 -40 -2; r c9d1d8
        -66 -18 -58 18"""),
    "cocoon": Ware(0.5, "soft", "chrysalis, pupa", """
        l 5f3d22 5 -40 48 40 44; l d8cfa8 2 0 46 0 34; s b9c27a -8 36 8 36 20 8 14 -30 0 -50 -14 -30 -20 8; l 8f9a52 2
        -18 10 18 12; l 8f9a52 2 -18 -6 18 -4; l 8f9a52 2 -12 -22 12 -20"""),
    "billboard": Ware(2.2, "metal", "advertisement, poster, screen, movie screen, neon sign", """
        r 59636f -28 -50 -22 -6; r 59636f 22 -50 28 -6; r 3c4552 -56 -8 56 50; r 8fd0ea -52 -4 52 46; s f2c75c 18 20
        40 20 40 38 18 38; s 4f9a56 -52 -4 52 -4 52 10 10 2 -20 14 -52 4; l d8433b 4 -44 34 -6 34; l d8433b 4 -44 24
        -16 24"""),
    "cloth": Ware(0.5, "soft", "fabric, piece of cloth, napkin, silk cloth, rag, tablecloth, sheet, bedsheet", """
        s b86ac0 -52 -26 -30 -40 0 -30 30 -42 52 -28 44 6 52 34 20 28 -10 40 -48 30 -40 2; l 8f4a98 2 -34 -30 -26 24;
        l 8f4a98 2 4 -26 8 28; l 8f4a98 2 34 -32 30 20"""),
    "wave": Ware(1.7, "water", "ocean wave, sea wave, breaker, big wave", """
        s 2f7fa8 -110 -50 -70 -34 -40 0 -14 34 24 50 62 40 76 14 58 -4 44 8 30 16 14 6 16 -18 40 -38 96 -50; s 4fa3c8
        -84 -50 -44 -22 -20 14 8 34 0 6 6 -20 30 -40 70 -50; s f4fafd 24 52 60 44 80 16 66 -6 54 -12 56 4 44 2 48 14
        34 18 40 28 22 30 30 42; l cfeaf5 3 -50 -40 -24 -6 -4 20; o f4fafd 82 -2 5 4; o f4fafd 70 -18 4 3"""),
    "banana peel": Ware(0.16, "soft", "banana skin, peel of a banana", """
        s e8bd2c -40 -20 -14 -14 -4 18 -14 8 -30 -6 -52 -12; s f2d24a 40 -20 14 -14 4 18 14 8 30 -6 52 -12; s f6dc66 -12 -22
        12 -22 10 0 4 20 -4 20 -10 0; r 6b4a22 -4 16 4 26; l fbf0c0 3 -36 -17 -14 -6; l fbf0c0 3 36 -17 14 -6"""),
    "puddle": Ware(0.12, "water", "pool of water, water puddle, waterhole, watering hole", """
        o 6fa8cc 0 0 120 16; o 9cc8e2 -20 3 60 6; o 6fa8cc 60 -8 60 9"""),
    "smoke": Ware(1.2, "soft", "cloud of smoke, puff of smoke, steam cloud", """
        o aab0b8 -16 -30 20 18; o b9bfc6 12 -18 24 22; o c6ccd2 -14 4 26 22; o d2d7dc 14 24 22 20; o dde1e5 -4 40 16
        12"""),
    "coffee beans": Ware(0.3, "wood", "coffee bean, roasted coffee beans, seeds", """
        o 6b4326 -34 -14 18 13; o 7d5030 2 -18 19 13; o 6b4326 36 -12 17 13; o 7d5030 -16 8 18 13; o 8a5a38 20 8 18
        13; l 4a2c18 2 -46 -16 -24 -12; l 4a2c18 2 -10 -20 14 -16; l 4a2c18 2 26 -14 48 -10; l 4a2c18 2 -28 6 -6 10; l
        4a2c18 2 8 6 32 10"""),
}  # fmt: skip
"""Everyday name → the ware."""
