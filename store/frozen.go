package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
)

// freeze keeps v once, whatever the number of documents that show it, and
// returns its id.
func freeze(ctx context.Context, tx *sql.Tx, v any) (int64, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return 0, err
	}
	sha := sha256.Sum256(body)
	var id int64
	err = tx.QueryRowContext(ctx, "SELECT id FROM frozen WHERE sha = ?", sha[:]).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	result, err := tx.ExecContext(ctx, "INSERT INTO frozen (sha, body) VALUES (?, ?)", sha[:], string(body))
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}
