//go:build unix

package store_test

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// inChild runs a test again in a process of its own, where it is told so.
func inChild(t *testing.T) (child bool) {
	t.Helper()
	if os.Getenv("FACTURIER_CHILD") != "" {
		return true
	}
	executable, err := os.Executable()
	must(t, err)
	command := exec.Command(executable, "-test.run=^"+t.Name()+"$", "-test.v")
	command.Env = append(os.Environ(), "FACTURIER_CHILD=1")
	out, err := command.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Fatalf("in a process of its own: %v\n%s", err, out)
	}
	return false
}

func limitFiles(t *testing.T, bytes uint64) {
	t.Helper()
	must(t, syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: math.MaxUint64}))
}

// A limit on the size of files stands for a disk that is full.
func TestADiskThatIsFullTakesNoNumber(t *testing.T) {
	if !inChild(t) {
		return
	}
	b, c := newBook(t)
	issue(t, b, c, 100, today)
	d := draft(t, b, c, 200)
	before := files(t, b.Folder())
	info, err := os.Stat(b.Path() + "-wal")
	must(t, err)
	for name, limit := range map[string]uint64{"the page": 10, "the book": uint64(info.Size()) + 5000} {
		limitFiles(t, limit)
		_, err := b.Issue(t.Context(), d.ID, today, page)
		limitFiles(t, 1<<40)
		if e := wantCode(t, err, invoice.CodeBook); !strings.Contains(e.Message, "disque est plein") {
			t.Errorf("%s: got %q", name, e.Message)
		}
		if after := files(t, b.Folder()); after != before {
			t.Errorf("%s: files after:\n%s\nwant\n%s", name, after, before)
		}
	}
	if d, err = b.Issue(t.Context(), d.ID, today, page); err != nil || d.Number != "F2026-0002" {
		t.Errorf("with room again: got %q, %v, want F2026-0002", d.Number, err)
	}
	wantSound(t, b)
}

func TestAReadOnlyArchiveTakesNoNumber(t *testing.T) {
	if !inChild(t) {
		return
	}
	b, c := newBook(t)
	issue(t, b, c, 100, today)
	d := draft(t, b, c, 200)
	year := filepath.Join(b.Folder(), "documents", "2026")
	if os.Getuid() == 0 {
		becomeNobody(t, b.Folder(), filepath.Dir(b.Folder()))
	}
	before := files(t, b.Folder())
	must(t, os.Chmod(year, 0o500))
	_, err := b.Issue(t.Context(), d.ID, today, page)
	if e := wantCode(t, err, invoice.CodeBook); !strings.Contains(e.Message, "archive des documents ne peut pas") {
		t.Errorf("got %q", e.Message)
	}
	if after := files(t, b.Folder()); after != before {
		t.Errorf("files after:\n%s\nwant\n%s", after, before)
	}
	must(t, os.Chmod(year, 0o700))
	if d, err = b.Issue(t.Context(), d.ID, today, page); err != nil || d.Number != "F2026-0002" {
		t.Errorf("once writable: got %q, %v, want F2026-0002", d.Number, err)
	}
	wantSound(t, b)
}

// becomeNobody gives some folders, all that is in them, and this process to
// nobody, whom a folder can refuse.
func becomeNobody(t *testing.T, folders ...string) {
	t.Helper()
	const nobody = 65534
	for _, folder := range folders {
		must(t, filepath.WalkDir(folder, func(name string, _ os.DirEntry, err error) error {
			if err == nil {
				err = os.Chown(name, nobody, nobody)
			}
			return err
		}))
	}
	must(t, syscall.Setgid(nobody))
	must(t, syscall.Setuid(nobody))
}

func TestAReadOnlyBookIsSaid(t *testing.T) {
	if !inChild(t) {
		return
	}
	b, _ := newBook(t)
	must(t, b.Close())
	must(t, os.Chmod(b.Path(), 0o400))
	folder := t.TempDir()
	if os.Getuid() == 0 { // root writes anywhere: become nobody, who may read
		const nobody = 65534
		for _, name := range []string{b.Path(), b.Folder(), filepath.Dir(b.Folder()), folder, filepath.Dir(folder)} {
			must(t, os.Chown(name, nobody, nobody))
		}
		must(t, os.Chmod(folder, 0o500))
		must(t, syscall.Setgid(nobody))
		must(t, syscall.Setuid(nobody))
	}
	must(t, os.Chmod(folder, 0o500))
	defer os.Chmod(folder, 0o700)
	_, err := store.Open(t.Context(), b.Path())
	if e := wantCode(t, err, invoice.CodeBook); !strings.Contains(e.Message, "lecture seule") {
		t.Errorf("read-only file: got %q", e.Message)
	}
	_, err = store.Open(t.Context(), filepath.Join(folder, "new", "facturier.db"))
	if e := wantCode(t, err, invoice.CodeBook); !strings.Contains(e.Message, "ne peut pas être écrit") {
		t.Errorf("folder that cannot be made: got %q", e.Message)
	}
}
