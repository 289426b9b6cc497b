package store

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"facturier/invoice"
)

// importColumns are the columns that an import writes beside the content.
var importColumns = []string{"id", "status", "number", "sequence", "revision", "slot", "client_frozen", "seller_frozen",
	"mentions_frozen", "look_frozen", "sent_on", "sent_to", "answered_on", "answered_by", "answered_how", "paid", "credited", "invoiced", "closed"}

var insertImported = fmt.Sprintf("INSERT INTO documents (%s, %s) VALUES (?%s)", strings.Join(importColumns, ", "),
	strings.Join(append(content[:len(content):len(content)], derived...), ", "), strings.Repeat(", ?", len(importColumns)+len(content)+len(derived)-1))

// add takes one document.
func (i *importer) add(d invoice.Document) error {
	if err := i.done.Err(); err != nil {
		return err
	}
	n, err := i.number(&d)
	if err != nil {
		return err
	}
	slot, err := i.slot(&d)
	if err != nil {
		return err
	}
	i.id++
	d.ID = i.id
	for at := range d.Lines {
		i.rows.lines.add(lineValues(d.ID, at, &d.Lines[at])...)
	}
	for at := range d.Deductions {
		i.rows.deductions.add(deductionValues(d.ID, at, &d.Deductions[at])...)
	}
	frozen, err := i.row(&d, n, slot)
	if err != nil {
		return err
	}
	i.link(linkDocument, d.ID, sealOf(&d, frozen))
	i.payments(&d)
	i.found.add(slot, searchText(&d, n))
	i.flush(false)
	return i.writer.failed()
}

// flush hands over what is gathered, when it is enough or the last.
func (i *importer) flush(last bool) {
	if i.rows.documents.rows < packSize && !last {
		return
	}
	if i.found.rows >= findSize || last {
		i.rows.found, i.found = i.found, batch{}
	}
	i.writer.packs <- i.rows
	i.rows = pack{}
}

// row adds the row of a document, and returns the hashes of what it freezes:
// all but a look, since it has no page.
func (i *importer) row(d *invoice.Document, sequence int, slot int64) (hashes [4]digest, err error) {
	d.Client = frozenClient(d.Client)
	values := []any{d.ID, code(statuses, d.Status), d.Number, sequence, d.Revision, slot}
	for at, part := range []any{d.Client, d.Seller, d.Mentions} {
		var id int64
		if id, hashes[at], err = i.freeze(part); err != nil {
			return hashes, err
		}
		values = append(values, id)
	}
	values = append(values, nil)
	d.Paid = 0
	for _, p := range d.Payments {
		d.Paid += p.Amount
	}
	values = append(values, d.SentOn, d.SentTo, d.Acceptance.Date, d.Acceptance.By, d.Acceptance.How, d.Paid, d.Credited, d.Invoiced, d.Closed)
	follows, err := derivedOf(d)
	i.rows.documents.add(append(append(values, contentOf(d)...), follows...)...)
	return hashes, err
}

// freeze is freeze with the ids that this import has met already.
func (i *importer) freeze(v any) (int64, digest, error) {
	body, sha, err := frozenBody(v)
	if err != nil {
		return 0, sha, err
	}
	if id, ok := i.frozen[body]; ok {
		return id, sha, nil
	}
	id, err := freezeBody(i.ctx, i.tx, body, sha)
	i.frozen[body] = id
	return id, sha, err
}

func (i *importer) link(kind byte, ref int64, sealed digest) {
	i.head = link(i.head, kind, sealed)
	i.rows.links.add(kind, ref, bytes.Clone(i.head[:]))
}

// payments gives the payments their ids, each alone: what came with them on
// other accounts is not imported. One that reverses another names it by the id
// that it had in d.
func (i *importer) payments(d *invoice.Document) {
	ids := map[int64]int64{}
	for _, p := range d.Payments {
		i.payment++
		ids[p.ID] = i.payment
		p = invoice.Payment{ID: i.payment, DocumentID: d.ID, Date: p.Date, Amount: p.Amount, Method: p.Method, Reference: p.Reference,
			Reverses: ids[p.Reverses] * min(p.Reverses, 1), Groups: p.Groups}
		i.rows.payments.add(paymentValues(&p)...)
		i.link(linkPayment, p.ID, sealOfPayment(p))
	}
}

// number is the last part of the document's number, which moves its sequence.
func (i *importer) number(d *invoice.Document) (int, error) {
	digits := d.Number[len(strings.TrimRight(d.Number, "0123456789")):]
	n, err := strconv.Atoi(digits)
	if err != nil || d.IssueDate == 0 || !d.Issued() {
		return 0, invoice.Invalid("numero", fmt.Sprintf("« %s » n'est pas un document émis.", d.DisplayNumber()), "")
	}
	key := seriesYear{d.Kind.Series(), d.IssueDate.Year()}
	s := i.sequences[key]
	if s == nil {
		s = &sequence{first: n}
		i.sequences[key] = s
	}
	s.last, s.date = max(s.last, n), max(s.date, d.IssueDate)
	return n, nil
}

// slot is the next free one in the day of issue, among its family.
func (i *importer) slot(d *invoice.Document) (int64, error) {
	first := firstSlot(d)
	slot, ok := i.slots[first]
	switch {
	case ok:
		slot++
	case i.empty:
		slot = first
	default:
		var err error
		if slot, err = freeSlot(i.ctx, i.tx, d); err != nil {
			return 0, err
		}
	}
	if slot == first+1<<slotBits {
		return 0, fullDay(d)
	}
	i.slots[first] = slot
	return slot, nil
}

// moveSequences moves the sequences of the book.
func (i *importer) moveSequences() error {
	for key, s := range i.sequences {
		_, err := i.tx.ExecContext(i.ctx, `INSERT INTO sequences (series, year, first, last, last_date) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
			SET last = max(last, excluded.last), last_date = max(last_date, excluded.last_date)`,
			string(key.series), key.year, s.first, s.last, s.date)
		if err != nil {
			return err
		}
	}
	return nil
}
