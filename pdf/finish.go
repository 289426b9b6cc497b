package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"facturier/invoice"
)

// moment is the time that the file bears: noon of the day of issue, never the
// hour of the clock, so that a document drawn again is the same file.
func moment(d *invoice.Document) time.Time {
	day := d.IssueDate
	if day.IsZero() {
		day, _ = invoice.NewDate(2000, 1, 1)
	}
	return day.Time().Add(12 * time.Hour)
}

// errShape says that gofpdf no longer writes files as finish expects them.
var errShape = errors.New("pdf: the file is not of the shape that gofpdf writes")

// finish is the last stage of a render, over bytes: it takes away what changes
// from run to run. gofpdf writes the hour of the clock as ModDate and no /ID:
// the date becomes the document's, in place, and the /ID the hash of the
// file; nothing moves before the trailer, so the xref table stays right.
func finish(file []byte, d *invoice.Document) ([]byte, error) {
	const stamp = "20060102150405"
	key := []byte("/ModDate (D:")
	at := bytes.LastIndex(file, key)
	if at < 0 || at+len(key)+len(stamp) > len(file) {
		return nil, errShape
	}
	copy(file[at+len(key):], moment(d).Format(stamp))

	trailer := bytes.LastIndex(file, []byte("trailer\n<<\n"))
	if trailer < at || !bytes.HasSuffix(file, []byte("%%EOF\n")) {
		return nil, errShape
	}
	hash := sha256.Sum256(file)
	id := fmt.Sprintf("/ID [<%x> <%x>]\n", hash[:16], hash[:16])
	split := trailer + len("trailer\n<<\n")
	finished := make([]byte, 0, len(file)+len(id))
	finished = append(finished, file[:split]...)
	finished = append(finished, id...)
	return append(finished, file[split:]...), nil
}
