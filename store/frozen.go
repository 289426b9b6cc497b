package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"facturier/invoice"
)

// freeze keeps each part once, whatever the number of documents that show it,
// and returns their ids and hashes. What a book issues shows mostly the same
// ones: they are asked for together.
func freeze(ctx context.Context, tx *session, parts [4]any) (found [4]int64, hashes [4]digest, err error) {
	var ids [4]sql.NullInt64
	var bodies [4]string
	var args, into []any
	for i, part := range parts {
		if bodies[i], hashes[i], err = frozenBody(part); err != nil {
			return found, hashes, err
		}
		args, into = append(args, hashes[i][:]), append(into, &ids[i])
	}
	query := "SELECT " + strings.TrimPrefix(strings.Repeat(", (SELECT id FROM frozen WHERE sha = +?)", len(parts)), ", ")
	if err := tx.QueryRowContext(ctx, query, args...).Scan(into...); err != nil {
		return found, hashes, err
	}
	for i := range parts {
		found[i] = ids[i].Int64
		if ids[i].Valid {
			continue
		}
		if found[i], err = freezeBody(ctx, tx, bodies[i], hashes[i]); err != nil { // looks again: two parts may be alike
			return found, hashes, err
		}
	}
	return found, hashes, nil
}

func frozenBody(v any) (string, digest, error) {
	body, err := json.Marshal(v)
	return string(body), sha256.Sum256(body), err
}

func freezeBody(ctx context.Context, tx *session, body string, sha digest) (int64, error) {
	var id int64
	err := tx.QueryRowContext(ctx, "SELECT id FROM frozen WHERE sha = ?", sha[:]).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	result, err := tx.ExecContext(ctx, "INSERT INTO frozen (sha, body) VALUES (?, ?)", sha[:], body)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// frozenClient is a client as a document keeps it: without private notes,
// pace, credit limit and discount (the document has its own), and whether it is archived or not.
func frozenClient(c invoice.Client) invoice.Client {
	c.Notes, c.Archived, c.Rhythm, c.Familiar, c.CreditLimit = "", false, "", false, 0
	c.Escompte = invoice.Escompte{}
	return c
}

// look is what a page shows that its document does not have.
type look struct {
	Accent string `json:"accent"`
	Logo   []byte `json:"logo"`
	QRCode bool   `json:"qr_code,omitempty"`
	Link   string `json:"payment_link,omitempty"`
	Words  string `json:"payment_words,omitempty"`
}

func lookOf(s invoice.Settings) look {
	return look{s.Accent, s.Logo, s.QRCode, s.PaymentLink, s.PaymentWords}
}

// Look is the settings with the logo, the colour and the ways to pay that the page of an issued
// document was drawn with, so that it can be drawn again; the ones of today for
// one that was imported, which never had a page.
func (b *Book) Look(ctx context.Context, id int64) (s invoice.Settings, err error) {
	err = b.read(ctx, func(tx *session) error {
		if s, err = loadSettings(ctx, tx); err != nil {
			return err
		}
		var body sql.NullString
		err := tx.QueryRowContext(ctx, "SELECT (SELECT body FROM frozen WHERE id = look_frozen) FROM documents WHERE id = ?", id).Scan(&body)
		if errors.Is(err, sql.ErrNoRows) {
			return noDocument(id)
		}
		if err != nil || !body.Valid {
			return err
		}
		var frozen look
		if err := json.Unmarshal([]byte(body.String), &frozen); err != nil {
			return damagedBy(err, "L'aspect d'un document de ce livre est illisible.")
		}
		s.Accent, s.Logo = frozen.Accent, frozen.Logo
		s.QRCode, s.PaymentLink, s.PaymentWords = frozen.QRCode, frozen.Link, frozen.Words
		return nil
	})
	return s, err
}
