package pdf

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facturier/invoice"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", name), []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(testdata(t, name)); got != want {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

// The same document gives the same file on every machine, at every hour: these
// are the hashes of whole files. They change with the page, with the XML and
// with the way that Go packs (compress/zlib), and with nothing else: look at
// the pages before writing new ones.
func TestSameDocumentSameFileOnEveryMachine(t *testing.T) {
	var hashes strings.Builder
	for _, c := range []struct {
		name     string
		document invoice.Document
	}{
		{"invoice, with its XML", vatInvoice(t)}, {"quote", quote(t)},
		{"draft without a date", invoice.Document{Kind: invoice.Quote, Status: invoice.StatusDraft}},
	} {
		file, err := Render(c.document, liableSettings())
		if err != nil {
			t.Fatal(c.name, err)
		}
		fmt.Fprintf(&hashes, "%x  %s\n", sha256.Sum256(file), c.name)
	}
	golden(t, "documents.sha256", hashes.String())
}
