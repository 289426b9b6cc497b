package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"facturier/invoice"
)

// Verify reads the whole book and its archive again, on all cores, and lists
// what is wrong: the file and its protections, each document against its seal
// in the chain, its totals and what follows from it, the sequence and the dates
// of the numbers, what is paid, credited and invoiced of quotes, each archived
// page against its hash, files too many or missing. Each fault names its
// document, when it is one's, and its place. It changes nothing, holds a few
// documents at a time, and fails only when the book cannot be read at all.
func (b *Book) Verify(ctx context.Context) (invoice.Report, error) {
	v := newVerifier(b)
	var aside sync.WaitGroup
	var file, archive []invoice.Fault
	var fileErr, archiveErr error
	var listed []string
	aside.Go(func() { file, fileErr = b.checkFile(ctx) })
	aside.Go(func() { listed, archiveErr = b.archivedFiles() })
	err := b.read(ctx, func(tx *session) error {
		v.ctx, v.tx = ctx, tx
		return v.rows()
	})
	aside.Wait()
	err, fileErr = b.damaged(err), b.damaged(fileErr)
	if reported := (*sqlite.Error)(nil); errors.As(err, &reported) && len(file) > 0 {
		err = nil // the file is damaged, and that is said
	} else if err == nil && archiveErr == nil {
		archive = v.strays(listed)
	}
	v.report.Faults = slices.Concat(file, v.sorted(), archive)
	return v.report, errors.Join(err, fileErr, archiveErr)
}

// damaged is an error of a query that is right in any book that is whole.
func (b *Book) damaged(err error) error {
	var reported *sqlite.Error
	if errors.As(err, &reported) && reported.Code()&0xff == sqlite3.SQLITE_ERROR {
		return damagedBy(err, fmt.Sprintf("Le livre « %s » est endommagé.", b.path))
	}
	return err
}

// verifier is one check of a book. The workers that check documents share it
// through its lock.
type verifier struct {
	ctx  context.Context
	tx   *session
	book *Book

	mu     sync.Mutex
	report invoice.Report
	faults []placedFault

	seals    [2]map[int64]*sealedRow  // of documents and payments, by id
	files    map[string]string        // of the archive: the document that has it
	numbers  map[int64]string         // of documents with credit notes, by id
	credited map[int64]invoice.Amount // stored
	credits  map[int64]invoice.Amount // summed
	replaced map[int64]string         // the number of the corrected invoice
	revised  map[string]revised       // quotes with several revisions, by number
	sequence []numbered
}

// placedFault is a fault with the place, in the order of the book, of what it
// is about: the workers find them in no order.
type placedFault struct {
	at int
	invoice.Fault
}

func newVerifier(b *Book) *verifier {
	return &verifier{book: b, seals: [2]map[int64]*sealedRow{{}, {}}, files: map[string]string{}, numbers: map[int64]string{},
		credited: map[int64]invoice.Amount{}, credits: map[int64]invoice.Amount{}, replaced: map[int64]string{}, revised: map[string]revised{}}
}

// rows checks all that is in the tables.
func (v *verifier) rows() error {
	if err := v.documents(); err != nil {
		return err
	}
	for _, check := range []func() error{v.checkPositions, v.checkFrozen, v.checkCredited, v.checkRevisions, v.checkProgress, v.checkPenalties, v.checkSequences, v.checkAccounts, v.checkChain, v.checkAttachments, v.checkStandings, v.counts} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// fault notes what is found beside the documents: it comes after theirs.
func (v *verifier) fault(document, place, format string, args ...any) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.faults = append(v.faults, placedFault{math.MaxInt, newFault(document, place, format, args...)})
}

func newFault(document, place, format string, args ...any) invoice.Fault {
	return invoice.Fault{Document: document, Place: place, Message: fmt.Sprintf(format, args...)}
}

// sorted are the faults in the order of the book.
func (v *verifier) sorted() []invoice.Fault {
	slices.SortStableFunc(v.faults, func(a, b placedFault) int { return cmp.Compare(a.at, b.at) })
	faults := make([]invoice.Fault, len(v.faults))
	for i, f := range v.faults {
		faults[i] = f.Fault
	}
	return faults
}

func (v *verifier) counts() error {
	return v.tx.QueryRowContext(v.ctx, "SELECT count(*) FROM clients").Scan(&v.report.Clients)
}
