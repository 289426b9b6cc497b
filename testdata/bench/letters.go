package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/pdf"
)

// lettersDue is how many clients are written to, one letter each.
const lettersDue = 1000

// letters compares what "relancer --dues --canal lettre" does for 1 000 clients who
// have come to the mise en demeure (written, drawn as a letter, noted in the journal,
// all by one commit) with as many renders of an invoice of one page, on two cores
// both. Then the same with a file for each, as the command leaves it.
func (b *bench) letters() error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as app has it for such work: of both
	book := filepath.Join(filepath.Dir(b.facturier), "letters", "letters.db")
	ids, err := b.debtors(book)
	if err != nil {
		return err
	}
	render, err := b.renders(book, ids[0])
	if err != nil {
		return err
	}
	var busy [2]series
	noted := func() (time.Duration, error) { return b.noted(book, ids, false) }
	p, err := measure(7, counted(&busy[0], noted), counted(&busy[1], func() (time.Duration, error) { return render("") }))
	if err != nil {
		return err
	}
	b.print(against("1 000 reminders noted with their letters, 2 cores", p.ours.median(), p.theirs.median(), "1 000 renders", 1.2))
	b.print(informs(against("  the same, processor's time", busy[0].median(), busy[1].median(), "1 000 renders", 0)))
	filed := func() (time.Duration, error) { return b.noted(book, ids, true) }
	if p, err = measure(3, filed, func() (time.Duration, error) { return render(filepath.Dir(book)) }); err != nil {
		return err
	}
	b.print(informs(against("  the same, each page in a file of its own", p.ours.median(), p.theirs.median(), "1 000 renders", 0)))
	return nil
}

// counted adds to busy the processor's time that a thing took, of all cores.
func counted(busy *series, do func() (time.Duration, error)) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		var before, after syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_SELF, &before); err != nil {
			return 0, err
		}
		took, err := do()
		err = errors.Join(err, syscall.Getrusage(syscall.RUSAGE_SELF, &after))
		*busy = append(*busy, time.Duration(after.Utime.Nano()+after.Stime.Nano()-before.Utime.Nano()-before.Stime.Nano()))
		return took, err
	}
}

// debtors makes a book of clients who each owe an invoice for 35 days.
func (b *bench) debtors(book string) (ids []int64, err error) {
	day := pageDay().AddDays(-65)
	open, err := app.Open(b.ctx, book, func() invoice.Date { return day })
	if err != nil {
		return nil, err
	}
	defer open.Close()
	d, err := b.template(open)
	if err != nil {
		return nil, err
	}
	client := d.Client
	d.Lines = tenLines(d.Lines[0])
	var told []reminder.Entry // a mise en demeure comes after the firm step
	for i := range lettersDue {
		client.ID, client.Name = 0, fmt.Sprintf("Durand %d SARL", i+1)
		client.Email = fmt.Sprintf("compta@durand-%d.example", i+1)
		if d.Client, err = open.SaveClient(b.ctx, client); err != nil {
			return nil, err
		}
		d.DueDate = day.AddDays(30)
		saved, err := open.SaveDraft(b.ctx, d)
		if err != nil {
			return nil, err
		}
		if _, err := open.Book.Issue(b.ctx, saved.ID, day, nil); err != nil { // no letter reads the page
			return nil, err
		}
		ids = append(ids, saved.ID)
		told = append(told, reminder.Entry{ClientID: d.Client.ID, Documents: []int64{saved.ID}, Kind: reminder.Reminded, Date: pageDay().AddDays(-20),
			Tone: reminder.Firm, Channel: reminder.Telephone, Result: reminder.Sent})
	}
	if _, _, err := open.AddEntries(b.ctx, told); err != nil {
		return nil, err
	}
	return ids, open.Close()
}

// noted writes, draws and notes all the letters of a copy of the book, with a file
// for each when they are filed.
func (b *bench) noted(book string, ids []int64, filed bool) (took time.Duration, err error) {
	folder := filepath.Join(filepath.Dir(book), "copy")
	if err := os.Mkdir(folder, 0o700); err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "letters.db")
	if err := copyFile(copied, book); err != nil {
		return 0, err
	}
	open, err := app.Open(b.ctx, copied, pageDay)
	if err != nil {
		return 0, err
	}
	defer open.Close()
	began := time.Now()
	letters, err := open.DueLetters(b.ctx)
	switch {
	case err != nil:
	case filed:
		err = open.PostLetters(b.ctx, letters, filepath.Join(folder, "letters"))
	default:
		err = open.DrawLetters(b.ctx, letters, func(*app.DueLetter, []byte) error { return nil })
		err = errors.Join(err, open.NoteLetters(b.ctx, letters))
	}
	if took = time.Since(began); err != nil {
		return 0, err
	}
	count := 0
	for i := range letters {
		if letters[i].Err == nil && letters[i].Entry.Tone == reminder.FormalNotice && letters[i].Entry.ID != 0 {
			count++
		}
	}
	if count != len(ids) {
		err = fmt.Errorf("%d mises en demeure are noted, want %d", count, len(ids))
	}
	return took, err
}

// renders draws one issued invoice as often, on the same cores; each to a file of
// a folder in the one that is given, "" for none.
func (b *bench) renders(book string, id int64) (func(in string) (time.Duration, error), error) {
	open, err := app.Open(b.ctx, book, pageDay)
	if err != nil {
		return nil, err
	}
	defer open.Close()
	d, err := open.Document(b.ctx, id)
	if err != nil {
		return nil, err
	}
	settings, err := open.Settings(b.ctx)
	if err != nil {
		return nil, err
	}
	return func(in string) (time.Duration, error) {
		folder := ""
		if in != "" {
			if folder, err = os.MkdirTemp(in, "renders"); err != nil {
				return 0, err
			}
			defer os.RemoveAll(folder)
		}
		began := time.Now()
		err := onCores(lettersDue, func(at int) error {
			page, err := pdf.Render(d, settings)
			if err == nil && folder != "" {
				err = os.WriteFile(filepath.Join(folder, fmt.Sprint(at)), page, 0o600)
			}
			return err
		})
		return time.Since(began), err
	}, open.Close()
}

// onCores does n things on the cores that there are, twice as many at once: one
// that waits for the disk leaves its core to another.
func onCores(n int, do func(at int) error) error {
	var next atomic.Int64
	var workers sync.WaitGroup
	faults := make([]error, 2*runtime.GOMAXPROCS(0))
	for worker := range faults {
		workers.Go(func() {
			for faults[worker] == nil {
				at := int(next.Add(1)) - 1
				if at >= n {
					return
				}
				faults[worker] = do(at)
			}
		})
	}
	workers.Wait()
	return errors.Join(faults...)
}
