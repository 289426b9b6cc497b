package cii_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"facturier/pdf/cii"
)

var out = flag.String("out", "", "folder in which TestWrite writes the XML of every example, for the judges")

// TestWrite writes every example for validators that are not ours. Documents
// of a consumer without any electronic address stand apart: BR-FR-12 is a rule
// of the flow between professionals.
func TestWrite(t *testing.T) {
	if *out == "" {
		t.Skip("no -out")
	}
	for _, e := range examples(t) {
		xml, err := cii.XML(&e.doc)
		if err != nil {
			t.Errorf("%s: %v", e.name, err)
			continue
		}
		folder := *out
		if address, _ := e.doc.Client.Endpoint(); address == "" {
			folder = filepath.Join(folder, "sans-adresse")
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, e.name+".xml"), xml, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
