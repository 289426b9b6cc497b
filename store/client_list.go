package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
)

// Clients is one window of the clients by name.
func (b *Book) Clients(ctx context.Context, q invoice.ClientQuery) ([]invoice.ClientRow, error) {
	query, args, err := b.clientQuery(q)
	if err != nil {
		return nil, err
	}
	var rows []invoice.ClientRow
	err = b.look(ctx, func(s *session) error {
		found, err := s.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			var r invoice.ClientRow
			var kind string
			if err := found.Scan(&r.ID, &r.Name, &kind, &r.City, &r.Open); err != nil {
				return err
			}
			r.Type, r.Archived = invoice.ClientType(kind), q.Archived
			r.Cursor = invoice.Cursor(strconv.FormatInt(r.ID, 10))
			rows = append(rows, r)
		}
		return found.Err()
	})
	if q.Backward {
		slices.Reverse(rows)
	}
	return rows, err
}

// clientQuery is the query of a window. The cursor is the id of a client,
// whose name is looked up: it may have changed since.
func (b *Book) clientQuery(q invoice.ClientQuery) (string, []any, error) {
	where, args := clientFilter(q)
	compare, direction := ">", "ASC"
	if q.Backward {
		compare, direction = "<", "DESC"
	}
	if q.Cursor != "" {
		id, err := strconv.ParseInt(string(q.Cursor), 10, 64)
		if err != nil {
			return "", nil, badCursor()
		}
		where += fmt.Sprintf(" AND (sort, id) %s ((SELECT sort FROM clients WHERE id = ?), ?)", compare)
		args = append(args, id, id)
	}
	return fmt.Sprintf(`SELECT id, name, type, city, coalesce((SELECT sum(balance) FROM documents INDEXED BY documents_open_client
			WHERE client_id = clients.id AND phase BETWEEN 1 AND 3), 0)
		FROM clients INDEXED BY clients_list WHERE %s ORDER BY sort %s, id %s LIMIT ?`, where, direction, direction),
		append(args, limit(q.Limit)), nil
}

// clientFilter keeps the clients that have, for each word of the search, one
// that begins like it.
func clientFilter(q invoice.ClientQuery) (string, []any) {
	where, args := []string{"archived = ?"}, []any{q.Archived}
	for _, w := range words(q.Search) {
		where, args = append(where, "instr(words, ?)"), append(args, " "+w)
	}
	return strings.Join(where, " AND "), args
}

// CountClients counts what Clients lists over all its windows.
func (b *Book) CountClients(ctx context.Context, q invoice.ClientQuery) (n int, err error) {
	where, args := clientFilter(q)
	err = b.look(ctx, func(s *session) error {
		return s.QueryRowContext(ctx, "SELECT count(*) FROM clients INDEXED BY clients_list WHERE "+where, args...).Scan(&n)
	})
	return n, err
}

// limit bounds a window: 0 asks for a usual one.
func limit(n int) int {
	if n <= 0 {
		return 100
	}
	return n
}

func badCursor() error {
	return invoice.Invalid("", "Cette page de la liste n'existe plus.", "Rouvrez la liste.")
}
