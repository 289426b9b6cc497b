package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rooms are the folders of the house and, for each, the rooms that it may
// import. Outside packages are free but for the rooms that have none.
var rooms = map[string][]string{
	"":                 {"app", "app/demo", "invoice", "ui", "ui/cli"},
	"invoice":          {},
	"invoice/reminder": {"invoice"},
	"store":            {"invoice", "invoice/reminder"},
	"pdf":              {"invoice", "invoice/reminder", "pdf/pdfa", "pdf/cii"},
	"pdf/pdfa":         {},
	"pdf/cii":          {"invoice"},
	"mail":             {"invoice"},
	"app":              {"store", "pdf", "mail", "invoice", "invoice/reminder"},
	"app/demo":         {"app", "store", "invoice"},
	"ui":               {"app", "invoice", "invoice/reminder", "ui/theme"},
	"ui/theme":         {},
	"ui/uitest":        {},
	"ui/cli":           {"app", "app/demo", "invoice", "invoice/reminder"},
}

// TestHouse reads every import of the program: they go down only, no room
// reaches around another, and domain and file formats know the standard library alone.
func TestHouse(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") && path != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		files++
		room := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), ".")
		allowed, known := rooms[room]
		if !known {
			t.Errorf("%s: the house has no room %q", path, room)
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			checkImport(t, path, room, strings.Trim(spec.Path.Value, `"`), allowed)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < len(rooms) {
		t.Errorf("read %d files, want one a room at least", files)
	}
}

func checkImport(t *testing.T, path, room, imported string, allowed []string) {
	t.Helper()
	inner, ours := strings.CutPrefix(imported, "facturier/")
	if !ours {
		first, _, _ := strings.Cut(imported, "/")
		if slices.Contains([]string{"invoice", "pdf/pdfa", "pdf/cii"}, room) && strings.Contains(first, ".") {
			t.Errorf("%s imports %s: %s is standard library only", path, imported, room)
		}
		return
	}
	for _, room := range allowed {
		if inner == room {
			return
		}
	}
	t.Errorf("%s imports %s: %q may import %v", path, imported, room, allowed)
}
