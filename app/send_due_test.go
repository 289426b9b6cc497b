package app

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

func TestWhatIsDueLeavesByItself(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	durand, zoe, lost := r.client("Durand", invoice.Company), r.client("Zoé Petit", invoice.Consumer), r.client("Perdu", invoice.Consumer)
	zoe.Email, lost.Email = "zoe@petit.example", ""
	for _, c := range []invoice.Client{zoe, lost} {
		_, err := r.SaveClient(ctx, c)
		r.must(err)
	}
	one, two := r.owed(durand, 1000, r.day-6), r.owed(durand, 500, r.day-4)
	courtesy, later := r.owed(durand, 30, r.day+2), r.owed(durand, 40, r.day+3) // three days before
	r.owed(durand, 50, r.day-1)                                                 // not yet
	r.owed(lost, 60, r.day-9)
	friendly := r.owed(zoe, 70, r.day-9)
	promise := r.owed(zoe, 80, r.day-9)
	_, err := r.Promise(ctx, promise.ID, r.day, 0, "")
	r.must(err)
	said, err := r.SendDue(ctx, nil)
	r.must(err)
	var got []string
	for _, s := range said {
		line := s.ClientName + " " + string(s.Entry.Tone) + " " + strings.Join(s.Numbers, "+") + " " + string(s.Entry.Result)
		if s.Err != nil {
			line += " " + s.Err.Error()
		}
		got = append(got, line)
	}
	want := []string{"Durand courtoisie " + courtesy.Number + "+" + later.Number + " envoyee", "Durand amiable " + one.Number + "+" + two.Number + " envoyee",
		"Zoé Petit amiable " + friendly.Number + " envoyee", "Perdu amiable F2026-0006  Ce client n'a pas d'adresse e-mail."}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	said, err = r.SendDue(ctx, nil)
	if err != nil || len(said) != 1 || len(r.post.letters()) != 3 {
		t.Errorf("a second run: got %+v, %v and %d letters, want the lost client alone", said, err, len(r.post.letters()))
	}
}

// A mise en demeure never leaves by itself, a firm step only where it was said.
func TestFirmStepsLeaveOnlyWhenAsked(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-20)
	_, err := r.Record(ctx, r.draft(reminder.Friendly, reminder.Telephone, d))
	r.must(err)
	r.day += 15
	run := func(want int) {
		t.Helper()
		_, err := r.SendDue(ctx, nil)
		r.must(err)
		if got := len(r.post.letters()); got != want {
			t.Errorf("on %s: got %d letters, want %d", r.day, got, want)
		}
	}
	run(0)
	s, err := r.ReminderSettings(ctx)
	r.must(err)
	ladder := reminder.DefaultLadder(reminder.Professionals)
	ladder[2].Auto = true
	ladder[3].Channel = reminder.Email
	s.Ladders = map[reminder.Group]reminder.Ladder{reminder.Professionals: ladder}
	r.must(r.SaveReminderSettings(ctx, s))
	run(1)
	r.day += 60
	run(1)
}

func TestWhatTheServerPutOffLeavesWithTheNextRun(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d, paid := r.owed(c, 1000, r.day-5), r.owed(r.client("Martin", invoice.Company), 100, r.day-5)
	r.post.says = func() error { return &smtp.SMTPError{Code: 451, Message: "later"} }
	_, err := r.SendDue(ctx, nil)
	r.must(err)
	r.post.says = nil
	_, err = r.Pay(ctx, paid.ID, invoice.Payment{})
	r.must(err)
	said, err := r.SendDue(ctx, nil)
	r.must(err)
	letters := r.post.letters()
	if len(said) != 2 || len(letters) != 1 || !strings.Contains(letters[0], d.Number) || said[1].Err == nil {
		t.Errorf("got %+v and %d letters, want the first alone: the other was paid", said, len(letters))
	}
	if box, err := r.Outbox(ctx); err != nil || len(box) != 0 {
		t.Errorf("the outbox has %+v, %v", box, err)
	}
}

// All is in the journal before the first leaves: a run that is interrupted leaves
// the others in the outbox, and the next one sends them as they are, once.
func TestAnInterruptedRunGoesOnWhereItStopped(t *testing.T) {
	r := newRoutine(t)
	var want []string
	for _, name := range []string{"Durand", "Martin", "Petit"} {
		want = append(want, r.owed(r.client(name, invoice.Company), 1000, r.day-5).Number)
	}
	ctx, stop := context.WithCancel(t.Context())
	looks := 0
	r.now = func() time.Time {
		if looks++; looks == 1 {
			if box, err := r.Outbox(t.Context()); err != nil || len(box) != 3 {
				t.Errorf("before the first leaves: the outbox has %+v, %v", box, err)
			}
		}
		if len(r.post.letters()) == 1 {
			stop()
		}
		return time.Now()
	}
	said, err := r.SendDue(ctx, nil)
	if !errors.Is(err, context.Canceled) || len(said) == 0 || said[0].Entry.Result != reminder.Sent {
		t.Errorf("interrupted: got %+v, %v", said, err)
	}
	unsent, err := r.Unsent(t.Context())
	if err != nil || len(unsent) != 2 {
		t.Errorf("the morning says %+v, %v, want two messages that did not leave", unsent, err)
	}
	said, err = r.SendDue(t.Context(), nil)
	if err != nil || len(said) != 2 || said[0].Entry.Result != reminder.Sent || said[1].Entry.Result != reminder.Sent {
		t.Errorf("the next run: got %+v, %v", said, err)
	}
	letters := r.post.letters()
	if len(letters) != len(want) {
		t.Fatalf("%d letters, want %d", len(letters), len(want))
	}
	for i, number := range want {
		if !strings.Contains(letters[i], number) {
			t.Errorf("letter %d is not about %s", i, number)
		}
	}
	if said, err = r.SendDue(t.Context(), nil); err != nil || len(said) != 0 {
		t.Errorf("a third run: got %+v, %v", said, err)
	}
}

