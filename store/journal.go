package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// AddEntry adds a line to the journal of a client and of its documents, with
// where they now stand, and returns it with its ID. The step of a message that
// counts (queued, sent, uncertain) is refused when one of the documents has
// had it already, is settled, or is in dispute: whoever asks, from whatever
// process, a step is done once. The documents are all of the client.
func (b *Book) AddEntry(ctx context.Context, e reminder.Entry) (reminder.Entry, error) {
	e = cleaned(e)
	err := b.write(ctx, func(tx *session) error { return addEntry(ctx, tx, &e) })
	return e, err
}

// AddEntries is AddEntry of several lines, in their order, made durable by one
// commit: with err, none is in the journal; without, refused says of each why it
// is not there, nil where it is. Each is held to those before it as well, and one
// that is refused takes no other with it.
func (b *Book) AddEntries(ctx context.Context, entries []reminder.Entry) (added []reminder.Entry, refused []error, err error) {
	added, refused = make([]reminder.Entry, len(entries)), make([]error, len(entries))
	err = b.write(ctx, func(tx *session) error {
		for i := range entries {
			e := cleaned(entries[i])
			e.ID = 0
			err := addEntry(ctx, tx, &e)
			if invoice.ErrorCode(err) != "" && e.ID == 0 { // refused before anything of it was written
				refused[i], err = err, nil
			}
			if err != nil {
				return err
			}
			added[i] = e
		}
		return nil
	})
	return added, refused, err
}

// cleaned is an entry as the journal keeps it.
func cleaned(e reminder.Entry) reminder.Entry {
	e.To, e.Subject, e.Text, e.Detail = invoice.Clean(e.To), invoice.Clean(e.Subject), invoice.CleanText(e.Text), invoice.Clean(e.Detail)
	e.Documents = slices.Compact(slices.Sorted(slices.Values(e.Documents)))
	return e
}

func addEntry(ctx context.Context, tx *session, e *reminder.Entry) error {
	if e.Date == 0 {
		return invoice.Invalid(invoice.FieldDate, "Il manque la date de cette ligne du journal.", "")
	}
	documents := make([]journaled, len(e.Documents))
	for i, id := range e.Documents {
		var err error
		if documents[i], err = loadJournaled(ctx, tx, id); err != nil {
			return err
		}
		if documents[i].clientID != e.ClientID {
			return invoice.Refused("Ces documents ne sont pas tous du même client.", "Un message va à un seul client.")
		}
	}
	if e.Result.Counts() && e.Kind == reminder.Reminded {
		if err := stillToDo(e.Tone, documents); err != nil {
			return err
		}
	}
	plan, err := writePlan(e.Plan)
	if err != nil {
		return err
	}
	err = tx.QueryRowContext(ctx, `INSERT INTO journal (client_id, kind, date, tone, channel, result, amount, until, recipient, subject, detail, plan, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`, reference(e.ClientID), string(e.Kind), e.Date, string(e.Tone), string(e.Channel),
		string(e.Result), e.Amount, e.Until, e.To, e.Subject, e.Detail, plan, e.Text).Scan(&e.ID)
	if err != nil {
		return err
	}
	for _, d := range documents {
		_, err := tx.ExecContext(ctx, "INSERT INTO journal_documents (document_id, entry_id, balance) VALUES (?, ?, ?)", d.id, e.ID, d.balance)
		if err != nil {
			return err
		}
		if err := position(ctx, tx, d.id); err != nil {
			return err
		}
	}
	return nil
}

// journaled is what the journal looks at in a document.
type journaled struct {
	id, clientID int64
	name         string
	kind, status int
	balance      invoice.Amount // in currency
	currency     invoice.Currency
	tone         reminder.Tone
	toneOn       invoice.Date
	sentOn       invoice.Date
	rest         reminder.Rest
}

// ownBalance is what is left to pay of the document "d" in its own currency: the
// column balance is in euros.
const ownBalance = "iif(d.currency = '', d.balance, d.payable - d.paid - d.credited)"

