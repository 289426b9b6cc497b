package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"

	"facturier/invoice"
)

// What a link of the chain seals.
const (
	linkDocument = 0
	linkPayment  = 1
)

type digest = [sha256.Size]byte

// seal is the SHA-256 of the canonical form, which the chain links.
func seal(canonical []byte) digest { return sha256.Sum256(canonical) }

// link is SHA-256(previous ‖ kind ‖ seal). It takes the seal, not the form,
// so that a whole book is checked in the order in which it is stored.
func link(previous digest, kind byte, sealed digest) digest {
	var b [2*sha256.Size + 1]byte
	copy(b[:], previous[:])
	b[sha256.Size] = kind
	copy(b[sha256.Size+1:], sealed[:])
	return sha256.Sum256(b[:])
}

// chainHead is the last link: zero for an empty chain.
func chainHead(ctx context.Context, tx *session) (digest, error) {
	var head []byte
	err := tx.QueryRowContext(ctx, "SELECT sha FROM chain ORDER BY position DESC LIMIT 1").Scan(&head)
	if errors.Is(err, sql.ErrNoRows) {
		return digest{}, nil
	}
	if err == nil && len(head) != sha256.Size {
		err = damagedBy(nil, "La chaîne des documents de ce livre est endommagée.")
	}
	var d digest
	copy(d[:], head)
	return d, err
}

const insertLink = "INSERT INTO chain (kind, ref, sha) VALUES (?, ?, ?)"

// extend adds one link to the chain.
func extend(ctx context.Context, tx *session, kind byte, ref int64, canonical []byte) error {
	head, err := chainHead(ctx, tx)
	if err != nil {
		return err
	}
	next := link(head, kind, seal(canonical))
	_, err = tx.ExecContext(ctx, insertLink, kind, ref, next[:])
	return err
}

// chained says whether the law wants this document in the chain: invoices and
// credit notes, not quotes.
func chained(d *invoice.Document) bool { return d.Kind != invoice.Quote }
