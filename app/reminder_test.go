package app

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

func wantRefused(t testing.TB, err error, code invoice.Code, words string) {
	t.Helper()
	var e *invoice.Error
	if !errors.As(err, &e) || e.Code != code || !strings.Contains(e.Message, words) {
		t.Fatalf("got %v, want %s with %q", err, code, words)
	}
}

func TestTheMorningListEmpties(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d := r.owed(c, 1000, r.day-5)
	soon := r.owed(c, 300, r.day+2)
	want := []string{d.Number + " en retard de 5\u00a0jours, relance amiable", soon.Number + " échéance dans 2\u00a0jours, rappel avant échéance"}
	if got := r.why(); !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	e, err := r.Send(ctx, r.draft("", "", d), nil)
	r.must(err)
	if e.Result != reminder.Sent || len(r.post.letters()) != 1 {
		t.Fatalf("got %s and %d letters, want it sent", e.Result, len(r.post.letters()))
	}
	raw := r.post.letters()[0]
	for _, words := range []string{"To: \"Durand\" <compta@durand.example>", "From: \"Jeanne Martin\" <jeanne@martin.example>", "application/pdf", "Message-ID: <facturier."} {
		if !strings.Contains(raw, words) {
			t.Errorf("the letter lacks %q:\n%.800s", words, raw)
		}
	}
	_, err = r.Record(ctx, r.draft("", reminder.Telephone, soon))
	r.must(err)
	if got := r.why(); len(got) != 0 {
		t.Errorf("all is done, the list says %q", got)
	}
	r.day = d.DueDate + 22 // 12 days after the friendly step, at the earliest
	if got := r.why(); !slices.Contains(got, d.Number+" en retard de 22\u00a0jours, relance ferme") {
		t.Errorf("got %q, want the firm step", got)
	}
	_, err = r.Pay(ctx, d.ID, invoice.Payment{})
	r.must(err)
	if got := r.why(); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, d.Number) }) {
		t.Errorf("a paid invoice is still there: %q", got)
	}
}

func TestAPartialPaymentChangesTheSums(t *testing.T) {
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	if e := r.draft("", "", d); !strings.Contains(e.Text, "1\u202f000,00\u00a0€") && !strings.Contains(e.Text, "1 000,00") && !strings.Contains(e.Text, "1\u00a0000,00\u00a0€") {
		t.Errorf("got\n%s\nwant 1 000 €", e.Text)
	}
	_, err := r.Pay(t.Context(), d.ID, invoice.Payment{Amount: 40000})
	r.must(err)
	if e := r.draft("", "", d); !strings.Contains(e.Text, "600,00") || strings.Contains(e.Text, "000,00") {
		t.Errorf("got\n%s\nwant 600 €", e.Text)
	}
}

func TestOneMessageForAllOfAClient(t *testing.T) {
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	older, newer := r.owed(c, 1000, r.day-20), r.owed(c, 250, r.day-4)
	e, err := r.Send(t.Context(), r.draft("", "", newer, older), nil)
	r.must(err)
	if e.Tone != reminder.Friendly || !strings.Contains(e.Text, older.Number) || !strings.Contains(e.Text, newer.Number) || e.Amount != 125000 {
		t.Errorf("got %s\n%s", e.Tone, e.Text)
	}
	if n := strings.Count(r.post.letters()[0], "Content-Disposition: attachment"); n != 2 {
		t.Errorf("got %d pages, want both", n)
	}
	other := r.owed(r.client("Zoé", invoice.Consumer), 10, r.day-4)
	_, _, err = r.DraftReminder(t.Context(), []int64{older.ID, other.ID}, "", "")
	wantRefused(t, err, invoice.CodeRefused, "pas du même client")
}

func TestWhatIsNotAsked(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d := r.owed(c, 1000, r.day-20)
	refused := func(tone reminder.Tone, words string, of invoice.Document) {
		t.Helper()
		_, _, err := r.DraftReminder(ctx, []int64{of.ID}, tone, "")
		wantRefused(t, err, invoice.CodeRefused, words)
	}
	refused(reminder.Courtesy, "échue depuis", d)
	refused(reminder.Friendly, "n'est due que", r.owed(c, 10, r.day+3))
	refused("", "prochaine relance est pour le", r.owed(c, 10, r.day-1))
	_, _, err := r.DraftReminder(ctx, []int64{d.ID}, "salée", "")
	wantRefused(t, err, invoice.CodeInvalid, "n'est pas une étape")
	_, err = r.Send(ctx, r.draft("", "", d), nil)
	r.must(err)
	refused(reminder.Friendly, "déjà eu", d)
	_, err = r.Dispute(ctx, d.ID, "Il manque une page")
	r.must(err)
	refused(reminder.Firm, "litige", d)
	_, err = r.LiftDispute(ctx, d.ID, "")
	r.must(err)
	_, err = r.Pay(ctx, d.ID, invoice.Payment{})
	r.must(err)
	refused(reminder.Firm, "réglée", d)
}

