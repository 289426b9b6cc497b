package app

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// SaveReminderSettings keeps how the user asks to be paid. What could not be
// sent, a mailbox or words that the law forbids, is refused now rather than on the
// morning when it is to leave; what the book held already is left alone.
// CodeInvalid names the field, CodeRefused is a mailbox that would send in clear.
func (a *App) SaveReminderSettings(ctx context.Context, s reminder.Settings) error {
	before, err := a.ReminderSettings(ctx)
	if err != nil {
		return err
	}
	if s.Mail != before.Mail {
		if err := checkMailbox(s.Mail); err != nil {
			return err
		}
	}
	for group, ladder := range s.Ladders {
		for i, step := range ladder {
			if slices.Contains(before.Ladder(group), step) {
				continue
			}
			if err := lawfulStep(step, group, fmt.Sprintf("relances.%s.etapes[%d]", group, i)); err != nil {
				return err
			}
		}
	}
	return a.Book.SaveReminderSettings(ctx, s)
}

// checkMailbox is Check for what was given: without a server nothing leaves, and
// the sender is the seller by default.
func checkMailbox(m reminder.Account) error {
	account := mailAccount(m)
	if account.Host == "" {
		account.Host = "localhost"
	}
	if account.From == "" {
		account.From = "vendeur@localhost.example"
	}
	return account.Check()
}

// groupTypes are the types of client that stand for a group.
var groupTypes = map[reminder.Group]invoice.ClientType{reminder.Professionals: invoice.Company, reminder.Consumers: invoice.Consumer, reminder.PublicBodies: invoice.Public}

// lawfulStep holds the user's own words of a step to the law of its group. at is
// the step's place in the settings.
func lawfulStep(s reminder.Step, g reminder.Group, at string) error {
	for _, part := range [2]struct{ field, words string }{{".objet", s.Subject}, {".texte", s.Body}} {
		err := lawfulTemplate(reminder.Step{Tone: s.Tone, Body: part.words}, groupTypes[g])
		if err == nil {
			err = lawful(reminder.Entry{Kind: reminder.Reminded, Tone: s.Tone, Text: part.words}, groupTypes[g])
		}
		var ours *invoice.Error
		if errors.As(err, &ours) {
			ours.Field = at + part.field
			return ours
		}
	}
	return nil
}
