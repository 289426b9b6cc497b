package app

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/pdf"
	"facturier/store"
)

// Dossier writes the recovery file of an invoice as a zip: a page that sums it
// up in the order of a request for an injonction de payer, the accepted quote,
// the invoice, its credit notes and what was invoiced of its penalties as they were issued, each message as it was
// sent, the journal, the calculation to date, and what is attached. The same
// book on the same day gives the same bytes. It is refused for what owes
// nothing; what the archive has lost or changed is CodeBook.
func (a *App) Dossier(ctx context.Context, id int64, w io.Writer) error {
	f, err := a.recovery(ctx, id)
	if err != nil {
		return err
	}
	settings, err := a.Settings(ctx)
	if err != nil {
		return err
	}
	page, err := pdf.Summary(f.summary(), settings)
	if err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	for _, piece := range append([]piece{{summaryName, page}}, f.pieces...) {
		header := &zip.FileHeader{Name: piece.name, Method: zip.Deflate, Modified: f.today.Time()}
		header.SetMode(0o600)
		entry, err := archive.CreateHeader(header)
		if err == nil {
			_, err = entry.Write(piece.content)
		}
		if err != nil {
			return err
		}
	}
	return archive.Close()
}

// DossierText is the page that sums the file up, for the terminal.
func (a *App) DossierText(ctx context.Context, id int64) (string, error) {
	f, err := a.recovery(ctx, id)
	if err != nil {
		return "", err
	}
	settings, err := a.Settings(ctx)
	if err != nil {
		return "", err
	}
	return pdf.SummaryText(f.summary(), settings)
}

const summaryName = "00 Fiche de recouvrement.pdf"

type piece struct {
	name    string
	content []byte
}

// recovery is all that a recovery file is made of.
type recovery struct {
	today              invoice.Date
	invoice            invoice.Document
	quote              invoice.Document   // ID 0 when there is none that was accepted
	items              []reminder.Item    // the invoice, then its penalties that are invoiced and unpaid
	credits, penalties []invoice.Document // issued
	ways               []reminder.Way
	journal            []reminder.Entry
	pieces             []piece
}

func (a *App) recovery(ctx context.Context, id int64) (*recovery, error) {
	f := &recovery{today: a.clock()}
	var err error
	if f.invoice, err = a.Document(ctx, id); err != nil {
		return nil, err
	}
	d := &f.invoice
	if !d.Issued() || !d.Kind.Payable() {
		return nil, invoice.Refused(fmt.Sprintf("%s n'a pas de dossier de recouvrement\u00a0: seule une facture émise se recouvre.", d.DisplayNumber()), "")
	}
	claim, err := a.Claim(ctx, id)
	if err != nil {
		return nil, err
	}
	if claim.Total <= 0 && claim.Recovery == 0 {
		return nil, invoice.Refused(fmt.Sprintf("%s est réglée\u00a0: il n'y a rien à recouvrer.", d.Number), "")
	}
	f.items = []reminder.Item{itemOf(d, claim)}
	if f.penalties, err = a.issuedPenalties(ctx, d.ID); err != nil {
		return nil, err
	}
	asked := claim.Balance + claim.Interest
	for i := range f.penalties {
		made := &f.penalties[i]
		if made.Remaining() <= 0 {
			continue
		}
		own, err := a.Claim(ctx, made.ID)
		if err != nil {
			return nil, err
		}
		f.items = append(f.items, itemOf(made, own))
		asked += own.Balance
	}
	if claim.Balance, err = d.InEuros(asked); err != nil { // R125-1 is of euros
		return nil, err
	}
	claim.Interest = 0
	f.ways = reminder.Ways(d.Client.Type, claim)
	if f.journal, err = a.Journal(ctx, id); err != nil {
		return nil, err
	}
	f.journal = slices.DeleteFunc(f.journal, private)
	return f, a.gather(ctx, f)
}

