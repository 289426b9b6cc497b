package store

import (
	"context"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"slices"

	"facturier/invoice"
)

// Render draws the page of a document that is about to be archived. The book
// passes the frozen document, with its number, and the settings for what is
// not frozen (logo, colour).
type Render func(invoice.Document, invoice.Settings) ([]byte, error)

// Issue gives a draft of an invoice or credit note its number, freezes it,
// archives its page and seals it into the chain: all of it, durably, or
// nothing (no number taken, no file left). A corrected invoice cancels the one
// that it replaces; what was paid before it was issued is recorded as paid.
// The errors are the first severe problem of Check, a date out of order, an
// amount already invoiced, credited or paid, CodeBook when the disk refuses, or
// Render's. A nil render archives no page.
func (b *Book) Issue(ctx context.Context, id int64, today invoice.Date, render Render) (d invoice.Document, err error) {
	err = b.archiving(ctx, func(tx *session, a *archive) error {
		if d, err = loadDocument(ctx, tx, id); err != nil {
			return err
		}
		switch {
		case d.Kind == invoice.Quote:
			return invoice.Refused("Un devis ne s'émet pas : il s'envoie.", "Marquez-le envoyé, ou convertissez-le en facture.")
		case d.Issued():
			return invoice.Refused(issuedSubject(&d)+" a déjà son numéro.", correction(&d))
		}
		if err := publish(ctx, tx, a, &d, invoice.StatusIssued, today, render); err != nil {
			return err
		}
		return settle(ctx, tx, &d, today)
	})
	return d, err
}

// publish freezes a draft as it stands today, gives it its number unless it is
// a revision, which has one, archives its page, writes its row once, and what
// follows from it: the chain, the quote or the invoice it comes from, the search.
func publish(ctx context.Context, tx *session, a *archive, d *invoice.Document, status invoice.Status, today invoice.Date, render Render) error {
	s, err := loadSettings(ctx, tx)
	if err != nil {
		return err
	}
	lines, stored := slices.Clone(d.Lines), contentOf(d)
	if err := invoice.Freeze(d, s, today); err != nil {
		return err
	}
	if err := refuseProblems(d, d.Check(s, today)); err != nil {
		return err
	}
	d.Client = frozenClient(d.Client)
	if err := checkAgainstOthers(ctx, tx, d); err != nil {
		return err
	}
	var more columns
	if d.Number == "" {
		more, err = take(ctx, tx, d, s.Numbering, today)
	} else {
		more, err = retake(ctx, tx, d, today)
		if err == nil {
			err = replace(ctx, tx, d)
		}
	}
	if err != nil {
		return err
	}
	d.Status = status
	if err := archivePage(a, d, s, render); err != nil {
		return err
	}
	if !slices.Equal(lines, d.Lines) { // Freeze computes them again
		if err := replaceLines(ctx, tx, d); err != nil {
			return err
		}
	}
	frozen, err := writePublished(ctx, tx, d, s, stored, more)
	if err != nil {
		return err
	}
	if err := follow(ctx, tx, d); err != nil {
		return err
	}
	// The search index catches up with the chain: see search_behind.go.
	return extend(ctx, tx, linkDocument, d.ID, sealOf(d, frozen))
}

// refuseProblems is the first severe problem, with the number of the others.
func refuseProblems(d *invoice.Document, problems []invoice.Problem) error {
	severe := invoice.Blocking(problems)
	if len(severe) == 0 {
		return nil
	}
	hint := ""
	if others := len(severe) - 1; others == 1 {
		hint = "Un autre point est à corriger."
	} else if others > 1 {
		hint = fmt.Sprintf("%d autres points sont à corriger.", others)
	}
	return &invoice.Error{Code: invoice.CodeRefused, Field: severe[0].Field, Message: severe[0].Message, Hint: hint}
}

func archivePage(a *archive, d *invoice.Document, s invoice.Settings, render Render) error {
	if render == nil {
		return nil
	}
	page, err := draw(*d, s, render)
	if err != nil {
		return err
	}
	return a.keep(d, page)
}

// draw runs render, whose panic is an error like another: the number is given
// back and the screens go on.
func draw(d invoice.Document, s invoice.Settings, render Render) (page []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("render %s: %v\n%s", d.Number, cause, debug.Stack())
		}
	}()
	return render(d, s)
}

// frozenColumns are the parts of a document that are kept in the table frozen,
// in the order of their hashes in its seal.
var frozenColumns = [4]string{"client_frozen", "seller_frozen", "mentions_frozen", "look_frozen"}

// writePublished writes the row in one statement: the triggers refuse any
// change after it. Of the content, it writes what is no longer as stored. It
// returns the hashes of what was frozen.
func writePublished(ctx context.Context, tx *session, d *invoice.Document, s invoice.Settings, stored []any, more columns) ([4]digest, error) {
	frozen, hashes, err := freeze(ctx, tx, [4]any{d.Client, d.Seller, d.Mentions, lookOf(s)})
	if err != nil {
		return hashes, err
	}
	for i, column := range frozenColumns {
		more = append(more, columns{{column, frozen[i]}}...)
	}
	if d.PDF != "" {
		sha, err := hex.DecodeString(d.PDFHash)
		if err != nil {
			return hashes, err
		}
		more = append(more, columns{{"pdf", d.PDF}, {"pdf_sha", sha}}...)
	}
	for i, value := range contentOf(d) {
		if value != stored[i] {
			more = append(more, columns{{content[i], value}}...)
		}
	}
	return hashes, touch(ctx, tx, d, append(more, columns{{"status", code(statuses, d.Status)}}...))
}
