package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

func TestIssueFreezesNumbersArchivesAndSeals(t *testing.T) {
	b, c := newBook(t)
	d := issue(t, b, c, 1250, today)
	if d.Number != "F2026-0001" || d.Status != invoice.StatusIssued || d.IssueDate != today {
		t.Errorf("got %s %s of %s, want F2026-0001 issued of %s", d.Number, d.Status, d.IssueDate, today)
	}
	if want := "documents/2026/F2026-0001 Durand SARL.pdf"; d.PDF != want {
		t.Errorf("got the page at %q, want %q", d.PDF, want)
	}
	file := filepath.Join(b.Folder(), d.PDF)
	content, err := os.ReadFile(file)
	if err != nil || string(content) != "page of F2026-0001" {
		t.Errorf("archive: got %q, %v", content, err)
	}
	for name, want := range map[string]os.FileMode{file: 0o600, filepath.Dir(file): 0o700 | os.ModeDir, b.Path(): 0o600, b.Folder(): 0o700 | os.ModeDir} {
		if info, err := os.Stat(name); name != b.Folder() && (err != nil || info.Mode() != want) {
			t.Errorf("mode of %s: got %v, %v, want %v", name, info.Mode(), err, want)
		}
	}
	again, err := b.Document(t.Context(), d.ID)
	must(t, err)
	if string(again.Canonical()) != string(d.Canonical()) || again.PDFHash != d.PDFHash || again.Seller.Name != "Jeanne Martin" || len(again.Mentions) == 0 {
		t.Errorf("read again, the document differs:\n%s\n%s", again.Canonical(), d.Canonical())
	}
	if r := wantSound(t, b); r.Documents != 1 || r.Links != 1 || r.Files != 1 {
		t.Errorf("Verify counts %+v, want 1 document, 1 link, 1 file", r)
	}
}

func TestIssuedKeepsItsPartiesWhenTheBookChanges(t *testing.T) {
	b, c := newBook(t)
	d := issue(t, b, c, 100, today)
	c.Name = "Durand et fils"
	_, err := b.SaveClient(t.Context(), c)
	must(t, err)
	s := settings()
	s.Seller.Name = "Jeanne Petit"
	must(t, b.SaveSettings(t.Context(), s))
	again, err := b.Document(t.Context(), d.ID)
	must(t, err)
	if again.Client.Name != "Durand SARL" || again.Seller.Name != "Jeanne Martin" {
		t.Errorf("got client %q and seller %q, want them as they were", again.Client.Name, again.Seller.Name)
	}
	wantSound(t, b)
}

// 242 nonies A I-7°: a number that is not used is given back.
func TestFailedIssueGivesTheNumberBackAndLeavesNoFile(t *testing.T) {
	blocked := func(b *store.Book) {
		must(t, os.RemoveAll(filepath.Join(b.Folder(), "documents")))
		must(t, os.WriteFile(filepath.Join(b.Folder(), "documents"), nil, 0o600))
	}
	for name, try := range map[string]struct {
		render  store.Render
		arrange func(*store.Book)
		code    invoice.Code
	}{
		"render error": {func(invoice.Document, invoice.Settings) ([]byte, error) { return nil, errors.New("no font") }, nil, ""},
		"render panic": {func(invoice.Document, invoice.Settings) ([]byte, error) { panic("no font") }, nil, ""},
		"archive":      {page, blocked, invoice.CodeBook},
		"name taken": {page, func(b *store.Book) {
			must(t, os.MkdirAll(filepath.Join(b.Folder(), "documents/2026"), 0o700))
			must(t, os.WriteFile(filepath.Join(b.Folder(), "documents/2026/F2026-0002 Durand SARL.pdf"), []byte("another"), 0o600))
		}, invoice.CodeBook},
	} {
		t.Run(name, func(t *testing.T) {
			b, c := newBook(t)
			issue(t, b, c, 100, today)
			d := draft(t, b, c, 200)
			if try.arrange != nil {
				try.arrange(b)
			}
			before := files(t, b.Folder())
			_, err := b.Issue(t.Context(), d.ID, today, try.render)
			if err == nil || invoice.ErrorCode(err) != try.code {
				t.Fatalf("got error %v, want one of code %q", err, try.code)
			}
			if after := files(t, b.Folder()); after != before {
				t.Errorf("files after the failure:\n%s\nwant:\n%s", after, before)
			}
			if try.arrange != nil {
				must(t, os.RemoveAll(filepath.Join(b.Folder(), "documents")))
			}
			d, err = b.Issue(t.Context(), d.ID, today, page)
			must(t, err)
			if d.Number != "F2026-0002" {
				t.Errorf("after the failure got %s, want F2026-0002", d.Number)
			}
		})
	}
}

// files lists the files of a folder with their sizes, without the database's.
func files(t *testing.T, folder string) string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.Contains(e.Name(), ".db") {
			content, _ := os.ReadFile(name)
			list = append(list, name+" "+string(content))
		}
		return err
	})
	must(t, err)
	return strings.Join(list, "\n")
}

