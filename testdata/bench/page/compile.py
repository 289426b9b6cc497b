"""Compile a page with the library of typst (PyPI). Print the seconds from the loading of the library to the file, then those
of the compilation alone: none of Python's own start."""
import sys
import time

began = time.perf_counter()
import typst  # noqa: E402

loaded = time.perf_counter()
source, output, fonts, standard = sys.argv[1:]
typst.compile(source, output=output, font_paths=[fonts], pdf_standards=[standard] if standard else [])
done = time.perf_counter()
print(done - began, done - loaded)
