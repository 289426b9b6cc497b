package store

import (
	"cmp"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
)

// checkTotals computes the totals again from the lines (BR-CO-10 to 16).
func (v *verifier) checkTotals(d *invoice.Document) {
	again := *d
	again.Lines = slices.Clone(d.Lines)
	err := again.Compute()
	switch {
	case err != nil:
		v.fault(d.Number, "totaux", "Les totaux ne se recalculent pas : %s", err)
	case !slices.Equal(again.Lines, d.Lines) || !slices.Equal(again.Totals.Groups, d.Totals.Groups) ||
		again.Totals.Net != d.Totals.Net || again.Totals.VAT != d.Totals.VAT || again.Totals.Discount != d.Totals.Discount || again.Totals.Payable != d.Totals.Payable:
		v.fault(d.Number, "totaux", "Les lignes donnent %s HT et %s à payer, le document dit %s et %s.",
			again.Totals.Net, again.Totals.Payable, d.Totals.Net, d.Totals.Payable)
	}
}

func (v *verifier) checkPaid(d *invoice.Document) {
	var sum invoice.Amount
	for _, p := range d.Payments {
		sum += p.Amount
	}
	if sum != d.Paid {
		v.fault(d.Number, "encaissements", "Ses encaissements font %s, il est noté %s.", sum, d.Paid)
	}
}

// checkPage hashes the archived page again.
func (v *verifier) checkPage(d *invoice.Document) {
	if d.PDF == "" {
		return
	}
	v.files[d.PDF] = true
	file, err := os.Open(filepath.Join(v.book.Folder(), filepath.FromSlash(d.PDF)))
	if errors.Is(err, fs.ErrNotExist) {
		v.fault(d.Number, "archive", "« %s » manque.", d.PDF)
		return
	}
	hash := sha256.New()
	if err == nil {
		defer file.Close()
		_, err = io.Copy(hash, file)
	}
	switch {
	case err != nil:
		v.fault(d.Number, "archive", "« %s » ne se lit pas.", d.PDF)
	case hex.EncodeToString(hash.Sum(nil)) != d.PDFHash:
		v.fault(d.Number, "archive", "« %s » n'est plus le fichier émis.", d.PDF)
	default:
		v.report.Files++
	}
}

// checkCredited wants what is noted as credited of an invoice to be what its
// credit notes make; all of it, when a corrected invoice has taken its place.
func (v *verifier) checkCredited() error {
	if err := v.checkReplaced(); err != nil {
		return err
	}
	for id, sum := range v.credits {
		if stored := v.credited[id]; stored != sum {
			v.fault(v.numbers[id], "avoirs", "Ses avoirs font %s, il est noté %s.", sum, stored)
		}
		delete(v.credited, id)
	}
	for id, stored := range v.credited {
		v.fault(v.numbers[id], "avoirs", "Il n'a pas d'avoir, il en est noté %s.", stored)
	}
	return nil
}

func (v *verifier) checkReplaced() error {
	for id, by := range v.replaced {
		var payable, paid invoice.Amount
		err := v.tx.QueryRowContext(v.ctx, "SELECT payable, paid FROM documents WHERE id = ?", id).Scan(&payable, &paid)
		if errors.Is(err, sql.ErrNoRows) {
			continue // its number is missing
		}
		if err != nil {
			return err
		}
		if v.credited[id] != payable-paid {
			v.fault(v.numbers[id], "avoirs", "%s la remplace : il en est noté %s d'annulé, et non %s.", by, v.credited[id], payable-paid)
		}
		delete(v.credits, id)
		delete(v.credited, id)
	}
	return nil
}

// checkProgress counts again what is invoiced of each quote that has invoices,
// or is said to.
func (v *verifier) checkProgress() error {
	ids, err := v.invoicedQuotes()
	if err != nil {
		return err
	}
	for _, id := range ids {
		quote, issued, err := quoteAndIssued(v.ctx, v.tx, id)
		if invoice.ErrorCode(err) == invoice.CodeBook {
			continue // its content is a fault already
		}
		if err != nil {
			return err
		}
		progress := invoice.Progress(quote, issued)
		switch {
		case progress.Invoiced != quote.Invoiced:
			v.fault(quote.DisplayNumber(), "devis", "Ses factures font %s, il est noté %s.", progress.Invoiced, quote.Invoiced)
		case progress.Closed != quote.Closed:
			v.fault(quote.DisplayNumber(), "devis", "Il n'est pas noté comme ses factures le laissent : ouvert ou facturé en entier.")
		}
	}
	return nil
}

