package app

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestTempFoldersOfYesterdayAreSwept(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("TMP", os.Getenv("TMPDIR")) // on Windows
	now := time.Now()
	make := func(name string, folderAge, fileAge time.Duration) {
		folder := filepath.Join(os.TempDir(), name)
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(folder, "lettre.pdf")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		for path, age := range map[string]time.Duration{file: fileAge, folder: folderAge} {
			if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
				t.Fatal(err)
			}
		}
	}
	const old = 25 * time.Hour
	make("facturier-ouvert-1", old, old)
	make("facturier-demo-2", old, old)
	make("facturier-demo-3", old, 0) // a demonstration that is still open
	make("facturier-demo-perso", old, old)
	make("facturier-2026", old, old)
	kept, err := TempFolder(TempOpened)
	if err != nil {
		t.Fatal(err)
	}
	SweepTempFolders(now)
	want := []string{"facturier-2026", "facturier-demo-3", "facturier-demo-perso", filepath.Base(kept)}
	if got := filesIn(t, os.TempDir()); !slices.Equal(got, want) {
		t.Errorf("left: got %v, want %v", got, want)
	}
}
