"""Chores: what people do about the house, in the kitchen, the workshop and the garden."""

from __future__ import annotations

from sora_nb.stage.repertoire.motion import Motion

CHORES: tuple[Motion, ...] = (
    Motion(
        name="pull", words="pull drag tug haul tow", verb="push", grip="line", period=0.9,
        still="grip .95 lean .34 crouch .05 nod -.1 frown .6 hn -.16 .30 hf -.10 .34",
        keys=((0, "lean .30"), (0.5, "lean .40")),
    ),
    Motion(
        name="wheel along", verb="push", period=1.1, keys=((0, "lean .10"), (0.5, "lean .13")),
        still="hn .27 .16 hf .29 .16 grip .95 nod -.04",
    ),
    Motion(
        name="look through", objects="look magnifying glass, look binoculars, look spyglass", verb="look", period=3.4,
        holds=True, still="grip_n .9 brow .5 hf .06 -.05",
        keys=((0, "hn .25 .98 tool .1 lean .06 nod .04"), (0.4, "hn .29 .84 tool -.1 lean .2 nod .16"),
        (0.75, "hn .27 .92 tool .2 lean .12 nod .02")),
    ),
    Motion(
        name="look into", objects="look microscope", verb="look", period=4.0, before="table", laid=(0.30, 0.46),
        still="lean .40 nod .30 grip .5 hn .26 .22 hf .34 .16 lid .35",
        keys=((0, "lean .40"), (0.4, "lean .44 nod .36"), (0.7, "lean .38 nod .28")),
    ),
    Motion(
        name="fell", objects="cook tree, cook pine tree, cook palm tree, cook christmas tree", verb="cook", period=1.5,
        near=True, tool="axe", grip="nf", sound="contact", hits=(0.5,), matter=("metal", "wood"), still="grip .95 frown .4",
        keys=((0, "hn .20 .62 hf .26 .60 tool .4 lean .14 twist .1"),
        (0.3, "hn -.06 1.15 hf .04 1.12 tool 2.2 lean -.08 twist -.5 crouch .02"),
        (0.5, "hn .30 .50 hf .24 .42 tool -.05 lean .34 twist .3 crouch .08"),
        (0.7, "hn .27 .52 hf .22 .46 tool .05 lean .28")),
    ),
    Motion(
        name="fly a kite", words="fly-kite", verb="fly", grip="line", period=2.6,
        still="grip .9 lean -.12 nod -.3 ey .8 smile .9 hf .24 1.1",
        keys=((0, "hn .20 1.2"), (0.4, "hn .16 .9 lean -.2"), (0.7, "hn .22 1.35 lean -.06")),
    ),
    Motion(
        name="hold on a string", objects="hold balloon", verb="hold", grip="line", period=2.6, still="grip_n .9 smile .5",
        keys=((0, "hn .17 .52"), (0.5, "hn .18 .58")),
    ),
    Motion(
        name="walk a dog", words="walk-dog", verb="walk", grip="line", period=1.2, still="grip_n .9",
        keys=((0, "hn .14 .12"), (0.5, "hn .17 .16")),
    ),
    Motion(
        name="cane", words="lean-on-cane", objects="hold cane, hold white cane", verb="hold", tool="cane", holds=True,
        period=1.1,
        still="grip_n .95",
        keys=((0, "hn .19 .02 tool -1.45"), (0.35, "hn .17 .06 tool -1.35"), (0.7, "hn .10 .02 tool -1.62")),
    ),
    Motion(
        name="mow", words="mow", verb="mow", period=1.0, keys=((0, "nod .04"), (0.5, "nod .08")),
        still="hn .24 .32 hf .29 .34 grip .9 lean .2 tool 0", tool="mower", sound="engine", going="walk",
    ),
    Motion(
        name="make", light=("make pizza, make cake, make sandwich, make salad, make bread, make food, "
        "make breakfast, make dinner, make lunch, prepare food"), verb="cook", period=1.5, keys=((0, "hn .20 .25 hf .30 .3"),
        (0.3, "hn .27 .12 hf .34 .3 lean .16"), (0.5, "hn .24 .45 hf .31 .14"), (0.75, "hn .28 .2 hf .27 .16 lean .2")),
        still="lean .1 nod .22 ey -.5 gaze -.06 grip .6 smile .6", before="table", laid=(0.32, 0.45),
    ),
    Motion(
        name="sweep", words="sweep mop rake vacuum hoover scrub", light="clean floor, wash floor", period=1.3,
        keys=((0, "hf .10 .80 hn .30 .16 lean .24 twist .22 sway .01"),
        (0.5, "hf .12 .74 hn .12 .10 lean .12 twist -.2 sway -.01")), still="crouch .04 nod .2 ey -.5 grip .9 frown .1",
        tool="broom", grip="fn", sound="rustle",
    ),
    Motion(
        name="wipe", words="wipe clean polish dust", period=1.1, keys=((0, "hn .25 1.15 twist .15"), (0.25, "hn .29 .98"),
        (0.5, "hn .25 .80 twist -.1"), (0.75, "hn .19 .98")), still="lean .1 grip_n .1 brow .2 arm_f .2 out_f .3 elbow_f .9",
        tool="cloth", near=True, sound="rustle",
    ),
    Motion(
        name="wash", words="wash rinse scrape", period=0.9, keys=((0, "hn .24 .10 hf .27 .05"), (0.25, "hn .28 .13"),
        (0.5, "hn .30 .06 hf .25 .07"), (0.75, "hn .26 .02")), still="lean .1 nod .22 ey -.5 gaze -.06 grip .6 lean .2",
        tool="sponge", before="basin", laid=(0.32, 0.5), sound="bubble",
    ),
    Motion(
        name="wash down", objects="wash car, wash truck, wash bus, wash taxi, wash van, wash bicycle, wash tractor, "
        "wash window, wash horse, wash elephant, wash cow, wash dog, wash wall, wash boat, wash motorcycle",
        verb="wash", period=1.1,
        keys=((0, "hn .26 .80 twist .15"), (0.25, "hn .31 .58"), (0.5, "hn .26 .34 twist -.1"), (0.75, "hn .21 .56")),
        still="lean .16 nod .2 ey -.4 grip_n .1 brow .2 arm_f .2 out_f .3 elbow_f .9", tool="sponge", near=True, sound="bubble",
    ),
    Motion(
        name="wash hands", light="wash hand, clean hand, rub hand", verb="wash", period=0.8,
        keys=((0, "hn .25 .14 hf .27 .09 wrist_n .4"), (0.5, "hn .28 .08 hf .25 .15 wrist_n -.3")),
        still="lean .1 nod .22 ey -.5 gaze -.06 lean .2 grip .2", before="basin", sound="bubble",
    ),
    Motion(
        name="brush teeth", light="brush tooth, clean tooth", verb="brush", period=0.42,
        keys=((0, "hn .15 1.20 tool 3.3 tilt .03"), (0.5, "hn .19 1.22 tool 3.2 tilt -.03")),
        still="open .22 smile .8 grip_n .9 arm_f .12 out_f .12 elbow_f .35 grip_f .4 hy_n 1.2", tool="toothbrush",
        sound="rustle",
    ),
    Motion(
        name="brush", words="brush comb groom", light="comb hair, brush hair, do hair", period=1.5,
        keys=((0, "hn .04 1.95 tool 2.6 nod .06"), (0.3, "hn -.05 1.75 tool 3.1"), (0.6, "hn -.08 1.2 tool 3.7 tilt .16"),
        (0.8, "hn .07 1.5 tool 3.0")), still="grip_n .9 smile .6 tilt .1 arm_f .25 out_f .2 elbow_f .5", tool="comb",
        near=True,
    ),
    Motion(
        name="shave", words="shave", light="trim beard, shave beard", period=1.2, keys=((0, "hn .10 1.45 tool 2.8"),
        (0.45, "hn .12 1.12 tool 2.9 tilt -.14"), (0.7, "hn .16 1.25 tool 2.7")),
        still="nod -.12 grip_n .9 tilt -.08 arm_f .2 elbow_f .6", tool="razor", sound="rustle",
    ),
    Motion(
        name="make up", light="apply makeup, put makeup, put lipstick, apply lipstick, wear makeup, fill eyebrow",
        verb="paint", period=1.6, keys=((0, "hn .11 1.30 tool 2.9"), (0.35, "hn .13 1.24 tool 3.0 tilt .04"),
        (0.7, "hn .11 1.22 tool 2.9")), still="hf .20 1.35 grip .9 smile .5 open .12 gaze -.05", tool="lipstick", holds=True,
    ),
    Motion(
        name="iron", words="iron", period=1.6, keys=((0, "hn .12 .08 lean .12 tool 0"), (0.5, "hn .30 .08 lean .26 tool 0")),
        still="lean .1 nod .22 ey -.5 gaze -.06 grip_n .9 hf .33 .05", tool="iron", before="board", laid=(0.3, 0.43),
    ),
    Motion(
        name="fold", words="fold pack", light="do laundry, make bed, fold clothes, fold laundry", period=2.0,
        keys=((0, "hn .14 .18 hf .36 .18"), (0.3, "hn .16 .45 hf .34 .42 lean .02"), (0.6, "hn .25 .20 hf .30 .2 lean .2"),
        (0.8, "hn .25 .14 hf .30 .16")), still="lean .1 nod .22 ey -.5 gaze -.06 grip .7", before="table", laid=(0.32, 0.45),
        sound="rustle",
    ),
    Motion(
        name="knit", words="knit crochet", period=0.7, keys=((0, "hn .15 .40 hf .20 .44 wrist_n .2"),
        (0.5, "hn .18 .44 hf .18 .40 wrist_n -.2")), still="nod .25 ey -.6 smile .5 grip .85 curl .08", stance="stool",
        tool="needles", seat="stool", sound="rustle",
    ),
    Motion(
        name="sew", words="sew stitch embroider mend", period=1.3, keys=((0, "hn .17 .34 tool .4"),
        (0.35, "hn .17 .80 tool 1.2 nod .12"), (0.7, "hn .20 .36 tool -.5")),
        still="nod .27 ey -.6 grip .9 hf .20 .32 curl .1", stance="stool", tool="needle", seat="stool",
    ),
    Motion(
        name="cut", words="cut slice trim peel chop mince dice", verb="cook", period=0.55,
        keys=((0, "hn .25 .32 tool -.1"), (0.5, "hn .27 .14 tool -.25"), (0.7, "hn .23 .20")),
        still="lean .1 nod .22 ey -.5 gaze -.06 grip .9 hf .32 .13", tool="knife", before="table", laid=(0.3, 0.45),
        sound="contact", hits=(0.5,), matter=("metal", "wood"),
    ),
    Motion(
        name="cut hair", light="cut hair, trim hair", verb="cook", period=0.6, keys=((0, "hn .12 1.5 tool 2.8"),
        (0.5, "hn .10 1.4 tool 3.0")), still="grip .8 hf -.02 1.6 out_f .6 nod .1", tool="scissors",
    ),
    Motion(
        name="stir", words="stir cook saute whisk mix season", verb="cook", period=1.1, keys=((0, "hn .18 .36 tool -1.2"),
        (0.25, "hn .24 .33 tool -1.5"), (0.5, "hn .27 .37 tool -1.8 sway .01"), (0.75, "hn .22 .40 tool -1.5")),
        still=("lean .1 nod .22 ey -.5 gaze -.06 grip_n .9 arm_f .3 out_f .5 elbow_f 1.4 grip_f .6 " "smile .5"),
        tool="spoon", before="stove", laid=(0.3, 0.47), sound="cook",
    ),
    Motion(
        name="grill", words="fry grill barbecue barbeque", verb="cook", period=1.7, keys=((0, "hn .16 .22 tool -.25"),
        (0.35, "hn .25 .2 tool -.2 lean .16"), (0.5, "hn .22 .45 tool .7 nod -.05"), (0.62, "hn .22 .34 tool -.9"),
        (0.8, "hn .18 .25 tool -.3")), still="lean .1 nod .22 ey -.5 gaze -.06 grip_n .9 smile .6", tool="spatula",
        before="stove", laid=(0.3, 0.47), sound="cook",
    ),
    Motion(
        name="knead", words="knead", light="make dough, make pottery", verb="cook", period=1.2,
        keys=((0, "hn .18 .22 hf .24 .24 lean .1 crouch .0"), (0.45, "hn .29 .10 hf .33 .12 lean .34 crouch .05"),
        (0.75, "hn .25 .26 hf .28 .28")), still="lean .1 nod .22 ey -.5 gaze -.06 grip .2", before="table", laid=(0.32, 0.46),
    ),
    Motion(
        name="pour", words="pour", verb="hold", period=2.8, keys=((0, "hn .16 .50 tool .1"),
        (0.3, "hn .15 .98 tool .05 lean .06"), (0.42, "hn .16 1.0 tool -.75"), (0.74, "hn .16 1.04 tool -.8 twist .1"),
        (0.86, "hn .17 .66 tool .05")), still="nod .18 ey -.5 grip_n .9 smile .4 hf .33 .16 grip_f .8 brow .2", tool="teapot",
        before="table", sound="bubble",
    ),
    Motion(
        name="water", words="water irrigate", period=2.4, keys=((0, "hn .20 .35 tool -.6 twist .2"),
        (0.5, "hn .23 .3 tool -.75 twist -.12")), still="lean .2 nod .2 ey -.5 grip_n .9 smile .5 arm_f .1 out_f .3",
        tool="watering can", near=True, sound="bubble",
    ),
    Motion(
        name="dig", words="dig shovel excavate", period=1.8, keys=((0, "hf .14 .72 hn .22 .45 lean .15 crouch .06 nod .15"),
        (0.18, "hf .16 .80 hn .22 .62 lean .05 crouch .02"), (0.3, "hf .20 .48 hn .30 -.02 lean .62 crouch .2 nod -.1"),
        (0.46, "hf .12 .20 hn .32 .02 lean .55 crouch .22"), (0.66, "hf -.02 .5 hn .26 .7 lean .0 crouch .05 twist -.45"),
        (0.78, "hf .06 .62 hn .30 .95 twist .5 lean .05")), still="grip .95 frown .3", tool="shovel", grip="fn",
        sound="contact", hits=(0.3,), matter=("metal", "stone"),
    ),
    Motion(
        name="hammer", words="hammer nail pound forge", light="hammer nail, strike nail", period=0.85,
        keys=((0, "hn .10 .85 tool 1.7 lean .1 nod .1"), (0.28, "hn .02 1.35 tool 2.3 lean -.02 twist -.2 nod .05"),
        (0.5, "hn .22 .28 tool -.1 lean .32 twist .2 nod .25"), (0.62, "hn .21 .38 tool .15")),
        still="hf .30 .10 grip .95 frown .3 ey -.4", tool="hammer", before="anvil", sound="contact", hits=(0.5,),
        matter=("metal", "wood"),
    ),
    Motion(
        name="saw", words="saw", period=0.9, keys=((0, "hn .08 .42 tool -.35 lean .14 twist -.15"),
        (0.5, "hn .26 .22 tool -.35 lean .36 twist .2")), still="hf .34 .10 grip .95 frown .3 nod .18 ey -.4", tool="saw",
        before="bench", sound="rustle",
    ),
    Motion(
        name="split", light="chop wood, split wood, cut wood, chop log", objects="cut wood", verb="cook", period=1.9,
        keys=((0, "hn .14 .35 hf .22 .38 lean .12 crouch .05 nod .1"),
        (0.32, "hn -.02 1.95 hf .04 2.05 lean -.2 crouch .0 nod -.2"), (0.42, "hn .10 1.7 hf .16 1.8 lean -.05"),
        (0.52, "hn .20 .18 hf .31 .10 lean .6 crouch .2 nod .05 frown .6"),
        (0.7, "hn .20 .16 hf .30 .10 lean .5 crouch .16")), still="grip .95", tool="axe", grip="nf", before="stump",
        sound="contact", hits=(0.52,), matter=("metal", "wood"),
    ),
    Motion(
        name="drill", words="drill weld solder fix repair", light="change tire, fix car, use drill", period=0.25,
        keys=((0, "hn .20 .50 tool .02 sway .003"), (0.5, "hn .205 .505 tool -.02 sway -.003")),
        still="lean .22 crouch .12 nod .15 frown .4 hf .24 .45 grip .9", tool="drill", near=True, sound="shake",
    ),
    Motion(
        name="build", words="build assemble construct", light="build sandcastle, make sandcastle, make snowman", period=1.4,
        keys=((0, "hn .24 -.35 hf .30 -.45"), (0.3, "hn .26 .1 hf .31 .0 lean .2"), (0.55, "hn .28 -.5 hf .32 -.25"),
        (0.8, "hn .22 -.2 hf .34 -.55")), still="lean .35 nod .12 ey -.5 grip .3 smile .6", stance="one knee", near=True,
    ),
    Motion(
        name="plant", words="plant sow harvest weed", period=1.7, keys=((0, "hn .26 -.75 hf .32 -.7"),
        (0.35, "hn .22 -.3 hf .30 -.8 lean .36"), (0.6, "hn .28 -.85 hf .30 -.5"), (0.8, "hn .30 -.8 hf .28 -.8")),
        still="lean .5 nod .1 ey -.6 grip .4", stance="one knee", near=True, sound="rustle",
    ),
    Motion(
        name="milk", words="milk", period=0.9, keys=((0, "hn .24 .12 hf .32 -.12"), (0.5, "hn .26 -.14 hf .30 .12")),
        still="lean .35 nod .0 grip .9", stance="stool", seat="stool", near=True, sound="bubble",
    ),
    Motion(
        name="fish", words="fish angle", period=4.0, keys=((0, "hn .13 .35 hf .22 .5 lean .0"),
        (0.45, "hn .14 .36 hf .23 .55"), (0.6, "hn .12 .45 hf .17 .78 lean -.12 brow .6"),
        (0.78, "hn .15 .36 hf .24 .5 lean .06")), still="grip .9 nod .05 smile .4 brow .1", tool="fishing pole", grip="nf",
    ),
    Motion(
        name="smoke", words="smoke puff", period=3.2, keys=((0, "hn .16 .55 tool .8"),
        (0.25, "hn .125 1.22 tool .1 nod -.02"), (0.45, "hn .125 1.22 tool .1 lid .35"),
        (0.65, "hn .18 .6 tool .8 open .25 nod -.1")), still="grip_n .8 arm_f .15 elbow_f 1.2 out_f .1", tool="cigarette",
    ),
    Motion(
        name="count", words="count deal sort", light="count money, shuffle card, play card", period=0.7,
        keys=((0, "hn .15 .56 wrist_n .2"), (0.4, "hn .22 .64 wrist_n -.2"), (0.7, "hn .21 .5")),
        still="nod .26 ey -.6 grip .6 hf .19 .55", tool="cards", sound="rustle",
    ),
    Motion(
        name="tie", words="tie lace", light="tie shoe, tie lace, lace shoe", period=1.3, keys=((0, "hn .20 -.78 hf .24 -.76"),
        (0.5, "hn .15 -.6 hf .30 -.6")), still="lean .7 curl .3 nod -.1 grip .8 ey -.5", stance="one knee",
    ),
    Motion(
        name="tie tie", light="tie tie, adjust tie, tie bow, button shirt", verb="tie", period=1.2,
        keys=((0, "hn .10 .95 hf .13 .9"), (0.5, "hn .12 .8 hf .12 .99")), still="grip .8 nod .05",
    ),
    Motion(
        name="wash hair", light="wash hair, take shower, have shower, wash head", verb="wash", period=0.7,
        keys=((0, "hn -.02 1.85 hf .06 1.95"), (0.5, "hn .05 1.95 hf .0 1.8")), still="lid .9 smile .6 grip .1 nod .12",
        sound="bubble",
    ),
    Motion(
        name="knock", words="knock", verb="collide", period=1.9, keys=((0, "hn .16 1.1"), (0.2, "hn .25 1.12"),
        (0.28, "hn .18 1.1"), (0.36, "hn .25 1.12"), (0.44, "hn .18 1.1"), (0.52, "hn .25 1.12"), (0.7, "hn .15 1.0")),
        still="grip_n .95 lean .04 brow .3", near=True, sound="contact", hits=(0.2, 0.36, 0.52), matter=("flesh", "wood"),
    ),
    Motion(
        name="pet", words="pet stroke caress pat", verb="hold", period=1.3, keys=((0, "hn .20 .02 wrist_n .2"),
        (0.5, "hn .31 -.12 wrist_n -.2")), still="lean .48 crouch .26 nod -.1 smile .9 grip_n .1 arm_f .2 ey -.5", near=True,
    ),
    Motion(
        name="feed", words="feed", verb="give", period=1.6, keys=((0, "hn .15 .35 grip_n .9"),
        (0.4, "hn .30 .1 grip_n .1 lean .46"), (0.6, "hn .28 .16 grip_n .1")),
        still="lean .36 crouch .16 nod .1 smile .8 ey -.4 hf .14 .35 grip_f .6", near=True,
    ),
    Motion(
        name="blow out", objects="blow candle, blow cake, blow torch", verb="blow", period=2.4, near=True,
        still="arm .1 out .16 elbow .4 grip .4",
        keys=((0, "lean -.08 open .1 lid .0"), (0.3, "lean -.12 open .35 nod -.12 brow .5"),
        (0.45, "lean .36 open .22 smile -.6 nod .3 lid .3"), (0.8, "lean .34 open .16 smile -.5 nod .32 lid .4")),
    ),
    Motion(
        name="blow", words="blow", period=2.2, keys=((0, "lean -.05 open .1 lid .0"), (0.3, "lean -.12 open .35 nod -.08"),
        (0.5, "lean .16 open .16 lid .4 nod .08"), (0.8, "lean .14 open .14 lid .3")), still="nod .04 hn .14 1.2 grip_n .9",
        tool="wand",
    ),
    Motion(
        name="photograph", words="photograph film shoot-photo",
        light="take photo, take picture, take photograph, shoot video, take video", verb="look", period=2.6,
        keys=((0, "hn .155 1.44 crouch .02"), (0.42, "hn .155 1.46 crouch .06 lean .1"), (0.5, "hn .16 1.42 crouch .06"),
        (0.7, "hn .155 1.45 crouch .02 twist .05")), still="grip .7 lid .1 lean .06 hf .19 1.46", tool="camera",
        sound="contact", hits=(0.5,), matter=("plastic", "metal"),
    ),
    Motion(
        name="selfie", light="take selfie, take self-portrait", verb="look", period=2.4, keys=((0, "tool 1.5"),
        (0.5, "tool 1.62 tilt .18 nod -.06")),
        still=("hf .36 1.55 grip_f .9 tilt .12 smile 1 brow .4 turn .25 arm_n .2 out_n .4 elbow_n " "1.6"), tool="phone",
        grip="f", holds=True,
    ),
    Motion(
        name="phone", words="phone dial", objects="speak phone, talk phone, speak telephone, call phone, look phone-call",
        verb="speak", period=2.4, keys=((0, "nod .0 elbow_f .7 open .1 brow .1"), (0.2, "open .4 nod .04"),
        (0.35, "open .1 elbow_f 1.3 brow .5"), (0.55, "open .45 nod .06"), (0.75, "open .08 elbow_f .6 sway .01")),
        still="hn -.005 1.46 grip_n .85 tool 1.25 tilt .09 smile .5 arm_f .3 out_f .2", tool="phone", holds=True,
    ),
    Motion(
        name="text", words="text scroll swipe", objects="look phone, play phone, use phone, hold phone", verb="look",
        period=0.9, keys=((0, "hn .15 .62"), (0.5, "hn .16 .67 wrist_n .15")),
        still="nod .3 ey -.7 hf .18 .62 grip_f .6 tool 1.1 grip_n .7", tool="phone", holds=True,
    ),
    Motion(
        name="type", words="type code program",
        objects=("write laptop, use laptop, write computer, use computer, play computer, "
        "write keyboard, work laptop, work computer"), verb="write", period=0.5, keys=((0, "hn .20 .34 hf .28 .30 wrist .1"),
        (0.2, "hn .21 .27"), (0.5, "hn .19 .34 hf .29 .36"), (0.7, "hf .28 .27")),
        still="nod .12 ey -.3 lean .12 grip .35 curl .05", stance="stool", seat="stool", before="desk", laid=(0.36, 0.36),
        sound="contact", hits=(0.2, 0.7), matter=("flesh", "plastic"),
    ),
    Motion(
        name="play a game", objects=("play video-game, play video game, play gamepad, play game, play controller, "
        "play console"), verb="play", period=0.8, keys=((0, "hn .17 .48 hf .22 .5 tilt .05"),
        (0.5, "hn .18 .53 hf .21 .46 tilt -.08 lean .18")), still="nod .02 lean .12 grip .7 brow .3 open .1", stance="stool",
        tool="gamepad", seat="stool", holds=True,
    ),
    Motion(
        name="draw", words="paint draw sketch doodle decorate", verb="paint", period=2.0,
        keys=((0, "hn .24 .80 tool .5 twist .1"), (0.2, "hn .27 1.15 tool .8"), (0.4, "hn .22 1.25 tool .9 lean .02"),
        (0.6, "hn .28 1.0 tool .5 lean .12 twist -.1"), (0.8, "hn .21 .7 tool .2")),
        still="nod -.03 brow .2 grip_n .9 arm_f .3 out_f .35 elbow_f 1.5 grip_f .6 gaze -.05", tool="paintbrush", near=True,
        sound="rustle",
    ),
    Motion(
        name="noodles", objects=("eat noodle, eat ramen, eat soup, eat cereal, eat rice, eat pasta, eat spaghetti, "
        "eat salad"), verb="eat", period=1.9, keys=((0, "hn .17 .62 tool -.6 nod .2"),
        (0.3, "hn .20 .56 tool -.9 nod .24 ey -.5"), (0.58, "hn .14 1.16 tool 2.7 open .5 nod .12"),
        (0.7, "hn .15 1.1 tool 2.7 open .1"), (0.85, "hn .18 .7 tool -.2 open .2 nod .06")),
        still="hf .17 .50 grip .8 smile .5", tool="chopsticks", holds=True, holding="f", sound="eat",
    ),
)  # fmt: skip
