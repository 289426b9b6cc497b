package pdfa

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strconv"
	"time"
)

// writer is the new file: the objects that are kept, at the same distance from
// each other, then the new ones.
type writer struct {
	out     []byte
	offsets []int
}

func newWriter(s *shape, more int) *writer {
	w := &writer{out: make([]byte, 0, len(s.file)+more+4096), offsets: make([]int, 0, len(s.offsets)+8)}
	w.out = append(append(w.out, head...), s.file[s.start:s.end]...)
	for _, at := range s.offsets {
		w.offsets = append(w.offsets, at+len(head)-s.start)
	}
	return w
}

// object appends an object and gives its number.
func (w *writer) object(body string) int {
	number := w.begin()
	w.out = append(append(w.out, body...), "\nendobj\n"...)
	return number
}

// stream appends a stream as it is, with the entries of its dictionary.
func (w *writer) stream(entries string, data []byte) int {
	number := w.begin()
	w.out = fmt.Appendf(w.out, "<<%s /Length %d>>\nstream\n", entries, len(data))
	w.out = append(append(w.out, data...), "\nendstream\nendobj\n"...)
	return number
}

func (w *writer) begin() int {
	w.offsets = append(w.offsets, len(w.out))
	w.out = append(strconv.AppendInt(w.out, int64(len(w.offsets)), 10), " 0 obj\n"...)
	return len(w.offsets)
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