func loadJournaled(ctx context.Context, tx *session, id int64) (d journaled, err error) {
	var revision int
	err = tx.QueryRowContext(ctx, `SELECT d.id, coalesce(d.client_id, 0), d.number, d.revision, d.kind, d.status, d.sent_on, `+ownBalance+`, d.currency,
			coalesce(p.tone, ''), coalesce(p.tone_on, 0), coalesce(p.rest, '')
		FROM documents d LEFT JOIN positions p ON p.document_id = d.id WHERE d.id = +?`, id).
		Scan(&d.id, &d.clientID, &d.name, &revision, &d.kind, &d.status, &d.sentOn, &d.balance, &d.currency, &d.tone, &d.toneOn, &d.rest)
	if errors.Is(err, sql.ErrNoRows) {
		return d, notFound(fmt.Sprintf("Il n'y a pas de document %d.", id), "")
	}
	return d, err
}

// stillToDo refuses a step of the ladder that a document has had, or no longer
// needs: two messages can be written before either is recorded, so that a
// firmer one may have come in between. What has no tone is the follow-up of a quote.
func stillToDo(tone reminder.Tone, documents []journaled) error {
	for _, d := range documents {
		switch {
		case tone == "":
		case d.status != codeIssued || d.balance <= 0:
			return invoice.Refused(fmt.Sprintf("Il ne reste rien à demander sur %s.", d.name), "Rien n'est parti.")
		case d.rest == reminder.Disputed:
			return invoice.Refused(fmt.Sprintf("%s est en litige\u00a0: elle ne se relance pas.", d.name), "Levez d'abord le litige.")
		case reminder.Rank(tone) <= reminder.Rank(d.tone):
			return invoice.Refused(fmt.Sprintf("%s a déjà eu l'étape «\u00a0%s\u00a0», le %s.", d.name, d.tone.Label(), d.toneOn), "Une étape ne se fait qu'une fois.")
		}
	}
	return nil
}

// BeginSending marks a queued message as being sent, at a moment that the
// caller gives: from then on nobody knows whether it left, until SetResult
// says it. One process alone succeeds, the others get CodeConflict. What
// changed since the message was written (a payment, a dispute) is CodeRefused,
// and the message failed.
func (b *Book) BeginSending(ctx context.Context, id int64, at time.Time) (e reminder.Entry, err error) {
	var stale error
	err = b.write(ctx, func(tx *session) error {
		if e, err = loadEntry(ctx, tx, id); err != nil {
			return err
		}
		if e.Result != reminder.Queued {
			return conflict(e)
		}
		if stale, err = ended(ctx, tx, &e); stale != nil || err != nil {
			return err
		}
		return setResult(ctx, tx, &e, reminder.Uncertain, "", at.Unix())
	})
	if err == nil {
		err = stale
	}
	return e, err
}

// ended makes a queued message that is stale a failed one: stale is why.
func ended(ctx context.Context, tx *session, e *reminder.Entry) (stale, err error) {
	if stale = unchanged(ctx, tx, e); invoice.ErrorCode(stale) == invoice.CodeRefused {
		return stale, setResult(ctx, tx, e, reminder.Failed, stale.Error(), 0)
	}
	return nil, stale
}

// SetResult says what became of a message, if it still is as from says:
// CodeConflict otherwise. What was sent stays sent. A document that left so
// has the day and the address noted in the same gesture.
func (b *Book) SetResult(ctx context.Context, id int64, from, to reminder.Result, detail string) error {
	return b.write(ctx, func(tx *session) error {
		e, err := loadEntry(ctx, tx, id)
		if err != nil {
			return err
		}
		if e.Result != from {
			return conflict(e)
		}
		return setResult(ctx, tx, &e, to, invoice.Clean(detail), 0)
	})
}

// SendingLimit is how long a sending can last: until then an uncertain message
// may be on its way from another process.
const SendingLimit = 16 * time.Minute

