package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// watched is a disk that says each step before it is done and after.
type watched struct {
	store.OSDisk
	mu     sync.Mutex
	counts map[string]int
	before func(step string) error
	after  func(step string)
	half   func(step, name string, content []byte) // of a write
}

func newWatched() *watched {
	return &watched{counts: map[string]int{}, before: func(string) error { return nil }, after: func(string) {}, half: func(string, string, []byte) {}}
}

// step is "Write page", "SyncFolder documents 2": what is done, to what, and
// which time when it is not the first.
func (w *watched) step(what, name string) string {
	base := filepath.Base(name)
	switch {
	case strings.HasSuffix(base, ".tmp"):
		base = "page"
	case strings.HasSuffix(base, ".en-cours"):
		base = "journal"
	case strings.HasSuffix(base, ".pdf"):
		base = "file"
	case base != "documents" && base != "2026":
		base = "book"
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	step := what + " " + base
	w.counts[step]++
	if n := w.counts[step]; n > 1 {
		step += fmt.Sprint(" ", n)
	}
	return step
}

func (w *watched) do(what, name string, do func() error) error {
	step := w.step(what, name)
	if err := w.before(step); err != nil {
		return &os.PathError{Op: what, Path: name, Err: err}
	}
	err := do()
	w.after(step)
	return err
}

func (w *watched) MakeFolder(name string) error {
	return w.do("MakeFolder", name, func() error { return w.OSDisk.MakeFolder(name) })
}

func (w *watched) Write(name string, content []byte) error {
	w.half("half a Write "+map[bool]string{true: "page", false: "journal"}[strings.HasSuffix(name, ".tmp")], name, content)
	return w.do("Write", name, func() error { return w.OSDisk.Write(name, content) })
}

func (w *watched) Sync(name string) error {
	return w.do("Sync", name, func() error { return w.OSDisk.Sync(name) })
}

func (w *watched) SyncFolder(name string) error {
	return w.do("SyncFolder", name, func() error { return w.OSDisk.SyncFolder(name) })
}

func (w *watched) Rename(from, to string) error {
	return w.do("Rename", from, func() error { return w.OSDisk.Rename(from, to) })
}

func (w *watched) Remove(name string) error {
	return w.do("Remove", name, func() error { return w.OSDisk.Remove(name) })
}

func (w *watched) Truncate(name string) error {
	return w.do("Truncate", name, func() error { return w.OSDisk.Truncate(name) })
}

// gesture is one that adds a file to the archive: prepare makes the draft that
// perform takes.
type gesture struct {
	prepare func(*testing.T, *store.Book, invoice.Client) int64
	perform func(context.Context, *store.Book, int64, store.Render) error
}

func issuing(ctx context.Context, b *store.Book, id int64, render store.Render) error {
	return second(b.Issue(ctx, id, today, render))
}

func sending(ctx context.Context, b *store.Book, id int64, render store.Render) error {
	return second(b.SendQuote(ctx, id, store.Delivery{To: "M. Durand"}, today, render))
}

var archiveGestures = map[string]gesture{
	"facture": {func(t *testing.T, b *store.Book, c invoice.Client) int64 { return draft(t, b, c, 100).ID }, issuing},
	"rectificative": {func(t *testing.T, b *store.Book, c invoice.Client) int64 {
		return rectify(t, b, issue(t, b, c, 100, today).ID).ID
	}, issuing},
	"avoir": {func(t *testing.T, b *store.Book, c invoice.Client) int64 {
		return credit(t, b, issue(t, b, c, 100, today)).ID
	}, issuing},
	"payée": {func(t *testing.T, b *store.Book, c invoice.Client) int64 {
		d := draft(t, b, c, 100)
		d.SettledOn = today
		d, err := b.SaveDraft(t.Context(), d)
		must(t, err)
		return d.ID
	}, issuing},
	"devis": {func(t *testing.T, b *store.Book, c invoice.Client) int64 { return draftQuote(t, b, c).ID }, sending},
	"révision": {func(t *testing.T, b *store.Book, c invoice.Client) int64 {
		q := draftQuote(t, b, c)
		must(t, sending(t.Context(), b, q.ID, page))
		q, err := b.ReviseQuote(t.Context(), q.ID, today)
		must(t, err)
		return q.ID
	}, sending},
	"acceptation": {func(t *testing.T, b *store.Book, c invoice.Client) int64 { return draftQuote(t, b, c).ID },
		func(ctx context.Context, b *store.Book, id int64, render store.Render) error {
			return second(b.AcceptQuote(ctx, id, invoice.Acceptance{By: "M. Durand"}, today, render))
		}},
}

// prepared is the folder of a closed book that is ready for a gesture on a
// document.
func (g gesture) prepared(t *testing.T) (folder string, id int64) {
	t.Helper()
	b, c := newBook(t)
	id = g.prepare(t, b, c)
	must(t, b.Close())
	return b.Folder(), id
}

// steps are what a gesture does to the disk, in order.
func (g gesture) steps(t *testing.T, folder string, id int64) (steps []string) {
	t.Helper()
	disk := newWatched()
	var mu sync.Mutex
	disk.before = func(step string) error {
		mu.Lock()
		defer mu.Unlock()
		steps = append(steps, step)
		return nil
	}
	b, err := store.OpenOn(t.Context(), copyBook(t, folder), disk)
	must(t, err)
	defer b.Close()
	must(t, g.perform(t.Context(), b, id, page))
	return steps
}

// wantWhole fails unless the book is sound, its archive has the file of each
// issued document and nothing else, and the document is issued or not.
func wantWhole(t *testing.T, b *store.Book, id int64, issued bool) {
	t.Helper()
	report := wantSound(t, b)
	found := 0
	err := filepath.WalkDir(filepath.Join(b.Folder(), "documents"), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		switch {
		case err != nil:
		case filepath.Ext(name) == ".pdf":
			found++
		case filepath.Ext(name) != ".en-cours" || info.Size() > 0:
			t.Errorf("%s is left, of %d bytes", name, info.Size())
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if found != report.Documents || report.Files != report.Documents {
		t.Errorf("the archive has %d files for %d documents, %d of them right", found, report.Documents, report.Files)
	}
	d, err := b.Document(context.Background(), id)
	must(t, err)
	if d.Issued() != issued {
		t.Errorf("the document is %s %q, want issued %v", d.Status, d.Number, issued)
	}
}

// An archive that is full, read-only or broken, from any step on, takes no
// number and leaves no file; once it is well again, the gesture goes through.
func TestADiskThatRefusesAnyStepTakesNoNumber(t *testing.T) {
	for name, g := range archiveGestures {
		folder, id := g.prepared(t)
		for _, step := range g.steps(t, folder, id) {
			for what, refusal := range map[string]error{"full": syscall.ENOSPC, "read-only": syscall.EROFS, "broken": syscall.EIO} {
				if what == "broken" && name != "facture" {
					continue // the same refusal, nothing new
				}
				t.Run(name+"/"+step+"/"+what, func(t *testing.T) {
					t.Parallel()
					disk := newWatched()
					var dead atomic.Bool // two steps are done side by side
					disk.before = func(at string) error {
						if at == step {
							dead.Store(true)
						}
						if at == step || what == "broken" && dead.Load() {
							return refusal
						}
						return nil
					}
					b, err := store.OpenOn(t.Context(), copyBook(t, folder), disk)
					must(t, err)
					err = g.perform(t.Context(), b, id, page)
					issued := strings.HasPrefix(step, "Truncate") // after the commit
					if issued {
						must(t, err)
					} else {
						wantCode(t, err, invoice.CodeBook)
					}
					if what != "broken" && !issued { // the journal is cleared later
						wantWhole(t, b, id, false)
					}
					disk.before = func(string) error { return nil }
					if !issued { // what the disk did not let undo is undone first
						must(t, g.perform(t.Context(), b, id, page))
					}
					must(t, b.Close())
					wantWhole(t, openBook(t, b.Path()), id, true)
				})
			}
		}
	}
}

// Each name and each content is on the disk before what relies on it.
func TestTheArchiveIsDurableBeforeTheBookNamesIt(t *testing.T) {
	g := archiveGestures["facture"]
	folder, id := g.prepared(t)
	steps := g.steps(t, folder, id)
	for _, order := range [][2]string{{"MakeFolder documents", "SyncFolder book"}, {"SyncFolder book", "Write journal"}, {"MakeFolder 2026", "SyncFolder documents"},
		{"Write journal", "SyncFolder documents 2"}, {"SyncFolder documents 2", "Write page"}, {"Write page", "Sync page"}, {"Sync journal", "Rename page"},
		{"Sync page", "Rename page"}, {"Rename page", "SyncFolder 2026"}, {"SyncFolder 2026", "Truncate journal"}} {
		first, then := slices.Index(steps, order[0]), slices.Index(steps, order[1])
		if first < 0 || then < first {
			t.Errorf("%q is not before %q in %q", order[0], order[1], steps)
		}
	}
}
