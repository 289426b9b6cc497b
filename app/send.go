package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/mail"
	"facturier/store"
)

// Ask asks the person for a password; nil where nobody is there to answer.
type Ask func(prompt string) (string, error)

// Send sends a message from the user's own mailbox, with the archived pages of
// its documents, and returns its line of the journal with what became of it.
// What cannot be right (an address, the account, the text) is refused before
// anything is recorded; then the line is in the journal before the first byte
// leaves, so that whatever is killed when, nothing is lost and nothing is sent
// twice unasked. An error goes with the entry when the message did not leave,
// or may not have.
func (a *App) Send(ctx context.Context, e reminder.Entry, ask Ask) (reminder.Entry, error) {
	if e.ID != 0 {
		return e, invoice.Refused("Ce message est déjà dans le journal.", "Réessayez-le depuis les envois.")
	}
	if err := a.checkWords(ctx, e); err != nil {
		return e, err
	}
	account, secret, m, err := a.prepare(ctx, e, ask)
	if err != nil {
		return e, err
	}
	return a.post(ctx, account, secret, e, m)
}

// prepare is all that giving a message to the server needs, the password asked last.
func (a *App) prepare(ctx context.Context, e reminder.Entry, ask Ask) (account mail.Account, secret string, m mail.Message, err error) {
	if account, err = a.account(ctx); err != nil {
		return account, "", m, err
	}
	if m, err = a.ready(ctx, account, e); err != nil {
		return account, "", m, err
	}
	secret, err = password(ctx, account, ask)
	return account, secret, m, err
}

// post records a checked message, then gives it to the server.
func (a *App) post(ctx context.Context, account mail.Account, secret string, e reminder.Entry, m mail.Message) (reminder.Entry, error) {
	if e.Date == 0 {
		e.Date = a.clock()
	}
	e.Channel, e.Result = reminder.Email, reminder.Queued
	e, err := a.AddEntry(ctx, e)
	if err != nil || store.IsDryRun(ctx) {
		return e, err
	}
	return a.give(ctx, account, secret, e, m)
}

// Retry tries once more, when it is asked, a message that waits, failed, or of
// which nobody knows. It is refused while it may be on its way, once its step
// was done otherwise, and when the sums that it says have changed.
func (a *App) Retry(ctx context.Context, id int64, ask Ask) (reminder.Entry, error) {
	e, err := a.Entry(ctx, id)
	if err != nil {
		return e, err
	}
	if e.Result != reminder.Failed && e.Result != reminder.Uncertain { // what cannot leave is said before its address is
		if e, err = a.Requeue(ctx, id, a.now()); err != nil {
			return e, err
		}
	}
	account, secret, m, err := a.prepare(ctx, e, ask)
	if err != nil {
		return e, err
	}
	if e, err = a.Requeue(ctx, id, a.now()); err != nil || store.IsDryRun(ctx) {
		return e, err
	}
	return a.give(ctx, account, secret, e, m)
}

// Settle says what the person knows of a message of which nobody knew: that it
// left, or that it did not.
func (a *App) Settle(ctx context.Context, id int64, left bool) (reminder.Entry, error) {
	e, err := a.Entry(ctx, id)
	if err != nil {
		return e, err
	}
	to, detail := reminder.Failed, "Noté non parti."
	if left {
		to, detail = reminder.Sent, "noté parti à la main"
	}
	if err := a.SetResult(ctx, id, reminder.Uncertain, to, detail); err != nil {
		return e, err
	}
	return a.Entry(ctx, id)
}

// Forget takes a message that did not leave out of the envois; the journal
// keeps it.
func (a *App) Forget(ctx context.Context, id int64) error {
	e, err := a.Entry(ctx, id)
	if err != nil {
		return err
	}
	if e.Result != reminder.Queued && e.Result != reminder.Failed {
		return invoice.Refused("Seul un message qui n'est pas parti s'abandonne.", "")
	}
	return a.SetResult(ctx, id, e.Result, reminder.Prepared, "Abandonné.")
}

// give hands a queued message to the server and says what became of it,
// whatever happens to ctx meanwhile.
func (a *App) give(ctx context.Context, account mail.Account, secret string, e reminder.Entry, m mail.Message) (reminder.Entry, error) {
	begun, err := a.BeginSending(ctx, e.ID, a.now())
	if err != nil {
		return begun, err
	}
	m.ID, m.Date = messageID(account, begun), a.now()
	fault := a.sender.Send(ctx, account, secret, m)
	result, detail := outcomeOf(fault)
	if err := a.SetResult(context.WithoutCancel(ctx), e.ID, reminder.Uncertain, result, detail); err != nil {
		return begun, errors.Join(fault, err)
	}
	begun.Result, begun.Detail = result, detail
	return begun, fault
}

// outcomeOf is what a fault of the server makes of a message. One that is put
// off to later waits until it is asked again.
func outcomeOf(fault error) (reminder.Result, string) {
	switch {
	case fault == nil:
		return reminder.Sent, ""
	case errors.Is(fault, mail.ErrUncertain):
		return reminder.Uncertain, fault.Error()
	case errors.Is(fault, mail.ErrTemporary):
		return reminder.Queued, fault.Error()
	}
	return reminder.Failed, fault.Error()
}

