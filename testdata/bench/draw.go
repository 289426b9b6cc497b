package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// pageCommand is the whole command that draws a page again: it opens the book,
// draws what was frozen as PDF/A-3b with its XML, compares it with the
// archived hash and writes it.
const pageCommand = "`facture pdf N --regenerer --sortie F`, ten lines"

// pages compares that command with the compilation of the same page by typst,
// and one drawing with what maroto takes for ten rows.
func (b *bench) pages() error {
	book, err := b.pageBook()
	if err != nil {
		return err
	}
	folder := filepath.Dir(book)
	ours := run(b.facturier, "facture", "pdf", pageNumber, "--regenerer", "--sortie", filepath.Join(folder, "ours.pdf"), "--livre", book)
	if err := b.typst(ours, folder); err != nil {
		return err
	}
	if err := b.typstLibrary(ours, book); err != nil {
		return err
	}
	ratio, err := b.goBench("./pdf", "BenchmarkPage", "100x", "page/bare")
	if err != nil {
		return err
	}
	b.print(row{"one drawing, XML and PDF/A-3b, against ten rows of maroto", "median of 100 pairs", number(ratio), "<= 1.30", ratio > 1.3})
	took, err := b.goBench("./pdf/cii", "BenchmarkCheckAndXML", "1s", "ns/op")
	if err != nil {
		return err
	}
	b.print(within("Check and XML, 30 lines", time.Duration(took), time.Millisecond))
	return nil
}

// typst measures the program, when it is there: as PDF, and as PDF/A-3b with
// the XML where it knows how.
func (b *bench) typst(ours func() (time.Duration, error), folder string) error {
	typst, err := exec.LookPath("typst")
	if err != nil {
		skip(pageCommand, "not compared: typst is not installed.")
		return nil
	}
	version, _ := exec.Command(typst, "--version").Output()
	compile := []string{"compile", "--font-path", filepath.Join(b.root, "pdf", "fonts")}
	if help, _ := exec.Command(typst, "compile", "--help").Output(); bytes.Contains(help, []byte("--ignore-system-fonts")) {
		compile = append(compile, "--ignore-system-fonts")
	}
	p, err := measure(b.pairs, ours, run(typst, append(compile, b.pageSource(), filepath.Join(folder, "typst.pdf"))...))
	if err != nil {
		return err
	}
	name, _, _ := strings.Cut(strings.TrimSpace(string(version)), " (")
	b.print(against(pageCommand, p.ours.median(), p.theirs.median(), name+" compile", 0.45))
	return nil
}

// typstLibrary measures the library of typst that PyPI has, which is newer than
// the programs that are easy to come by: from its loading to the file, and
// the call alone. It only informs: our time has the start of a process in it,
// the opening of a book and the comparison with the archive.
func (b *bench) typstLibrary(ours func() (time.Duration, error), book string) error {
	const attached = "  the same, as PDF/A-3b with its XML on both sides"
	version, err := exec.Command(b.python, "-c", "import importlib.metadata, typst; print(importlib.metadata.version('typst'))").Output()
	if err != nil {
		skip(attached, "not compared: pip install typst, and say -python where it is.")
		return nil
	}
	folder := filepath.Dir(book)
	xml, err := exec.Command(b.facturier, "facture", "xml", pageNumber, "--livre", book).Output()
	if err != nil {
		return fmt.Errorf("facturier facture xml: %w", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "factur-x.xml"), xml, 0o600); err != nil {
		return err
	}
	sources := filepath.Dir(b.pageSource())
	for _, name := range []string{"page.typ", "attached.typ"} {
		if err := copyFile(filepath.Join(folder, name), filepath.Join(sources, name)); err != nil {
			return err
		}
	}
	name := "typst " + strings.TrimSpace(string(version)) + " library"
	for _, c := range []struct{ what, source, standard string }{
		{"  against the library, from its loading to the file", "page.typ", ""}, {attached, "attached.typ", "a-3b"}} {
		var alone series
		p, err := measure(b.pairs, ours, func() (time.Duration, error) {
			out, err := exec.Command(b.python, filepath.Join(sources, "compile.py"), filepath.Join(folder, c.source),
				filepath.Join(folder, "library.pdf"), filepath.Join(b.root, "pdf", "fonts"), c.standard).Output()
			if err != nil {
				return 0, fmt.Errorf("compile.py %s: %w", c.source, err)
			}
			var loaded, compiled float64
			_, err = fmt.Sscan(string(out), &loaded, &compiled)
			alone = append(alone, seconds(compiled))
			return seconds(loaded), err
		})
		if err != nil {
			return err
		}
		for _, line := range []struct {
			what   string
			theirs series
		}{{c.what, p.theirs}, {"    its call alone, already loaded", alone}} {
			informs := against(line.what, p.ours.median(), line.theirs.median(), name, 1)
			informs.goal, informs.missed = "", false
			b.print(informs)
		}
	}
	return nil
}

func seconds(f float64) time.Duration { return time.Duration(f * float64(time.Second)) }

// goBench is a metric of a benchmark of the module.
func (b *bench) goBench(folder, name, benchtime, metric string) (float64, error) {
	cmd := exec.CommandContext(b.ctx, "go", "test", folder, "-run", "^$", "-bench", "^"+name+"$", "-benchtime", benchtime)
	cmd.Dir = b.root
	out, err := cmd.CombinedOutput()
	if err != nil {
		return 0, fmt.Errorf("go test -bench %s: %w\n%s", name, err, out)
	}
	fields := strings.Fields(string(out))
	for i, field := range fields {
		if field == metric && i > 0 {
			return strconv.ParseFloat(fields[i-1], 64)
		}
	}
	return 0, fmt.Errorf("go test -bench %s has no %s:\n%s", name, metric, out)
}
