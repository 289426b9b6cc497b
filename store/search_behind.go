package store

import (
	"context"

	"facturier/invoice"
)

// The search index is not written while a document is issued: that would cost
// as much as all the rest. What the chain has sealed since the index was last
// written, the table searched says from which link, is added by whoever writes
// to the index next, or asks it something. The two move in one transaction:
// nothing is lost by a process that dies in between.

// linksBehind is how many links, of payments alone, are passed over by each
// search before the index says that it has seen them.
const linksBehind = 1000

// searching runs f on a state of the book that the index has whole.
func (b *Book) searching(ctx context.Context, f func(*session) error) error {
	for {
		var behind bool
		err := b.read(ctx, func(s *session) (err error) {
			if behind, err = isBehind(ctx, s); err != nil || behind {
				return err
			}
			return f(s)
		})
		if err != nil || !behind {
			return err
		}
		// In a dry run too: the index says nothing that the book does not.
		err = b.write(context.WithValue(ctx, dryRun, nil), func(tx *session) error { return catchUp(ctx, tx) })
		if err != nil {
			return err
		}
	}
}

func isBehind(ctx context.Context, s *session) (bool, error) {
	var links, documents int
	err := s.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(kind = 0), 0) FROM chain
		WHERE position > (SELECT link FROM searched)`).Scan(&links, &documents)
	return documents > 0 || links >= linksBehind, err
}

// catchUp adds to the index what was issued since it was last written.
func catchUp(ctx context.Context, tx *session) error {
	ids, behind, err := sealedSince(ctx, tx)
	if err != nil || !behind {
		return err
	}
	for _, id := range ids {
		d, err := loadDocument(ctx, tx, id)
		if invoice.ErrorCode(err) == invoice.CodeBook {
			continue // Verify names it: the others are not kept from being found, nor drafts from being saved
		}
		if err != nil {
			return err
		}
		if err := forget(ctx, tx, draftSlot(&d)); err != nil {
			return err
		}
		if d.Replaced { // by a revision that has left since
			continue
		}
		slot, text, err := entry(ctx, tx, &d)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, insertSearch, slot, text); err != nil {
			return err
		}
	}
	return searchedAll(ctx, tx)
}

// sealedSince are the documents that the index has not seen; behind says that
// it has not seen the last links, be they of payments.
func sealedSince(ctx context.Context, tx *session) (ids []int64, behind bool, err error) {
	rows, err := tx.QueryContext(ctx, "SELECT kind, ref FROM chain WHERE position > (SELECT link FROM searched) ORDER BY position")
	if err != nil {
		return nil, false, err
	}
	defer rows.Close()
	for rows.Next() {
		behind = true
		var kind int
		var ref int64
		if err := rows.Scan(&kind, &ref); err != nil {
			return nil, false, err
		}
		if kind == linkDocument {
			ids = append(ids, ref)
		}
	}
	return ids, behind, rows.Err()
}

// searchedAll says that the index has all that the chain seals.
func searchedAll(ctx context.Context, tx *session) error {
	_, err := tx.ExecContext(ctx, "UPDATE searched SET link = (SELECT coalesce(max(position), 0) FROM chain)")
	return err
}
