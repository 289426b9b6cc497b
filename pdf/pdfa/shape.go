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
	end     int   // of the last one that is kept: where the document information begins
	offsets []int // of the objects that are kept, by number from 1
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
	order := make([]int, len(s.offsets)) // numbers less 1, as the objects stand in the file
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return s.offsets[a] - s.offsets[b] })
	for i, n := range order {
		at, next := s.offsets[n], table
		if i+1 < len(order) {
			next = s.offsets[order[i+1]]
		}
		if i == 0 && at != s.start || at < s.start || next > table || at >= next {
			return unlike(fmt.Sprintf("the place of object %d", n+1))
		}
		object := s.file[at:next]
		if !bytes.HasPrefix(object, fmt.Appendf(nil, "%d 0 obj\n", n+1)) || !bytes.HasSuffix(object, []byte(ended)) {
			return unlike(fmt.Sprintf("object %d", n+1))
		}
	}
	last := len(s.offsets)
	info, root := s.offsets[last-2], s.offsets[last-1]
	if order[last-2] != last-2 || string(s.file[root:table]) != fmt.Sprintf(oldCatalog, last) {
		return unlike("the catalog")
	}
	s.end, s.offsets = info, s.offsets[:last-2]
	return nil
}
