"""Compile a page with the library of typst (PyPI), and print the seconds that it took: not those of Python."""
import sys
import time

import typst

source, output, fonts, standard = sys.argv[1:]
began = time.perf_counter()
typst.compile(source, output=output, font_paths=[fonts], pdf_standards=[standard] if standard else [])
print(time.perf_counter() - began)