func (v *verifier) invoicedQuotes() (ids []int64, err error) {
	rows, err := v.tx.QueryContext(v.ctx, `SELECT id FROM documents WHERE kind = 0 AND (invoiced <> 0 OR closed)
		UNION SELECT quote_id FROM documents WHERE quote_id <> 0 AND status = ?`, codeIssued)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// numbered is a number taken apart.
type numbered struct {
	series invoice.Series
	year   int
	n      int
	date   invoice.Date
	number string
}

func numberOf(d *invoice.Document) numbered {
	n, _ := strconv.Atoi(d.Number[len(strings.TrimRight(d.Number, "0123456789")):])
	return numbered{d.Kind.Series(), d.IssueDate.Year(), n, d.IssueDate, d.Number}
}

// checkSequences wants each series and year without gap, without double, in
// the order of dates, from its first number to its last (242 nonies A I-7°).
func (v *verifier) checkSequences() error {
	bounds, err := v.bounds()
	if err != nil {
		return err
	}
	slices.SortFunc(v.sequence, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(a.series, b.series), cmp.Compare(a.year, b.year), cmp.Compare(a.n, b.n))
	})
	for i, at := range v.sequence {
		key := seriesYear{at.series, at.year}
		next := bounds[key].first
		first := i == 0 || v.sequence[i-1].series != at.series || v.sequence[i-1].year != at.year
		if !first {
			next = v.sequence[i-1].n + 1
		}
		switch {
		case at.n < next && !first:
			v.fault(at.number, "numérotation", "Ce numéro est donné deux fois.")
		case at.n < next:
			v.fault(at.number, "numérotation", "Ce numéro vient avant le premier de %d, %d.", at.year, next)
		case at.n == next+1:
			v.fault(at.number, "numérotation", "Il manque un numéro avant celui-ci.")
		case at.n > next:
			v.fault(at.number, "numérotation", "Il manque %d numéros avant celui-ci.", at.n-next)
		}
		if i > 0 && v.sequence[i-1].series == at.series && at.date < v.sequence[i-1].date {
			v.fault(at.number, "numérotation", "Il est du %s, avant %s du %s.", at.date, v.sequence[i-1].number, v.sequence[i-1].date)
		}
		if last := i == len(v.sequence)-1 || v.sequence[i+1].series != at.series || v.sequence[i+1].year != at.year; last {
			if bounds[key].last != at.n {
				v.fault(at.number, "numérotation", "Le dernier numéro donné en %d est le %d : il manque un document.", at.year, bounds[key].last)
			}
			delete(bounds, key)
		}
	}
	for key, s := range bounds {
		if s.date != 0 {
			v.fault("", "numérotation", "La série %s de %d n'a plus de document, elle en a donné jusqu'au %d.", key.series, key.year, s.last)
		}
	}
	return nil
}

func (v *verifier) bounds() (map[seriesYear]sequence, error) {
	rows, err := v.tx.QueryContext(v.ctx, "SELECT series, year, first, last, last_date FROM sequences")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[seriesYear]sequence{}
	for rows.Next() {
		var series string
		var year int
		var s sequence
		if err := rows.Scan(&series, &year, &s.first, &s.last, &s.date); err != nil {
			return nil, err
		}
		all[seriesYear{invoice.Series(series), year}] = s
	}
	return all, rows.Err()
}

// checkChain links every seal again.
func (v *verifier) checkChain() error {
	rows, err := v.tx.QueryContext(v.ctx, "SELECT position, kind, ref, sha FROM chain ORDER BY position")
	if err != nil {
		return err
	}
	defer rows.Close()
	var head digest
	broken := false
	for rows.Next() {
		var position, ref int64
		var kind int
		var sha []byte
		if err := rows.Scan(&position, &kind, &ref, &sha); err != nil {
			return err
		}
		v.report.Links++
		sealed, known := v.seals[kind][ref]
		next := link(head, byte(kind), sealed)
		what := map[int]string{linkDocument: "le document", linkPayment: "l'encaissement"}[kind]
		switch {
		case broken: // what follows the first break proves nothing more
		case !known:
			broken = true
			v.fault("", "chaîne", "Le maillon %d scelle %s %d, qui n'est plus là.", position, what, ref)
		case string(sha) != string(next[:]) || position != int64(v.report.Links):
			broken = true
			v.fault("", "chaîne", "Le maillon %d ne scelle plus %s %d : l'un des deux a changé.", position, what, ref)
		}
		delete(v.seals[kind], ref)
		copy(head[:], sha)
	}
	if left := len(v.seals[linkDocument]) + len(v.seals[linkPayment]); left > 0 && !broken {
		v.fault("", "chaîne", "Il manque des maillons à la chaîne : documents ou encaissements non scellés, %d.", left)
	}
	return rows.Err()
}

func (v *verifier) counts() error {
	return v.tx.QueryRowContext(v.ctx, "SELECT count(*) FROM clients").Scan(&v.report.Clients)
}

// strays are files of the archive that no document names. Beside another book,
// which archives there too, a file that is not ours is not a stray.
func (v *verifier) strays() error {
	if v.book.sharesArchive() {
		return nil
	}
	root := filepath.Join(v.book.Folder(), archiveFolder)
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		relative, err := filepath.Rel(v.book.Folder(), name)
		if path := filepath.ToSlash(relative); err == nil && !v.files[path] {
			v.fault("", "archive", "« %s » n'est pas dans le livre.", path)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return bookError(err, v.book.path)
}
