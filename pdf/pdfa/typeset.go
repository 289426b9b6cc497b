package pdfa

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Text is what is set on the pages of a file that gofpdf drew without texts:
// its own way with fonts takes ten times as long as all the rest.
type Text struct {
	Pages [][]byte // operators that follow what gofpdf drew on each page
	Fonts []Font   // which they call /T0, /T1…: at least one
}

// Typeset is Append of a file whose texts are set here: in UTF-16 no more, but
// as numbers of glyphs. The error says moreover which page or font is not as
// gofpdf leaves it when it draws no text.
func Typeset(file []byte, t Text, m Metadata, a *Attachment) ([]byte, error) {
	s, err := parse(file)
	if err != nil {
		return nil, err
	}
	e, err := t.edit(s)
	if err != nil {
		return nil, err
	}
	return assemble(s, e, m, a)
}

// The numbers that gofpdf gives: the resources of all pages, then the first
// page, its content, the next page.
const (
	resourceObject = 2
	pageObject     = 3
)

// edit is what changes in the objects that gofpdf made.
type edit struct {
	contents [][]byte // of the pages, whole
	fonts    []Font
	font     int          // the object of the one font that gofpdf cannot do without
	resource [2]string    // around the names of the fonts
	replaced map[int]bool // the objects that are written anew
}

func (t *Text) edit(s *shape) (*edit, error) {
	if len(t.Fonts) == 0 {
		return nil, errors.New("pdfa: a text has a font")
	}
	e := &edit{fonts: t.Fonts, replaced: map[int]bool{resourceObject: true}}
	for i, operators := range t.Pages {
		n := pageObject + 2*i
		drawn, ok := content(s.body(n + 1))
		if !ok || !isPage(s.body(n)) {
			return nil, unlike(fmt.Sprintf("page %d", i+1))
		}
		e.contents = append(e.contents, append(append(make([]byte, 0, len(drawn)+len(operators)), drawn...), operators...))
		e.replaced[n+1] = true
	}
	if isPage(s.body(pageObject + 2*len(t.Pages))) {
		return nil, unlike("the number of pages")
	}
	return e, e.names(s)
}

func isPage(body []byte) bool { return bytes.HasPrefix(body, []byte("<</Type /Page\n")) }

// content is what a page draws, which gofpdf did not pack.
func content(body []byte) ([]byte, bool) {
	rest, ok := bytes.CutPrefix(body, []byte("<</Length "))
	length, rest, found := bytes.Cut(rest, []byte(">>\nstream\n"))
	rest, ended := bytes.CutSuffix(rest, []byte("\nendstream\n"))
	return rest, ok && found && ended && string(length) == strconv.Itoa(len(rest))
}

// names finds where the resources name the fonts, and the font that they name.
func (e *edit) names(s *shape) error {
	const key = "/Font <<\n"
	before, after, ok := strings.Cut(string(s.body(resourceObject)), key)
	named, after, found := strings.Cut(after, "\n>>\n")
	fields := strings.Fields(named)
	if !ok || !found || len(fields) != 4 || !strings.HasPrefix(fields[0], "/F") {
		return unlike("the fonts of the pages")
	}
	e.font, _ = strconv.Atoi(fields[1])
	if !bytes.HasPrefix(s.body(e.font), []byte("<</Type /Font\n/BaseFont /Helvetica\n")) {
		return unlike("the font without texts")
	}
	e.replaced[e.font] = true
	e.resource = [2]string{before + key + named + "\n", ">>\n" + after}
	return nil
}

// size is about what the edit adds to the file.
func (e *edit) size() int {
	size := 4096
	for _, c := range e.contents {
		size += len(c) / 3
	}
	for i := range e.fonts {
		size += len(e.fonts[i].File)
	}
	return size
}

// edit writes the pages, their resources and the fonts. The font that gofpdf
// names, and sets no text in, is the first of ours.
func (w *writer) edit(e *edit) {
	if len(e.fonts) == 0 {
		return
	}
	for i, content := range e.contents {
		w.streamAt(pageObject+2*i+1, "/Filter /FlateDecode", pack(content))
	}
	names := ""
	for i := range e.fonts {
		number := e.font
		if body := w.font(&e.fonts[i]); i == 0 {
			w.objectAt(number, body)
		} else {
			number = w.object(body)
		}
		names += fmt.Sprintf("/T%d %d 0 R\n", i, number)
	}
	w.objectAt(resourceObject, e.resource[0]+names+strings.TrimSuffix(e.resource[1], "\n"))
}