func TestIssueRefusesWithTheFirstProblemAndTheCountOfTheOthers(t *testing.T) {
	b, c := newBook(t)
	d := draft(t, b, c, 100)
	d.Lines[0].Designation = ""
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	_, err = b.Issue(t.Context(), d.ID, today, page)
	if e := wantCode(t, err, invoice.CodeRefused); e.Field != "lignes[0].designation" {
		t.Errorf("got field %q (%s), want lignes[0].designation", e.Field, e.Message)
	}
	must(t, b.SaveSettings(t.Context(), invoice.Settings{}))
	_, err = b.Issue(t.Context(), d.ID, today, page)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Hint, "autres points") {
		t.Errorf("got hint %q, want the count of the other problems", e.Hint)
	}
}

func TestTheYearTurns(t *testing.T) {
	b, c := newBook(t)
	must(t, b.SetNextNumber(t.Context(), "F2026-0412", today))
	if d := issue(t, b, c, 100, date(2026, 12, 31)); d.Number != "F2026-0412" {
		t.Errorf("got %s, want F2026-0412", d.Number)
	}
	if d := issue(t, b, c, 100, date(2027, 1, 1)); d.Number != "F2027-0001" {
		t.Errorf("got %s, want F2027-0001", d.Number)
	}
	wantSound(t, b)
}

// 242 nonies A I-7°: numbers follow dates.
func TestIssueDateInOrder(t *testing.T) {
	b, c := newBook(t)
	issue(t, b, c, 100, today)
	for name, try := range map[string]struct {
		wished invoice.Date
		says   string
	}{
		"before the last one": {today - 1, "21/11/2026"},
		"after today":         {today + 1, "après aujourd'hui"},
		"in an earlier year":  {date(2025, 12, 31), "avant celle du dernier"},
	} {
		d := draft(t, b, c, 100)
		d.IssueDate = try.wished
		d.DueDate = try.wished + 30
		d, err := b.SaveDraft(t.Context(), d)
		must(t, err)
		_, err = b.Issue(t.Context(), d.ID, today, page)
		e := wantCode(t, err, invoice.CodeRefused)
		if e.Field != invoice.FieldIssueDate || !strings.Contains(e.Message, try.says) {
			t.Errorf("%s: got %q on %q, want one on %q with %q", name, e.Message, e.Field, invoice.FieldIssueDate, try.says)
		}
		if try.wished < today {
			continue
		}
		d, err = b.Issue(store.ConfirmFuture(t.Context()), d.ID, today, page)
		must(t, err)
		if d.Number != "F2026-0002" || d.IssueDate != try.wished {
			t.Errorf("confirmed: got %s of %s, want F2026-0002 of %s", d.Number, d.IssueDate, try.wished)
		}
	}
}

func TestDryRunLeavesNothing(t *testing.T) {
	b, c := newBook(t)
	d := draft(t, b, c, 100)
	before := files(t, b.Folder())
	dry, err := b.Issue(store.DryRun(t.Context()), d.ID, today, page)
	must(t, err)
	if dry.Number != "F2026-0001" || dry.PDF == "" {
		t.Errorf("got %s at %q, want what would be", dry.Number, dry.PDF)
	}
	if after := files(t, b.Folder()); after != before {
		t.Errorf("a dry run left files:\n%s", after)
	}
	again, err := b.Document(t.Context(), d.ID)
	must(t, err)
	if again.Issued() || again.Number != "" {
		t.Errorf("after a dry run the draft is %s %q", again.Status, again.Number)
	}
}

func TestManyIssueAtOnceWithoutGapNorDouble(t *testing.T) {
	b, c := newBook(t)
	other := openBook(t, b.Path()) // another process would do the same
	const workers, each = 8, 3
	drafts := make([][]int64, workers)
	for i := range drafts {
		for range each {
			drafts[i] = append(drafts[i], draft(t, b, c, 10).ID)
		}
	}
	numbers := map[string]bool{}
	var mu sync.Mutex
	var wait sync.WaitGroup
	for i, ids := range drafts {
		wait.Go(func() {
			for _, id := range ids {
				d, err := []*store.Book{b, other}[i%2].Issue(t.Context(), id, today, page)
				if err != nil {
					t.Errorf("Issue: %v", err)
					return
				}
				mu.Lock()
				numbers[d.Number] = true
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	if len(numbers) != workers*each || !numbers["F2026-0001"] || !numbers["F2026-0024"] {
		t.Errorf("got %d distinct numbers, want F2026-0001 to F2026-0024: %v", len(numbers), numbers)
	}
	wantSound(t, b)
}

func TestIssueTwiceIsRefused(t *testing.T) {
	b, c := newBook(t)
	d := issue(t, b, c, 100, today)
	_, err := b.Issue(t.Context(), d.ID, today, page)
	wantCode(t, err, invoice.CodeRefused)
	_, err = b.SaveDraft(t.Context(), d)
	wantCode(t, err, invoice.CodeRefused)
	wantCode(t, b.DeleteDraft(t.Context(), d.ID), invoice.CodeRefused)
	wantSound(t, b)
}
