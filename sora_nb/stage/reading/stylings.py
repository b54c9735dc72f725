"""Words for styles of drawing, by the style of ours that they stand for."""

from __future__ import annotations

from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.surroundings import turned

STYLES = turned(
    {
        "cartoon": (
            "cartoon, animated, animation, pixar, disney, cartoonish, hand drawn, hand-drawn, 2d animation, cartoon style, "
            "toon, 2d, children's book, storybook, flat design, animated style"
        ),
        "clay": (
            "clay, claymation, stop motion, stop-motion, plasticine, play-doh, 3d animation, 3d animated, 3d render, 3d, "
            "clay animation, playdough, plasticine animation, stopmotion, clay style, clay look, aardman, 3d animated "
            "style"
        ),
        "paper": (
            "paper, paper cut out, paper cut-out, paper cutout, cut-out, cutout, cut out, paper craft, papercraft, "
            "origami, paper collage, paper cut, collage, paper art, cut paper, construction paper, layered paper, paper "
            "cut outs, paper theatre, paper puppet, paper cut-outs"
        ),
        "cinematic": (
            "cinematic, film look, movie, realistic, photorealistic, documentary, film, hollywood, photo-realistic, "
            "photorealism, live action, 35mm, 35mm film, shot on 35mm film, shot on film, shot on 35mm, 70mm, 4k, 8k, hd, "
            "movie trailer, movie style, film style, dramatic lighting, hyperrealistic, ultra hd, realism, trailer, movie "
            "look, high definition, lifelike, imax, anamorphic, unreal engine, movie scene, cinematic lighting"
        ),
        "noir": (
            "noir, film noir, black and white, black-and-white, monochrome, noir style, neo-noir, greyscale, grayscale, noir "
            "film, noir look, noir movie, b&w"
        ),
        "watercolor": (
            "watercolor, watercolour, watercolor painting, watercolour painting, water color, water colour, aquarelle, "
            "watercolor style, watercolour style, watercolors, watercolours, water colors, water colours"
        ),
        "pixel": (
            "pixel, pixel art, pixel-art, 8-bit, 8 bit, 16-bit, 16 bit, pixelated, retro game, retro video game, pixels, "
            "pixel style, pixel animation, pixel graphics"
        ),
        "comic": (
            "comic, comic book, comic-book, comic strip, comics, graphic novel, comic style, comic book style, pop art, "
            "halftone"
        ),
        "chalkboard": (
            "chalkboard, chalk, chalk drawing, chalkboard drawing, blackboard drawing, chalk style, chalk animation, drawn "
            "in chalk, drawn with chalk"
        ),
        "blueprint": (
            "blueprint, blueprint drawing, blueprint style, technical drawing, cyanotype, engineering drawing, drawn as a "
            "blueprint"
        ),
        "neon": "neon, neon style, neon look, neon outlines, glowing outlines, neon line art, glowing neon outlines",
        "vintage": (
            "vintage, vintage film, old film, silent film, sepia, retro film, super 8, old movie, silent movie, vintage "
            "movie, old film look, sepia tone, sepia-toned, old-time film, vintage look, vintage style"
        ),
        "anime": (
            "anime, ghibli, studio ghibli, anime style, japanese animation, cel shaded, cel-shaded, cel animation, ghibli "
            "style, anime film, anime look"
        ),
        "felt": (
            "felt, needle felt, needle-felt, felted, felted wool, needle felted, needle-felted, felt craft, felt animation, "
            "felt style, wool felt, felt puppets"
        ),
    }
)
OTHER_STYLES = turned(
    {
        "watercolor": (
            "oil painting, impressionist, impressionism, ink, van gogh, ukiyo-e, ukiyo, painting, ink wash, pastel drawing, "
            "surrealism, surrealist, expressionist, hokusai, painterly, gouache, monet"
        ),
        "paper": "mosaic, stained glass, cubist, cubism",
        "comic": "manga, woodcut, linocut, graffiti",
        "cartoon": (
            "pencil sketch, pencil, sketch, line art, doodle, crayon, vector art, pencil drawing, line drawing, charcoal, "
            "crayon drawing, kawaii, whiteboard, whiteboard animation, simpsons"
        ),
        "cinematic": "hyperreal, western film",
        "noir": "gothic",
        "neon": "cyberpunk, synthwave, vaporwave, tron",
        "vintage": "vhs, steampunk",
        "clay": "lego, puppet, muppet, low poly, low-poly, toy-like, isometric, diorama, miniature, tilt shift",
        "pixel": "voxel, minecraft",
        "felt": "knitted, quilt, embroidery, wool",
    }
)
"""Styles that we do not have, by the nearest that we have."""
SURE_STYLES = bag(
    """
    claymation animated cinematic photorealistic papercraft origami anime watercolor watercolour stopmotion plasticine
    hyperrealistic cartoonish noir monochrome pixelated aquarelle black-and-white sepia-toned 16-bit 8-bit
    """
)
"""Styles that no figure or material is called by, wherever they stand."""
THINGS = frozenset({"comic book", "comic strip", "graphic novel", "chalk drawing", "old film", "old movie", "silent film"})
"""Styles that are things as well, when somebody has them or looks at them."""
STYLE_NOUNS = bag(
    """
    style look animation aesthetic aesthetics effect art render rendering film movie video clip version artwork
    """
)
