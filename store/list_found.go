package store

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// foundDocuments are those of the search index, in the order of the slots,
// which are its row ids.
const foundDocuments = "search CROSS JOIN documents d INDEXED BY documents_slot ON slot = search.rowid"

// searchArm is what a search finds. In another order than the slots' all of it
// is read and sorted, for no index of that order says where it is: the words
// may be those of one year, or of the last client.
func (w *window) searchArm() (from string, c conditions) {
	c.found(w)
	if w.ClientID != 0 {
		c.add("+client_id = ?", w.ClientID)
	}
	if w.State != "" { // else the family's slots say it, and what was replaced is not found
		c.anyState(w)
	}
	return foundDocuments, c
}

// foundByClient is a window of what a search finds, sorted by client.
func foundByClient(ctx context.Context, s *session, w *window) ([]invoice.Row, error) {
	client, slot, err := clientCursor(w)
	if err != nil {
		return nil, err
	}
	from, c := w.searchArm()
	const beyond = "(c.sort, c.id) %s ((SELECT sort FROM clients WHERE id = ?), ?)"
	by := "c.sort, c.id, slot DESC" // NULL, without a client, is before all
	switch {
	case w.Backward && client == 0:
		c.add("client_id IS NULL AND slot > ?", slot)
	case w.Backward && client > 0:
		c.add("(client_id IS NULL OR client_id = ? AND slot > ? OR "+fmt.Sprintf(beyond, "<")+")", client, slot, client, client)
	case client == 0:
		c.add("(client_id IS NOT NULL OR slot < ?)", slot)
	case client > 0:
		c.add("(client_id = ? AND slot < ? OR "+fmt.Sprintf(beyond, ">")+")", client, slot, client, client)
	}
	if w.Backward {
		by = "c.sort DESC, c.id DESC, slot"
	}
	return readByClient(ctx, s, from+" LEFT JOIN clients c INDEXED BY clients_place ON c.id = client_id", by, c, limit(w.Limit))
}
