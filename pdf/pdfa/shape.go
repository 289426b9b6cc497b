package pdfa

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
)

// shape is a file of gofpdf: a head of one line, objects one after the other,
// document information and catalog last, one table, one trailer.
type shape struct {
	file    []byte
	start   int   // of the first object
	offsets []int // of the objects that are kept, by number from 1
	ends    []int // likewise
	order   []int // their numbers, as they stand in the file
}

// The parts of the file around its objects, as gofpdf 1.4.3 writes them.
const (
	headLength = len("%PDF-1.3\n")
	entry      = len("0000000000 00000 n \n")
	ended      = "endobj\n"
	free       = "0000000000 65535 f \n"
	lastLines  = "startxref\n%d\n%%%%EOF\n"
	oldCatalog = "%d 0 obj\n<<\n/Type /Catalog\n/Pages 1 0 R\n/Names <<\n/EmbeddedFiles << /Names [\n  \n] >>\n>>\n>>\nendobj\n"
	oldTrailer = "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n>>\n"
)

func unlike(what string) error {
	return fmt.Errorf("pdfa: not a file as gofpdf writes it: %s", what)
}

// parse reads a file from its end and checks every byte that is not inside an
// object: what would be copied wrongly is refused.
func parse(file []byte) (*shape, error) {
	if len(file) < headLength || !bytes.HasPrefix(file, []byte("%PDF-1.")) || file[headLength-1] != '\n' {
		return nil, unlike("the head")
	}
	table, err := tableOf(file)
	if err != nil {
		return nil, err
	}
	count := bytes.Count(file[table:], []byte(" 00000 n \n")) + 1
	s := &shape{file: file, start: headLength}
	rest, ok := bytes.CutPrefix(file[table:], fmt.Appendf(nil, "xref\n0 %d\n%s", count, free))
	if !ok || count < 5 || len(rest) < (count-1)*entry {
		return nil, unlike("the cross-reference table")
	}
	for n := 1; n < count; n++ {
		line := rest[(n-1)*entry : n*entry]
		at, err := strconv.ParseUint(string(line[:10]), 10, 31)
		if err != nil || string(line[10:]) != " 00000 n \n" {
			return nil, unlike(fmt.Sprintf("entry %d of the table", n))
		}
		s.offsets = append(s.offsets, int(at))
	}
	want := fmt.Sprintf(oldTrailer+lastLines, count, count-1, count-2, table)
	if string(rest[(count-1)*entry:]) != want {
		return nil, unlike("the trailer")
	}
	return s, s.split(table)
}

// tableOf is where the table begins, as the end of the file says.
func tableOf(file []byte) (int, error) {
	const mark = "startxref\n"
	at := bytes.LastIndex(file, []byte(mark))
	if at < 0 {
		return 0, unlike("the end")
	}
	digits, _, _ := bytes.Cut(file[at+len(mark):], []byte("\n"))
	table, err := strconv.Atoi(string(digits))
	if err != nil || table < headLength || table > at {
		return 0, unlike("the place of the table")
	}
	return table, nil
}

// split checks that the objects follow each other from the head to the table
// and parts the last two, which are written anew, from the others.
func (s *shape) split(table int) error {
	last := len(s.offsets)
	s.order, s.ends = make([]int, last), make([]int, last)
	for i := range s.order {
		s.order[i] = i + 1
	}
	slices.SortFunc(s.order, func(a, b int) int { return s.offsets[a-1] - s.offsets[b-1] })
	for i, n := range s.order {
		at, next := s.offsets[n-1], table
		if i+1 < last {
			next = s.offsets[s.order[i+1]-1]
		}
		if i == 0 && at != s.start || at < s.start || next > table || at >= next {
			return unlike(fmt.Sprintf("the place of object %d", n))
		}
		s.ends[n-1] = next
		if object := s.object(n); !bytes.HasPrefix(object, fmt.Appendf(nil, "%d 0 obj\n", n)) || !bytes.HasSuffix(object, []byte(ended)) {
			return unlike(fmt.Sprintf("object %d", n))
		}
	}
	if s.order[last-2] != last-1 || s.order[last-1] != last || string(s.object(last)) != fmt.Sprintf(oldCatalog, last) {
		return unlike("the catalog")
	}
	s.order, s.offsets = s.order[:last-2], s.offsets[:last-2]
	return nil
}

// object is an object as it stands in the file.
func (s *shape) object(n int) []byte { return s.file[s.offsets[n-1]:s.ends[n-1]] }

// body is an object without the lines around it; nil for one that is not kept.
func (s *shape) body(n int) []byte {
	if n < 1 || n > len(s.offsets) {
		return nil
	}
	_, body, _ := bytes.Cut(s.object(n), []byte("\n"))
	return bytes.TrimSuffix(body, []byte(ended))
}