// gather puts the pieces together, each numbered in the order in which a judge
// reads them.
func (a *App) gather(ctx context.Context, f *recovery) error {
	d := &f.invoice
	documents := []invoice.Document{*d}
	if d.QuoteID != 0 {
		quote, err := a.Document(ctx, d.QuoteID)
		if err != nil {
			return err
		}
		if quote.Status == invoice.StatusAccepted {
			f.quote, documents = quote, []invoice.Document{quote, *d}
		}
	}
	credits, err := a.CreditsOf(ctx, d.ID)
	if err != nil {
		return err
	}
	f.credits = slices.DeleteFunc(credits, unissued)
	documents = append(append(documents, f.credits...), f.penalties...)
	for _, one := range documents {
		page, err := a.pageOf(ctx, one)
		if err != nil {
			return err
		}
		f.add(strings.ReplaceAll(one.Title(), "’", "'")+" "+store.FileName(&one), page)
	}
	for _, e := range f.journal {
		if !said(e) {
			continue
		}
		name := e.Date.ISO() + " " + nameOf(e)
		if e.Channel != reminder.Letter || e.Kind != reminder.Reminded {
			f.add(name+".txt", []byte(asSent(e)))
			continue
		}
		letter, err := a.posted(ctx, e)
		if err != nil {
			return err
		}
		f.add(name+".pdf", letter)
	}
	f.add("Journal.txt", []byte(journalText(f.journal)))
	f.add("Calcul au "+f.today.ISO()+".txt", []byte(f.calculation()))
	return a.gatherAttached(ctx, f, documents)
}

func unissued(d invoice.Document) bool { return !d.Issued() }

func (a *App) issuedPenalties(ctx context.Context, id int64) ([]invoice.Document, error) {
	all, err := a.PenaltiesOf(ctx, id)
	return slices.DeleteFunc(all, unissued), err
}

func itemOf(d *invoice.Document, c reminder.Claim) reminder.Item {
	return reminder.Item{DocumentID: d.ID, Number: d.Number, IssueDate: d.IssueDate, DueDate: d.DueDate, Currency: d.Currency, Balance: c.Balance, Claim: c}
}

func (a *App) gatherAttached(ctx context.Context, f *recovery, documents []invoice.Document) error {
	for _, d := range documents {
		attached, err := a.Attachments(ctx, d.ID)
		if err != nil {
			return err
		}
		for _, one := range attached {
			content, err := a.ReadAttachment(one)
			if err != nil {
				return err
			}
			f.add("Pièce jointe "+one.Name, content)
		}
	}
	return nil
}

func (f *recovery) add(name string, content []byte) {
	name = fmt.Sprintf("%02d %s", len(f.pieces)+1, path.Base(strings.ReplaceAll(name, "/", "-")))
	f.pieces = append(f.pieces, piece{name, content})
}

func (f *recovery) summary() pdf.SummaryRequest {
	d := &f.invoice
	r := pdf.SummaryRequest{Client: d.Client, Date: f.today, Subject: d.Subject, Items: f.items, Account: f.account(), Entries: f.journal,
		Performed: performed(d), Until: reminder.Prescription(d.Client.Type, serviceDay(d), d.DueDate), Ways: f.ways}
	if f.quote.ID != 0 {
		r.Contract = fmt.Sprintf("Devis %s du %s, accepté le %s", f.quote.DisplayNumber(), f.quote.IssueDate, f.quote.Acceptance.Date)
		if f.quote.Acceptance.By != "" {
			r.Contract += " par " + f.quote.Acceptance.By
		}
	}
	for _, p := range f.pieces {
		r.Pieces = append(r.Pieces, p.name)
	}
	return r
}

// serviceDay is the day when the work was done, zero when it is not known.
func serviceDay(d *invoice.Document) invoice.Date {
	if d.ServiceEnd != 0 {
		return d.ServiceEnd
	}
	return d.ServiceStart
}

func performed(d *invoice.Document) string {
	switch {
	case d.ServiceStart == 0:
		return ""
	case d.ServiceEnd == 0 || d.ServiceEnd == d.ServiceStart:
		return "le " + d.ServiceStart.String()
	}
	return fmt.Sprintf("du %s au %s", d.ServiceStart, d.ServiceEnd)
}
