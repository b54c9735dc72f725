"""Social: gestures, feelings, and what two people do with each other."""

from __future__ import annotations

from sora_nb.stage.repertoire.motion import Motion

SOCIAL: tuple[Motion, ...] = (
    Motion(
        name="bow", words="bow curtsy", light="take bow", period=2.8, keys=((0, "lean 0 nod 0 curl 0"),
        (0.1, "lean -.05 nod -.05"), (0.38, "lean 1.0 curl .25 nod .2 hn .12 .1 arm_f -.2 hand_n 1 x -.05"),
        (0.56, "lean 1.02 curl .25 nod .22"), (0.85, "lean -.02 nod -.04 curl 0 x 0 hand_n 0")), still="smile .7",
    ),
    Motion(
        name="salute", words="salute", verb="wave", keys=((0, "hn .1 .3 hand_n 0 grip_n .2"),
        (0.14, "hn .10 1.72 hand_n 1 grip_n .15 wrist_n .1"), (0.17, "hn .085 1.66"), (0.82, "hn .085 1.66"),
        (1, "hn .1 .3 hand_n 0")), still="lean -.04 nod -.05 arm_f 0 out_f .06 elbow_f .05",
    ),
    Motion(
        name="shrug", words="shrug", period=2.2, keys=((0, "arm .1 out .2 elbow .3 fore 0 tilt 0 brow .0 smile .2"),
        (0.25, "arm .35 out .55 elbow 1.15 fore .6 tilt .18 brow .9 smile -.3 y .012"),
        (0.55, "arm .36 out .55 elbow 1.2 fore .65 tilt .16 brow .9 smile -.3 y .012"),
        (0.8, "arm .1 out .2 elbow .3 fore 0 tilt 0 brow .1 y 0")), still="grip .05",
    ),
    Motion(
        name="nod", words="nod", verb="look", period=1.0, keys=((0, "nod -.06"), (0.35, "nod .24"), (0.7, "nod -.08")),
        still="smile .6",
    ),
    Motion(
        name="shake head", light="shake head", verb="look", period=0.9, keys=((0, "gaze -.5"), (0.5, "gaze .6")),
        still="frown .4 smile -.2",
    ),
    Motion(
        name="think", words="think ponder wonder contemplate", verb="look", period=3.4,
        keys=((0, "ey .5 ex .4 tilt .06 nod -.1 brow .3"), (0.5, "ey .6 ex -.3 tilt .14 nod -.04 brow .6"),
        (0.8, "ey .2 nod .02")), still="hn .10 1.14 grip_n .5 hf .17 .42 grip_f .6 lean .02",
    ),
    Motion(
        name="laugh", words="laugh giggle chuckle", verb="cheer", period=0.5,
        keys=((0, "open .45 lean -.12 nod -.2 y .006 curl .02"), (0.5, "open .75 lean -.02 nod -.1 y -.004 curl .1")),
        still="smile 1 brow .6 lid .35 hn .09 .45 grip .2 hf .13 .38",
    ),
    Motion(
        name="cry", words="cry weep sob", verb="speak", period=0.9, keys=((0, "nod .3 curl .16 y 0 open .25"),
        (0.5, "nod .36 curl .24 y -.006 open .4")), still="smile -.8 frown -.9 hn .09 1.5 hf .11 1.5 grip .7 lid .7 lean .1",
    ),
    Motion(
        name="yawn", words="yawn", period=3.2, keys=((0, "open .05 lean 0 nod 0"),
        (0.35, "open .95 nod -.25 lean -.08 hn .10 1.22 grip_n .2 lid 1 out_f 1.3 elbow_f 1.2 arm_f .2"),
        (0.6, "open .9 nod -.28 hn .10 1.22 lid 1"), (0.85, "open .05 nod .05 hn .1 .6 lid .6 out_f .2 elbow_f .3")),
        still="lid .5",
    ),
    Motion(
        name="sneeze", words="sneeze cough", period=2.2, keys=((0, "nod 0 open .1 lean 0 lid .1 curl 0"),
        (0.4, "nod -.35 open .7 lean -.16 lid .9 hn .14 .9 grip_n .4 brow .8"),
        (0.5, "nod .55 open .5 lean .45 lid 1 hn .12 1.2 curl .25 crouch .06"),
        (0.66, "nod .4 open .1 lean .3 lid .6 hn .12 1.15"), (0.9, "nod 0 lean 0 hn .1 .5 curl 0 crouch 0")), sound="sneeze",
        hits=(0.5,),
    ),
    Motion(
        name="scratch", words="scratch", light="scratch head", period=0.55, keys=((0, "wrist_n .35 hn .02 1.96"),
        (0.5, "wrist_n -.35 hn .05 2.0")), still="hn .03 1.98 grip_n .5 tilt .12 brow .5 ey .3",
    ),
    Motion(
        name="facepalm", words="facepalm", keys=((0, "hn .1 .4 hand_n 0"), (0.2, "hn .10 1.6 hand_n 1 grip_n .1"),
        (0.9, "hn .10 1.58 hand_n 1")), still="nod .2 lid .8 smile -.4 tilt .05",
    ),
    Motion(
        name="stretch", words="stretch", light="stretch leg, stretch arm, bend back", period=3.6,
        keys=((0, "lean 0 tilt 0 arm .2 out .2 elbow .3 crouch .01"),
        (0.3, "arm 2.9 out .35 elbow .05 fore .1 nod -.3 lean -.1 lid .7 toe .3 y .01"),
        (0.5, "arm 2.9 out .35 sway .03 tilt .12 lean -.08 lid .7 toe .3 y .01"),
        (0.72, "arm 1.3 out .1 lean 1.15 curl .3 nod .3 elbow .1 toe 0 y 0 x -.06"),
        (0.9, "arm .3 lean .1 curl 0 nod 0 x 0")),
    ),
    Motion(
        name="kneel", words="kneel", verb="sit", period=4.0, keys=((0, "curl .05"), (0.5, "curl .09")),
        still="lean .04 nod .12 hn .16 .15 grip .6 hf .17 .1", stance="one knee", lasting=True,
    ),
    Motion(
        name="propose", words="propose", period=3.0, keys=((0, "hn .22 .85 tool .4"), (0.5, "hn .24 .95 tool .5 brow .5")),
        still="nod -.2 smile .9 grip .7 hf .16 .5", stance="one knee", tool="ring", lasting=True,
    ),
    Motion(
        name="pray", words="pray worship", verb="pray", period=4.0, keys=((0, "lean .02"), (0.5, "lean .08")),
        still="hn .12 .78 hf .13 .80 grip .1 wrist .5 nod .3 lid .95 curl .1", stance="kneel", lasting=True,
    ),
    Motion(
        name="crouch", words="crouch squat hide", verb="sit", period=3.2, keys=((0, "gaze -.3 y 0"),
        (0.5, "gaze .35 y .006")), still="hn .20 .25 hf .22 .2 grip .5 ex .4", stance="squat", lasting=True,
    ),
    Motion(
        name="meditate", words="meditate", verb="sit", period=4.6, keys=((0, "curl .02 y 0"), (0.5, "curl -.03 y .006")),
        still="lid 1 smile .5 arm .55 out .62 elbow .55 fore -.1 grip .5 nod .02", stance="cross-legged", lasting=True,
    ),
    Motion(
        name="lean", words="lean", verb="stand", period=4.0, keys=((0, "tilt .03"), (0.5, "tilt .08")),
        still="lean -.22 x -.02 hn .02 .45 hf .12 .45 grip .6 nod .12 smile .5", near=True, lasting=True,
    ),
    Motion(
        name="blow a kiss", light="blow kiss, throw kiss", verb="wave", period=2.2,
        keys=((0, "hn .12 1.25 grip_n .2 open .15"), (0.3, "hn .115 1.25 lid .6"),
        (0.55, "hn .26 1.4 wrist_n .6 open .25 nod -.06"), (0.8, "hn .24 1.35 wrist_n .4")), still="smile .9 brow .4",
    ),
    Motion(
        name="snap", words="snap", light="snap finger", period=0.6, keys=((0, "hn .20 .85 nod -.04"),
        (0.5, "hn .21 .75 nod .1 crouch .03"), (0.7, "hn .20 .9")), still="smile .8 grip .7 hf .28 .85", sound="clap",
        hits=(0.5,),
    ),
    Motion(
        name="thumbs up", light="give thumb, show thumb", verb="wave", period=2.4, keys=((0, "hn .22 .75 nod 0"),
        (0.4, "hn .25 .85 nod .1"), (0.7, "hn .24 .8 nod -.05")), still="grip_n .9 smile 1",
    ),
    Motion(
        name="conduct", words="conduct", light="conduct orchestra, lead orchestra", period=1.6,
        keys=((0, "hn .20 1.5 hf .27 1.4 tool .9"), (0.25, "hn .24 .6 hf .30 .55 tool -.1 crouch .03 nod .1"),
        (0.5, "hn .10 .85 hf .36 .85 tool .4 tilt .1"), (0.75, "hn .26 .95 hf .22 .9 tool .3 tilt -.1")),
        still="grip .85 nod -.05 lean .05 brow .4", tool="baton",
    ),
    Motion(
        name="hail", words="hail beckon", verb="wave", period=0.9, keys=((0, "out_n .3 arm_n 2.6 elbow_n .2 grip_n .1"),
        (0.5, "out_n .55 arm_n 2.7 elbow_n .4")), still="lean .05 open .4 toe_n .3 smile .5 brow .5",
    ),
    Motion(
        name="shake hands", light="shake hand", verb="wave", period=0.62, keys=((0, "hn .25 .55 nod 0"),
        (0.5, "hn .25 .40 nod .08")), still="smile .8 lean .1 grip_n .8 brow .3 arm_f .1", pair=True, gap=0.56,
    ),
    Motion(
        name="hug", words="hug embrace cuddle", light="give hug", verb="hold", period=2.6, keys=((0, "tilt .08 sway -.008"),
        (0.5, "tilt .13 sway .008")), still="smile .95 lid .75 lean .1 hn .17 .78 hf .20 .62 grip .2 gaze .3", pair=True,
        gap=0.2,
    ),
    Motion(
        name="hug high", verb="hold", period=2.6, keys=((0, "tilt .1 sway -.006"), (0.5, "tilt .16 sway .006")), near=True,
        still="smile .95 lid .9 lean .14 hn .31 1.0 hf .33 .78 grip .1 gaze .4",
    ),
    Motion(
        name="hug low", verb="hold", period=2.6, keys=((0, "tilt .06"), (0.5, "tilt .12")), stance="one knee", near=True,
        still="smile .95 lid .7 lean .16 hn .27 .72 hf .30 .45 grip .2 gaze -.2 nod .1",
    ),
    Motion(
        name="kiss", words="kiss", light="give kiss", period=3.0, keys=((0, "lean .12 nod .02"), (0.5, "lean .17 nod -.02")),
        still="lid 1 hn .12 .55 hf .18 .62 grip .2 smile .5 open .12", pair=True, gap=0.235,
    ),
    Motion(
        name="high five", words="high-five", light="give five, high five", verb="wave", period=1.6, keys=((0, "hn .10 .8"),
        (0.22, "hn .06 1.6 lean -.08"), (0.4, "hn .25 1.62 lean .12"), (0.6, "hn .16 1.3")),
        still="smile 1 brow .5 grip_n .1 open .3", pair=True, gap=0.5, sound="clap", hits=(0.4,),
    ),
    Motion(
        name="spar", words="box spar fight wrestle battle duel", light="shadow box", verb="collide", period=1.3,
        keys=((0, "hn .14 .98 hf .20 .95 sway -.01"), (0.12, "hn .08 .95 twist -.25"), (0.22, "hn .27 1.1 twist .35 x .03"),
        (0.4, "hn .14 1.0 twist 0 x 0"), (0.52, "hf .12 .92 twist .25"), (0.62, "hf .40 1.12 twist -.35 x .03"),
        (0.8, "hf .20 .95 twist 0 x 0 sway .01")), still="grip 1 crouch .1 lean .14 frown .8 smile -.4 nod .12", pair=True,
        gap=0.62, sound="contact", hits=(0.22, 0.62),
    ),
    Motion(
        name="punch", words="punch slap hit", light="punch bag, hit bag", verb="collide", period=1.0,
        keys=((0, "hn .14 .98 hf .20 .95"), (0.14, "hn .06 .95 twist -.25"), (0.25, "hn .27 1.05 twist .4 x .03"),
        (0.45, "hn .14 1.0 twist 0 x 0"), (0.58, "hf .10 .92 twist .25"), (0.7, "hf .40 1.08 twist -.4 x .03"),
        (0.88, "hf .20 .95 twist 0 x 0")), still="grip 1 crouch .1 lean .12 frown .7 smile -.3 nod .12",
        before="punching bag", sound="contact", hits=(0.25, 0.7),
    ),
    Motion(
        name="fence", words="fence", light="sword fight", objects="collide sword, spar sword, duel sword", verb="collide",
        period=1.5, keys=((0, "hn .16 .8 tool .7 lean .05"), (0.18, "hn .06 1.2 tool 1.9 lean -.08 twist -.25"),
        (0.3, "hn .25 .9 tool .35 lean .22 twist .25 fx_f .06"), (0.5, "hn .14 .7 tool .9 lean .05"),
        (0.62, "hn .08 .6 tool -.5 twist -.2"), (0.72, "hn .26 .7 tool .5 lean .2 twist .2"), (0.88, "hn .17 .8 tool .7")),
        still="grip_n .95 frown .7 arm_f -.6 out_f 1.2 elbow_f .7 crouch .1 nod .05", tool="sword", pair=True, gap=1.0,
        sound="contact", hits=(0.3, 0.72), matter=("metal", "metal"),
    ),
    Motion(
        name="arm wrestle", words="arm-wrestle", light="arm wrestle", verb="collide", period=1.6,
        keys=((0, "hn .27 .72 tilt .05"), (0.5, "hn .25 .66 tilt -.08 curl .05")),
        still="lean .3 frown .9 grip 1 smile -.5 hf .28 .25", before="table", pair=True, gap=0.62,
    ),
    Motion(
        name="rock paper scissors", words="rock-paper-scissors", light="play rock, play scissors", verb="play", period=2.0,
        keys=((0, "hn .20 .8 grip_n 1"), (0.2, "hn .24 .5 nod .1"), (0.32, "hn .20 .8 nod 0"), (0.45, "hn .24 .5 nod .1"),
        (0.57, "hn .20 .8"), (0.7, "hn .25 .52 grip_n 2 nod .1 brow .8"), (0.92, "hn .25 .52 grip_n 2")),
        still="smile .7 hf .26 .45 grip_f .1", pair=True, gap=0.6, sound="clap", hits=(0.2, 0.45, 0.7),
    ),
)  # fmt: skip
