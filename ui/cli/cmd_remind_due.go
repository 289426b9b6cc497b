package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"facturier/app"
	"facturier/invoice/reminder"
)

// sendingView is what "relancer --dues" did for one client.
type sendingView struct {
	Client  partyView  `json:"client"`
	Numbers []string   `json:"numeros"`
	Message entryView  `json:"message"`
	File    string     `json:"fichier,omitempty"` // of a letter
	Error   *errorView `json:"erreur"`
}

// remindDue sends what may leave by itself today. What waits for a person after
// that is code 10, and a message that did not leave code 1.
func (s *session) remindDue(ctx context.Context, book *app.App) error {
	if err := s.confirm("Envoyer les relances dues ce jour qui peuvent partir seules", "Elles seront notées au journal."); err != nil {
		return err
	}
	var done []app.Sending
	err := stoppable(ctx, func(ctx context.Context) (err error) {
		done, err = book.SendDue(ctx, s.passwordAsker())
		return err
	})
	if shown := s.showSendings(done); shown != nil {
		return shown
	}
	if err != nil {
		return errors.Join(s.noteQueued(ctx, book), err)
	}
	if err := s.afterDue(ctx, book, done); err != nil || len(done) > 0 {
		return err
	}
	s.note("Rien à envoyer aujourd'hui.")
	return nil
}

// afterDue is the code of what was done of today: 1 for what was refused, 10 for what
// waits for a person.
func (s *session) afterDue(ctx context.Context, book *app.App, done []app.Sending) error {
	if slices.ContainsFunc(done, func(one app.Sending) bool { return one.Err != nil }) {
		return exitOnly(exitRefused)
	}
	left, err := stillToAsk(ctx, book, done)
	if err != nil || left == 0 {
		return err
	}
	s.note("%s une décision : « facturier matin ».", plural(left, "relance attend", "relances attendent"))
	return exitOnly(exitOverdue)
}

// noteQueued says what an interrupted run has not begun to send.
func (s *session) noteQueued(ctx context.Context, book *app.App) error {
	box, err := book.Outbox(ctx)
	waiting := 0
	for _, e := range box {
		if e.Result == reminder.Queued {
			waiting++
		}
	}
	if waiting > 0 {
		s.note("%s de partir : « facturier relancer --dues » s'en charge, « facturier envois » montre ce qui attend.", plural(waiting, "message attend", "messages attendent"))
	}
	return err
}

// stillToAsk is how many late invoices wait for a person.
func stillToAsk(ctx context.Context, book *app.App, done []app.Sending) (left int, err error) {
	tasks, err := book.Tasks(ctx)
	for _, task := range tasks {
		asked := slices.ContainsFunc(done, func(one app.Sending) bool { return slices.Contains(one.Entry.Documents, task.DocumentID) })
		if toAsk(task) && !asked {
			left++
		}
	}
	return left, err
}

func (s *session) showSendings(done []app.Sending) error {
	list := jsonList{s: s}
	for _, one := range done {
		if s.json {
			if err := list.add(viewSending(one)); err != nil {
				return err
			}
			continue
		}
		s.say("%s", sendingText(one, s.dry))
	}
	if s.json {
		return list.end()
	}
	return nil
}

func viewSending(one app.Sending) sendingView {
	view := sendingView{Client: partyView{one.ClientID, one.ClientName}, Numbers: append([]string{}, one.Numbers...), Message: viewEntry(one.Entry)}
	if one.Err != nil {
		e := sentenceOf(one.Err)
		view.Error = &errorView{string(e.Code), e.Field, e.Message, e.Hint}
	}
	return view
}

// sendingAbout begins the line about a client: "Durand SARL : relance amiable, F2026-0001 (1 250,00 €)".
func sendingAbout(one app.Sending) string {
	what := "message"
	if one.Entry.Kind != "" {
		what = kindOfEntry(one.Entry)
	}
	line := fmt.Sprintf("%s : %s, %s", one.ClientName, what, strings.Join(one.Numbers, ", "))
	if one.Entry.Amount != 0 {
		line += fmt.Sprintf(" (%s)", one.Entry.Sum())
	}
	return line
}

// sendingText is one line about a client: what left, or why it did not.
func sendingText(one app.Sending, dry bool) string {
	line := sendingAbout(one)
	switch {
	case one.Err != nil && one.Entry.Result == reminder.Uncertain:
		return line + ", peut-être parti : " + sentenceOf(one.Err).Message
	case one.Err != nil:
		return line + ", pas parti : " + sentenceOf(one.Err).Message
	case dry:
		return line + ", à envoyer à " + one.Entry.To
	}
	return line + ", parti à " + one.Entry.To
}
