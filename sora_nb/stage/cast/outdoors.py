"""Outdoors: wares of streets, gardens, farms, sport and the shore."""

from __future__ import annotations

from sora_nb.stage.cast.wares import Ware

WARES: dict[str, Ware] = {
    "fence": Ware(0.95, "wood", "picket fence, wooden fence, garden fence, railing, hedge fence, iron fence", """
        r d9d2c4 -100 10 100 18; r d9d2c4 -100 -26 100 -18; p f6f2e8 -98 -50 -84 -50 -84 30 -91 42 -98 30; p f6f2e8
        -74 -50 -60 -50 -60 30 -67 42 -74 30; p f6f2e8 -50 -50 -36 -50 -36 30 -43 42 -50 30; p f6f2e8 -26 -50 -12 -50
        -12 30 -19 42 -26 30; p f6f2e8 -2 -50 12 -50 12 30 5 42 -2 30; p f6f2e8 22 -50 36 -50 36 30 29 42 22 30; p
        f6f2e8 46 -50 60 -50 60 30 53 42 46 30; p f6f2e8 70 -50 84 -50 84 30 77 42 70 30"""),
    "fire hydrant": Ware(0.85, "metal", "hydrant", """
        b d8433b -16 -40 16 26; s d8433b -18 26 18 26 12 40 -12 40; r b5322c -22 20 22 27; o e9b23a 0 46 5 4; b b5322c
        -28 -4 -14 12; b b5322c 14 -4 28 12; o e9b23a 0 0 8 8; r b5322c -24 -50 24 -40"""),
    "parking meter": Ware(1.3, "metal", "", """
        r 59636f -3 -50 3 10; s 4a5a6a -14 6 14 6 18 30 10 48 -10 48 -18 30; s bfe0ee -10 30 10 30 7 44 -7 44; r
        f6f3ea -7 14 7 22; r 3c4552 -12 -50 12 -46"""),
    "street lamp": Ware(2.6, "metal", "lamp post, lamppost, streetlight, street light, lamp pole, streetlamp", """
        r 3c4552 -2.4 -50 2.4 34; r 3c4552 -7 -50 7 -42; l 3c4552 3 0 32 10 44 20 42; s ffe39a 13 42 27 42 24 34 16
        34; p 3c4552 12 42 28 42 22 47 18 47"""),
    "traffic cone": Ware(0.7, "plastic", "traffic cones, safety cone", """
        p f5871f -24 -42 24 -42 5 50 -5 50; p ffffff -18 -16 18 -16 13 6 -13 6; p ffffff -9 24 9 24 7 36 -7 36; b
        d96a10 -36 -50 36 -42"""),
    "road sign": Ware(1.5, "metal", "traffic sign, street sign, triangular sign, signpost", """
        r 8b95a1 -2.5 -50 2.5 10; p d8433b -32 8 32 8 0 56; p f6f3ea -22 14 22 14 0 46; r 2b2522 -2.4 24 2.4 38; o
        2b2522 0 19 2.6 2.6"""),
    "flagpole": Ware(2.6, "metal", "flag pole, flagstaff, banner", """
        r c2c9d1 -2 -50 2 48; o d9a520 0 50 3.5 3.5; s d8433b 2 46 16 48 30 44 44 46 44 26 30 24 16 28 2 26; r 8b95a1
        -8 -50 8 -46"""),
    "mailbox": Ware(1.0, "metal", "letterbox, letter box", """
        r 8a5a34 -4 -50 4 4; s 3f6fb0 -34 4 34 4 34 24 22 38 -34 38; r 2f5590 -34 4 -28 36; r d8433b 22 22 26 46; r
        d8433b 26 38 36 46"""),
    "gate": Ware(1.4, "metal", "iron gate, garden gate, metal gate", """
        b b7a08a -56 -50 -44 44; b b7a08a 44 -50 56 44; r 8a7a66 -58 44 -42 50; r 8a7a66 42 44 58 50; l 3c4552 3 -44
        26 0 36 44 26; l 3c4552 3 -44 -40 44 -40; r 3c4552 -36 -46 -33 28; r 3c4552 -24 -46 -21 31; r 3c4552 -12 -46
        -9 33; r 3c4552 -1.5 -46 1.5 35; r 3c4552 9 -46 12 33; r 3c4552 21 -46 24 31; r 3c4552 33 -46 36 28"""),
    "statue": Ware(1.9, "stone", "marble statue, stone statue, bust", """
        b a9a196 -26 -50 26 -40; r b9b1a6 -20 -40 20 -16; r a9a196 -23 -18 23 -13; s d9d3c8 -16 -13 16 -13 20 10 16 20
        -16 20 -20 10; o d9d3c8 0 30 8.5 10; o c4bdb0 0 35 9 6; l b9b1a6 1.5 -6 -12 -2 10; l b9b1a6 1.5 6 -12 2 8; r
        d9d3c8 -3 18 3 24"""),
    "arch": Ware(2.6, "stone", "stone arch, archway, triumphal arch", """
        r cdbb9c -50 -50 -24 36; r cdbb9c 24 -50 50 36; r d8c8ab -54 30 54 50; s cdbb9c -26 34 26 34 26 8 18 22 0 28
        -18 22 -26 8; r b5a382 -54 42 54 45; r b5a382 -52 -50 -22 -44; r b5a382 22 -50 52 -44"""),
    "bridge": Ware(1.8, "stone", "stone bridge, footbridge, bamboo bridge, wooden bridge, drawbridge", """
        p b7a48a -120 -20 -70 12 0 22 70 12 120 -20 120 -50 78 -50 60 -22 30 -8 0 -4 -30 -8 -60 -22 -78 -50 -120 -50;
        l 94826a 5 -118 -8 -68 24 0 34 68 24 118 -8; r 94826a -70 10 -64 32; r 94826a -3 20 3 40; r 94826a 64 10 70
        32; r 94826a -122 -24 -114 4; r 94826a 114 -24 122 4"""),
    "swing": Ware(1.9, "wood", "swing set, swings, playground swing", """
        l a06a3c 4 -44 -50 -34 48; l a06a3c 4 -24 -50 -34 48; l a06a3c 4 44 -50 34 48; l a06a3c 4 24 -50 34 48; l
        5f3d22 4 -38 48 38 48; l 8b95a1 1.6 -10 47 -10 -22; l 8b95a1 1.6 10 47 10 -22; b d8433b -15 -27 15 -21"""),
    "trampoline": Ware(0.5, "metal", "", """
        l 8b95a1 5 -64 -46 -64 0; l 8b95a1 5 64 -46 64 0; l 8b95a1 5 -28 -50 -28 -6; l 8b95a1 5 28 -50 28 -6; o 3f7fc4
        0 2 76 14; o 23232a 0 4 58 8"""),
    "sandcastle": Ware(0.75, "soft", "sand castle, castle of sand", """
        s dcbd7c -54 -50 54 -50 36 -30 -36 -30; r e3c88c -40 -40 -16 10; r e3c88c 16 -40 40 10; r d8b671 -18 -40 18
        24; p e3c88c -42 10 -34 10 -34 18 -26 10 -22 18 -14 10 -14 18 -42 18; p e3c88c 14 10 42 10 42 18 34 18 34 12
        28 18 22 12 14 18; p d8b671 -18 24 18 24 18 32 10 32 10 26 -10 26 -10 32 -18 32; s a88748 -7 -40 7 -40 7 -22 0
        -16 -7 -22; r 8a5a34 -1 30 1 50; p d8433b 1 50 16 45 1 40"""),
    "hay": Ware(0.8, "soft", "hay bale, haystack, bale of hay, straw, straw bale, bale", """
        b e0b64c -56 -50 56 30; l c2953a 2 -50 10 -20 16; l c2953a 2 -40 -20 -6 -14; l c2953a 2 10 4 44 10; l c2953a 2
        4 -34 40 -28; r 9a6d28 -30 -50 -25 30; r 9a6d28 25 -50 30 30; l f0d27c 2 -16 20 16 24; l f0d27c 2 -14 -8 18 -2"""),
    "barrel": Ware(0.95, "wood", "cask, keg, wooden barrel", """
        s a06a3c -28 50 28 50 40 10 40 -10 28 -50 -28 -50 -40 -10 -40 10; l 5f3d22 2 -14 48 -18 0 -14 -48; l 5f3d22 2
        14 48 18 0 14 -48; l 59636f 5 -35 28 35 28; l 59636f 5 -35 -28 35 -28"""),
    "rope": Ware(0.4, "soft", "coil of rope, lasso, jump rope, skipping rope, rope toy", """
        o b58a52 0 -20 60 24; o 7a5a30 0 -14 36 12; l d8b47c 3 -54 -20 -30 -2 0 4 30 -2 54 -20; l d8b47c 3 -56 -26 -30
        -40 0 -44 30 -40 56 -26; l b58a52 8 50 -30 76 -40 84 -20"""),
    "twig": Ware(0.34, "wood", "stick, wooden stick, twigs", """
        l 5f3d22 7 -90 -14 -30 -2 30 0 90 14; l 5f3d22 4 -20 0 6 24; l 5f3d22 4 34 0 56 -20; o 6fae5a 12 28 11 6; o
        6fae5a 62 -24 11 6; o 6fae5a 92 18 9 5"""),
    "lily pad": Ware(0.16, "soft", "lilypad, water lily, lotus leaf", """
        o 4f9a56 0 -4 100 18; p 2f6f40 0 -4 96 8 96 -4; s f08ab5 -30 6 -16 28 0 14 16 28 30 6; s f7c4da -14 4 0 32 14
        4"""),
    "solar panel": Ware(1.1, "glass", "solar panels, panel", """
        r 8b95a1 -3 -50 3 -10; p 27356f -60 -14 44 -14 60 44 -44 44; l 9fb6e0 2 -52 14 52 14; l 9fb6e0 2 -26 -14 -10
        44; l 9fb6e0 2 8 -14 24 44; r 59636f -16 -50 16 -45"""),
    "buoy": Ware(0.9, "plastic", "lifebuoy float, channel marker", """
        s d8433b -36 -30 36 -30 26 -50 -26 -50; p d8433b -20 -30 20 -30 8 24 -8 24; p ffffff -14 -8 14 -8 10 8 -10 8;
        r 3c4552 -2 24 2 40; o ffd75e 0 44 6 6"""),
    "windmill": Ware(3.4, "stone", "wind mill, dutch windmill", """
        p e8dcc4 -20 -50 20 -50 12 20 -12 20; s a8553a -15 18 15 18 8 32 -8 32; r 8a5a34 -5 -50 5 -34; r 59a0c0 -4 -12
        4 -2; l 6b4a2c 2 0 22 36 44; l 6b4a2c 2 0 22 -36 0; l 6b4a2c 2 0 22 -22 58; l 6b4a2c 2 0 22 22 -14; p f6f0e0
        12 26 36 40 32 48 8 34; p f6f0e0 -12 18 -36 4 -32 -4 -8 10; p f6f0e0 -4 34 -18 58 -26 52 -12 30; p f6f0e0 4 10
        18 -14 26 -8 12 14; o 3c4552 0 22 3.4 3.4"""),
    "tennis racket": Ware(0.75, "plastic", "racket, racquet, tennis racquet, badminton racket", """
        o d8433b 0 20 26 32; o eef1f3 0 20 21 27; l b9c0c9 1.2 -18 20 18 20; l b9c0c9 1.2 -16 30 16 30; l b9c0c9 1.2
        -16 10 16 10; l b9c0c9 1.2 -8 -4 -8 44; l b9c0c9 1.2 0 -6 0 46; l b9c0c9 1.2 8 -4 8 44; p d8433b -10 -8 10 -8
        4 -18 -4 -18; b 2b2f36 -4 -52 4 -14"""),
    "baseball bat": Ware(0.9, "wood", "", """
        s c98a4a -4 -46 4 -46 6 -10 10 30 7 50 -7 50 -10 30 -6 -10; o 8a5a34 0 -48 6 3; r 3c4552 -4 -44 4 -22"""),
    "baseball glove": Ware(0.5, "soft", "catcher's mitt, mitt, leather baseball glove, catcher mitt", """
        s a8622e -34 -44 30 -44 40 -6 34 20 -26 20 -40 -10; s a8622e -36 0 -58 20 -50 36 -30 16; b a8622e -30 8 -14
        48; b a8622e -13 10 2 52; b a8622e 3 10 18 50; b a8622e 19 6 34 42; s 7d451c -20 -30 16 -30 20 -6 0 6 -22 -6"""),
    "snowboard": Ware(0.16, "plastic", "", """
        s 4f7fd0 -200 6 -160 -10 160 -10 200 6 150 4 -150 4; r e9b23a -60 2 -30 10; r e9b23a 30 2 60 10"""),
    "barbell": Ware(0.6, "metal", "weights, dumbbells", """
        b 8b95a1 -90 -4 90 4; b 2b2f36 -76 -36 -62 36; b 3c4552 -62 -26 -52 26; b 2b2f36 62 -36 76 36; b 3c4552 52 -26
        62 26"""),
    "treadmill": Ware(1.2, "metal", "running machine, exercise machine", """
        l 8b95a1 5 40 -40 52 44; l 59636f 4 50 20 24 24; b 3c4552 36 38 62 50; s 59636f -64 -50 56 -50 56 -38 -60 -42;
        r 23232a -56 -43 48 -38"""),
    "hammock": Ware(0.9, "soft", "", """
        r a06a3c -86 -50 -80 46; r a06a3c 80 -50 86 46; l 8b95a1 2 -82 32 -60 10; l 8b95a1 2 82 32 60 10; s e9b23a -64
        14 -40 -14 0 -26 40 -14 64 14 40 -4 0 -12 -40 -4; l d8433b 3 -48 -6 0 -19 48 -6"""),
    "flag": Ware(1.3, "soft", "national flag, banner flag, pennant", """
        r 8b95a1 -38 -60 -33 60; o d9b23a -35.5 62 5 5; s d8433b -33 56 -6 60 18 50 44 56 44 16 18 10 -6 20 -33 16; s
        f6f3ea -33 43 -6 47 18 37 44 43 44 29 18 24 -6 33 -33 29"""),
    "ladder": Ware(2.6, "wood", "stepladder, step ladder, extension ladder, fire ladder", """
        r a06a3c -15 -60 -10 60; r a06a3c 10 -60 15 60; r c98a4a -11 -53 11 -49; r c98a4a -11 -41 11 -37; r c98a4a -11
        -29 11 -25; r c98a4a -11 -17 11 -13; r c98a4a -11 -5 11 -1; r c98a4a -11 7 11 11; r c98a4a -11 19 11 23; r
        c98a4a -11 31 11 35; r c98a4a -11 43 11 47; r c98a4a -11 53 11 57"""),
    "wheelbarrow": Ware(0.85, "metal", "handcart, push cart, cart, wagon cart, wooden cart", """
        l 8a5a34 4 -30 -34 60 -4; l 8a5a34 4 30 -12 36 -50; p 4f9a56 -50 22 46 22 26 -14 -26 -14; r 3f7f46 -52 20 48
        26; o 2b2f36 -36 -36 14 14; o c2c9d1 -36 -36 6 6"""),
    "shovel": Ware(0.95, "metal", "spade, snow shovel", """
        r a06a3c -3 -6 3 44; l a06a3c 5 -10 48 10 48; s c2c9d1 -16 -6 16 -6 14 -34 0 -54 -14 -34; l 8b95a1 2 0 -10 0
        -38"""),
    "rake": Ware(1.0, "wood", "garden rake", """
        r a06a3c -2 -34 2 50; l 59636f 4 -18 -34 18 -34; l 59636f 3 -18 -34 -18 -50; l 59636f 3 -6 -34 -6 -50; l
        59636f 3 6 -34 6 -50; l 59636f 3 18 -34 18 -50"""),
    "mop": Ware(1.1, "wood", "floor mop, swab", """
        r a06a3c -2 -30 2 50; r 59636f -10 -32 10 -27; s e8e2d2 -12 -30 12 -30 22 -50 8 -46 0 -52 -8 -46 -22 -50"""),
    "watering can": Ware(0.6, "metal", "", """
        l 3f7fc4 6 18 30 44 20 34 -26; l 3f7fc4 6 -22 -20 -54 30; p 2f5f99 -62 24 -46 40 -58 44 -68 32; b 4a8fd6 -26
        -46 26 26; o 2f5f99 0 26 26 5"""),
    "pumpkin": Ware(0.6, "soft", "orange pumpkin", """
        o e8821e -24 -6 26 36; o e8821e 24 -6 26 36; o f5952e 0 -6 24 38; l c96a12 2 -14 26 -16 -36; l c96a12 2 14 26
        16 -36; s 4f7a3a -5 28 5 28 12 48 2 48"""),
    "scarecrow": Ware(1.7, "wood", "", """
        r a06a3c -2 -50 2 20; r a06a3c -44 10 44 14; p c0453f -18 -26 18 -26 14 18 -14 18; p c0453f -40 6 -10 6 -10 19
        -40 18; p c0453f 40 6 10 6 10 19 40 18; o e2c48a 0 28 11 12; p 8a5a34 -20 34 20 34 10 38 6 50 -8 50 -10 38; o
        2b2522 -4 29 1.6 1.6; o 2b2522 4 29 1.6 1.6; l 2b2522 1.4 -4 23 4 23"""),
    "raft": Ware(0.3, "wood", "wooden raft, pontoon", """
        b a06a3c -120 -20 120 -4; b b57c48 -116 -6 116 8; l 5f3d22 4 -70 -20 -70 10; l 5f3d22 4 70 -20 70 10; l 5f3d22
        2 -118 1 118 1"""),
    "mountain": Ware(4.4, "stone", "mountain peak, rocky mountain, peak", """
        p 7d8694 -100 -50 -72 -18 -52 -8 -30 22 -12 34 0 50 16 36 30 24 44 0 66 -12 100 -50; p 98a1ad -72 -18 -52 -8 -30
        22 -12 34 0 50 -6 24 -16 6 -22 -18 -40 -50 -100 -50; p f4f8fb -30 22 -12 34 0 50 16 36 30 24 20 16 12 22 4 12 -4
        20 -14 12 -20 18; p 69727f 0 50 16 36 22 10 34 -14 40 -50 18 -50 8 -20 4 12; l 8a93a0 2 44 0 30 -20 24 -50; l
        aab2bd 2 -52 -8 -44 -26 -56 -50"""),
    "castle": Ware(3.6, "stone", "fortress, stone castle, medieval castle", """
        r a9a294 -56 -50 56 0; r b8b1a3 -78 -50 -48 26; r b8b1a3 48 -50 78 26; r c2bbad -24 -50 24 34; r a9a294 -80 22 -46
        30; r a9a294 46 22 80 30; r b0a99b -28 30 28 37; r a9a294 -80 30 -73 37; r a9a294 -66 30 -59 37; r a9a294 -53 30
        -46 37; r a9a294 46 30 53 37; r a9a294 59 30 66 37; r a9a294 73 30 80 37; p 5b6f8a -26 37 26 37 0 64; p 5b6f8a
        -74 36 -52 36 -63 56; p 5b6f8a 52 36 74 36 63 56; r a9a294 -46 0 -38 6; r a9a294 -34 0 -26 6; r a9a294 26 0 34 6;
        r a9a294 38 0 46 6; s 4a3a2c -12 -50 12 -50 12 -28 0 -16 -12 -28; l 2f251c 1.2 0 -50 0 -18; l 2f251c 1.2 -6 -50 -6
        -22; l 2f251c 1.2 6 -50 6 -22; b 3f4652 -6 6 6 20; b 3f4652 -67 -4 -59 12; b 3f4652 59 -4 67 12; b 3f4652 -67 -34
        -59 -20; b 3f4652 59 -34 67 -20; r 8f887b -40 -22 -30 -18; r 8f887b 30 -34 40 -30; r 8f887b -20 -6 -10 -2; r
        8f887b 12 22 20 26; l 6b5a3c 1.5 0 64 0 76; p d9a520 0 76 0 69 14 72.5"""),
    "igloo": Ware(1.3, "ice", "snow house", """
        s eaf5fb -58 -50 58 -50 50 0 26 36 -26 36 -50 0; s cfe5f0 -18 -50 18 -50 18 -24 8 -10 -8 -10 -18 -24; s 4a6f8a
        -10 -50 10 -50 10 -28 0 -20 -10 -28; l bcd8e6 2 -52 -14 -18 -14; l bcd8e6 2 18 -14 52 -14; l bcd8e6 2 -42 8 42
        8; l bcd8e6 2 -24 26 24 26"""),
    "snow globe": Ware(0.5, "glass", "", """
        o cfe9f5 0 8 40 40; s ffffff -32 -14 32 -14 20 0 -20 0; p 4f9a56 -14 -4 14 -4 0 34; s 8a5a34 -40 -50 40 -50 30
        -28 -30 -28; o ffffff -16 18 2.5 2.5; o ffffff 18 22 2.5 2.5"""),
    "birdhouse": Ware(1.4, "wood", "bird house, bird feeder, nesting box", """
        r a06a3c -3 -50 3 2; b d8a05c -24 0 24 30; p c0453f -32 28 32 28 0 52; o 3c2a1c 0 16 7 7; r 5f3d22 -2 4 2 9"""),
    "bucket of paint": Ware(0.5, "metal", "paint, paint can, paint bucket, can of paint", """
        l 8b95a1 3 -28 30 0 56 28 30; p c2c9d1 -30 34 30 34 26 -46 -26 -46; o 3f7fc4 0 34 30 7; s 3f7fc4 -22 34 -10 34
        -12 0 -16 -6 -20 0"""),
    "matchstick": Ware(0.4, "wood", "match, matches, burning match", """
        r e3c48c -4 -50 4 26; s d8433b -8 22 8 22 6 40 0 46 -6 40"""),
    "cannon": Ware(0.95, "metal", "", """
        s 3c4552 -60 26 10 10 26 -6 10 -26 -14 -22 -66 10; r 2b2f36 -68 10 -58 28; o 8a5a34 4 -26 24 24; o 5f3d22 4
        -26 16 16; o d9a520 4 -26 5 5; l 8a5a34 7 10 -30 54 -48"""),
    "stage light": Ware(0.7, "metal", "spotlight lamp, floodlight", """
        l 59636f 5 -24 30 0 50 24 30; s 3c4552 -30 30 30 30 24 -20 -24 -20; p ffe39a -28 -20 28 -20 44 -50 -44 -50; o
        fff5d0 0 -20 24 5"""),
    "rover": Ware(1.2, "metal", "mars rover, moon rover, lunar rover, space rover", """
        l c2c9d1 3 -20 6 -20 40; b 3c4552 -34 38 -8 50; p 27356f 6 10 56 18 52 24 2 16; b d6cdb8 -46 -14 46 6; l
        8b95a1 4 -40 -14 -44 -34; l 8b95a1 4 0 -14 0 -34; l 8b95a1 4 40 -14 44 -34; o 2b2f36 -44 -36 14 14; o 2b2f36 0
        -36 14 14; o 2b2f36 44 -36 14 14; o 8b95a1 -44 -36 6 6; o 8b95a1 0 -36 6 6; o 8b95a1 44 -36 6 6"""),
    "drone": Ware(0.4, "plastic", "quadcopter, camera drone", """
        l 3c4552 5 -50 8 50 8; b 4a5562 -22 -14 22 16; o 22303c 0 -14 8 8; o 6fb6d8 0 -14 4 4; r 2b2f36 -54 8 -46 20;
        r 2b2f36 46 8 54 20; o aab3bd -50 22 30 3; o aab3bd 50 22 30 3; l 3c4552 3 -18 -14 -26 -28; l 3c4552 3 18 -14
        26 -28"""),
    "basketball hoop": Ware(1.6, "metal", "basketball net, basketball basket", """
        r 8b95a1 -3 -50 3 14; b f6f3ea -26 12 26 50; r d8433b -11 20 11 34; r f6f3ea -8 23 8 31; l f5871f 3 -13 12 13
        12; p e8e2d2 -12 12 12 12 7 -4 -7 -4"""),
}  # fmt: skip
"""Everyday name → the ware."""
