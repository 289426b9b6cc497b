#!/usr/bin/env python3
"""Rebuild the embedded fonts: see README.md beside this file.

usage: build.py REGULAR.ttf SEMIBOLD.ttf
"""
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

CHARACTERS = "U+0020-007E,U+00A0-02AF,U+02C6,U+02C7,U+02D8-02DD,U+0370-03FF,U+0400-052F,U+1E00-1EFF,U+2000-206F," \
             "U+2070-2079,U+2080-2089,U+20A0-20BF,U+2100-214F,U+2150-215F,U+2190-2199,U+2200-22FF,U+2713,U+FB01,U+FB02,U+FFFD"


def build(source, style, name):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG", "meta"]
    options.name_IDs = [0, 1, 2, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(CHARACTERS.replace("U+", "")))
    subsetter.subset(font)
    # French thousands want a thin space that shows at 9.5 points: a fifth of an em.
    cmap = font.getBestCmap()
    font["hmtx"][cmap[0x202F]] = (200, 0)
    # A modified font may not bear the reserved name (OFL 1.1, condition 3).
    family = "Facturier Sans"
    names = {1: family, 2: style, 6: f"{family}-{style}".replace(" ", "")}
    font["name"].names = [n for n in font["name"].names if n.platformID == 3 and n.langID == 0x409]
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    font.save(path)
    print(name, os.path.getsize(path), "bytes,", len(font.getBestCmap()), "characters")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for source, style in zip(sys.argv[1:], ("Regular", "SemiBold")):
        build(source, style, f"{style.lower()}.ttf")
