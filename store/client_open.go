package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
)

// clientOpen is what is left to pay over the invoices of a client.
const clientOpen = `coalesce((SELECT sum(balance) FROM documents INDEXED BY documents_open_client
			WHERE client_id = clients.id AND phase BETWEEN 1 AND 3), 0)`

// clientsByOpen is a window of the clients, the greatest sum to collect first,
// then those who owe nothing, by name; backward, it is in the order of reading.
// Who owes is few, and summed from the index of what is open alone.
func clientsByOpen(ctx context.Context, s *session, q invoice.ClientQuery) ([]invoice.ClientRow, error) {
	owing, err := owingClients(ctx, s, q)
	if err != nil {
		return nil, err
	}
	rest := q
	rest.Limit = limit(q.Limit)
	at := slices.IndexFunc(owing, func(r invoice.ClientRow) bool { return r.Cursor == q.Cursor })
	if q.Backward {
		slices.Reverse(owing)
		if at >= 0 {
			return owing[len(owing)-at:][:min(at, rest.Limit)], nil
		}
		rows, err := readClients(ctx, s, rest, " AND "+clientOpen+" <= 0")
		return append(rows, owing[:min(len(owing), rest.Limit-len(rows))]...), err
	}
	var rows []invoice.ClientRow
	if at >= 0 || q.Cursor == "" {
		rows = owing[at+1:]
		rows, rest.Cursor = rows[:min(len(rows), rest.Limit)], ""
	}
	if rest.Limit -= len(rows); rest.Limit == 0 {
		return rows, nil
	}
	more, err := readClients(ctx, s, rest, " AND "+clientOpen+" <= 0")
	return append(rows, more...), err
}

// owingClients are all who owe, the greatest sum first, then by name.
func owingClients(ctx context.Context, s *session, q invoice.ClientQuery) (rows []invoice.ClientRow, err error) {
	where, args := clientFilter(q)
	found, err := s.QueryContext(ctx, fmt.Sprintf(`SELECT clients.id, name, type, city, sum, sort FROM
		(SELECT client_id, sum(balance) AS sum FROM documents INDEXED BY documents_open_client
			WHERE client_id > 0 AND phase BETWEEN 1 AND 3 GROUP BY client_id HAVING sum(balance) > 0) owing
		CROSS JOIN clients ON clients.id = owing.client_id WHERE %s`, where), args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	names := map[int64]string{}
	for found.Next() {
		var name string
		r, err := scanClientRow(found, q, &name)
		if err != nil {
			return nil, err
		}
		rows, names[r.ID] = append(rows, r), name
	}
	slices.SortFunc(rows, func(a, b invoice.ClientRow) int {
		return cmp.Or(cmp.Compare(b.Open, a.Open), strings.Compare(names[a.ID], names[b.ID]), cmp.Compare(a.ID, b.ID))
	})
	return rows, found.Err()
}

// scanClientRow reads a client, and what its query selects after it.
func scanClientRow(row scanner, q invoice.ClientQuery, more ...any) (r invoice.ClientRow, err error) {
	var kind string
	err = row.Scan(append([]any{&r.ID, &r.Name, &kind, &r.City, &r.Open}, more...)...)
	r.Type, r.Archived = invoice.ClientType(kind), q.Archived
	r.Cursor = invoice.Cursor(strconv.FormatInt(r.ID, 10))
	return r, err
}
