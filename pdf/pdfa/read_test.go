package pdfa

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// document is a file that was read back: dictionaries and streams by number.
type document struct {
	dictionaries map[int]string
	streams      map[int][]byte
	root, info   int
	id           string
}

var (
	trailerPattern = regexp.MustCompile(`^trailer\n<</Size (\d+) /Root (\d+) 0 R /Info (\d+) 0 R /ID \[<([0-9a-f]{32})> <([0-9a-f]{32})>\]>>\nstartxref\n\d+\n%%EOF\n$`)
	lengthPattern  = regexp.MustCompile(`/Length (\d+)`)
	reference      = regexp.MustCompile(`(\d+) 0 R`)
)

// open reads a file as a stranger would, from its end, and says what is wrong.
func open(file []byte) (*document, error) {
	if !regexp.MustCompile("^%PDF-1\\.7\n%[^\\x00-\\x7F]{4}\n").Match(file) {
		return nil, fmt.Errorf("the head is %q", file[:min(len(file), 16)])
	}
	at := bytes.LastIndex(file, []byte("startxref\n"))
	digits, _, _ := bytes.Cut(file[at+10:], []byte("\n"))
	table, err := strconv.Atoi(string(digits))
	if err != nil || table > len(file) || !bytes.HasPrefix(file[table:], []byte("xref\n0 ")) {
		return nil, fmt.Errorf("startxref %q does not point at the table", digits)
	}
	lines := strings.SplitAfterN(string(file[table:at]), "\n", 3)
	count, _ := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(lines[1], "0 ")))
	end := table + len(lines[0]) + len(lines[1]) + 20*count
	trailer := trailerPattern.FindSubmatch(file[end:])
	if trailer == nil || string(trailer[1]) != strconv.Itoa(count) || !bytes.Equal(trailer[4], trailer[5]) {
		return nil, fmt.Errorf("the trailer is %q", file[end:])
	}
	d := &document{dictionaries: map[int]string{}, streams: map[int][]byte{}, id: string(trailer[4])}
	d.root, _ = strconv.Atoi(string(trailer[2]))
	d.info, _ = strconv.Atoi(string(trailer[3]))
	for n := 1; n < count; n++ {
		entry := string(file[end-20*(count-n) : end-20*(count-n-1)])
		offset, _ := strconv.Atoi(entry[:10])
		if entry[10:] != " 00000 n \n" || offset >= table {
			return nil, fmt.Errorf("entry %d of the table is %q", n, entry)
		}
		if err := d.object(n, file[offset:table]); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// object reads the object that begins here.
func (d *document) object(n int, from []byte) error {
	rest, ok := bytes.CutPrefix(from, fmt.Appendf(nil, "%d 0 obj\n", n))
	if !ok {
		return fmt.Errorf("object %d begins with %q", n, from[:min(len(from), 12)])
	}
	dictionary, after, ok := bytes.Cut(rest, []byte("endobj\n"))
	if head, data, stream := bytes.Cut(rest, []byte("stream\n")); stream && len(head) < len(dictionary) {
		match := lengthPattern.FindSubmatch(head)
		if match == nil {
			return fmt.Errorf("stream %d has no length", n)
		}
		length, _ := strconv.Atoi(string(match[1]))
		if length > len(data) || !bytes.HasPrefix(data[length:], []byte("\nendstream\nendobj\n")) {
			return fmt.Errorf("stream %d is not %d bytes long", n, length)
		}
		dictionary, d.streams[n] = head, data[:length]
	} else if !ok {
		return fmt.Errorf("object %d has no end in %q", n, after)
	}
	d.dictionaries[n] = string(dictionary)
	return nil
}

// read is open of a file that must be right, references included.
func read(t testing.TB, file []byte) *document {
	t.Helper()
	d, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	for n, dictionary := range d.dictionaries {
		for _, to := range reference.FindAllStringSubmatch(dictionary, -1) {
			if number, _ := strconv.Atoi(to[1]); d.dictionaries[number] == "" {
				t.Errorf("object %d speaks of object %d, which is not there", n, number)
			}
		}
	}
	return d
}

// find gives the number that a dictionary has behind a key.
func (d *document) find(t testing.TB, object int, key string) int {
	t.Helper()
	match := regexp.MustCompile(regexp.QuoteMeta(key) + `[ \[]*(?:\([^)]*\) )?(\d+) 0 R`).FindStringSubmatch(d.dictionaries[object])
	if match == nil {
		t.Fatalf("object %d has no %s: got %q", object, key, d.dictionaries[object])
	}
	n, _ := strconv.Atoi(match[1])
	return n
}

// texts are the text strings of a dictionary, by key.
func texts(t testing.TB, dictionary string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, m := range regexp.MustCompile(`/(\w+) <([0-9A-F]*)>`).FindAllStringSubmatch(dictionary, -1) {
		raw, err := hex.DecodeString(m[2])
		if err != nil || len(raw) < 2 || raw[0] != 0xFE || raw[1] != 0xFF {
			t.Fatalf("%s is %q, want UTF-16BE behind its mark", m[1], m[2])
		}
		var units []uint16
		for i := 2; i+1 < len(raw); i += 2 {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		}
		found[m[1]] = string(utf16.Decode(units))
	}
	return found
}

// properties are the texts of an XMP packet, by the name of their element.
func properties(t testing.TB, packet []byte) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	var path []string
	decoder := xml.NewDecoder(bytes.NewReader(packet))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatalf("the packet is no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Space+" "+token.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); text != "" {
				name := path[len(path)-1]
				for i := len(path) - 1; i > 0 && strings.HasPrefix(name, "http://www.w3.org/1999/02/22-rdf-syntax-ns#"); i-- {
					name = path[i-1]
				}
				found[name] = append(found[name], text)
			}
		}
	}
}

func unpack(t testing.TB, packed []byte) []byte {
	t.Helper()
	reader, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
