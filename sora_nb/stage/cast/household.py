"""Household: wares of rooms and kitchens, with instruments and games."""

from __future__ import annotations

from sora_nb.stage.cast.wares import Ware

WARES: dict[str, Ware] = {
    "keyboard": Ware(0.15, "plastic", "computer keyboard", """
        p 59636f -50 -10 50 -10 50 -14 -50 -14; p aab3bd -50 -10 50 -10 42 10 -42 10; p eef1f3 -44 -7 -26 -7 -24 -2 -41
        -2; p eef1f3 -23 -7 24 -7 23 -2 -21 -2; p eef1f3 27 -7 44 -7 41 -2 26 -2; p eef1f3 -40 0 -2 0 -2 4 -38 4; p
        eef1f3 1 0 40 0 38 4 1 4; p eef1f3 -38 6 36 6 35 8 -37 8"""),
    "vase": Ware(0.75, "stone", "flower vase, urn, ceramic vase, flowerpot vase", """
        s 4a86c9 -10 50 10 50 12 40 9 30 26 12 28 -12 18 -40 14 -50 -14 -50 -18 -40 -28 -12 -26 12 -9 30 -12 40; o
        2f5f99 0 46 11 3.5; s 7fb2e6 -20 4 -8 8 8 8 20 4 22 -4 8 0 -8 0 -22 -4"""),
    "fruit bowl": Ware(0.5, "stone", "bowl of fruit, bowl of fruits, fruit basket, basket of fruit, bowl of apples", """
        o 4caf50 0 20 22 24; o e8b92f -24 12 21 21; o d8433b 24 10 22 22; o f28c28 2 8 22 22; l e9c94a 15 -36 26 -12 38 16
        34; o 7a3fa0 42 2 8 8; o 7a3fa0 36 12 8 8; s c9a678 -50 2 50 2 42 -22 22 -42 -22 -42 -42 -22; r b08d5f -16 -50 16
        -40; o e0c196 0 2 50 5"""),
    "bowl": Ware(0.4, "stone", "salad bowl, ceramic bowl, soup bowl, empty bowl, fish bowl", """
        o 8fb4d6 0 26 50 10; o 5f87ad 0 26 42 7; s 7fa9d1 -50 26 50 26 40 -16 20 -40 -20 -40 -40 -16; r 5f87ad -18 -50 18
        -38"""),
    "clock": Ware(0.75, "plastic", "wall clock, round clock", """
        o 3c4552 0 0 50 50; o f6f3ea 0 0 42 42; l 3c4552 5 0 0 0 27; l 3c4552 6 0 0 18 -9; o d8433b 0 0 5 5; l 8d939c
        3 0 36 0 39; l 8d939c 3 0 -36 0 -39; l 8d939c 3 36 0 39 0; l 8d939c 3 -36 0 -39 0"""),
    "alarm clock": Ware(0.55, "metal", "bedside clock", """
        l d8433b 8 -22 -34 -30 -48; l d8433b 8 22 -34 30 -48; o e9b23a -22 38 14 10; o e9b23a 22 38 14 10; o d8433b 0
        0 42 42; o f6f3ea 0 0 33 33; l 3c4552 5 0 0 0 21; l 3c4552 5 0 0 14 6"""),
    "refrigerator": Ware(1.7, "metal", "fridge, freezer, icebox", """
        b d5dce3 -26 -50 26 50; r aab3bd -26 16 26 18.5; b 8b95a1 -21 22 -17 40; b 8b95a1 -21 -18 -17 10; r 5b646e -22
        -50 22 -47"""),
    "microwave": Ware(0.62, "metal", "microwave oven", """
        b cdd4db -50 -30 50 30; b 2f3640 -43 -22 18 22; b 59636f -38 -17 13 17; r 3c4552 26 8 43 22; o 8b95a1 34 -2 5
        5; o 8b95a1 34 -16 5 5"""),
    "oven": Ware(0.98, "metal", "stove, cooker, kitchen stove", """
        b d5dce3 -42 -50 42 44; r 3c4552 -42 42 42 50; b 2f3640 -32 -34 32 16; l aab3bd 5 -30 24 30 24; o 3c4552 -28
        34 4.5 4.5; o 3c4552 -10 34 4.5 4.5; o 3c4552 10 34 4.5 4.5; o d8433b 28 34 4.5 4.5; s f0862a -18 -24 0 -8 18
        -24"""),
    "toaster": Ware(0.5, "metal", "", """
        b c9824a -24 20 -4 46; b c9824a 6 20 26 46; b c2c9d1 -44 -44 44 30; b 3c4552 -40 -50 -24 -42; b 3c4552 24 -50
        40 -42; r 59636f 34 -6 48 0; r 8b95a1 -34 -20 20 -16"""),
    "sink": Ware(0.95, "stone", "washbasin, kitchen sink, bathroom sink", """
        l aab3bd 6 0 22 0 46 14 46 14 36; r 9aa4ae -20 20 20 23; s eef1f3 -44 22 44 22 34 -6 14 -14 -14 -14 -34 -6; r
        dfe4e8 -10 -50 10 -10; r ffffff -46 16 46 24"""),
    "washing machine": Ware(0.95, "metal", "washer, laundry machine", """
        b eef1f3 -40 -50 40 50; r c9d1d8 -40 32 40 35; o aab3bd 0 -6 28 28; o 4a7fa8 0 -6 22 22; o 8fc0df -6 0 8 8; o
        59636f 26 42 5 5; r 59636f -32 38 -6 46"""),
    "bookshelf": Ware(1.8, "wood", "shelf, bookcase, shelves, book shelf", """
        b a06a3c -34 -50 34 50; r 5f3d22 -29 20 29 45; r 5f3d22 -29 -12 29 14; r 5f3d22 -29 -44 29 -18; r d8433b -27
        20 -20 41; r 3f7fc4 -20 20 -13 38; r e9b23a -13 20 -7 42; r 4f9a56 -2 20 5 37; r 8447c9 6 20 13 41; r e8e2d2
        16 20 20 38; r 3f7fc4 -27 -12 -19 10; r d8433b -18 -12 -12 8; r e8e2d2 -4 -12 4 11; r e9b23a 5 -12 11 7; r
        4f9a56 18 -12 25 10; r e9b23a -27 -44 -20 -22; r 8447c9 -19 -44 -12 -25; r d8433b 2 -44 8 -21; r 3f7fc4 9 -44
        17 -24"""),
    "chandelier": Ware(1.0, "glass", "", """
        l 8a6a2a 3 0 50 0 0; l d9a520 4 -40 8 -36 -8 0 -14 36 -8 40 8; l d9a520 4 -20 10 -18 -4 0 -10 18 -4 20 10; r
        f6f0dc -43 8 -37 22; r f6f0dc 37 8 43 22; r f6f0dc -23 10 -17 24; r f6f0dc 17 10 23 24; o ffd75e -40 27 3.5 6;
        o ffd75e 40 27 3.5 6; o ffd75e -20 29 3.5 6; o ffd75e 20 29 3.5 6; o bfe6f2 -30 -18 3 7; o bfe6f2 30 -18 3 7;
        o bfe6f2 0 -26 5 10; o bfe6f2 -14 -20 3 7; o bfe6f2 14 -20 3 7"""),
    "lamp": Ware(0.8, "metal", "table lamp, desk lamp, bedside lamp, reading lamp", """
        p f2c75c -30 10 30 10 18 48 -18 48; r 8a6a2a -3 -40 3 12; s 8a6a2a -22 -50 22 -50 16 -38 -16 -38; o fff2b8 0
        12 20 3"""),
    "wardrobe": Ware(1.9, "wood", "closet, armoire", """
        b a06a3c -36 -46 36 50; r 5f3d22 -1 -42 1 44; r 8a5a34 -31 -40 -4 43; r 8a5a34 4 -40 31 43; o d9a520 -7 0 2 3;
        o d9a520 7 0 2 3; r 5f3d22 -34 -50 -28 -45; r 5f3d22 28 -50 34 -45"""),
    "curtain": Ware(1.9, "soft", "curtains, drape, drapes", """
        r 8a6a2a -44 46 44 50; s c0453f -42 46 -2 46 -8 10 -22 -10 -26 -50 -44 -50; s c0453f 42 46 2 46 8 10 22 -10 26
        -50 44 -50; l 9a302c 2 -32 44 -32 -44; l 9a302c 2 32 44 32 -44; l 9a302c 2 -20 44 -22 0; l 9a302c 2 20 44 22 0"""),
    "towel": Ware(0.7, "soft", "bath towel, dish towel", """
        b 6fb6d8 -30 -50 30 50; r f4f8fa -30 -36 30 -30; r f4f8fa -30 -26 30 -23; l 4f94b6 2 -8 48 -8 -48; l 4f94b6 2
        14 48 14 -48"""),
    "blanket": Ware(0.16, "soft", "picnic blanket, quilt, picnic cloth, duvet", """
        s d8433b -260 -10 260 -10 220 14 -220 14; s f6ece0 -150 -9 -110 -9 -90 13 -130 13; s f6ece0 -20 -9 20 -9 18 13
        -18 13; s f6ece0 110 -9 150 -9 130 13 90 13; l f6ece0 3 -236 2 236 2"""),
    "couch": Ware(0.92, "soft", "sofa, settee, loveseat, living room sofa", """
        r 5a3d28 -98 -50 -90 -40; r 5a3d28 90 -50 98 -40; b 2f6fdd -104 -14 104 50; b 3a7ae6 -92 -10 -2 44; b 3a7ae6 2
        -10 92 44; b 2a62c8 -108 -42 108 -18; b 4a88f0 -94 -20 -1 2; b 4a88f0 1 -20 94 2; b 2f6fdd -120 -42 -92 16; b
        2f6fdd 92 -42 120 16"""),
    "armchair": Ware(1.0, "soft", "arm chair, easy chair, recliner, wing chair", """
        r 5a3d28 -44 -50 -37 -40; r 5a3d28 37 -50 44 -40; b a8483c -46 -14 46 50; b b9564a -34 -10 34 44; b 98402f -52 -42
        52 -18; b c8665a -36 -22 36 2; b a8483c -62 -42 -36 14; b a8483c 36 -42 62 14"""),
    "bed": Ware(0.95, "soft", "double bed, single bed, king size bed", """
        b 8a5a34 -122 -50 -112 50; b 8a5a34 112 -50 120 -4; r 8a5a34 -114 -42 114 -24; b f4f1ea -112 -26 112 0; s ffffff
        -110 -2 -66 -2 -64 14 -88 18 -108 14; b 5b8fd6 -58 -24 113 5; b e8eefb -62 -22 -46 6"""),
    "fireplace": Ware(1.5, "stone", "hearth, mantelpiece", """
        b b7a08a -50 -50 50 40; b 8a5a34 -54 38 54 50; s 2b2522 -28 -50 28 -50 28 0 18 16 -18 16 -28 0; s f0862a -18
        -46 -14 -18 -4 -28 0 -4 6 -26 14 -16 18 -46; s ffd75e -9 -46 -4 -30 0 -20 5 -32 9 -46; l 5f3d22 6 -20 -46 20
        -44"""),
    "kettle": Ware(0.48, "metal", "tea kettle, water kettle", """
        l 3c4552 5 -26 20 -24 42 0 48 24 42 26 20; s c2c9d1 -36 -50 36 -50 40 -20 26 18 -26 18 -40 -20; s aab3bd 30 -6
        54 14 60 12 40 -24; o 3c4552 0 22 6 5"""),
    "blender": Ware(0.62, "glass", "food processor, mixer", """
        r 3c4552 -16 40 16 48; p bfe0ee -22 40 22 40 16 -8 -16 -8; p e86a8a -19 16 19 16 16 -8 -16 -8; b 59636f -22
        -50 22 -8; o d8433b 0 -30 6 6"""),
    "iron": Ware(0.4, "metal", "clothes iron, steam iron", """
        p aab3bd -54 -30 54 -30 54 -22 -40 -22; s 3f7fc4 -40 -22 54 -22 54 0 40 4 20 10 -14 4; l 2f5f99 9 -10 6 8 30
        44 30 48 2"""),
    "vacuum cleaner": Ware(1.0, "plastic", "vacuum, hoover, robot vacuum", """
        l 59636f 5 -34 -42 6 30 22 44; b 3c4552 -54 -50 -18 -42; s d8433b -6 -42 30 -42 34 -24 14 -12 -4 -24; o 2b2f36
        4 -44 8 8; o 2b2f36 28 -44 7 7; l 8b95a1 5 20 -16 30 10 22 40"""),
    "hair dryer": Ware(0.5, "plastic", "hair drier, hairdryer, blow dryer, blow drier", """
        s d13a97 -40 24 10 34 34 24 34 0 10 -8 -40 4; r 3c4552 -50 4 -38 24; b a82c78 2 -50 20 0; l 3c4552 4 11 -48 26
        -62 44 -58; o f7a8cf 18 13 9 9"""),
    "fork": Ware(0.5, "metal", "dinner fork", """
        b c2c9d1 -4 -50 4 8; s c2c9d1 -14 20 14 20 10 4 0 0 -10 4; b c2c9d1 -14 14 -9 50; b c2c9d1 -2.5 14 2.5 50; b
        c2c9d1 9 14 14 50"""),
    "jug": Ware(0.55, "stone", "pitcher, water jug, watering jug", """
        l c98a4a 8 22 26 44 20 40 -18 24 -24; s dca05c -20 50 18 50 14 34 30 4 22 -50 -22 -50 -30 4 -18 34; p dca05c
        -18 50 -34 54 -16 34; r b8763a -26 -6 26 2"""),
    "glass of juice": Ware(0.5, "glass", "juice, orange juice, glass of orange juice, apple juice, lemonade, smoothie", """
        l d8433b 4 4 20 18 60; p d7ecf4 -24 48 24 48 18 -50 -18 -50; p f5a623 -22 30 22 30 17 -46 -17 -46; o ffc861 0
        30 22 4"""),
    "marshmallow": Ware(0.36, "soft", "marshmallows", """
        b fbf3f4 -34 -34 34 34; o ffffff 0 30 30 10; l ecd9dd 2 -30 -20 30 -20"""),
    "drum kit": Ware(1.2, "wood", "drumkit, drum set, drumset, drums kit", """
        l 8b95a1 3 -52 -50 -46 34; l 8b95a1 3 52 -50 46 34; s e9c95a -66 34 -28 38 -28 34 -66 30; s e9c95a 66 34 28 38
        28 34 66 30; o d8433b 0 -22 30 28; o f6f3ea 0 -22 24 22; b 3f7fc4 -34 6 -4 26; r f6f3ea -34 22 -4 27; b 3f7fc4
        4 6 34 26; r f6f3ea 4 22 34 27; b d8433b -62 -26 -34 -8; r f6f3ea -62 -11 -34 -7"""),
    "chessboard": Ware(0.5, "wood", "chess board, chess, chess set, chess game, checkers, board game, checkerboard", """
        p 5f3d22 -60 -34 60 -34 46 0 -46 0; p e8d8b4 -54 -31 -27 -31 -22 -16 -50 -16; p e8d8b4 0 -31 27 -31 25 -16 0
        -16; p e8d8b4 -25 -16 0 -16 0 -3 -22 -3; p e8d8b4 25 -16 49 -16 44 -3 22 -3; r a06a3c -60 -42 60 -34; s f6f0dc
        -38 -12 -26 -12 -28 8 -30 12 -34 12 -36 8; o f6f0dc -32 15 5 5; s 2b2522 22 -20 36 -20 33 10 25 10; p 2b2522
        22 8 36 8 38 20 33 14 29 22 25 14 20 20; s f6f0dc -8 -18 4 -18 2 6 -6 6; o f6f0dc -2 9 5 6"""),
    "violin": Ware(0.8, "wood", "fiddle", """
        s b5652a -22 -50 22 -50 26 -32 12 -16 20 2 12 16 -12 16 -20 2 -12 -16 -26 -32; r 2b2522 -3 -30 3 42; s 2b2522
        -6 40 6 40 8 52 -8 52; l f3e8cf 1.4 0 -38 0 44; r 2b2522 -8 -42 8 -36; l f3e8cf 2.4 34 -50 46 46"""),
    "harp": Ware(1.5, "wood", "", """
        l d9a520 7 -30 -46 -34 40; l d9a520 7 -34 40 -8 34 14 46 34 36; l b98a1c 10 -30 -46 34 36; l f6f0dc 1.2 -24
        -34 -26 36; l f6f0dc 1.2 -12 -22 -14 35; l f6f0dc 1.2 0 -8 -1 40; l f6f0dc 1.2 12 8 12 44; r 8a6a2a -44 -50
        -10 -44"""),
    "flute": Ware(0.5, "metal", "", """
        b c2c9d1 -70 -6 70 6; o 59636f -50 3 4 3; o 59636f -10 3 3 3; o 59636f 4 3 3 3; o 59636f 18 3 3 3; o 59636f 32
        3 3 3; r 8b95a1 -36 -7 -32 7"""),
    "grand piano": Ware(1.3, "wood", "concert piano, black grand piano", """
        p 23232a -48 20 -30 50 44 46 46 20; s 2d2d36 -56 0 -56 20 52 20 52 0; r f6f3ea -56 -2 -24 4; r 1a1a1f -58 -8
        -22 -2; r 23232a -46 -50 -38 -6; r 23232a 34 -50 42 0; l 23232a 3 6 18 20 44; r c9a24a 0 -50 4 -4"""),
    "turntable": Ware(0.5, "plastic", "record player, dj deck, decks", """
        b 3c4552 -60 -26 60 10; s 23232a -34 8 34 8 34 16 -34 16; o 4a4a55 -6 12 28 6; o d8433b -6 13 8 2.4; l c2c9d1
        3 46 12 44 24 14 16; o e9b23a 44 -10 4 4; o 5fbf6a 30 -10 4 4"""),
    "sewing machine": Ware(0.6, "metal", "old sewing machine", """
        b a06a3c -52 -50 52 -36; b 2b3a4a -40 10 46 34; b 2b3a4a 26 -36 46 30; b 2b3a4a -40 -12 -24 30; l c2c9d1 3 -32
        -12 -32 -34; o d9a520 52 20 8 12; r d9a520 -20 19 16 24"""),
    "typewriter": Ware(0.5, "metal", "", """
        r f6f3ea -26 14 26 50; b 3c4552 -46 6 46 22; s 4f7f6a -50 -50 50 -50 40 8 -40 8; o f6f3ea -24 -22 5 4; o
        f6f3ea -8 -22 5 4; o f6f3ea 8 -22 5 4; o f6f3ea 24 -22 5 4; o f6f3ea -28 -36 5 4; o f6f3ea -10 -36 5 4; o
        f6f3ea 10 -36 5 4; o f6f3ea 28 -36 5 4"""),
    "stroller": Ware(1.0, "soft", "baby stroller, pram, baby carriage, pushchair, buggy", """
        l 59636f 4 -22 -40 26 -4 46 34; l 59636f 4 22 -40 -16 -4; s 3f8fb0 -44 6 -34 44 0 48 6 8; s 2f7392 -44 8 30 8
        22 -14 -4 -22 -32 -14; o 3c4552 -24 -42 9 9; o 3c4552 24 -42 9 9; o c2c9d1 -24 -42 4 4; o c2c9d1 24 -42 4 4"""),
    "toy": Ware(0.5, "plastic", "toys, toy car, toy truck, toy train, wooden toy", """
        b d8433b -50 -24 50 6; b e9b23a -30 6 12 36; b bfe0ee -24 10 6 28; o 3c4552 -28 -28 14 14; o 3c4552 28 -28 14
        14; o e9b23a -28 -28 6 6; o e9b23a 28 -28 6 6; o f6f3ea 44 -6 5 5"""),
    "crumb": Ware(0.3, "soft", "crumbs, bread crumb, piece of bread", """
        s d3a15c -30 -20 24 -24 34 4 10 26 -22 20; o eac68e -4 4 9 7; o b8843f 14 -8 5 4"""),
    "meal": Ware(0.34, "soft", "dinner, lunch, breakfast, supper, food, dish of food, meals, brunch, feast", """
        s dfe6ec -60 -6 60 -6 40 -24 -40 -24; o f4f7f9 0 -6 60 9; s b5652a -34 -4 -30 18 -8 22 4 -2; o 4f9a56 14 4 13
        9; o 6fbf5a 26 2 11 8; s f0c24a 6 -4 18 16 34 -4; o d8433b 34 4 7 6"""),
    "laundry": Ware(0.6, "soft", "pile of clothes, laundry basket, pile of laundry, clothes, folded clothes", """
        s 6fb6d8 -40 0 -26 34 0 20 -6 0; s d8433b -14 0 0 42 26 30 20 0; s f2c75c 10 0 26 30 42 8 34 0; p e2d3b2 -46 4
        46 4 36 -50 -36 -50; l b8a27a 2.4 -42 -14 42 -14; l b8a27a 2.4 -39 -32 39 -32; b cdb98e -48 0 48 8"""),
    "nail polish": Ware(0.4, "glass", "nail varnish", """
        b 2b2522 -10 6 10 50; s d13a77 -24 -50 24 -50 22 6 -22 6; o f08ab5 -8 -22 5 14"""),
    "cushion": Ware(0.5, "soft", "throw pillow", """
        s 8447c9 -50 -36 0 -30 50 -36 44 0 50 36 0 30 -50 36 -44 0; o a877de 0 0 6 6"""),
    "crib": Ware(1.0, "wood", "cradle, cot", """
        r f6ece0 -44 -22 44 -8; r a06a3c -50 -50 -44 40; r a06a3c 44 -50 50 40; r a06a3c -50 26 50 32; r a06a3c -50
        -30 50 -24; r a06a3c -32 -28 -28 30; r a06a3c -14 -28 -10 30; r a06a3c 4 -28 8 30; r a06a3c 22 -28 26 30"""),
    "easel": Ware(1.6, "wood", "canvas, painting easel, canvas on an easel", """
        l a06a3c 4 -26 -50 0 50; l a06a3c 4 26 -50 0 50; r f8f4ea -30 -12 30 34; s 8fc0df -28 0 28 4 28 32 -28 32; s
        6fae5a -28 -10 28 -10 28 4 4 -2 -28 8; o f2c75c 14 22 6 6; r 5f3d22 -32 -17 32 -12"""),
    "telephone booth": Ware(2.2, "metal", "phone booth, phone box, telephone box, call box", """
        b c9302b -24 -50 24 50; r f6ece0 -20 36 20 43; b a8d3e6 -18 -40 18 32; r c9302b -1.5 -40 1.5 32; r c9302b -18
        12 18 14; r c9302b -18 -8 18 -6; r c9302b -18 -26 18 -24; r 8f1f1b -26 -50 26 -45"""),
    "vending machine": Ware(1.9, "metal", "drinks machine", """
        b c9302b -28 -50 28 50; b 22303c -22 -20 12 42; r e9b23a -18 26 -12 38; r 5fbf6a -8 26 -2 38; r 6fb6d8 2 26 8
        38; r e86a8a -18 8 -12 20; r f6f3ea -8 8 -2 20; r e9b23a 2 8 8 20; r 6fb6d8 -18 -10 -12 2; r d8433b -8 -10 -2
        2; r 5fbf6a 2 -10 8 2; r f6f3ea 16 14 24 30; r 3c4552 -20 -42 10 -28; r 59636f 17 -6 23 6"""),
}  # fmt: skip
"""Everyday name → the ware."""