// What waited since another day does not leave by itself once it is no longer so:
// the person has it among the envois.
func TestWhatWaitedDoesNotLeaveAfterAPromise(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	promised, courtesy := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5), r.owed(r.client("Martin", invoice.Company), 100, r.day+2)
	r.post.says = func() error { return &smtp.SMTPError{Code: 451, Message: "later"} }
	_, err := r.SendDue(ctx, nil)
	r.must(err)
	r.post.says = nil
	_, err = r.Promise(ctx, promised.ID, r.day+20, 0, "")
	r.must(err)
	r.day += 4
	said, err := r.SendDue(ctx, nil)
	r.must(err)
	if len(said) != 2 || len(r.post.letters()) != 0 {
		t.Fatalf("got %+v and %d letters", said, len(r.post.letters()))
	}
	wantRefused(t, said[0].Err, invoice.CodeRefused, "promis")
	wantRefused(t, said[1].Err, invoice.CodeRefused, courtesy.Number+" est échue")
	if box, err := r.Outbox(ctx); err != nil || len(box) != 2 {
		t.Errorf("the outbox has %+v, %v", box, err)
	}
}

// When the mailbox itself is refused, no other message is tried.
func TestAWrongMailboxStopsTheRun(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	r.owed(r.client("Martin", invoice.Company), 1000, r.day-5)
	s, err := r.ReminderSettings(ctx)
	r.must(err)
	s.Mail.User, s.Mail.PasswordCommand = "jeanne", "echo secret"
	r.must(r.SaveReminderSettings(ctx, s))
	said, err := r.SendDue(ctx, nil)
	if err == nil || len(said) != 1 || said[0].Entry.Result != reminder.Failed {
		t.Errorf("got %+v, %v, want the first alone, failed", said, err)
	}
	if box, err := r.Outbox(ctx); err != nil || len(box) != 2 || box[1].Result != reminder.Queued {
		t.Errorf("the outbox has %+v, %v, want the other waiting", box, err)
	}
	s.Mail.PasswordCommand = "exit 1"
	r.must(r.SaveReminderSettings(ctx, s))
	if said, err = r.SendDue(ctx, nil); err == nil || len(said) != 0 {
		t.Errorf("without a password: got %+v, %v", said, err)
	}
}

func TestADocumentLeavesWithItsPage(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d := r.owed(c, 1000, r.day+3)
	_, err := r.SendDocument(ctx, d.ID, "pas une adresse", "", nil)
	wantRefused(t, err, invoice.CodeInvalid, "adresse")
	e, err := r.SendDocument(ctx, d.ID, "", "", nil)
	r.must(err)
	d, err = r.Document(ctx, d.ID)
	r.must(err)
	if e.Result != reminder.Sent || d.SentOn != r.day || !strings.Contains(d.SentTo, "compta@durand.example") || d.State(r.day) != invoice.Delivered {
		t.Errorf("got %s, sent on %s to %q", e.Result, d.SentOn, d.SentTo)
	}
	if !strings.Contains(e.Text, "au plus tard le 25/11/2026") || !strings.Contains(e.Text, "IBAN FR76") {
		t.Errorf("got the words\n%s", e.Text)
	}
	q, err := r.NewDraft(ctx, invoice.Quote, c.ID)
	r.must(err)
	q.Subject = "Site"
	q.Lines = d.Lines
	q, err = r.SaveDraft(ctx, q)
	r.must(err)
	_, err = r.SendDocument(ctx, q.ID, "pas une adresse", "", nil)
	wantRefused(t, err, invoice.CodeInvalid, "adresse")
	if again, err := r.Document(ctx, q.ID); err != nil || again.Issued() {
		t.Errorf("a message that cannot leave gave a number: %s, %v", again.Number, err)
	}
	r.post.says = func() error { return &smtp.SMTPError{Code: 550, Message: "no"} }
	e, err = r.SendDocument(ctx, q.ID, "", "", nil)
	if q, _ = r.Document(ctx, q.ID); err == nil || q.Number == "" || q.SentOn != 0 {
		t.Errorf("refused by the server: got %s, sent on %q, %v", q.Number, q.SentOn, err)
	}
	r.post.says = nil
	_, err = r.Retry(ctx, e.ID, nil)
	r.must(err)
	if q, _ = r.Document(ctx, q.ID); q.SentOn != r.day {
		t.Errorf("sent at last, got %q", q.SentOn)
	}
	r.day += 10
	if e, err = r.DraftDocument(ctx, q.ID); err != nil || e.Kind != reminder.Reminded || !strings.Contains(e.Text, "au sujet du devis "+q.Number) {
		t.Errorf("a second time: got %s, %v\n%s", e.Kind, err, e.Text)
	}
}

func TestADraftForTheMailProgram(t *testing.T) {
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	e := r.draft("", "", d)
	raw, err := r.EML(t.Context(), e)
	r.must(err)
	if !strings.Contains(string(raw), "X-Unsent: 1") || !strings.Contains(string(raw), "application/pdf") {
		t.Errorf("got %.600s", raw)
	}
	link, err := r.Mailto(t.Context(), e)
	if err != nil || !strings.HasPrefix(link, "mailto:compta@durand.example?subject=") {
		t.Errorf("got %q, %v", link, err)
	}
	if journal, err := r.Journal(t.Context(), d.ID); err != nil || len(journal) != 0 {
		t.Errorf("the journal has %+v, %v, want nothing before it is recorded", journal, err)
	}
}
