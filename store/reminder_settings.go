package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"facturier/invoice/reminder"
)

// ReminderSettings are how the user asks to be paid, completed with the defaults.
func (b *Book) ReminderSettings(ctx context.Context) (s reminder.Settings, err error) {
	err = b.look(ctx, func(tx *session) error {
		s, err = loadReminderSettings(ctx, tx)
		return err
	})
	return s, err
}

func loadReminderSettings(ctx context.Context, tx *session) (s reminder.Settings, err error) {
	var body string
	err = tx.QueryRowContext(ctx, "SELECT body FROM reminder_settings WHERE id = 1").Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return s.WithDefaults(), nil
	}
	if err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(body), &s); err != nil {
		return s, damagedBy(err, "Les réglages des relances de ce livre sont illisibles.")
	}
	return s.WithDefaults(), nil
}

// SaveReminderSettings keeps them; what is there must be right (CodeInvalid
// names the field).
func (b *Book) SaveReminderSettings(ctx context.Context, s reminder.Settings) error {
	if err := s.Validate(); err != nil {
		return err
	}
	body, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return b.write(ctx, func(tx *session) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO reminder_settings (id, body) VALUES (1, ?) ON CONFLICT DO UPDATE SET body = excluded.body", string(body))
		return err
	})
}
