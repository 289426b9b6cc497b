package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
)

// FindClient is the client that a name means: an id, a SIREN or SIRET, the
// whole name whatever its case and accents, then a part of it that only one
// has. Archived clients answer when no other does. Errors are CodeNotFound and
// CodeAmbiguous, which lists them.
func (b *Book) FindClient(ctx context.Context, name string) (c invoice.Client, err error) {
	err = b.read(ctx, func(tx *session) error {
		c, err = findClient(ctx, tx, name)
		return err
	})
	return c, err
}

func findClient(ctx context.Context, tx *session, name string) (invoice.Client, error) {
	digits := strings.Join(strings.Fields(name), "")
	if id, err := strconv.ParseInt(digits, 10, 64); err == nil {
		if len(digits) == 9 || len(digits) == 14 {
			found, err := clientsWhere(ctx, tx, "INDEXED BY clients_siren WHERE siren = ? AND siren <> ''", digits[:9])
			if err != nil || len(found) > 0 {
				return oneClient(name, found, err)
			}
		}
		found, err := clientsWhere(ctx, tx, "WHERE id = ?", id)
		if err != nil || len(found) > 0 {
			return oneClient(name, found, err)
		}
	}
	folded := invoice.Fold(name)
	for _, search := range []struct{ where, value string }{
		{"INDEXED BY clients_sort WHERE sort = ?", folded},
		{"WHERE instr(sort, ?)", folded},
	} {
		found, err := clientsWhere(ctx, tx, search.where, search.value)
		if err != nil || len(found) > 0 && folded != "" {
			return oneClient(name, found, err)
		}
	}
	return invoice.Client{}, notFound(fmt.Sprintf("Aucun client ne répond à « %s ».", invoice.Clean(name)), "La liste : facturier clients.")
}

// SameClients are the other clients of the book, archived or not, that a client
// would be a double of (invoice.Client.Same).
func (b *Book) SameClients(ctx context.Context, c invoice.Client) (same []invoice.Client, err error) {
	c.Normalize()
	query, key := "SELECT body FROM clients INDEXED BY clients_sort WHERE sort = ? ORDER BY id", invoice.Fold(c.Name)
	if c.SIREN != "" {
		query, key = "SELECT body FROM clients INDEXED BY clients_siren WHERE siren = ? AND siren <> '' ORDER BY id", c.SIREN
	}
	err = b.look(ctx, func(s *session) error {
		found, err := clientsOf(ctx, s, query, key)
		same = slices.DeleteFunc(found, func(other invoice.Client) bool { return other.ID == c.ID || !c.Same(&other) })
		return err
	})
	return same, err
}

func clientsWhere(ctx context.Context, tx *session, where string, value any) ([]invoice.Client, error) {
	return clientsOf(ctx, tx, "SELECT body FROM clients "+where+" ORDER BY archived, sort LIMIT 7", value)
}

func clientsOf(ctx context.Context, tx *session, query string, value any) ([]invoice.Client, error) {
	rows, err := tx.QueryContext(ctx, query, value)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []invoice.Client
	for rows.Next() {
		c, err := scanClient(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	return found, rows.Err()
}

// oneClient is the only one found, or the only one not archived.
func oneClient(name string, found []invoice.Client, err error) (invoice.Client, error) {
	if err != nil {
		return invoice.Client{}, err
	}
	if len(found) == 1 || !found[0].Archived && found[1].Archived {
		return found[0], nil
	}
	var list []string
	for _, c := range found[:min(len(found), 6)] {
		list = append(list, fmt.Sprintf("%s (%d)", c.Name, c.ID))
	}
	if len(found) > 6 {
		list = append(list, "…")
	}
	return invoice.Client{}, &invoice.Error{Code: invoice.CodeAmbiguous,
		Message: fmt.Sprintf("Plusieurs clients répondent à « %s ».", invoice.Clean(name)), Hint: strings.Join(list, ", ")}
}
