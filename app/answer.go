package app

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/mail"
)

// FileAnswer files the answer to a message that was sent, a read receipt or a
// delivery notice as a mail program saves it: the file is kept with each
// document of the message, the journal says what it says, and of a message of
// which nobody knew it shows that it left. The message is found by its
// identifier; documentID, unless it is 0, has to be one of its documents. What
// is no such report, and one of another message, is refused with nothing kept.
// A message that came back is said so, and is not sent again for that.
func (a *App) FileAnswer(ctx context.Context, documentID int64, path string) (reminder.Entry, error) {
	content, err := readOrdinary(path)
	if err != nil {
		return reminder.Entry{}, err
	}
	report, err := mail.ReadReport(content)
	if err != nil {
		return reminder.Entry{}, err
	}
	message, err := a.answered(ctx, report)
	if err != nil {
		return reminder.Entry{}, err
	}
	if documentID == 0 {
		documentID = message.Documents[0]
	} else if !slices.Contains(message.Documents, documentID) {
		return reminder.Entry{}, a.elsewhere(ctx, message)
	}
	if message.Result == reminder.Uncertain {
		if err := a.SetResult(ctx, message.ID, reminder.Uncertain, reminder.Sent, "Son accusé est classé."); err != nil {
			return reminder.Entry{}, err
		}
	}
	e, filed := a.Book.FileAnswer(ctx, a.answerOf(report, message), documentID, filepath.Base(path), content)
	if filed != nil && invoice.ErrorCode(filed) != invoice.CodeConflict {
		return e, filed
	}
	for _, id := range message.Documents { // also what an interruption left out
		if id == documentID {
			continue
		}
		if _, err := a.Book.Attach(ctx, id, filepath.Base(path), content, a.clock()); err != nil && invoice.ErrorCode(err) != invoice.CodeRefused {
			return e, err
		}
	}
	return e, filed
}

// answered is the message of the journal that a report is about: its name is
// drawn from what it says, so that no other book's has it.
func (a *App) answered(ctx context.Context, r mail.Report) (reminder.Entry, error) {
	for _, id := range r.Messages {
		name, entry, ok := reminder.Named(id)
		if !ok {
			continue
		}
		e, err := a.Entry(ctx, entry)
		if err != nil && invoice.ErrorCode(err) != invoice.CodeNotFound {
			return e, err
		}
		if err == nil && e.Name() == name && len(e.Documents) > 0 {
			return e, nil
		}
	}
	return reminder.Entry{}, invoice.Invalid("fichier", "Cet accusé n'est celui d'aucun message de ce livre.", mail.PlainFile)
}

// elsewhere refuses an answer to a message about other documents.
func (a *App) elsewhere(ctx context.Context, message reminder.Entry) error {
	d, err := a.Document(ctx, message.Documents[0])
	if err != nil {
		return err
	}
	return invoice.Invalid("fichier", fmt.Sprintf("Cet accusé est celui d'un message sur %s.", d.DisplayNumber()), "Classez-le avec ce document.")
}

// answerOf is the line of the journal of a report.
func (a *App) answerOf(r mail.Report, message reminder.Entry) reminder.Entry {
	today := a.clock()
	e := reminder.Entry{ClientID: message.ClientID, Documents: message.Documents, Date: today, Channel: reminder.Email, To: r.Reader, Subject: message.Name()}
	if e.To == "" {
		e.To = message.To
	}
	on := today
	if day, ok := invoice.NewDate(r.Date.Year(), int(r.Date.Month()), r.Date.Day()); ok && !r.Date.IsZero() && day <= today {
		on = day
	}
	said := map[mail.Outcome]struct {
		kind  reminder.EntryKind
		words string
	}{
		mail.Displayed: {reminder.Read, "Lu le %s"}, mail.Delivered: {reminder.Arrived, "Remis le %s"}, mail.Discarded: {reminder.Arrived, "Remis, et écarté sans être lu le %s"},
		mail.Relayed: {reminder.Held, "Transmis le %s à un serveur qui n'en dit pas plus"}, mail.Delayed: {reminder.Held, "Retardé le %s"},
		mail.Returned: {reminder.Bounced, "Non remis le %s"},
	}[r.Outcome]
	e.Kind, e.Text = said.kind, fmt.Sprintf(said.words, on)
	if r.Reason != "" {
		e.Text += "\u00a0: " + strings.TrimRight(r.Reason, ". ")
	}
	return e
}
