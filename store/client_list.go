package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
)

// Clients is one window of the clients, by name or by what there is to collect.
func (b *Book) Clients(ctx context.Context, q invoice.ClientQuery) (rows []invoice.ClientRow, err error) {
	read := func(s *session) error {
		if q.Sort == invoice.ByOpen {
			rows, err = clientsByOpen(ctx, s, q)
		} else {
			rows, err = readClients(ctx, s, q, "")
		}
		return err
	}
	err = b.look(ctx, read)
	if q.Backward {
		slices.Reverse(rows)
	}
	return rows, err
}

// readClients reads a window by name, in the order of reading; more narrows it.
func readClients(ctx context.Context, s *session, q invoice.ClientQuery, more string) (rows []invoice.ClientRow, err error) {
	query, args, err := clientQuery(q, more)
	if err != nil {
		return nil, err
	}
	found, err := s.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	for found.Next() {
		r, err := scanClientRow(found, q)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, found.Err()
}

// clientQuery is the query of a window. The cursor is the id of a client,
// whose name is looked up: it may have changed since.
func clientQuery(q invoice.ClientQuery, more string) (string, []any, error) {
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
	return fmt.Sprintf("SELECT id, name, type, city, %s FROM clients INDEXED BY clients_list WHERE %s%s ORDER BY sort %s, id %s LIMIT ?",
			clientOpen, where, more, direction, direction),
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
