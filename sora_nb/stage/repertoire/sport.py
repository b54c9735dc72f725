"""Sport: exercises, games, and what gymnasts do; bodies that stand on their hands are free of their feet."""

from __future__ import annotations

from sora_nb.stage.repertoire.motion import Motion

_READY = "crouch .1 lean .18 nod -.05 brow .2"

SPORT: tuple[Motion, ...] = (
    Motion(
        name="keep up", objects="play soccer-ball, play football, play soccer, play soccer ball, kick-up ball", verb="play", period=1.5, still="grip .4 out .55 elbow .4 nod .2 ey -.4 lean .04",
        keys=((0, "fx 0 fy 0 crouch .05 toe 0 tilt 0"), (0.14, "fy_n .02 fx_n -.02"), (0.25, "fx_n .14 fy_n .17 toe_n .1 lean -.06 tilt .08 arm_f .6 arm_n -.4"), (0.38, "fx_n .02 fy_n .02 toe_n 0"), (0.5, "fx 0 fy 0 crouch .06 lean .05 tilt 0"), (0.64, "fy_f .02 fx_f -.02"), (0.75, "fx_f .14 fy_f .17 toe_f .1 lean -.06 tilt -.08 arm_n .6 arm_f -.4"), (0.88, "fx_f .02 fy_f .02 toe_f 0")),
    ),
    Motion(name="toss", verb="throw", period=0.0, still="grip .1 nod -.1",
           keys=((0, "hn .20 .55 hf .29 .55 crouch .03"), (0.18, "hn .20 .30 hf .29 .30 crouch .1 nod .1"), (0.36, "hn .21 .95 hf .30 .95 crouch 0 toe .3 nod -.35 ey .8"), (0.55, "hn .20 .65 hf .29 .65 toe 0 nod -.4 ey .9"), (0.92, "hn .20 .62 hf .29 .62 nod -.1"), (1, "hn .20 .55 hf .29 .55 crouch .03"))),
    Motion(name="juggle", words="juggle", verb="throw", period=0.7, still="grip .1 turn .55 nod -.25 ey .7 smile .7",
           keys=((0, "hn -.15 .05 hf .31 .30 crouch .02"), (0.25, "hn -.10 .30 hf .36 .18"), (0.5, "hn -.13 .30 hf .34 .05 crouch .035"), (0.75, "hn -.18 .18 hf .28 .30"))),
    Motion(name="land on one leg", verb="slide", period=0.0, still="grip .1",
           keys=((0, "crouch .28 lean .3 out .8 fx_f -.05 arm .3"), (0.25, "crouch .16 lean .35 out 1.45 arm .1 elbow .1 fx_f -.30 fy_f .26 toe_f 1.2 nod -.2 smile .9"), (0.75, "crouch .08 lean .32 out 1.5 arm .1 elbow .1 fx_f -.33 fy_f .30 toe_f 1.3 nod -.2 smile 1"), (1, "crouch .04 lean .1 out .5 fx_f 0 fy_f 0 toe_f 0"))),
    Motion(
        name="slip", words="slip", verb="slide", free=True, near=True, lasting=True, hits=(0.36,), sound="land", still="seat 1 legs 1",
        keys=(
            (0, "roll 0 low .485 hip 0 knee .05 arm .1 out .2 open .1 toe 0"), (0.10, "roll -.22 low .47 hip_n .9 hip_f .4 knee .2 arm 2.0 out .9 open .8 brow 1"), (0.24, "roll -1.0 low .34 hip_n 1.7 hip_f 1.3 knee_n .1 knee_f .3 arm 2.6 out 1.1 open .9 brow 1"),
            (0.36, "roll -1.5 low .075 hip .9 knee .4 arm 2.2 out 1.2 lid .9 frown .6"), (0.43, "roll -1.45 low .105 hip 1.0 knee .6"), (0.5, "roll -1.5 low .075 hip .3 knee .5 arm 1.5 out 1.2 open .3 lid .7"), (0.66, "roll -1.5 low .075 hip .3 knee .6 arm .6 out .6 lid .4"),
            (0.88, "roll -.35 low .075 hip 1.5 knee 1.3 lean .2 arm .2 out .3 elbow 1.8 fore -.5 open .15 smile -.3 frown -.6"), (1, "roll -.3 low .075 hip 1.55 knee 1.4 lean .2 elbow 1.9"),
        ),
    ),
    Motion(
        name="topple", words="trip stumble faint collapse", verb="fall", free=True, near=True, lasting=True, hits=(0.38,), sound="land", still="seat 1 legs 1",
        keys=(
            (0, "roll 0 low .485 hip 0 knee .05 arm .1 out .2 toe 0"), (0.12, "roll .25 low .46 hip_n -.4 hip_f .5 knee_n .5 arm_n 1.6 arm_f 2.2 out .5 open .7 brow 1 toe .4"), (0.26, "roll .95 low .33 hip .1 knee .7 arm 2.3 out .5 open .8 brow 1 toe .8"), (0.38, "roll 1.47 low .085 hip 0 knee .3 arm 2.4 out .6 lid .9 nod -.3 toe 1.2"),
            (0.45, "roll 1.45 low .10 knee .5"), (0.54, "roll 1.47 low .085 knee .1 hip 0 arm 2.3 out .7 lid .8"), (0.74, "roll 1.47 low .085 knee .2 arm 2.0 lid .4"), (0.9, "roll 1.1 low .20 hip .9 knee 1.6 arm 1.5 out .2 nod -.5 lid .1 frown -.5"), (1, "roll .35 low .255 hip .4 knee 1.7 arm .8 out .2 nod .1 frown -.6"),
        ),
    ),
    Motion(
        name="skate", words="ice-skate skate rollerskate roller-skate", light="go skate", verb="slide", going="slide", period=1.7, still="smile .7 grip .3 lean .22 nod -.15 open 0",
        keys=((0, "fx_n -.02 fx_f .02 fy_f 0 fy_n 0 toe 0 crouch .14 arm_n .5 arm_f -.3 out .55 sway .02 twist .15"), (0.3, "fx_n -.24 fy_n .07 toe_n .5 crouch .1 arm_n .9 arm_f -.7 tilt -.06"), (0.5, "fx_n -.02 fy_n 0 toe 0 crouch .15 arm_n -.3 arm_f .5 sway -.02 twist -.15"), (0.8, "fx_f -.24 fy_f .07 toe_f .5 crouch .1 arm_f .9 arm_n -.7 tilt .06")),
    ),
    Motion(
        name="ski", words="ski", light="go ski", verb="slide", going="slide", tool="skis", grip="feet", also="pole", period=1.9, still="smile .6 grip .95 lean .5 nod -.4 open 0 elbow 1.1 out .3 fx_n .04 fx_f -.04",
        keys=((0, "crouch .26 arm .3 sway .02 tilt .08"), (0.5, "crouch .18 arm .75 sway -.02 tilt -.08")),
    ),
    Motion(
        name="row", words="row canoe kayak paddle", verb="drive", going="ride", tool="oar", grip="fn", period=1.9, hits=(0.12,), sound="splash", still="grip .95 frown .1",
        keys=((0, "hf .16 1.05 hn .26 .52 lean .35 twist -.1"), (0.12, "hf .20 .9 hn .30 .34 lean .42"), (0.45, "hf .22 .86 hn .04 .36 lean -.18 twist .25"), (0.6, "hf .10 1.0 hn .02 .7 lean -.14"), (0.85, "hf .10 1.1 hn .22 .75 lean .2")),
    ),
    Motion(
        name="push-up", words="pushup", light="do push-up, do pushup, do press-up, do push up", verb="exercise", stance="plank", free=True, period=1.5, still="hn .235 -1 hf .27 -1 grip .0 frown .4",
        keys=((0, "low .19 roll 1.21 x -.04"), (0.45, "low .095 roll 1.42 x -.005 curl .0"), (0.55, "low .095 roll 1.42 x -.005"), (0.9, "low .19 roll 1.21 x -.04")),
    ),
    Motion(name="plank", light="do plank, hold plank", verb="exercise", stance="plank", free=True, period=3.0, still="hn .235 -1 hf .27 -1 grip .0 frown .6", keys=((0, "low .188"), (0.5, "low .192"))),
    Motion(
        name="sit-up", words="situp", light="do sit-up, do situp, do crunch, do abs", verb="exercise", stance="on the back", free=True, period=2.0, still="hip .62 knee 1.55 toe .0 arm 2.3 elbow 2.4 out .5 frown .3",
        keys=((0, "lean 0 curl 0 nod .15"), (0.45, "lean 1.0 curl .55 nod .3"), (0.55, "lean 1.0 curl .55"), (0.95, "lean 0 curl 0")),
    ),
    Motion(
        name="squat", light="do squat, do squats", verb="exercise", period=1.8, still="frown .3 grip .3",
        keys=((0, "crouch .01 lean .02 arm .2 elbow .2"), (0.4, "crouch .5 lean .55 nod -.4 arm 1.35 elbow .1"), (0.55, "crouch .5 lean .55 nod -.4 arm 1.35"), (0.9, "crouch .01 lean .0 arm .2 nod 0")),
    ),
    Motion(
        name="lunge", light="do lunge, do lunges", verb="exercise", period=2.4, still="out .5 elbow 1.6 fore -.6 grip .8",
        keys=((0, "crouch .01 fx 0"), (0.35, "crouch .34 fx_n .2 fx_f -.2 toe_f .8"), (0.5, "crouch .34 fx_n .2 fx_f -.2 toe_f .8"), (0.85, "crouch .01 fx 0 toe 0")),
    ),
    Motion(
        name="jumping jack", light="do jumping-jack, do jack, do aerobics, do exercise", words="exercise", verb="exercise", period=1.0, hits=(0.02, 0.52), sound="land", still="smile .7 elbow .12",
        keys=((0, "out .12 y 0 crouch .06"), (0.25, "out 1.4 y .04 crouch 0 toe .6"), (0.5, "out 2.7 y 0 crouch .05 toe 0"), (0.75, "out 1.4 y .04 crouch 0 toe .6")),
    ),
    Motion(
        name="pull-up", words="pullup", light="do pull-up, do pullup, do chin-up", verb="exercise", free=True, before="bar", period=2.0, still="seat 1 legs 1 hip .1 knee .5 toe .9 hn .02 2.62 hf .05 2.62 grip .95 frown .6",
        keys=((0, "low .56 nod -.1"), (0.45, "low .74 nod -.25"), (0.55, "low .74"), (0.95, "low .56")),
    ),
    Motion(
        name="lift", words="weightlift", light="lift weight, lift barbell, lift dumbbell, do deadlift, do weight", objects="hold barbell", verb="lift", tool="barbell", grip="between", period=4.2, hits=(0.97,), sound="contact", matter=("metal", "stone"),
        still="grip .95 frown .6",
        keys=(
            (0, "hn .16 -.62 hf .22 -.62 lean .75 crouch .36 nod -.35"), (0.12, "hn .16 -.62 hf .22 -.62 lean .75 crouch .38"), (0.26, "hn .10 .2 hf .14 .2 lean .1 crouch .06 nod -.1"), (0.36, "hn .10 .86 hf .14 .86 lean .0 crouch .16"),
            (0.42, "hn .10 .88 hf .14 .88 crouch .04"), (0.56, "hn .03 2.45 hf .06 2.45 lean -.04 crouch .0 nod -.1 open .3"), (0.74, "hn .03 2.45 hf .06 2.45 lean -.04"), (0.86, "hn .12 .7 hf .16 .7 crouch .14"), (0.96, "hn .16 -.60 hf .22 -.60 lean .7 crouch .35"),
        ),
    ),
    Motion(
        name="curl", light="curl dumbbell, pump iron, do curl", words="pump", verb="lift", tool="dumbbell", period=1.7, still="grip .95 frown .3 arm_f .05",
        keys=((0, "hn .03 .06 tool 0"), (0.4, "hn .17 .82 lean -.05"), (0.6, "hn .17 .80"), (0.95, "hn .03 .06 lean .0")),
    ),
    Motion(
        name="yoga", light="do yoga, practice yoga, practise yoga, do stretch", words="yoga", verb="exercise", period=9.0, still="smile .4 lid .6 grip .1",
        keys=(
            (0, "hn .10 .75 hf .11 .76 nod .1 fy_f 0 fx_f 0"), (0.10, "hn .10 .75 hf .11 .76 fy_f .16 fx_f .03 toe_f .9"), (0.2, "hn .02 2.5 hf .045 2.5 fy_f .2 fx_f .05 nod -.1 toe_f 1"), (0.36, "hn .02 2.5 hf .045 2.5 fy_f .2 fx_f .05"),
            (0.48, "hn .10 .75 hf .11 .76 fy_f 0 fx_f 0 toe_f 0 crouch 0 lean 0 fx_n 0"), (0.62, "hn -.22 .95 hf .37 1.0 fx_n -.17 fx_f .20 crouch .24 lean .0 nod 0"), (0.84, "hn -.22 .95 hf .37 1.0 fx_n -.17 fx_f .20 crouch .25"), (0.96, "hn .09 .72 hf .10 .74 fx_n 0 fx_f 0 crouch 0"),
        ),
    ),
    Motion(
        name="tai chi", light="do tai-chi, practice tai-chi, do tai chi, practice tai chi, tai chi", words="tai-chi", verb="exercise", period=6.0, still="lid .4 grip .1 crouch .14 smile .3",
        keys=((0, "hn .12 .4 hf .24 .55 sway .03 twist .2"), (0.25, "hn .22 .95 hf .16 .35 sway .0 twist 0"), (0.5, "hn .08 .9 hf .37 .7 sway -.04 twist -.3 crouch .2"), (0.75, "hn .22 .5 hf .22 1.0 sway .02 crouch .12")),
    ),
    Motion(name="hula hoop", words="hula hula-hoop", light="do hula, spin hula-hoop, hula hoop", objects="spin hoop, spin hula hoop", verb="spin", tool="hoop", grip="waist", period=0.75, still="out 1.1 arm .2 elbow .8 fore .6 smile .9 grip .3",
           keys=((0, "sway .035 x .01 tilt -.06"), (0.25, "x .03"), (0.5, "sway -.035 x .0 tilt .06"), (0.75, "x -.02"))),
    Motion(
        name="jump rope", light="jump rope, skip rope, jump skipping-rope", objects="jump rope, hop rope, hop skipping-rope", verb="jump", grip="rope", period=0.62, hits=(0.0,), sound="land", still="out .45 arm .15 elbow .85 fore .35 grip .9 smile .8 toe .25",
        keys=((0, "y 0 crouch .07 toe 0"), (0.15, "y .015 crouch .03"), (0.5, "y .075 crouch .0 toe .7"), (0.85, "y .01 crouch .03 toe .2")),
    ),
    Motion(
        name="archery", light="shoot arrow, shoot bow, do archery, practice archery", objects="throw arrow, throw bow, throw bow and arrow", verb="throw", tool="longbow", grip="f", period=3.0, hits=(0.62,), sound="whoosh", still="hf .40 1.0 grip .9 frown .2 gaze -.1 lid .15 tool 0",
        keys=((0, "hn .36 .98 lean .0"), (0.2, "hn .34 1.0"), (0.5, "hn -.02 1.06 twist -.15 lean -.04"), (0.62, "hn -.02 1.06"), (0.66, "hn -.10 1.12 twist -.25"), (0.9, "hn .12 .6 twist 0")),
    ),
    Motion(
        name="golf", light="swing club", objects="play golf, swing golf-club", verb="play", tool="club", grip="nf", period=3.2, hits=(0.5,), sound="contact", matter=("metal", "plastic"), still="grip .9",
        keys=(
            (0, "hn .16 .02 hf .20 -.04 lean .36 crouch .08 nod .1"), (0.2, "hn .15 .02 hf .19 -.04 twist 0 sway .01"), (0.38, "hn -.14 1.2 hf -.05 1.28 twist -.6 lean .25"), (0.44, "hn -.12 1.18 hf -.03 1.25 twist -.6"),
            (0.5, "hn .17 .02 hf .21 -.04 twist .1 lean .36"), (0.62, "hn .14 1.4 hf .05 1.45 twist .7 lean .02 toe_n .6"), (0.86, "hn .14 1.35 hf .06 1.4 twist .65 nod -.1"),
        ),
    ),
    Motion(
        name="baseball", light="swing bat", objects="play baseball, play cricket, swing bat, hit baseball, play softball", verb="play", tool="bat", grip="nf", period=2.6, hits=(0.5,), sound="contact", matter=("wood", "wood"), still="grip .95 frown .3 crouch .1",
        keys=((0, "hn .02 .95 hf .06 1.05 lean .1 twist -.2"), (0.3, "hn -.06 1.0 hf -.02 1.1 twist -.5 sway -.02"), (0.5, "hn .20 .62 hf .30 .66 twist .3 lean .16 sway .02"), (0.62, "hn .05 .9 hf .0 1.0 twist .8 toe_n .6"), (0.8, "hn .0 1.0 hf -.02 1.1 twist .6"), (0.95, "hn .02 .95 hf .06 1.05 twist -.1")),
    ),
    Motion(
        name="tennis", light="swing racket, hit ball", objects="play tennis, play badminton, play squash, play ping-pong, play ping pong, play table-tennis, play table tennis", verb="play", tool="racket", period=1.7, hits=(0.42,), sound="contact", matter=("rubber", "plastic"), still=_READY + " grip_n .95",
        keys=((0, "hn .16 .6 hf .22 .5 tool .6 twist 0 sway .02"), (0.25, "hn -.16 .85 tool 2.2 twist -.5 hf .30 .9"), (0.42, "hn .24 .82 tool .15 twist .35 lean .22"), (0.58, "hn .18 1.35 tool 2.4 twist .6 lean .08 toe_n .5"), (0.8, "hn .16 .7 tool .7 twist 0 sway -.02 toe_n 0")),
    ),
    Motion(
        name="bowl", words="bowl", objects="play bowling, throw bowling, throw bowling ball", light="go bowling", verb="throw", tool="bowling ball", period=0.0, hits=(0.5,), sound="whoosh", still="grip_n .8",
        keys=((0, "hn .15 .6 hf .17 .55 lean .05"), (0.2, "hn .10 .3 lean .2"), (0.36, "hn -.25 .3 lean .5 crouch .15 arm_f .8 out_f 1.0 hand_f 0"), (0.5, "hn .20 -.6 lean .75 crouch .36 fx_f -.2 fx_n .1 nod -.5"), (0.64, "hn .26 .8 lean .4 crouch .3 nod -.3"), (0.85, "hn .1 .5 lean .0 crouch 0 fx 0 nod 0 smile .8")),
    ),
    Motion(
        name="dribble", objects="play basketball, play handball", words="dribble-ball", verb="play", tool="basketball", grip="bounce", period=0.62, hits=(0.5,), sound="contact", matter=("rubber", "boards"), still=_READY + " arm_f .4 out_f .6 elbow_f .9 crouch .16 grip_n .1",
        keys=((0, "hn .20 .25 wrist_n -.2"), (0.2, "hn .21 .02 wrist_n .4"), (0.5, "hn .20 .0 wrist_n .2 sway .008"), (0.8, "hn .19 .18 wrist_n -.3")),
    ),
    Motion(
        name="volleyball", objects="play volleyball", verb="play", tool="volleyball", grip="up", period=1.25, hits=(0.0,), sound="contact", matter=("rubber", "flesh"), still=_READY + " grip .05 nod -.4 ey .6",
        keys=((0, "hn .12 1.9 hf .17 1.9 crouch .02 toe .4"), (0.2, "hn .13 2.1 hf .17 2.1 crouch 0 toe .5"), (0.5, "hn .14 1.3 hf .2 1.3 crouch .14 toe 0"), (0.85, "hn .12 1.6 hf .17 1.6 crouch .12")),
    ),
    Motion(name="chess", objects="play chess, play checkers, play card, play cards, play board-game, play board game, play poker, play domino, play mahjong", verb="play", before="desk", seat="stool", stance="stool", laid=(0.40, 0.36), period=3.6, hits=(0.62,), sound="contact", matter=("wood", "wood"), still="lean .2 nod .14 ey -.4 hf .12 1.1 grip_f .8 brow .2",
           keys=((0, "hn .14 .3 grip_n .3"), (0.4, "hn .14 .34 tilt .06"), (0.52, "hn .26 .62 grip_n .2"), (0.62, "hn .27 .32 grip_n .9 lean .26"), (0.72, "hn .25 .55 lean .22"), (0.9, "hn .15 .3 tilt -.04"))),
    Motion(name="handstand", light="do handstand, perform handstand", words="handstand", verb="balance", free=True, period=3.0, lasting=True,
           still="roll 3.05 seat 1 legs 1 arm 3.05 out .12 elbow .05 grip 0 toe 1.3 frown .3 low .615 nod -.45", keys=((0, "hip_n .05 hip_f .02 knee .05"), (0.3, "hip_n .2 hip_f -.14 knee_n .2 roll 3.02"), (0.7, "hip_n -.05 hip_f .12 knee_f .15 roll 3.08"))),
)
