package store

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// byClient is a window of the order by client: first what has no client yet,
// then client by client, newest first. Each part is read from its own place of
// an index until the window is full.
func byClient(ctx context.Context, s *session, w *window) ([]invoice.Row, error) {
	if len(w.states) == 0 {
		return nil, nil
	}
	w.first, w.last = slots(w.Family, w.Year)
	if w.match != "" {
		return foundByClient(ctx, s, w)
	}
	client, slot, err := clientCursor(w)
	if err != nil {
		return nil, err
	}
	bySlot, byName, after := "DESC", "ASC", "<"
	if w.Backward {
		bySlot, byName, after = "ASC", "DESC", ">"
	}
	var rows []invoice.Row
	part := func(from string, by string, c conditions) error {
		left := limit(w.Limit) - len(rows)
		if left == 0 {
			return nil
		}
		c.filter(w)
		c.anyState(w)
		more, err := readByClient(ctx, s, from, by, c, left)
		rows = append(rows, more...)
		return err
	}
	const documents = "documents d INDEXED BY documents_client"
	none := func() error { // the documents without a client
		var c conditions
		c.add("client_id IS NULL")
		if client == 0 {
			c.add("slot "+after+" ?", slot)
		}
		return part(documents, "slot "+bySlot, c)
	}
	same := func() error { // the rest of the cursor's client
		var c conditions
		c.add("client_id = ? AND slot "+after+" ?", client, slot)
		return part(documents, "slot "+bySlot, c)
	}
	others := func() error { // the clients beyond it
		var c conditions
		if compare := map[bool]string{true: "<", false: ">"}[w.Backward]; client > 0 {
			c.add("(sort, c.id) "+compare+" ((SELECT sort FROM clients WHERE id = ?), ?)", client, client)
		} else {
			c.add("sort >= ''")
		}
		return part("clients c INDEXED BY clients_sort CROSS JOIN "+documents+" ON client_id = c.id",
			fmt.Sprintf("sort %s, c.id %s, slot %s", byName, byName, bySlot), c)
	}
	for _, read := range segments(w.Backward, client, none, same, others) {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// clientCursor is a place in the order by client: the client is -1 without a
// cursor, 0 for what has no client.
func clientCursor(w *window) (client, slot int64, err error) {
	if w.Cursor == "" {
		return -1, 0, nil
	}
	if _, err := fmt.Sscanf(string(w.Cursor), "%d:%d", &client, &slot); err != nil {
		return 0, 0, badCursor()
	}
	return client, slot, nil
}

// readByClient reads the rows of a part of the list.
func readByClient(ctx context.Context, s *session, from, by string, c conditions, limit int) ([]invoice.Row, error) {
	query := fmt.Sprintf(`SELECT %s FROM (SELECT d.id FROM %s WHERE %s ORDER BY %s LIMIT ?) w
		CROSS JOIN documents d ON d.id = w.id LEFT JOIN clients c ON c.id = d.client_id`, rowColumns, from, c.String(), by)
	return readRows(ctx, s, query, append(c.args, limit), func(r *invoice.Row, slot int64) invoice.Cursor {
		return invoice.Cursor(fmt.Sprintf("%d:%d", r.ClientID, slot))
	})
}

// segments are the parts that a window beyond a cursor reads, in order.
func segments(backward bool, client int64, none, same, others func() error) []func() error {
	switch {
	case !backward && client > 0:
		return []func() error{same, others}
	case !backward:
		return []func() error{none, others}
	case client == 0:
		return []func() error{none}
	case client > 0:
		return []func() error{same, others, none}
	}
	return []func() error{others, none}
}