// EML is a message as a draft that the user's mail program opens for sending,
// with its pages; nothing is recorded.
func (a *App) EML(ctx context.Context, e reminder.Entry) ([]byte, error) {
	account, m, err := a.letterOf(ctx, e)
	if err != nil {
		return nil, err
	}
	return mail.EML(account, m)
}

// Mailto is a message as a link that opens the user's mail program, without its
// pages.
func (a *App) Mailto(ctx context.Context, e reminder.Entry) (string, error) {
	if err := a.checkWords(ctx, e); err != nil {
		return "", err
	}
	return mail.Mailto(mail.Message{To: recipients(e.To), Subject: e.Subject, Text: e.Text}), nil
}

func (a *App) letterOf(ctx context.Context, e reminder.Entry) (account mail.Account, m mail.Message, err error) {
	if err := a.checkWords(ctx, e); err != nil {
		return account, m, err
	}
	if account, err = a.mailbox(ctx); err != nil {
		return account, m, err
	}
	m, err = a.message(ctx, account, e)
	return account, m, err
}

// ready is the message of an entry, held to all that a server would refuse.
func (a *App) ready(ctx context.Context, account mail.Account, e reminder.Entry) (mail.Message, error) {
	m, err := a.message(ctx, account, e)
	if err != nil {
		return m, err
	}
	_, err = mail.EML(account, m)
	return m, err
}

func (a *App) message(ctx context.Context, account mail.Account, e reminder.Entry) (mail.Message, error) {
	m := mail.Message{ID: messageID(account, e), To: recipients(e.To), Subject: e.Subject, Text: e.Text}
	if e.To == "" {
		return m, invoice.Invalid(mail.FieldTo, "Ce client n'a pas d'adresse e-mail.", "Ajoutez-la à sa fiche, ou choisissez un autre canal.")
	}
	for _, id := range e.Documents {
		d, err := a.Document(ctx, id)
		if err != nil {
			return m, err
		}
		page, err := a.pageOf(ctx, d)
		if err != nil {
			return m, err
		}
		m.Attachments = append(m.Attachments, mail.Attachment{Name: store.FileName(&d), MIME: "application/pdf", Data: page})
	}
	return m, nil
}

// pageOf is the archived original of a document; what was imported without one
// is drawn.
func (a *App) pageOf(ctx context.Context, d invoice.Document) ([]byte, error) {
	if d.PDF != "" {
		return a.original(&d)
	}
	page, _, err := a.redraw(ctx, d)
	return page, err
}

// CheckRecipients refuses a line of addresses of which one is broken.
func (a *App) CheckRecipients(to string) error { return mail.CheckRecipients(recipients(to)) }

// checkNoted is CheckRecipients for what was meant as an address.
func checkNoted(to string) error {
	if !strings.Contains(to, "@") {
		return nil
	}
	return mail.CheckRecipients(recipients(to))
}

// recipients are the addresses of a line, which commas or semicolons part.
func recipients(to string) []string {
	var all []string
	for _, one := range strings.FieldsFunc(to, func(r rune) bool { return r == ',' || r == ';' }) {
		if one = strings.TrimSpace(one); one != "" {
			all = append(all, one)
		}
	}
	return all
}

// mailbox is the user's own, which may have no server; the seller's address is
// its sender by default.
func (a *App) mailbox(ctx context.Context) (mail.Account, error) {
	settings, err := a.ReminderSettings(ctx)
	if err != nil {
		return mail.Account{}, err
	}
	book, err := a.Settings(ctx)
	s, seller := settings.Mail, book.Seller
	if s.From == "" && seller.Email != "" {
		s.From = fmt.Sprintf("%s <%s>", seller.DisplayName(), seller.Email)
	}
	return mailAccount(s), err
}

func mailAccount(m reminder.Account) mail.Account {
	return mail.Account{Host: m.Host, Port: m.Port, Security: mail.Security(m.Security), User: m.User, PasswordCommand: m.PasswordCommand,
		From: m.From, ReplyTo: m.ReplyTo, CopySelf: m.CopySelf, ReadReceipt: m.ReadReceipt, DeliveryNotice: m.DeliveryNotice}
}

// account is a mailbox that can send.
func (a *App) account(ctx context.Context) (mail.Account, error) {
	account, err := a.mailbox(ctx)
	if err != nil {
		return account, err
	}
	return account, account.Check()
}

// messageID is the same at each try of a message, and no other's.
func messageID(account mail.Account, e reminder.Entry) string {
	_, domain, _ := strings.Cut(strings.TrimRight(account.From, "> "), "@")
	if domain == "" {
		domain = "facturier.invalid"
	}
	return e.Name() + "@" + domain
}

// password is the one of a mailbox; nobody is asked for it when nothing leaves.
func password(ctx context.Context, account mail.Account, ask Ask) (string, error) {
	if store.IsDryRun(ctx) {
		return "", nil
	}
	return mail.Password(ctx, account, ask)
}
