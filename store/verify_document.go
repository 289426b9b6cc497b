package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"facturier/invoice"
)

// checker is one worker of a check: it takes documents from the reader, and
// gives what it found to the verifier, batch by batch.
type checker struct {
	v      *verifier
	cache  map[decoded]reflect.Value
	buffer []byte
	sum    hash.Hash

	at     int
	name   string
	faults []placedFault
}

// decoded is what a worker has read already: a type and its JSON.
type decoded struct {
	kind reflect.Type
	body string
}

// cacheSize keeps a worker small in a book of many clients.
const cacheSize = 1000

func newChecker(v *verifier) *checker {
	return &checker{v: v, cache: map[decoded]reflect.Value{}, buffer: make([]byte, 64<<10), sum: sha256.New()}
}

func (c *checker) run(batches <-chan []verifiedRow) {
	for batch := range batches {
		found := make([]checkedDocument, 0, len(batch))
		for i := range batch {
			if c.v.ctx.Err() == nil {
				found = append(found, c.document(&batch[i]))
			}
		}
		c.v.merge(found, c.faults)
		c.faults = c.faults[:0]
	}
}

func (c *checker) fault(place, format string, args ...any) {
	c.faults = append(c.faults, placedFault{c.at, newFault(c.name, place, format, args...)})
}

// checkedDocument is what the checks across documents keep of one.
type checkedDocument struct {
	d        invoice.Document // without its content
	seal     *sealedRow
	payments []digest
	page     bool // its file is the one that was issued

	unreadable bool // nothing of it was checked: that is its fault
}

// document checks one document by itself. What it holds may be anything: a
// panic on it is a fault of the document.
func (c *checker) document(r *verifiedRow) (found checkedDocument) {
	defer func() {
		if recover() != nil {
			c.fault("contenu", "Son contenu est illisible.")
			found = checkedDocument{d: r.d, unreadable: true}
		}
	}()
	c.at, c.name = r.at, r.d.DisplayNumber()
	d, err := r.document(c.decode)
	err = errors.Join(r.unreadable, err)
	d.Lines, d.Deductions, d.Payments = r.lines, r.deductions, r.payments
	switch {
	case err != nil:
		c.fault("contenu", "Son contenu est illisible.")
		found.unreadable = true
		found.page = d.PDF != "" && c.page(&d)
	case r.status != 0:
		c.row(r, &d)
		c.totals(&d)
		c.paid(&d)
		found.seal = &sealedRow{digest: sealOf(&d, frozenHashes(r)), document: c.name, day: firstSlot(&d), slot: r.slot}
		for _, p := range d.Payments {
			found.payments = append(found.payments, sealOfPayment(p))
		}
		found.page = d.PDF != "" && c.page(&d)
	}
	d.Lines, d.Deductions = nil, nil
	found.d = d
	return found
}

// decode is decodeJSON with what this worker has read already: most documents
// show the same seller and the same wordings.
func (c *checker) decode(body string, into any) error {
	target := reflect.ValueOf(into).Elem()
	key := decoded{target.Type(), body}
	known, ok := c.cache[key]
	if !ok {
		if err := decodeJSON(body, into); err != nil {
			return err
		}
		if len(c.cache) == cacheSize {
			clear(c.cache)
		}
		known = reflect.New(key.kind).Elem()
		known.Set(target)
		c.cache[key] = known
		return nil
	}
	target.Set(known)
	return nil
}

func frozenHashes(r *verifiedRow) (hashes [4]digest) {
	for i := range hashes {
		copy(hashes[i][:], r.hashes[i])
	}
	return hashes
}

// row checks the columns that follow from others, or that have but one value
// in an issued document.
func (c *checker) row(r *verifiedRow, d *invoice.Document) {
	follows, err := derivedOf(d)
	last := d.Number[len(strings.TrimRight(d.Number, "0123456789")):]
	day, quote := firstSlot(d), d.Kind == invoice.Quote
	for _, rule := range []struct {
		holds bool
		what  string
	}{
		{code(kinds, d.Kind) == r.kind && code(operations, d.Operation) == r.operation && codeMeans(d.Means) == r.means, "nature, opération ou moyen de paiement"},
		{quote && r.status < codeIssued || !quote && r.status == codeIssued, "état"},
		{err == nil && slices.Equal(follows, []any{r.balance, invoice.Date(r.due), r.phase}), "reste dû, échéance ou état"},
		{strings.TrimLeft(last, "0") == fmt.Sprint(r.sequence), "rang du numéro"},
		{quote && d.Revision > 0 || !quote && d.Revision == 0 && !d.Replaced && !d.Closed && d.Invoiced == 0, "révision"},
		{!r.overtaken, "révision dépassée"},
		{r.slot >= day && r.slot <= lastSlot(day), "place dans les listes"},
		{r.clientID == d.Client.ID, "client"},
		{len(r.hashes[0]) > 0 && len(r.hashes[1]) > 0 && len(r.hashes[2]) > 0, "client, vendeur ou mentions figés"},
		{realDays(d), "dates"},
		{d.OfPenalties() && (d.ClaimsPenalties() || d.Kind == invoice.CreditNote) || d.Penalties == invoice.Penalties{}, "pénalités"},
	} {
		if !rule.holds {
			c.fault("ligne du livre", "Elle se contredit\u00a0: %s.", rule.what)
		}
	}
}

