package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"facturier/invoice"
)

// FindDocument is the document that a name means: its number, whatever its
// case (of a quote, the latest revision that has left), or its id. family "" looks in both.
// The error is CodeNotFound, with the nearest numbers.
func (b *Book) FindDocument(ctx context.Context, family invoice.Family, name string) (d invoice.Document, err error) {
	name = strings.TrimSpace(name)
	err = b.read(ctx, func(tx *session) error {
		id, err := documentID(ctx, tx, name)
		if err != nil {
			return err
		}
		if id != 0 {
			if d, err = loadDocument(ctx, tx, id); err != nil {
				return err
			}
			if family == "" || d.Kind.Family() == family {
				return nil
			}
		}
		near, err := nearest(ctx, tx, family, name)
		if err != nil {
			return err
		}
		d = invoice.Document{}
		what := map[invoice.Family]string{invoice.QuoteFamily: "Aucun devis", invoice.InvoiceFamily: "Aucune facture"}[family]
		if what == "" {
			what = "Aucun document"
		}
		return notFound(fmt.Sprintf("%s ne porte le numéro « %s ».", what, invoice.Clean(name)), near)
	})
	return d, err
}

// documentID is 0 when nothing has that name.
func documentID(ctx context.Context, tx *session, name string) (int64, error) {
	var id sql.NullInt64
	if n, err := strconv.ParseInt(name, 10, 64); err == nil {
		err := tx.QueryRowContext(ctx, "SELECT max(id) FROM documents WHERE id = ?", n).Scan(&id)
		return id.Int64, err
	}
	err := tx.QueryRowContext(ctx, `SELECT (SELECT id FROM documents INDEXED BY documents_number
		WHERE number = ? COLLATE NOCASE AND number <> '' AND status <> 0 ORDER BY revision DESC LIMIT 1)`, name).Scan(&id)
	return id.Int64, err
}

// nearest is a hint: the numbers just before and after the one asked, and for
// digits the ones that end so.
func nearest(ctx context.Context, tx *session, family invoice.Family, name string) (string, error) {
	kinds := "kind >= 0"
	switch family {
	case invoice.QuoteFamily:
		kinds = "kind = 0"
	case invoice.InvoiceFamily:
		kinds = "kind > 0"
	}
	query := `SELECT DISTINCT number FROM (SELECT number FROM (SELECT number FROM documents INDEXED BY documents_number
			WHERE number < ?1 COLLATE NOCASE AND number <> '' AND ` + kinds + ` ORDER BY number COLLATE NOCASE DESC LIMIT 2)
		UNION ALL SELECT number FROM (SELECT number FROM documents INDEXED BY documents_number
			WHERE number > ?1 COLLATE NOCASE AND number <> '' AND ` + kinds + ` ORDER BY number COLLATE NOCASE LIMIT 1))`
	var args = []any{name}
	if n, err := strconv.Atoi(name); err == nil {
		query, args = "SELECT number FROM documents INDEXED BY documents_slot WHERE sequence = ? AND number <> '' AND "+kinds+" ORDER BY slot DESC LIMIT 3", []any{n}
	}
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var numbers []string
	for rows.Next() {
		var number string
		if err := rows.Scan(&number); err != nil {
			return "", err
		}
		numbers = append(numbers, number)
	}
	if len(numbers) == 0 {
		return "", rows.Err()
	}
	return "Les plus proches : " + strings.Join(numbers, ", ") + ".", rows.Err()
}
