"""The embedded engine's machinery: physics-grounded previz, from a plan to picture and sound.

One way through: director (words → Plan) → staging and physics (Plan → Performance) → foley (Performance → sound) and
renderer (Performance → frames). `performance.py` holds the values that pass between these rooms.

What each room is for, in the order of the way:

- `reading`, `rereading`: what the words of a prompt mean, with `french` beside the English; a plan read again with new words.
- `repertoire`, `moves`: the ways of moving, written down as key poses; where bodies go, by gait, path, game and machine.
- `casting`, `physics`: actors become bodies, with what they ride, wear and who comes along; free bodies and their touches.
- `cast`: rigs and props, a module for each family: who is drawn, and how they act.
- `camera`, `light`, `scenery`, `air`: where it is seen from, what lights it, where it is, and what fills the air.
- `styles`: how all that is drawn, a pen for each style.
- `sound`: how it sounds: foley, voices, ambience, music, rooms and the mix.
- `truths`: what is known of every pixel because it was drawn.
"""
