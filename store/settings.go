package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"facturier/invoice"
)

// Settings are the settings of the book, completed with the defaults.
func (b *Book) Settings(ctx context.Context) (s invoice.Settings, err error) {
	err = b.read(ctx, func(tx *session) error {
		s, err = loadSettings(ctx, tx)
		return err
	})
	return s, err
}

func loadSettings(ctx context.Context, tx *session) (invoice.Settings, error) {
	var seller, body string
	var logo []byte
	err := tx.QueryRowContext(ctx, "SELECT seller, body, logo FROM settings").Scan(&seller, &body, &logo)
	if errors.Is(err, sql.ErrNoRows) {
		return invoice.DefaultSettings(), nil
	}
	if err != nil {
		return invoice.Settings{}, err
	}
	if err := tx.known.decode(seller, body); err != nil {
		return invoice.Settings{}, damagedBy(err, "Les réglages de ce livre sont illisibles.")
	}
	s := tx.known.settings
	s.Seller.Address.Lines, s.Guide, s.Logo = slices.Clone(s.Seller.Address.Lines), maps.Clone(s.Guide), logo
	return s.WithDefaults(), nil
}

// knownSettings are the settings that a session has decoded last, without the
// logo, and their texts: each gesture asks for them, and they hardly ever change.
type knownSettings struct {
	seller, body string
	settings     invoice.Settings
}

func (k *knownSettings) decode(seller, body string) error {
	if k.seller == seller && k.body == body {
		return nil
	}
	var s invoice.Settings
	if err := errors.Join(json.Unmarshal([]byte(body), &s), json.Unmarshal([]byte(seller), &s.Seller)); err != nil {
		return err
	}
	*k = knownSettings{seller, body, s}
	return nil
}

// SaveSettings keeps the settings, unfinished or not; what is there must be
// right (CodeInvalid names the field).
func (b *Book) SaveSettings(ctx context.Context, s invoice.Settings) error {
	s.Normalize()
	if err := s.Validate(); err != nil {
		return err
	}
	return b.write(ctx, func(tx *session) error { return saveSettings(ctx, tx, s) })
}

func saveSettings(ctx context.Context, tx *session, s invoice.Settings) error {
	seller, err := json.Marshal(s.Seller)
	if err != nil {
		return err
	}
	logo := s.Logo
	s.Logo, s.Seller = nil, invoice.Seller{}
	body, err := json.Marshal(s)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO settings (id, seller, body, logo) VALUES (1, ?, ?, ?)
		ON CONFLICT DO UPDATE SET seller = excluded.seller, body = excluded.body, logo = excluded.logo`, string(seller), string(body), logo)
	return err
}

// NextNumber is the number that the next document of a series would take today.
func (b *Book) NextNumber(ctx context.Context, series invoice.Series, today invoice.Date) (number string, err error) {
	err = b.read(ctx, func(tx *session) error {
		s, err := loadSettings(ctx, tx)
		if err != nil {
			return err
		}
		number, err = nextNumber(ctx, tx, s.Numbering, series, today.Year())
		return err
	})
	return number, err
}

func nextNumber(ctx context.Context, tx *session, n invoice.Numbering, series invoice.Series, year int) (string, error) {
	var last int
	err := tx.QueryRowContext(ctx, "SELECT last FROM sequences WHERE series = ? AND year = ?", string(series), year).Scan(&last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", err
	}
	return n.Number(series, year, last+1), nil
}

// SetNextNumber makes the invoices go on from her former tool: number, like
// "F2026-0088", is the next one of its year, and its form the one of all that
// follow. It is refused for another year than today's, and once an invoice of
// the year is issued (242 nonies A I-7°: one continuous sequence).
func (b *Book) SetNextNumber(ctx context.Context, number string, today invoice.Date) error {
	form, year, sequence, err := invoice.ParseNextNumber(number, today)
	if err != nil {
		return invoice.At(err, invoice.SellerField(invoice.FieldNextNumber))
	}
	return b.write(ctx, func(tx *session) error {
		s, err := loadSettings(ctx, tx)
		if err != nil {
			return err
		}
		if next, err := nextNumber(ctx, tx, s.Numbering, invoice.InvoiceSeries, year); err != nil || next == number {
			return err
		}
		for _, other := range []invoice.Series{invoice.QuoteSeries, invoice.CreditSeries} {
			if s.Numbering.Prefix(other) == form.Invoice {
				return invoice.Invalid(invoice.SellerField(invoice.FieldNextNumber),
					fmt.Sprintf("Le préfixe « %s » est déjà celui des devis ou des avoirs.", form.Invoice), "Choisissez-en un autre, comme F.")
			}
		}
		result, err := tx.ExecContext(ctx, `INSERT INTO sequences (series, year, first, last) VALUES (?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET first = excluded.first, last = excluded.last WHERE last_date = 0`,
			string(invoice.InvoiceSeries), year, sequence, sequence-1)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, &invoice.Error{Code: invoice.CodeRefused, Field: invoice.SellerField(invoice.FieldNextNumber),
				Message: fmt.Sprintf("Une facture de %d a déjà son numéro : la suite ne peut plus être choisie.", year)})
		}
		s.Numbering.Invoice, s.Numbering.Separator, s.Numbering.Width = form.Invoice, form.Separator, form.Width
		return saveSettings(ctx, tx, s)
	})
}
