package pdfa

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"time"
)

// writer is the new file: the objects that are kept, in their order, then those
// that are changed and the new ones.
type writer struct {
	out     []byte
	offsets []int
}

func newWriter(s *shape, e *edit, more int) *writer {
	w := &writer{out: make([]byte, 0, len(s.file)+more+e.size()), offsets: make([]int, len(s.offsets), len(s.offsets)+16)}
	w.out = append(w.out, head...)
	for _, n := range s.order {
		if !e.replaced[n] {
			w.offsets[n-1] = len(w.out)
			w.out = append(w.out, s.object(n)...)
		}
	}
	return w
}

// object appends an object and gives its number.
func (w *writer) object(body string) int {
	number := w.number()
	w.objectAt(number, body)
	return number
}

// stream appends a stream as it is, with the entries of its dictionary.
func (w *writer) stream(entries string, data []byte) int {
	number := w.number()
	w.streamAt(number, entries, data)
	return number
}

func (w *writer) number() int {
	w.offsets = append(w.offsets, 0)
	return len(w.offsets)
}

// objectAt appends the object of a number that is given already.
func (w *writer) objectAt(number int, body string) {
	w.begin(number)
	w.out = append(append(w.out, body...), "\nendobj\n"...)
}

func (w *writer) streamAt(number int, entries string, data []byte) {
	w.begin(number)
	w.out = fmt.Appendf(w.out, "<<%s /Length %d>>\nstream\n", entries, len(data))
	w.out = append(append(w.out, data...), "\nendstream\nendobj\n"...)
}

func (w *writer) begin(number int) {
	w.offsets[number-1] = len(w.out)
	w.out = append(strconv.AppendInt(w.out, int64(number), 10), " 0 obj\n"...)
}

// attach appends an embedded file and its specification, whose number it gives
// (ISO 19005-3 6.8). The file is packed: XML shrinks to a fifth.
func (w *writer) attach(a *Attachment, moment time.Time) int {
	when := date(moment)
	params := fmt.Sprintf("/Params <</Size %d /CreationDate %s /ModDate %s>>", len(a.Data), when, when)
	file := w.stream(fmt.Sprintf("/Type /EmbeddedFile /Subtype %s /Filter /FlateDecode %s", name(a.MIME), params), pack(a.Data))
	description := ""
	if a.Description != "" {
		description = " /Desc " + text(clean(a.Description))
	}
	return w.object(fmt.Sprintf("<</Type /Filespec /F (%s) /UF %s /AFRelationship /%s%s /EF <</F %d 0 R /UF %d 0 R>>>>",
		a.Name, text(a.Name), a.Relationship, description, file, file))
}

// finish writes table and trailer. The identifier is the hash of all that
// stands before (ISO 19005-3 6.1.3), and nothing follows the last line.
func (w *writer) finish(root, info int) []byte {
	table, size := len(w.out), len(w.offsets)+1
	hash := sha256.Sum256(w.out)
	w.out = fmt.Appendf(w.out, "xref\n0 %d\n%s", size, free)
	for _, at := range w.offsets {
		w.out = fmt.Appendf(w.out, "%010d 00000 n \n", at)
	}
	w.out = fmt.Appendf(w.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\n", size, root, info, hash[:16], hash[:16])
	return fmt.Appendf(w.out, lastLines, table)
}

// catalog is the root of the file.
type catalog struct {
	metadata, profile int    // numbers of objects
	attachment        int    // likewise, 0 for none
	name              string // of the attachment
	language          string
}

// String is the catalog as a dictionary: the output intent gives the meaning of
// device colours (6.2.3), AF and Names give the attachment (6.8).
func (c *catalog) String() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<</Type /Catalog /Pages 1 0 R /Metadata %d 0 R", c.metadata)
	fmt.Fprintf(&b, " /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"+
		" /Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) /DestOutputProfile %d 0 R>>]", c.profile)
	if c.language != "" {
		fmt.Fprintf(&b, " /Lang (%s)", c.language)
	}
	b.WriteString(" /ViewerPreferences <</DisplayDocTitle true>>")
	if c.attachment != 0 {
		fmt.Fprintf(&b, " /AF [%d 0 R] /Names <</EmbeddedFiles <</Names [(%s) %d 0 R]>>>>", c.attachment, c.name, c.attachment)
	}
	b.WriteString(">>")
	return b.String()
}