// No penalties in a courtesy step, neither penalties nor 40 € to a consumer
// (C. com. D441-5), no interest before the mise en demeure (C. civ. 1344).
func TestWhatAStepMayNotSay(t *testing.T) {
	r := newRoutine(t)
	pro := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	consumer := r.owed(r.client("Zoé", invoice.Consumer), 1000, r.day-40)
	for name, try := range map[string]struct {
		e    reminder.Entry
		adds string
	}{
		"friendly":              {r.draft(reminder.Friendly, "", pro), "Des pénalités courent."},
		"consumer":              {r.draft(reminder.Firm, reminder.Email, consumer), "L’indemnité forfaitaire est de 40 €."},
		"consumer's interest":   {r.draft(reminder.Firm, reminder.Email, consumer), "Les intérêts courent."},
		"consumer, last notice": {r.draft(reminder.FormalNotice, reminder.Email, consumer), "Pénalités : 3 €."},
	} {
		try.e.Text += "\n" + try.adds
		_, err := r.Record(t.Context(), try.e)
		if invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%s, recorded: got %v, want it refused", name, err)
		}
		if _, err = r.Send(t.Context(), try.e, nil); invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%s, sent: got %v, want it refused", name, err)
		}
	}
	if len(r.post.letters()) != 0 {
		t.Errorf("%d letters left", len(r.post.letters()))
	}
}

func TestWhatTheServerSaysIsKept(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	for name, try := range map[string]struct {
		says   error
		result reminder.Result
	}{
		"greylisting": {&smtp.SMTPError{Code: 451, Message: "try later"}, reminder.Queued},
		"refused":     {&smtp.SMTPError{Code: 550, Message: "no"}, reminder.Failed},
	} {
		d := r.owed(c, 100, r.day-5)
		before := len(r.post.letters())
		r.post.says = func() error { return try.says }
		e, err := r.Send(ctx, r.draft("", "", d), nil)
		if err == nil || e.Result != try.result {
			t.Fatalf("%s: got %s, %v, want %s", name, e.Result, err, try.result)
		}
		box, err := r.Outbox(ctx)
		if err != nil || len(box) != 1 || box[0].ID != e.ID || box[0].Detail == "" || box[0].Result != try.result {
			t.Errorf("%s: the outbox has %+v, %v", name, box, err)
		}
		r.post.says = nil
		e, err = r.Retry(ctx, e.ID, nil)
		if err != nil || e.Result != reminder.Sent || len(r.post.letters()) != before+1 {
			t.Errorf("%s: tried again, got %s, %v", name, e.Result, err)
		}
		if _, err = r.Retry(ctx, e.ID, nil); invoice.ErrorCode(err) != invoice.CodeConflict || len(r.post.letters()) != before+1 {
			t.Errorf("%s: sent twice (%v)", name, err)
		}
	}
}

// What cannot be right changes nothing and sends nothing.
func TestBadInputSendsNothing(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 100, r.day-5)
	good := r.draft("", "", d)
	for name, change := range map[string]func(*reminder.Entry){
		"no address":       func(e *reminder.Entry) { e.To = "" },
		"wrong address":    func(e *reminder.Entry) { e.To = "compta" },
		"header injection": func(e *reminder.Entry) { e.Subject = "Relance\r\nBcc: x@y.fr" },
		"no text":          func(e *reminder.Entry) { e.Text = " " },
	} {
		e := good
		change(&e)
		if _, err := r.Send(ctx, e, nil); invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%s: got %v, want it refused", name, err)
		}
	}
	inClear := reminder.Settings{Mail: reminder.Account{Host: "smtp.example.fr", Security: "aucune", From: "a@b.fr"}}
	if err := r.SaveReminderSettings(ctx, inClear); err == nil {
		t.Error("a mailbox that sends in clear was kept")
	}
	r.must(r.Book.SaveReminderSettings(ctx, inClear)) // as an older program did
	if _, err := r.Send(ctx, good, nil); err == nil {
		t.Error("sent in clear to another machine")
	}
	if journal, err := r.Journal(ctx, d.ID); err != nil || len(journal) != 0 || len(r.post.letters()) != 0 {
		t.Errorf("got %+v, %v and %d letters, want nothing", journal, err, len(r.post.letters()))
	}
}

// The user's own words are held to the same law (C. com. L441-10; C. civ. 1344).
func TestOwnWordsMayNotAskForPenaltiesTooSoon(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	pro := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	consumer := r.owed(r.client("Zoé", invoice.Consumer), 1000, r.day-20)
	for _, try := range []struct {
		of   invoice.Document
		tone reminder.Tone
		body string
		ok   bool
	}{
		{pro, reminder.Friendly, "Il reste {reste}.", true},
		{pro, reminder.Friendly, "Il faudra ajouter { penalites }.", false},
		{pro, reminder.Friendly, "Soit {total}.", false},
		{pro, reminder.Firm, "Soit {reste}, et {penalites} de pénalités.", true},
		{consumer, reminder.Firm, "Et {indemnite}.", false},
		{consumer, reminder.Firm, "Soit {reste}.", true},
	} {
		ladder := reminder.DefaultLadder(reminder.Professionals)
		for i := range ladder {
			if ladder[i].Tone == try.tone {
				ladder[i].Body = try.body
			}
		}
		group := reminder.GroupOf(try.of.Client.Type)
		s := reminder.Settings{Ladders: map[reminder.Group]reminder.Ladder{group: ladder}}
		if err := r.SaveReminderSettings(ctx, s); (err == nil) != try.ok || err != nil && invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%s, %q: got %v at saving, want it taken: %v", try.tone, try.body, err, try.ok)
		}
		r.must(r.Book.SaveReminderSettings(ctx, s)) // as an older program did
		_, _, err := r.DraftReminder(ctx, []int64{try.of.ID}, try.tone, "")
		if (err == nil) != try.ok || err != nil && invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%s, %q: got %v, want it taken: %v", try.tone, try.body, err, try.ok)
		}
	}
}
