"""Music: how people play their instruments; every stroke, breath and beat is a note of the sound."""

from __future__ import annotations

from sora_nb.stage.repertoire.motion import Motion

MUSIC: tuple[Motion, ...] = (
    Motion(
        name="violin", objects="play violin, play fiddle, play viola", verb="play", period=1.6,
        keys=((0, "hn .20 .80 wrist_n .2 lean .02 sway .012 crouch .02"),
        (0.5, "hn .06 .99 wrist_n -.2 lean .07 sway -.012 crouch .03")),
        still="hf .30 1.02 grip_f .8 grip_n .9 tilt .16 nod .12 gaze -.1 lid .55 smile .45 tool .12", tool="violin",
        grip="chin", also="bow", sound="note", hits=(0.0, 0.5), matter=("violin", "wood"),
    ),
    Motion(
        name="cello", objects="play cello, play double-bass, play double bass, play bass", verb="play", period=2.0,
        keys=((0, "hn .34 .16 lean .08 tilt .05"), (0.25, "hn .26 .12"), (0.5, "hn .12 .14 lean .14 tilt -.05"),
        (0.75, "hn .22 .18")), still="hf .19 .86 grip .85 nod .12 lid .5 smile .4 hip 1.3 knee 1.3", stance="stool",
        tool="cello", grip="floor", also="bow", seat="stool", sound="note", hits=(0.0, 0.5), matter=("cello", "wood"),
    ),
    Motion(
        name="guitar", words="strum",
        objects=("play guitar, play bass-guitar, play electric-guitar, play banjo, play ukulele, "
        "play lute, play mandolin, play sitar, strum guitar"), verb="play", period=1.2,
        keys=((0, "hn .09 .32 nod .2 crouch .03"), (0.125, "hn .10 .16"), (0.25, "hn .085 .34"),
        (0.375, "hn .10 .14 nod .06 hf .31 .74"), (0.5, "hn .09 .32 nod .2 crouch .012 sway .012"), (0.625, "hn .10 .16"),
        (0.75, "hn .085 .34"), (0.875, "hn .10 .14 nod .06 hf .35 .78 sway -.012")),
        still="smile .6 lid .25 brow .2 grip_f .8 grip_n .55 turn .12 tool .38 hf .35 .78 lean -.02", tool="guitar",
        grip="belly", sound="note", hits=(0.05, 0.3, 0.55, 0.8), matter=("guitar", "wood"),
    ),
    Motion(
        name="harp", objects="play harp, play lyre", verb="play", period=1.6, keys=((0, "hn .22 .55 hf .30 .85"),
        (0.25, "hn .25 .8 hf .32 .6 nod .1"), (0.5, "hn .20 .62 hf .28 .95"), (0.75, "hn .24 .9 hf .33 .7 nod -.02")),
        still="smile .6 lid .25 brow .2 grip .3", stance="stool", tool="harp", grip="floor", seat="stool", sound="note",
        hits=(0.1, 0.35, 0.6, 0.85), matter=("harp", "wood"),
    ),
    Motion(
        name="piano", objects="play piano, play keyboard, play organ, play synthesizer, play pianoforte", verb="play",
        period=1.6, keys=((0, "hn .22 .33 hf .31 .36 wrist .1"), (0.1, "hn .23 .27 wrist_n -.1"),
        (0.25, "hf .33 .27 hn .20 .34"), (0.5, "hn .18 .27 hf .30 .36 lean .17 nod .2"), (0.6, "hn .20 .33 hf .34 .27"),
        (0.85, "hn .24 .27 hf .36 .33 tilt .06")), still="smile .6 lid .25 brow .2 grip .3 lean .12 nod .1 ey -.3",
        stance="stool", seat="stool", before="piano", sound="note", hits=(0.1, 0.25, 0.5, 0.6, 0.85),
        matter=("piano", "wood"),
    ),
    Motion(
        name="drums", words="drum", objects="play drum, play drum-kit, play percussion, play bongo, play snare", verb="play",
        period=1.0, keys=((0, "hn .20 .30 hf .30 .62 nod .15 tool -.35"), (0.12, "hn .16 .85 tool .7 hf .28 .45"),
        (0.25, "hf .32 .30 hn .18 .6 nod .0"), (0.38, "hf .26 .9 tilt .08"), (0.5, "hn .24 .30 tool -.35 hf .30 .6 nod .18"),
        (0.62, "hn .22 1.05 tool .9 tilt -.08"), (0.75, "hf .36 .62 hn .20 .6 nod .02"), (0.88, "hf .30 .95")),
        still="grip .9 smile .9 brow .3 tool -.2", stance="stool", tool="stick", also="stick f", seat="stool", before="drums",
        sound="note", hits=(0.0, 0.25, 0.5, 0.75), matter=("drums", "wood"),
    ),
    Motion(
        name="flute", objects="play flute, play piccolo, play panpipes", verb="play", period=2.4,
        keys=((0, "lean .0 tilt .04 wrist_n .1 sway .012"), (0.25, "wrist_n -.1 nod .1"),
        (0.5, "lean .08 tilt .12 wrist_n .12 sway -.012"), (0.75, "wrist_n -.1 nod .0")),
        still=("smile .6 lid .25 brow .2 hn .15 1.24 hf .24 1.22 grip .5 nod .05 tool -.06 open .06 " "gaze -.1 lid .5"),
        tool="flute", grip="lips", sound="note", hits=(0.0, 0.25, 0.5, 0.75), matter=("flute", "metal"),
    ),
    Motion(
        name="recorder", objects=("play recorder, play clarinet, play oboe, play whistle, play pipe, play ocarina, "
        "play bagpipe"), verb="play", period=2.4, keys=((0, "lean -.02 tool -.8"), (0.25, "wrist .1"),
        (0.5, "lean .1 nod .12 tool -.95 sway .01"), (0.75, "wrist -.1")),
        still=("smile .6 lid .25 brow .2 hn .14 .98 hf .18 .80 grip .5 nod .05 tool -.85 open .05 " "lid .4"),
        tool="recorder", grip="lips", sound="note", hits=(0.0, 0.25, 0.5, 0.75), matter=("flute", "wood"),
    ),
    Motion(
        name="trumpet", objects=("play trumpet, play horn, play bugle, play cornet, play trombone, play tuba, "
        "play postal horn"), verb="play", period=2.0, keys=((0, "tool .02 lean -.02 crouch .0"),
        (0.3, "tool .25 lean -.14 nod -.12"), (0.6, "tool .08 lean .02 crouch .03"), (0.85, "tool -.08 lean .08 nod .05")),
        still="hn .17 1.2 hf .20 1.16 grip .8 lid .5 brow .3 open .04 out .45", tool="trumpet", grip="lips", sound="note",
        hits=(0.0, 0.25, 0.375, 0.5, 0.75), matter=("trumpet", "metal"),
    ),
    Motion(
        name="saxophone", words="sax", objects="play saxophone, play sax", verb="play", period=2.2,
        keys=((0, "lean .05 nod .1 crouch .03 tool -1.3"), (0.35, "lean -.16 nod -.12 crouch .06 tool -1.1"),
        (0.6, "lean .1 nod .15 crouch .02 tool -1.4"), (0.8, "sway .012 tilt .08")),
        still="hn .17 .30 hf .16 .78 grip .7 lid .6 brow .4 open .05 tool -1.35", tool="saxophone", grip="lips", sound="note",
        hits=(0.0, 0.2, 0.5, 0.7), matter=("saxophone", "metal"),
    ),
    Motion(
        name="accordion", objects="play accordion, play concertina, play harmonica", verb="play", period=2.0,
        keys=((0, "hn .05 .5 hf .20 .52 lean .0"), (0.5, "hn -.02 .55 hf .33 .6 tilt .12 lean -.05 sway .012")),
        still="grip .8 smile .9", tool="accordion", grip="nf", sound="note", hits=(0.0, 0.25, 0.5, 0.75),
        matter=("accordion", "wood"),
    ),
    Motion(
        name="tambourine", words="ring", objects="play tambourine, play maraca, play triangle, play bell, ring bell",
        verb="play", period=0.7, keys=((0, "hn .22 .85 crouch .03"), (0.25, "hn .17 1.3 sway .02 tilt .08"),
        (0.5, "hn .24 .9 crouch .04 sway -.01"), (0.75, "hn .15 1.2")), still="grip_n .9 smile 1 hf .24 .75",
        tool="tambourine", sound="note", hits=(0.0, 0.5), matter=("bell", "metal"),
    ),
    Motion(
        name="mix records", words="dj", light="spin record, mix music",
        objects="play record, play turntable, play music, play vinyl", verb="play", period=1.0,
        keys=((0, "hn .20 .30 hf .02 1.6 nod .25 crouch .03"), (0.25, "hn .25 .30 nod .0 crouch .0"),
        (0.5, "hn .18 .30 nod .25 hf .05 1.62 crouch .03"), (0.75, "hn .24 .32 nod .0 crouch .0")),
        still="grip .2 smile .8 lean .08", before="table", sound="note", hits=(0.0, 0.25, 0.5, 0.75),
        matter=("drums", "wood"),
    ),
)  # fmt: skip

CALLED: dict[str, str] = {
    "guitarist": "guitar",
    "violinist": "violin",
    "fiddler": "violin",
    "cellist": "cello",
    "drummer": "drums",
    "pianist": "piano",
    "flutist": "flute",
    "flautist": "flute",
    "trumpeter": "trumpet",
    "saxophonist": "saxophone",
    "harpist": "harp",
    "dj": "mix records",
    "accordionist": "accordion",
    "rockstar": "guitar",
    "bassist": "guitar",
    "clarinetist": "recorder",
    "musician": "guitar",
}
"""What those play who are called by it."""
BAND = ("guitar", "violin", "drums", "trumpet", "flute", "cello")
"""What those of a band play, one after the other."""
