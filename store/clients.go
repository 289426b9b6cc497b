package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"facturier/invoice"
)

// Client is a client of the book.
func (b *Book) Client(ctx context.Context, id int64) (c invoice.Client, err error) {
	err = b.read(ctx, func(tx *session) error {
		c, err = loadClient(ctx, tx, id)
		return err
	})
	return c, err
}

func loadClient(ctx context.Context, tx *session, id int64) (invoice.Client, error) {
	c, err := scanClient(tx.QueryRowContext(ctx, "SELECT body FROM clients WHERE id = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return c, notFound(fmt.Sprintf("Il n'y a pas de client %d.", id), "")
	}
	return c, err
}

func scanClient(row scanner) (c invoice.Client, err error) {
	var body string
	if err := row.Scan(&body); err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(body), &c); err != nil {
		return c, damagedBy(err, "Un client de ce livre est illisible.")
	}
	return c, nil
}

// SaveClient adds a client (ID 0) or changes one, and returns it normalised.
// Documents already issued keep the client as it was.
func (b *Book) SaveClient(ctx context.Context, c invoice.Client) (invoice.Client, error) {
	saved, err := b.AddClients(ctx, []invoice.Client{c})
	if err != nil {
		return c, err
	}
	return saved[0], nil
}

// AddClients saves several clients, all or none.
func (b *Book) AddClients(ctx context.Context, clients []invoice.Client) ([]invoice.Client, error) {
	saved := make([]invoice.Client, len(clients))
	err := b.write(ctx, func(tx *session) error {
		for i, c := range clients {
			if err := saveClient(ctx, tx, &c); err != nil {
				return err
			}
			saved[i] = c
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return saved, nil
}

// ArchiveClient takes a client out of the lists, or back in; nothing is lost.
func (b *Book) ArchiveClient(ctx context.Context, id int64, archived bool) (c invoice.Client, err error) {
	err = b.write(ctx, func(tx *session) error {
		if c, err = loadClient(ctx, tx, id); err != nil {
			return err
		}
		c.Archived = archived
		return writeClient(ctx, tx, &c)
	})
	return c, err
}

func saveClient(ctx context.Context, tx *session, c *invoice.Client) error {
	c.Normalize()
	if err := c.Validate(); err != nil {
		return err
	}
	return writeClient(ctx, tx, c)
}

func writeClient(ctx context.Context, tx *session, c *invoice.Client) error {
	if c.ID == 0 {
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM clients").Scan(&c.ID); err != nil {
			return err
		}
	} else if _, err := loadClient(ctx, tx, c.ID); err != nil {
		return err
	}
	body, err := json.Marshal(c)
	if err != nil {
		return err
	}
	var before string
	err = tx.QueryRowContext(ctx, "SELECT coalesce((SELECT name FROM clients WHERE id = ?), '')", c.ID).Scan(&before)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO clients (id, type, name, city, siren, sort, words, archived, body, rhythm)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET type = excluded.type, name = excluded.name,
		city = excluded.city, siren = excluded.siren, sort = excluded.sort, words = excluded.words,
		archived = excluded.archived, body = excluded.body, rhythm = excluded.rhythm`,
		c.ID, string(c.Type), c.Name, c.Address.City, c.SIREN, invoice.Fold(c.Name), clientWords(c), c.Archived, string(body), c.Rhythm)
	if err != nil || before == "" || before == c.Name {
		return err
	}
	return reindexClient(ctx, tx, c.ID)
}

// reindexClient makes the documents of a client findable by its new name, which
// lists show, and by the one that they were issued to.
func reindexClient(ctx context.Context, tx *session, id int64) error {
	slot := int64(math.MinInt64)
	for {
		var document int64
		err := tx.QueryRowContext(ctx, `SELECT id, slot FROM documents INDEXED BY documents_client
			WHERE client_id = +? AND slot > +? AND phase <> ? ORDER BY slot LIMIT 1`, id, slot, phaseQuoteReplaced).Scan(&document, &slot)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		d, err := loadDocument(ctx, tx, document)
		if err != nil {
			return err
		}
		if err := reindex(ctx, tx, &d); err != nil {
			return err
		}
	}
}

// clientWords is what a search of clients looks at.
func clientWords(c *invoice.Client) string {
	all := words(strings.Join([]string{c.Name, c.Contact, c.Address.City, c.Address.PostCode, c.SIREN, c.Email}, " "))
	return " " + strings.Join(all, " ")
}
