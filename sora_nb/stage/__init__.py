"""The embedded engine's machinery: physics-grounded previz, from a plan to picture and sound.

One way through: director (words → Plan) → staging and physics (Plan → Performance) → foley (Performance → sound) and
renderer (Performance → frames). `performance.py` holds the values that pass between these rooms.
"""
