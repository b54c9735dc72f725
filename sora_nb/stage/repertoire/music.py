"""Music: how people play their instruments; every stroke, breath and beat is a note of the sound."""

from __future__ import annotations

from sora_nb.stage.repertoire.motion import Motion

_SWAY = "smile .6 lid .25 brow .2"

MUSIC: tuple[Motion, ...] = (
    Motion(
        name="violin", objects="play violin, play fiddle, play viola", verb="play", tool="violin", grip="chin", also="bow", period=1.6, hits=(0.0, 0.5), sound="note", matter=("violin", "wood"),
        still="hf .30 1.02 grip_f .8 grip_n .9 tilt .16 nod .12 gaze -.1 lid .55 smile .45 tool .12",
        keys=((0, "hn .20 .80 wrist_n .2 lean .02 sway .012 crouch .02"), (0.5, "hn .06 .99 wrist_n -.2 lean .07 sway -.012 crouch .03")),
    ),
    Motion(
        name="cello", objects="play cello, play double-bass, play double bass, play bass", verb="play", tool="cello", grip="floor", also="bow", seat="stool", stance="stool", period=2.0, hits=(0.0, 0.5), sound="note", matter=("cello", "wood"),
        still="hf .19 .86 grip .85 nod .12 lid .5 smile .4 hip 1.3 knee 1.3",
        keys=((0, "hn .34 .16 lean .08 tilt .05"), (0.25, "hn .26 .12"), (0.5, "hn .12 .14 lean .14 tilt -.05"), (0.75, "hn .22 .18")),
    ),
    Motion(
        name="guitar", words="strum", objects="play guitar, play bass-guitar, play electric-guitar, play banjo, play ukulele, play lute, play mandolin, play sitar, strum guitar", verb="play", tool="guitar", grip="belly", period=1.2, hits=(0.05, 0.3, 0.55, 0.8), sound="note", matter=("guitar", "wood"),
        still=_SWAY + " grip_f .8 grip_n .55 turn .12 tool .38 hf .35 .78 lean -.02",
        keys=((0, "hn .09 .32 nod .2 crouch .03"), (0.125, "hn .10 .16"), (0.25, "hn .085 .34"), (0.375, "hn .10 .14 nod .06 hf .31 .74"), (0.5, "hn .09 .32 nod .2 crouch .012 sway .012"), (0.625, "hn .10 .16"), (0.75, "hn .085 .34"), (0.875, "hn .10 .14 nod .06 hf .35 .78 sway -.012")),
    ),
    Motion(
        name="harp", objects="play harp, play lyre", verb="play", tool="harp", grip="floor", seat="stool", stance="stool", period=1.6, hits=(0.1, 0.35, 0.6, 0.85), sound="note", matter=("harp", "wood"),
        still=_SWAY + " grip .3",
        keys=((0, "hn .22 .55 hf .30 .85"), (0.25, "hn .25 .8 hf .32 .6 nod .1"), (0.5, "hn .20 .62 hf .28 .95"), (0.75, "hn .24 .9 hf .33 .7 nod -.02")),
    ),
    Motion(
        name="piano", objects="play piano, play keyboard, play organ, play synthesizer, play pianoforte", verb="play", before="piano", seat="stool", stance="stool", period=1.6, hits=(0.1, 0.25, 0.5, 0.6, 0.85), sound="note", matter=("piano", "wood"),
        still=_SWAY + " grip .3 lean .12 nod .1 ey -.3",
        keys=((0, "hn .22 .33 hf .31 .36 wrist .1"), (0.1, "hn .23 .27 wrist_n -.1"), (0.25, "hf .33 .27 hn .20 .34"), (0.5, "hn .18 .27 hf .30 .36 lean .17 nod .2"), (0.6, "hn .20 .33 hf .34 .27"), (0.85, "hn .24 .27 hf .36 .33 tilt .06")),
    ),
    Motion(
        name="drums", words="drum", objects="play drum, play drum-kit, play percussion, play bongo, play snare", verb="play", before="drums", seat="stool", stance="stool", tool="stick", also="stick f", period=1.0, hits=(0.0, 0.25, 0.5, 0.75), sound="note", matter=("drums", "wood"),
        still="grip .9 smile .9 brow .3 tool -.2",
        keys=((0, "hn .20 .30 hf .30 .62 nod .15 tool -.35"), (0.12, "hn .16 .85 tool .7 hf .28 .45"), (0.25, "hf .32 .30 hn .18 .6 nod .0"), (0.38, "hf .26 .9 tilt .08"), (0.5, "hn .24 .30 tool -.35 hf .30 .6 nod .18"), (0.62, "hn .22 1.05 tool .9 tilt -.08"), (0.75, "hf .36 .62 hn .20 .6 nod .02"), (0.88, "hf .30 .95")),
    ),
    Motion(
        name="flute", objects="play flute, play piccolo, play panpipes", verb="play", tool="flute", grip="lips", period=2.4, hits=(0.0, 0.25, 0.5, 0.75), sound="note", matter=("flute", "metal"),
        still=_SWAY + " hn .15 1.24 hf .24 1.22 grip .5 nod .05 tool -.06 open .06 gaze -.1 lid .5",
        keys=((0, "lean .0 tilt .04 wrist_n .1 sway .012"), (0.25, "wrist_n -.1 nod .1"), (0.5, "lean .08 tilt .12 wrist_n .12 sway -.012"), (0.75, "wrist_n -.1 nod .0")),
    ),
    Motion(
        name="recorder", objects="play recorder, play clarinet, play oboe, play whistle, play pipe, play ocarina, play bagpipe", verb="play", tool="recorder", grip="lips", period=2.4, hits=(0.0, 0.25, 0.5, 0.75), sound="note", matter=("flute", "wood"),
        still=_SWAY + " hn .14 .98 hf .18 .80 grip .5 nod .05 tool -.85 open .05 lid .4",
        keys=((0, "lean -.02 tool -.8"), (0.25, "wrist .1"), (0.5, "lean .1 nod .12 tool -.95 sway .01"), (0.75, "wrist -.1")),
    ),
    Motion(
        name="trumpet", objects="play trumpet, play horn, play bugle, play cornet, play trombone, play tuba, play postal horn", verb="play", tool="trumpet", grip="lips", period=2.0, hits=(0.0, 0.25, 0.375, 0.5, 0.75), sound="note", matter=("trumpet", "metal"),
        still="hn .17 1.2 hf .20 1.16 grip .8 lid .5 brow .3 open .04 out .45",
        keys=((0, "tool .02 lean -.02 crouch .0"), (0.3, "tool .25 lean -.14 nod -.12"), (0.6, "tool .08 lean .02 crouch .03"), (0.85, "tool -.08 lean .08 nod .05")),
    ),
    Motion(
        name="saxophone", objects="play saxophone, play sax", words="sax", verb="play", tool="saxophone", grip="lips", period=2.2, hits=(0.0, 0.2, 0.5, 0.7), sound="note", matter=("saxophone", "metal"),
        still="hn .17 .30 hf .16 .78 grip .7 lid .6 brow .4 open .05 tool -1.35",
        keys=((0, "lean .05 nod .1 crouch .03 tool -1.3"), (0.35, "lean -.16 nod -.12 crouch .06 tool -1.1"), (0.6, "lean .1 nod .15 crouch .02 tool -1.4"), (0.8, "sway .012 tilt .08")),
    ),
    Motion(
        name="accordion", objects="play accordion, play concertina, play harmonica", verb="play", tool="accordion", grip="nf", period=2.0, hits=(0.0, 0.25, 0.5, 0.75), sound="note", matter=("accordion", "wood"),
        still="grip .8 smile .9", keys=((0, "hn .05 .5 hf .20 .52 lean .0"), (0.5, "hn -.02 .55 hf .33 .6 tilt .12 lean -.05 sway .012"))
    ),
    Motion(
        name="tambourine", objects="play tambourine, play maraca, play triangle, play bell, ring bell", words="ring", verb="play", tool="tambourine", period=0.7, hits=(0.0, 0.5), sound="note", matter=("bell", "metal"),
        still="grip_n .9 smile 1 hf .24 .75", keys=((0, "hn .22 .85 crouch .03"), (0.25, "hn .17 1.3 sway .02 tilt .08"), (0.5, "hn .24 .9 crouch .04 sway -.01"), (0.75, "hn .15 1.2"))
    ),
    Motion(
        name="mix records", objects="play record, play turntable, play music, play vinyl", light="spin record, mix music", words="dj", verb="play", before="table", period=1.0, hits=(0.0, 0.25, 0.5, 0.75), sound="note", matter=("drums", "wood"),
        still="grip .2 smile .8 lean .08", keys=((0, "hn .20 .30 hf .02 1.6 nod .25 crouch .03"), (0.25, "hn .25 .30 nod .0 crouch .0"), (0.5, "hn .18 .30 nod .25 hf .05 1.62 crouch .03"), (0.75, "hn .24 .32 nod .0 crouch .0"))
    ),
)

CALLED: dict[str, str] = {
    "guitarist": "guitar", "violinist": "violin", "fiddler": "violin", "cellist": "cello", "drummer": "drums", "pianist": "piano",
    "flutist": "flute", "flautist": "flute", "trumpeter": "trumpet", "saxophonist": "saxophone", "harpist": "harp", "dj": "mix records",
    "accordionist": "accordion", "rockstar": "guitar", "bassist": "guitar", "clarinetist": "recorder", "musician": "guitar",
}
"""What those play who are called by it."""
BAND = ("guitar", "violin", "drums", "trumpet", "flute", "cello")
"""What those of a band play, one after the other."""
