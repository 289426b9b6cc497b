#!/usr/bin/env python3
"""Rebuild sRGB.icc: see README.md beside this file."""
import os
import struct

from PIL import ImageCms

profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
profile[8:12] = bytes([4, 0x20, 0, 0])  # ICC 4.2, the version that PDF 1.7 knows: nothing newer is used
profile[24:36] = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)  # the same bytes whenever it is built
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sRGB.icc")
with open(path, "wb") as out:
    out.write(profile)
print("sRGB.icc", len(profile), "bytes")
