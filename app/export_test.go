package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
)

// year is a book with three documents of 2026, one of them cancelled by the
// next, and a quote.
func year(t *testing.T) (*App, []invoice.Document) {
	t.Helper()
	ctx := context.Background()
	a := ready(t)
	first := issued(t, a)
	draft, err := a.Rectify(ctx, first.ID, "Adresse erronée")
	if err != nil {
		t.Fatal(err)
	}
	second, err := a.Issue(ctx, draft.ID)
	if err != nil {
		t.Fatal(err)
	}
	if draft, err = a.Credit(ctx, second.ID, invoice.CreditRequest{Reason: "annulation"}); err != nil {
		t.Fatal(err)
	}
	note, err := a.Issue(ctx, draft.ID)
	if err != nil {
		t.Fatal(err)
	}
	return a, []invoice.Document{first, second, note}
}

// files are the names in a folder, hidden ones too.
func files(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// wantOriginals fails unless the folder has the archived file of each document
// and nothing else.
func wantOriginals(t *testing.T, a *App, folder string, all ...invoice.Document) {
	t.Helper()
	var want []string
	for _, d := range all {
		name := filepath.Base(a.PDFPath(d))
		want = append(want, name)
		content, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil || !isArchived(&d, content) {
			t.Errorf("%s is not the file issued, %v", name, err)
		}
	}
	slices.Sort(want)
	if got := files(t, folder); !slices.Equal(got, want) {
		t.Errorf("the folder has %q, want %q", got, want)
	}
}

func TestAYearIsExportedWhole(t *testing.T) {
	ctx := context.Background()
	a, all := year(t)
	folder := filepath.Join(t.TempDir(), "compta", "2026")
	if got, err := a.ExportYear(DryRun(ctx), 2026, folder, nil); err != nil || got.Written != 3 {
		t.Errorf("dry run: got %+v, %v, want 3 written", got, err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("the dry run made the folder, %v", err)
	}
	var steps []int
	got, err := a.ExportYear(ctx, 2026, folder, func(done, total int) {
		steps = append(steps, done)
		if total != 3 {
			t.Errorf("progress of %d, want of 3", total)
		}
	})
	if err != nil || got.Total != 3 || got.Written != 3 || got.Kept != 0 || len(got.Faults)+len(got.Redrawn) != 0 {
		t.Errorf("got %+v, %v, want 3 written", got, err)
	}
	if !slices.Equal(steps, []int{1, 2, 3}) {
		t.Errorf("progress said %v, want 1, 2, 3", steps)
	}
	wantOriginals(t, a, folder, all...)
	if got, err := a.ExportYear(ctx, 2025, folder, nil); err != nil || got.Total != 0 {
		t.Errorf("the year before: got %+v, %v, want nothing", got, err)
	}
}

// What a run that was killed left is finished by the next one.
func TestAnExportGoesOn(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	a, all := year(t)
	folder := t.TempDir()
	_, err := a.ExportYear(ctx, 2026, folder, func(int, int) { cancel() })
	if err != context.Canceled {
		t.Errorf("interrupted: got %v, want %v", err, context.Canceled)
	}
	first := len(files(t, folder))
	for _, name := range []string{".facturier-en-cours-7.pdf", filepath.Base(a.PDFPath(all[2]))} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("%PDF-1.7 cut"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := a.ExportYear(context.Background(), 2026, folder, nil)
	if err != nil || got.Kept < min(first, 1) || got.Kept+got.Written != 3 || got.Written == 0 {
		t.Errorf("got %+v, %v, want what was there kept and the rest written", got, err)
	}
	wantOriginals(t, a, folder, all...)
	if got, err := a.ExportYear(context.Background(), 2026, folder, nil); err != nil || got.Kept != 3 || got.Written != 0 {
		t.Errorf("once more: got %+v, %v, want all kept", got, err)
	}
}

// An original that is lost or changed is said, and drawn again only when asked.
func TestAnExportSaysWhatTheArchiveLost(t *testing.T) {
	ctx := context.Background()
	a, all := year(t)
	if err := os.Remove(a.PDFPath(all[0])); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(a.PDFPath(all[1]), []byte("autre"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	got, err := a.ExportYear(ctx, 2026, folder, nil)
	if err != nil || got.Written != 1 || len(got.Faults) != 2 || got.Faults[0].Document != all[0].Number || got.Faults[1].Document != all[1].Number {
		t.Errorf("got %+v, %v, want one written and two faults", got, err)
	}
	wantOriginals(t, a, folder, all[2])
	got, err = a.ExportYear(Regenerate(ctx), 2026, folder, nil)
	if want := []string{all[0].Number, all[1].Number}; err != nil || !slices.Equal(got.Redrawn, want) || got.Written != 2 || got.Kept != 1 {
		t.Errorf("got %+v, %v, want %q drawn again", got, err, want)
	}
	wantOriginals(t, a, folder, all...) // byte for byte: nothing of the page is lost
}

func TestAnExportNeverTouchesTheArchive(t *testing.T) {
	a, all := year(t)
	link := filepath.Join(t.TempDir(), "lien")
	if err := os.Symlink(filepath.Join(a.Folder(), "documents"), link); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{filepath.Dir(a.PDFPath(all[0])), filepath.Join(a.Folder(), "documents"), filepath.Join(link, "2026"), filepath.Join(link, "new", "deep")} {
		if _, err := a.ExportYear(context.Background(), 2026, folder, nil); invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%s: got %v, want it refused", folder, err)
		}
	}
	file := filepath.Join(t.TempDir(), "fichier")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := a.ExportYear(context.Background(), 2026, file, nil)
	if invoice.ErrorCode(err) != invoice.CodeInvalid || !strings.Contains(err.Error(), file) {
		t.Errorf("a file in place of the folder: got %v, want it named", err)
	}
}

// What was imported has no original: its page is drawn, the same each time.
func TestAnExportDrawsWhatWasImported(t *testing.T) {
	ctx := context.Background()
	from, all := year(t)
	a := ready(t)
	err := a.Import(ctx, func(add func(invoice.Document) error) error {
		d, err := from.Document(ctx, all[0].ID)
		if err != nil {
			return err
		}
		d.QuoteID, d.QuoteNumber, d.QuoteDate, d.PDF, d.PDFHash, d.Client.ID = 0, "", 0, "", "", 0
		return add(d)
	})
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for i, want := range []Export{{Total: 1, Written: 1}, {Total: 1, Kept: 1}} {
		if got, err := a.ExportYear(ctx, 2026, folder, nil); err != nil || got.Total != want.Total || got.Written != want.Written || got.Kept != want.Kept {
			t.Errorf("run %d: got %+v, %v, want %+v", i, got, err, want)
		}
	}
	if got := files(t, folder); len(got) != 1 || !strings.HasPrefix(got[0], all[0].Number) {
		t.Errorf("got %q, want the page of %s", got, all[0].Number)
	}
}
