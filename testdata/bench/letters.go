package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/pdf"
)

// lettersDue is how many clients are written to, one letter each.
const lettersDue = 1000

// letters compares 1 000 mises en demeure, each written, drawn as a letter,
// put in a file and queued in the outbox by a commit of its own, with as many
// renders of an invoice of one page, on two cores both.
func (b *bench) letters() error {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	book := filepath.Join(filepath.Dir(b.facturier), "letters", "letters.db")
	ids, err := b.debtors(book)
	if err != nil {
		return err
	}
	render, err := b.renders(book, ids[0])
	if err != nil {
		return err
	}
	ours := func() (time.Duration, error) { return b.outbox(book, ids) }
	p, err := measure(7, ours, render)
	if err != nil {
		return err
	}
	b.print(against("1 000 reminders in the outbox with their letters, 2 cores", p.ours.median(), p.theirs.median(), "1 000 renders", 1.2))
	return nil
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
	}
	return ids, open.Close()
}

// outbox writes all the letters of a copy of the book.
func (b *bench) outbox(book string, ids []int64) (took time.Duration, err error) {
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
	err = onCores(len(ids), func(at int) error {
		e, _, err := open.DraftReminder(b.ctx, ids[at:at+1], reminder.FormalNotice, "")
		if err != nil {
			return err
		}
		if _, err := open.LetterPDF(b.ctx, e); err != nil {
			return err
		}
		e.Result = reminder.Queued
		_, err = open.AddEntry(b.ctx, e)
		return err
	})
	if took = time.Since(began); err != nil {
		return 0, err
	}
	waiting, err := open.Outbox(b.ctx)
	if err != nil {
		return 0, err
	}
	if len(waiting) != len(ids) {
		err = fmt.Errorf("%d messages wait, want %d", len(waiting), len(ids))
	}
	return took, err
}

// renders draws one issued invoice as often, on the same cores.
func (b *bench) renders(book string, id int64) (func() (time.Duration, error), error) {
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
	return func() (time.Duration, error) {
		began := time.Now()
		err := onCores(lettersDue, func(int) error {
			_, err := pdf.Render(d, settings)
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