// Requeue puts a message that failed, or of which nobody knows, back among
// those to send: only when it is asked, never while it may be on its way, and
// when what it says is still so. One that waits and is stale failed, as by BeginSending.
func (b *Book) Requeue(ctx context.Context, id int64, now time.Time) (e reminder.Entry, err error) {
	var stale error
	err = b.write(ctx, func(tx *session) error {
		if e, err = loadEntry(ctx, tx, id); err != nil {
			return err
		}
		var since int64
		if err := tx.QueryRowContext(ctx, "SELECT sending FROM journal WHERE id = +?", id).Scan(&since); err != nil {
			return err
		}
		begun := time.Unix(since, 0)
		switch {
		case e.Result == reminder.Queued:
			stale, err = ended(ctx, tx, &e)
			return err
		case e.Result != reminder.Failed && e.Result != reminder.Uncertain:
			return conflict(e)
		case since != 0 && now.Sub(begun) < SendingLimit && !now.Before(begun):
			return invoice.Refused(fmt.Sprintf("Un envoi de ce message a commencé à %s et n'a pas dit sa fin.", begun.Format("15:04")),
				fmt.Sprintf("S'il a été interrompu, réessayez après %s.", begun.Add(SendingLimit).Format("15:04")))
		}
		if err := unchanged(ctx, tx, &e); err != nil {
			return err
		}
		return setResult(ctx, tx, &e, reminder.Queued, "", 0)
	})
	if err == nil {
		err = stale
	}
	return e, err
}

// unchanged refuses a reminder whose sums or whose reason are no longer so.
func unchanged(ctx context.Context, tx *session, e *reminder.Entry) error {
	if e.Kind != reminder.Reminded || e.Tone == "" {
		return nil
	}
	for _, id := range e.Documents {
		d, err := loadJournaled(ctx, tx, id)
		if err != nil {
			return err
		}
		if e.Result.Counts() {
			d.tone = "" // its own step
		}
		if err := stillToDo(e.Tone, []journaled{d}); err != nil {
			return err
		}
		var then invoice.Amount
		err = tx.QueryRowContext(ctx, "SELECT balance FROM journal_documents WHERE document_id = +? AND entry_id = +?", id, e.ID).Scan(&then)
		if err != nil {
			return err
		}
		if then != d.balance {
			return invoice.Refused(fmt.Sprintf("Le reste dû de %s a changé depuis que ce message est écrit\u00a0: %s au lieu de %s.", d.name, d.balance.In(d.currency), then.In(d.currency)),
				"Refaites la relance.")
		}
	}
	return nil
}

func setResult(ctx context.Context, tx *session, e *reminder.Entry, to reminder.Result, detail string, sending int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE journal SET result = ?, detail = ?, sending = ? WHERE id = ?", string(to), detail, sending, e.ID)
	if err != nil {
		return err
	}
	e.Result, e.Detail = to, detail
	for _, id := range e.Documents {
		if err := position(ctx, tx, id); err != nil {
			return err
		}
		if e.Kind != reminder.Delivered || to != reminder.Sent {
			continue
		}
		d, err := loadDocument(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := markSent(ctx, tx, &d, Delivery{e.Date, e.To}); err != nil {
			return err
		}
	}
	return nil
}

func conflict(e reminder.Entry) error {
	said := map[reminder.Result]string{reminder.Sent: "Ce message est déjà parti.", reminder.Failed: "Ce message n'est pas parti.",
		reminder.Uncertain: "Ce message est peut-être parti, ou en train de partir.", reminder.Queued: "Ce message attend déjà de partir."}[e.Result]
	if said == "" {
		said = "Cette ligne du journal n'est pas un message à envoyer."
	}
	return &invoice.Error{Code: invoice.CodeConflict, Message: said, Hint: "«\u00a0facturier envois\u00a0» dit où il en est."}
}

// Entry is one line of the journal.
func (b *Book) Entry(ctx context.Context, id int64) (e reminder.Entry, err error) {
	err = b.read(ctx, func(tx *session) error {
		e, err = loadEntry(ctx, tx, id)
		return err
	})
	return e, err
}

// Journal are the lines about a document, oldest first.
func (b *Book) Journal(ctx context.Context, documentID int64) ([]reminder.Entry, error) {
	return b.entries(ctx, "WHERE j.id IN (SELECT entry_id FROM journal_documents WHERE document_id = +?) ORDER BY j.id", documentID)
}

// ClientJournal are the lines about a client and its documents, oldest first.
func (b *Book) ClientJournal(ctx context.Context, clientID int64) ([]reminder.Entry, error) {
	return b.entries(ctx, "WHERE j.client_id = +? ORDER BY j.id", clientID)
}

func (b *Book) entries(ctx context.Context, condition string, args ...any) (all []reminder.Entry, err error) {
	err = b.read(ctx, func(tx *session) error {
		all, err = loadEntries(ctx, tx, condition, args...)
		return err
	})
	return all, err
}
