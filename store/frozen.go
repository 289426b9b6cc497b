package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"

	"facturier/invoice"
)

// freeze keeps v once, whatever the number of documents that show it, and
// returns its id.
func freeze(ctx context.Context, tx *session, v any) (int64, error) {
	body, sha, err := frozenBody(v)
	if err != nil {
		return 0, err
	}
	return freezeBody(ctx, tx, body, sha)
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

// frozenClient is a client as a document keeps it: without private notes, and
// whether it is archived or not.
func frozenClient(c invoice.Client) invoice.Client {
	c.Notes, c.Archived = "", false
	return c
}
