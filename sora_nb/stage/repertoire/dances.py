"""Dances: each is a round of so many beats of the music."""

from __future__ import annotations

from sora_nb.stage.repertoire.motion import Motion

DANCES: tuple[Motion, ...] = (
    Motion(
        name="ballet", light="dance ballet", verb="dance", period=8,
        keys=((0, "out .5 arm .5 crouch .1 toe 0 fy_f 0 fx_f 0 turn .2"), (0.12, "out 1.5 arm .3 crouch .0 toe .85"),
        (0.24, "out 2.5 arm .3 fore .5 crouch 0 toe .9 fy_f .12 fx_f .02"),
        (0.38, "out 1.35 arm .1 fore .1 crouch 0 lean .12 toe_n .85 fx_f -.26 fy_f .2 toe_f 1.3"),
        (0.55, "out 1.35 arm .2 lean .2 toe_n .85 fx_f -.3 fy_f .26 toe_f 1.3"),
        (0.7, "out .6 arm .6 crouch .14 lean 0 toe 0 fx_f 0 fy_f 0"), (0.8, "out 2.4 arm .3 fore .5 toe .9 crouch 0 y .02"),
        (0.92, "out 1.2 arm .4 fore .2 toe .4 crouch .06 y 0")), still="smile .6 grip .15 elbow .3 lid .25 nod -.05",
    ),
    Motion(
        name="tango", words="tango", light="dance tango", verb="dance", period=8,
        keys=((0, "sway .03 crouch .08 fx_n .04 twist .1"), (0.22, "sway -.03 crouch .13 fx_n -.05 fy_f .0"),
        (0.4, "sway .0 crouch .05 twist -.25 gaze .6"), (0.5, "crouch .16 fx_f .14 fy_f .02 gaze 0"),
        (0.64, "fy_f .14 fx_f -.08 toe_f .9 crouch .04"), (0.78, "fy_f 0 fx_f 0 sway .04 twist .2"),
        (0.9, "crouch .16 lean -.14 nod -.25")), still="hn .22 .86 hf .15 .55 grip .4 nod -.12 lid .3 smile .2 tilt .05",
        pair=True, gap=0.23,
    ),
    Motion(
        name="waltz", words="waltz", light="dance waltz", verb="dance", period=6, keys=((0, "crouch .12 sway .03 tilt .06"),
        (0.17, "crouch .02 toe .5 sway .02"), (0.34, "crouch .04 toe .4"), (0.5, "crouch .12 toe 0 sway -.03 tilt -.06"),
        (0.67, "crouch .02 toe .5 sway -.02"), (0.84, "crouch .04 toe .4")),
        still="hn .21 .92 hf .16 .62 grip .4 smile .8 nod -.08", pair=True, gap=0.25,
    ),
    Motion(
        name="disco", words="disco", light="dance disco", verb="dance", period=4,
        keys=((0, "out_f 2.45 fore_f .15 arm_f .25 elbow_f .12 grip_f 2 sway .05 twist .4 crouch .02 nod -.12 toe_n .7"),
        (0.25, "crouch .1 sway 0 toe_n .1"),
        (0.5, "out_f .3 arm_f .7 elbow_f .5 fore_f -.9 grip_f 2 sway -.05 twist -.4 crouch .02 nod .1 toe_f .7"),
        (0.75, "crouch .1 sway 0 toe_f .1")),
        still="smile .95 brow .4 arm_n -.35 elbow_n 1.5 fore_n -.9 out_n .8 grip_n .9 turn .4",
    ),
    Motion(
        name="hip-hop", words="krump", light="dance hip-hop, dance hiphop, dance hip hop, dance street", verb="dance",
        period=4,
        keys=((0, "crouch .26 lean .22 arm_n .9 elbow_n 1.5 out_n .7 arm_f .2 out_f 1.0 elbow_f 1.4 sway .05 tilt -.15 nod .1"),
        (0.2, "crouch .12 lean .05 arm_n -.5 out_f 1.6 sway 0"),
        (0.25, "crouch .28 lean .2 arm_f 1.1 elbow_f 1.2 out_f .4 sway -.05 tilt .16 nod .2"), (0.45, "crouch .1 arm_f -.3"),
        (0.5, "crouch .22 arm 1.5 out .5 elbow .4 lean -.12 sway .03 nod -.1 fy_f 0"),
        (0.62, "crouch .1 fy_f .14 fx_f .05 arm .4 elbow 1.8"),
        (0.75, "crouch .28 fy_f 0 fx_f 0 out 1.2 arm .1 elbow 1.6 fore .8 sway -.04 tilt .2"),
        (0.9, "crouch .1 out .5 elbow 1.2")), still="smile .95 brow .4 grip .8 turn .25",
    ),
    Motion(
        name="salsa", words="salsa rumba samba mambo cha-cha", light="dance salsa, dance rumba, dance samba, dance mambo",
        verb="dance", period=4, keys=((0, "sway .05 tilt -.12 fx_n .06 arm_n .8 arm_f .3 twist .25 crouch .05"),
        (0.25, "sway -.02 fx_n 0 crouch .03"), (0.5, "sway -.05 tilt .12 fx_f -.07 arm_n .3 arm_f .8 twist -.25 crouch .06"),
        (0.75, "sway .02 fx_f 0 crouch .03")), still="smile .95 brow .4 elbow 1.5 grip .4 out .4 turn .3",
    ),
    Motion(
        name="flamenco", words="flamenco", light="dance flamenco", verb="dance", period=4,
        keys=((0, "out_n 2.4 fore_n .5 arm_f -.2 out_f .7 elbow_f 1.2 wrist .5 fy_n 0 twist .2"),
        (0.15, "fy_n .08 wrist -.5"), (0.25, "fy_n 0 wrist .5 sway .03"), (0.4, "fy_f .08"),
        (0.5, "fy_f 0 out_n .7 fore_n 0 elbow_n 1.2 out_f 2.4 elbow_f .3 twist -.3 tilt .12"), (0.65, "fy_n .09 wrist -.5"),
        (0.75, "fy_n 0 wrist .5 sway -.03"), (0.9, "out_n 1.5 out_f 1.5")),
        still="smile .3 frown .3 nod -.14 lean -.06 grip .3",
    ),
    Motion(
        name="tap", words="tap-dance", light="dance tap", verb="dance", period=2,
        keys=((0, "fy_n 0 toe_n 0 crouch .05 arm_n .3"), (0.14, "fy_n .05 fx_n .05 toe_n -.4"),
        (0.25, "fy_n 0 fx_n .06 toe_n 0 y .01"), (0.38, "fx_n 0 fy_n .04"),
        (0.5, "fy_n 0 fy_f 0 toe_f 0 crouch .05 arm_n -.2"), (0.64, "fy_f .05 fx_f .05 toe_f -.4"),
        (0.75, "fy_f 0 fx_f .06 toe_f 0 y .01"), (0.9, "fx_f 0 fy_f .03")),
        still="smile .95 brow .4 out .7 elbow .5 fore .3 grip .1", sound="tap", hits=(0.0, 0.25, 0.5, 0.75),
    ),
    Motion(
        name="belly dance", words="belly-dance", light="dance belly, belly dance", verb="dance", period=4,
        keys=((0, "sway .06 twist .2 wrist .5 fore .4"), (0.25, "sway 0 crouch .06 x .015 wrist 0"),
        (0.5, "sway -.06 twist -.2 wrist -.5 fore .7"), (0.75, "sway 0 crouch .03 x -.01 wrist 0")),
        still="smile .8 out 1.5 elbow .5 grip .1 turn .5",
    ),
    Motion(
        name="robot", light="do robot, dance robot", verb="dance", period=8,
        keys=((0, "arm_n 1.57 elbow_n 0 arm_f 0 elbow_f 1.57 gaze 0 twist 0 lean 0"), (0.1, "arm_n 1.57 elbow_n 0 arm_f 0"),
        (0.14, "arm_n 0 elbow_n 1.57 arm_f 1.57 elbow_f 0 twist .3"), (0.24, "arm_n 0 elbow_n 1.57 twist .3"),
        (0.28, "gaze .7 lean .3 elbow .0 out .9"), (0.4, "gaze .7 lean .3 out .9"),
        (0.44, "gaze -.4 lean -.1 out_n 1.57 fore_n 1.4 out_f .2 elbow_f 1.57 twist -.3"),
        (0.6, "gaze -.4 lean -.1 out_n 1.57 fore_n 1.4 twist -.3"), (0.64, "fore_n -1.4 gaze .3"),
        (0.78, "fore_n -1.4 gaze .3"), (0.82, "out .16 fore 0 twist 0 lean 0 crouch .2 arm .8 elbow .77"),
        (0.94, "crouch .2 arm .8 elbow .77 gaze 0")), still="smile .1 grip .2",
    ),
    Motion(
        name="twist", words="jive boogie", light="dance twist, do twist", verb="dance", period=2,
        keys=((0, "twist .55 arm_n .9 arm_f -.2 crouch .16 sway .03 toe_n .5"),
        (0.5, "twist -.55 arm_n -.2 arm_f .9 crouch .2 sway -.03 toe_f .5")),
        still="smile .95 brow .4 elbow 1.5 out .5 grip .8 lean .08 turn .2",
    ),
    Motion(
        name="folk dance", words="polka clog", light="dance polka, dance jig, dance folk", verb="dance", period=4,
        keys=((0, "y 0 crouch .08 fy_n 0 out_f 2.3 fore_f .2"), (0.12, "y .03 fy_n .16 fx_n .05 crouch 0"),
        (0.25, "y 0 crouch .08 fy_n 0 fx_n 0 tilt .1"), (0.37, "y .03 fy_f .16 fx_f .05 crouch 0 out_f 2.5"),
        (0.5, "y 0 crouch .08 fy_f 0 fx_f 0"), (0.62, "y .03 fx_n .16 fy_n .06 toe_n -.5 crouch 0"),
        (0.75, "y 0 crouch .08 fx_n 0 fy_n 0 tilt -.1"), (0.87, "y .03 fx_f .16 fy_f .06 toe_f -.5 crouch 0 out_f 2.1")),
        still="smile .95 brow .4 arm_n -.2 out_n .9 elbow_n 1.7 fore_n -.9 grip .9",
    ),
    Motion(
        name="breakdance", words="breakdance", light="dance break, dance breakdance", verb="dance", period=4,
        keys=((0, "low .26 roll .9 hip_n 1.9 knee_n 1.6 hip_f 1.0 knee_f .2 hn .24 -1 hf .30 -1 x -.1"),
        (0.25, "low .24 roll 1.0 hip_n 1.1 knee_n .15 hip_f 2.0 knee_f 1.7 hn .24 -1 hf .30 -1 x -.06"),
        (0.5, "low .27 roll .5 hip_n 1.8 knee_n 1.7 hip_f 1.9 knee_f .3 hf .12 -1 hn -.2 -1 x .0"),
        (0.62, "low .42 roll 2.2 hip_n 1.4 knee_n 1.2 hip_f .4 knee_f .6 hn .14 -1 hf .2 -1 x -.08"),
        (0.78, "low .44 roll 2.3 hip_n .6 knee_n .8 hip_f 1.6 knee_f 1.3 hn .14 -1 hf .2 -1 x -.08"),
        (0.92, "low .28 roll 1.1 hip_n 1.7 knee_n 1.4 hip_f 1.2 knee_f .5 hn .22 -1 hf .28 -1 x -.1")),
        still="seat 1 legs 1 smile .8 grip 0 toe .6", free=True,
    ),
    Motion(
        name="moonwalk", words="moonwalk", light="do moonwalk", verb="dance", period=2,
        keys=((0, "fx_n .09 fx_f -.07 toe_n 0 toe_f .9 crouch .03 nod .12"),
        (0.5, "fx_n -.07 fx_f .09 toe_n .9 toe_f 0 crouch .03 nod -.02")), still="smile .6 arm .1 grip .4 turn .0",
    ),
)  # fmt: skip
"""Here `period` counts beats of the music, not seconds."""
