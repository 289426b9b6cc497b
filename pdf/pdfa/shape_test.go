package pdfa

import (
	"bytes"
	"strings"
	"testing"
)

// What is not as gofpdf 1.4.3 writes it is refused, and named.
func TestAnotherShapeIsRefused(t *testing.T) {
	whole := string(drawn())
	change := func(old, changed string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("the sample has no %q", old)
		}
		return strings.Replace(whole, old, changed, 1)
	}
	for name, c := range map[string]struct{ file, want string }{
		"empty":                {"", "the head"},
		"another head":         {change("%PDF-1.3\n", "%PDF-2.0\n"), "the head"},
		"head of two lines":    {change("%PDF-1.3\n", "%PDF-1.3 \n"), "the head"},
		"no end":               {whole[:len(whole)-40], "the end"},
		"truncated":            {whole[:len(whole)-1], "the trailer"},
		"more after the end":   {whole + "\n", "the trailer"},
		"changed once more":    {whole + whole[len("%PDF-1.3\n"):], "the cross-reference table"},
		"table elsewhere":      {change("startxref\n", "startxref\n9"), "the place of the table"},
		"table out of numbers": {change("startxref\n", "startxref\n-"), "the place of the table"},
		"no table":             {change("xref\n0 7\n", "xref\n0 8\n"), "the cross-reference table"},
		"free entry":           {change("0000000009 00000 n \n", "0000000009 00000 f \n"), "the cross-reference table"},
		"signed entry":         {change("0000000009 00000 n \n", "+000000009 00000 n \n"), "entry 3 of the table"},
		"offset past the end":  {change("0000000009 00000 n \n", "1999999999 00000 n \n"), "the place of object"},
		"two at one place":     {change("0000000009 00000 n \n", "0000000081 00000 n \n"), "the place of object"},
		"encrypted":            {change("/Root 6 0 R\n", "/Root 6 0 R\n/Encrypt 4 0 R\n"), "the trailer"},
		"another root":         {change("/Root 6 0 R", "/Root 5 0 R"), "the trailer"},
		"another catalog":      {change("/Pages 1 0 R\n/Names", "/Pages 2 0 R\n/Names"), "the catalog"},
		"an object renamed":    {change("4 0 obj", "9 0 obj"), "object 4"},
		"bytes after objects":  {change("endobj\n1 0 obj", "endob \n1 0 obj"), "object 4"},
	} {
		file, err := Append([]byte(c.file), sampleMetadata(), nil)
		if err == nil || !strings.Contains(err.Error(), ": "+c.want) || file != nil {
			t.Errorf("%s: got %d bytes and error %v, want a refusal of %s", name, len(file), err, c.want)
		}
	}
}

// FuzzAppend mangles a file: Append refuses it or makes one that reads back,
// and never panics.
func FuzzAppend(f *testing.F) {
	whole := drawn()
	f.Add(whole, "Facture", []byte("<a/>"))
	for _, cut := range []int{0, 8, 9, 300, len(whole) / 2, len(whole) - 30, len(whole) - 1} {
		f.Add(whole[:cut], "\x00\xff", []byte(nil))
		f.Add(bytes.Replace(whole, whole[cut:min(cut+12, len(whole))], []byte("999999999999999999"), 1), "🎨", whole)
	}
	f.Fuzz(func(t *testing.T, file []byte, title string, data []byte) {
		m, a := sampleMetadata(), sampleAttachment()
		m.Title, a.Description, a.FacturX, a.Data = title, title, title, data
		made, err := Append(file, m, a)
		if err != nil {
			return
		}
		d := read(t, made)
		properties(t, d.streams[d.find(t, d.root, "/Metadata")])
		if got := unpack(t, d.streams[d.find(t, d.find(t, d.root, "/AF"), "/EF <</F")]); !bytes.Equal(got, data) {
			t.Errorf("got %q out of the file, want %q", got, data)
		}
	})
}
