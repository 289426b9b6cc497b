package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"

	"facturier/invoice"
)

// What a link of the chain seals.
const (
	linkDocument = 0
	linkPayment  = 1
)

type digest = [sha256.Size]byte

// references are the rows that a document names, sealed with its canonical
// form, which has words in their place.
type references struct {
	Client   int64     `json:"client"`
	Quote    int64     `json:"quote"`
	Origin   int64     `json:"origin"`
	Sources  []int     `json:"sources"`
	Deposits []int64   `json:"deposits"`
	Frozen   [4]string `json:"frozen"` // SHA-256 of client, seller, mentions and look

	Penalties int64 `json:"penalties,omitempty"` // the invoice that penalties are of
}

// sealOf is what the chain links of a document: the SHA-256 of all that is
// frozen of it.
func sealOf(d *invoice.Document, frozen [4]digest) digest {
	r := references{Client: d.Client.ID, Quote: d.QuoteID, Origin: d.OriginID, Penalties: d.Penalties.InvoiceID, Sources: make([]int, len(d.Lines)), Deposits: make([]int64, len(d.Deductions))}
	for i := range d.Lines {
		r.Sources[i] = d.Lines[i].Source
	}
	for i := range d.Deductions {
		r.Deposits[i] = d.Deductions[i].DocumentID
	}
	for i := range frozen {
		r.Frozen[i] = hex.EncodeToString(frozen[i][:])
	}
	body, err := json.Marshal(r)
	if err != nil {
		panic(err) // numbers and hexadecimal
	}
	return sha256.Sum256(append(d.Canonical(), body...))
}

// sealOfPayment is the SHA-256 of a payment.
func sealOfPayment(p invoice.Payment) digest { return sha256.Sum256(p.Canonical()) }

// link is SHA-256(previous ‖ kind ‖ seal). It takes the seal, not the content,
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
func extend(ctx context.Context, tx *session, kind byte, ref int64, sealed digest) error {
	head, err := chainHead(ctx, tx)
	if err != nil {
		return err
	}
	next := link(head, kind, sealed)
	_, err = tx.ExecContext(ctx, insertLink, kind, ref, next[:])
	return err
}