// realDays says that each day is one, or none.
func realDays(d *invoice.Document) bool {
	for _, day := range []invoice.Date{d.IssueDate, d.DueDate, d.ValidUntil, d.ServiceStart, d.ServiceEnd, d.SettledOn, d.Escompte.Until,
		d.Penalties.From, d.Penalties.Until} {
		if day != 0 && day.ISO() == "" {
			return false
		}
	}
	return !slices.ContainsFunc(d.Lines, func(l invoice.Line) bool { return l.Date != 0 && l.Date.ISO() == "" })
}

// totals computes the totals again from the lines (BR-CO-10 to 16), and the
// deposits deducted from their groups.
func (c *checker) totals(d *invoice.Document) {
	again := *d
	again.Lines = slices.Clone(d.Lines)
	err := again.Compute()
	switch {
	case err != nil:
		c.fault("totaux", "Les totaux ne se recalculent pas\u00a0: %s", err)
	case !slices.Equal(again.Lines, d.Lines) || !reflect.DeepEqual(again.Totals, d.Totals):
		c.fault("totaux", "Les lignes donnent %s HT et %s à payer, le document dit %s et %s.",
			again.Totals.Net, again.Totals.Payable, d.Totals.Net, d.Totals.Payable)
	}
	for _, taken := range d.Deductions {
		var net, vat invoice.Amount
		for _, g := range taken.Groups {
			net, vat = net+g.Base, vat+g.VAT
		}
		if net != taken.Net || vat != taken.VAT || net+vat != taken.Gross {
			c.fault("totaux", "L'acompte %s est déduit pour %s, ses taux font %s.", taken.Number, taken.Gross, net+vat)
		}
	}
}

func (c *checker) paid(d *invoice.Document) {
	var sum invoice.Amount
	for _, p := range d.Payments {
		sum += p.Amount
	}
	for _, p := range d.Payments {
		if p.Method != invoice.EarlyDiscount && len(p.Groups) == 0 {
			continue
		}
		var shared invoice.Amount
		for _, g := range p.Groups {
			shared += g.Base + g.VAT
		}
		if p.Method != invoice.EarlyDiscount || shared != p.Amount {
			c.fault("encaissements", "Son escompte de %s est réparti pour %s.", p.Amount, shared)
		}
	}
	if sum != d.Paid {
		c.fault("encaissements", "Ses encaissements font %s, il est noté %s.", sum, d.Paid)
	}
}

// page hashes the archived page again.
func (c *checker) page(d *invoice.Document) bool {
	if !fs.ValidPath(d.PDF) || !strings.HasPrefix(d.PDF, archiveFolder+"/") {
		c.fault("archive", "« %s » n'est pas un nom de l'archive.", d.PDF)
		return false
	}
	file, err := os.Open(filepath.Join(c.v.book.Folder(), filepath.FromSlash(d.PDF)))
	if errors.Is(err, fs.ErrNotExist) {
		c.fault("archive", "« %s » manque.", d.PDF)
		return false
	}
	c.sum.Reset()
	if err == nil {
		defer file.Close()
		_, err = io.CopyBuffer(c.sum, onlyReader{file}, c.buffer)
	}
	switch {
	case err != nil:
		c.fault("archive", "« %s » ne se lit pas.", d.PDF)
	case hex.EncodeToString(c.sum.Sum(nil)) != d.PDFHash:
		c.fault("archive", "« %s » n'est plus le fichier émis.", d.PDF)
	default:
		return true
	}
	return false
}

// onlyReader hides WriteTo, which would take a buffer of its own.
type onlyReader struct{ io.Reader }

// merge keeps what a batch leaves for the checks across documents.
func (v *verifier) merge(batch []checkedDocument, faults []placedFault) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.faults = append(v.faults, faults...)
	for i := range batch {
		found := &batch[i]
		d := &found.d
		if !d.Issued() && !found.unreadable {
			v.report.Drafts++
			continue
		}
		v.keep(found, d)
	}
}

func (v *verifier) keep(found *checkedDocument, d *invoice.Document) {
	v.report.Documents++
	v.report.Payments += len(d.Payments)
	if found.page {
		v.report.Files++
	}
	if d.PDF != "" {
		v.files[d.PDF] = d.DisplayNumber()
	}
	v.seals[linkDocument][d.ID] = found.seal
	for i, p := range d.Payments {
		if found.seal != nil {
			v.seals[linkPayment][p.ID] = &sealedRow{digest: found.payments[i], document: d.DisplayNumber()}
		} else {
			v.seals[linkPayment][p.ID] = nil
		}
	}
	if found.seal == nil {
		return
	}
	v.keepNumber(d)
	if d.Credited != 0 {
		v.credited[d.ID], v.numbers[d.ID] = d.Credited, d.Number
	}
	switch {
	case d.OriginID == 0:
	case d.Kind == invoice.CorrectedInvoice:
		v.replaced[d.OriginID], v.numbers[d.OriginID] = d.Number, d.Origin
	default:
		v.credits[d.OriginID] += d.Totals.Payable
		v.numbers[d.OriginID] = d.Origin
	}
}
