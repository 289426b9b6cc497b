package store_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

func reminded(d invoice.Document, tone reminder.Tone, result reminder.Result) reminder.Entry {
	return reminder.Entry{ClientID: d.Client.ID, Documents: []int64{d.ID}, Kind: reminder.Reminded, Date: today, Tone: tone,
		Channel: reminder.Email, To: "compta@durand.example", Subject: "Relance", Text: "Bonjour,\nil reste…", Result: result}
}

func add(t testing.TB, b *store.Book, e reminder.Entry) reminder.Entry {
	t.Helper()
	e, err := b.AddEntry(t.Context(), e)
	must(t, err)
	return e
}

// waiting is the line of one invoice on the morning list.
func waiting(t testing.TB, b *store.Book, id int64, day invoice.Date) (store.WaitingInvoice, bool) {
	t.Helper()
	w, err := b.Waiting(t.Context(), day)
	must(t, err)
	for _, one := range w.Invoices {
		if one.ID == id {
			return one, true
		}
	}
	return store.WaitingInvoice{}, false
}

// late is an invoice that is due since the day when it was issued.
func late(t testing.TB, b *store.Book, c invoice.Client, euros int64) invoice.Document {
	t.Helper()
	return issue(t, b, c, euros, today)
}

func TestAnEntryComesBackWhole(t *testing.T) {
	b, c := newBook(t)
	d := late(t, b, c, 100)
	e := reminded(d, reminder.Friendly, reminder.Sent)
	e.Amount, e.Until, e.Plan = 12, today+3, []reminder.Installment{{Date: today + 9, Amount: 5000}, {Date: today + 20, Amount: 5000}}
	e = add(t, b, e)
	for name, read := range map[string]func() ([]reminder.Entry, error){
		"of the document": func() ([]reminder.Entry, error) { return b.Journal(t.Context(), d.ID) },
		"of the client":   func() ([]reminder.Entry, error) { return b.ClientJournal(t.Context(), c.ID) },
	} {
		got, err := read()
		must(t, err)
		if len(got) != 1 || got[0].ID != e.ID || got[0].Text != e.Text || got[0].Plan[1] != e.Plan[1] || got[0].Until != e.Until || got[0].Documents[0] != d.ID || got[0].Amount != 12 {
			t.Errorf("%s: got %+v, want %+v", name, got, e)
		}
	}
}

func TestAStepIsDoneOnce(t *testing.T) {
	b, c := newBook(t)
	d, other := late(t, b, c, 100), late(t, b, c, 200)
	add(t, b, reminded(d, reminder.Friendly, reminder.Sent))
	both := reminded(d, reminder.Friendly, reminder.Queued)
	both.Documents = []int64{other.ID, d.ID}
	_, err := b.AddEntry(t.Context(), both)
	wantCode(t, err, invoice.CodeRefused)
	if w, ok := waiting(t, b, other.ID, d.DueDate+9); !ok || w.Position.Last != "" {
		t.Errorf("a refused message left %+v", w.Position)
	}
	if w, ok := waiting(t, b, d.ID, d.DueDate+9); !ok || w.Position.Last != reminder.Friendly || w.Position.LastOn != today {
		t.Errorf("got %+v, want the friendly step of today", w.Position)
	}
	failed := add(t, b, reminded(other, reminder.Friendly, reminder.Queued))
	must(t, b.SetResult(t.Context(), failed.ID, reminder.Queued, reminder.Failed, "adresse inconnue"))
	add(t, b, reminded(other, reminder.Friendly, reminder.Sent)) // by letter, since the e-mail failed
	_, err = b.Requeue(t.Context(), failed.ID, time.Now())
	wantCode(t, err, invoice.CodeRefused)
	if box, err := b.Outbox(t.Context()); err != nil || len(box) != 0 {
		t.Errorf("the outbox still has %+v, %v", box, err)
	}
}

// Several messages go in by one commit, each held to the rules of one alone and to
// those before it; what is refused takes no other with it.
func TestEntriesTogetherAreHeldToTheRulesOfOne(t *testing.T) {
	b, c := newBook(t)
	one, two, paid, had := late(t, b, c, 100), late(t, b, c, 200), late(t, b, c, 300), late(t, b, c, 400)
	pay(t, b, paid.ID, 300)
	add(t, b, reminded(had, reminder.Firm, reminder.Sent))
	undated := reminded(two, reminder.Friendly, reminder.Queued)
	undated.Date = 0
	unknown := reminded(two, reminder.Friendly, reminder.Queued)
	unknown.Documents = []int64{two.ID, 999}
	given := []reminder.Entry{reminded(one, reminder.Friendly, reminder.Queued), reminded(paid, reminder.Friendly, reminder.Queued), undated,
		reminded(had, reminder.Friendly, reminder.Queued), reminded(one, reminder.Friendly, reminder.Queued), unknown, reminded(two, reminder.Friendly, reminder.Queued)}
	given[6].Subject = "Relance\x1b[2J"
	want := []invoice.Code{"", invoice.CodeRefused, invoice.CodeInvalid, invoice.CodeRefused, invoice.CodeRefused, invoice.CodeNotFound, ""}
	added, refused, err := b.AddEntries(t.Context(), given)
	must(t, err)
	for i := range want {
		if invoice.ErrorCode(refused[i]) != want[i] || (added[i].ID != 0) != (want[i] == "") {
			t.Errorf("entry %d: got line %d, %v, want %q", i, added[i].ID, refused[i], want[i])
		}
	}
	box, err := b.Outbox(t.Context())
	must(t, err)
	if len(box) != 2 || box[0].ID != added[0].ID || box[1].ID != added[6].ID || box[1].Subject != "Relance" {
		t.Errorf("the outbox has %+v", box)
	}
	if w, ok := waiting(t, b, two.ID, two.DueDate+9); !ok || w.Position.Last != reminder.Friendly {
		t.Errorf("got %+v, want the friendly step", w.Position)
	}
}

// What stops the gesture leaves none of the entries, a trial neither.
func TestEntriesTogetherAreThereAllOrNone(t *testing.T) {
	b, c := newBook(t)
	given := []reminder.Entry{reminded(late(t, b, c, 100), reminder.Friendly, reminder.Queued), reminded(late(t, b, c, 200), reminder.Friendly, reminder.Queued)}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := b.AddEntries(stopped, given); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: got %v", err)
	}
	_, refused, err := b.AddEntries(store.DryRun(t.Context()), given)
	if must(t, err); refused[0] != nil || refused[1] != nil {
		t.Errorf("a trial: got %v", refused)
	}
	foreign := given[1] // no client has it: what no rule refuses is of the whole
	foreign.ClientID, foreign.Documents = 999, nil
	if _, _, err := b.AddEntries(t.Context(), []reminder.Entry{given[0], foreign}); err == nil {
		t.Error("a client who is not there: no error")
	}
	if box, err := b.Outbox(t.Context()); err != nil || len(box) != 0 {
		t.Errorf("the outbox has %+v, %v", box, err)
	}
}

// Two programs write the same step; a firmer one is recorded before the second
// comes: it is refused all the same, and so is one that failed meanwhile.
func TestAStepIsDoneOnceWhateverCameInBetween(t *testing.T) {
	b, c := newBook(t)
	d := late(t, b, c, 100)
	failed := add(t, b, reminded(d, reminder.Firm, reminder.Queued))
	must(t, b.SetResult(t.Context(), failed.ID, reminder.Queued, reminder.Failed, "boîte pleine"))
	add(t, b, reminded(d, reminder.Firm, reminder.Sent))
	add(t, b, reminded(d, reminder.FormalNotice, reminder.Sent))
	_, err := b.AddEntry(t.Context(), reminded(d, reminder.Firm, reminder.Queued))
	wantCode(t, err, invoice.CodeRefused)
	_, err = b.Requeue(t.Context(), failed.ID, time.Now())
	wantCode(t, err, invoice.CodeRefused)
}

func TestWhatIsPaidOrDisputedIsNotAsked(t *testing.T) {
	b, c := newBook(t)
	paid, disputed := late(t, b, c, 100), late(t, b, c, 200)
	pay(t, b, paid.ID, 100)
	_, err := b.AddEntry(t.Context(), reminded(paid, reminder.Friendly, reminder.Sent))
	wantCode(t, err, invoice.CodeRefused)
	add(t, b, reminder.Entry{ClientID: c.ID, Documents: []int64{disputed.ID}, Kind: reminder.DisputeOpened, Date: today, Text: "Le produit manque"})
	_, err = b.AddEntry(t.Context(), reminded(disputed, reminder.Friendly, reminder.Sent))
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "litige") {
		t.Errorf("got %q", e.Message)
	}
	add(t, b, reminder.Entry{ClientID: c.ID, Documents: []int64{disputed.ID}, Kind: reminder.DisputeClosed, Date: today})
	add(t, b, reminded(disputed, reminder.Friendly, reminder.Sent))
	foreign, err := b.SaveClient(t.Context(), invoice.Client{Type: invoice.Consumer, Name: "Zoé"})
	must(t, err)
	mixed := reminded(disputed, reminder.Firm, reminder.Sent)
	mixed.Documents = append(mixed.Documents, late(t, b, foreign, 10).ID)
	_, err = b.AddEntry(t.Context(), mixed)
	wantCode(t, err, invoice.CodeRefused)
}

func TestAMessageIsSentByOneAlone(t *testing.T) {
	b, c := newBook(t)
	d := late(t, b, c, 100)
	e := add(t, b, reminded(d, reminder.Friendly, reminder.Queued))
	now := time.Now()
	_, err := b.BeginSending(t.Context(), e.ID, now)
	must(t, err)
	_, err = b.BeginSending(t.Context(), e.ID, now)
	wantCode(t, err, invoice.CodeConflict)
	_, err = b.Requeue(t.Context(), e.ID, now.Add(time.Minute)) // it may be on its way
	wantCode(t, err, invoice.CodeRefused)
	must(t, b.SetResult(t.Context(), e.ID, reminder.Uncertain, reminder.Uncertain, "sans réponse"))
	_, err = b.Requeue(t.Context(), e.ID, now.Add(time.Minute))
	must(t, err)
	_, err = b.BeginSending(t.Context(), e.ID, now)
	must(t, err)
	must(t, b.SetResult(t.Context(), e.ID, reminder.Uncertain, reminder.Sent, ""))
	wantCode(t, b.SetResult(t.Context(), e.ID, reminder.Uncertain, reminder.Failed, ""), invoice.CodeConflict)
	_, err = b.Requeue(t.Context(), e.ID, now.Add(time.Hour))
	wantCode(t, err, invoice.CodeConflict)
	if got, err := b.Entry(t.Context(), e.ID); err != nil || got.Result != reminder.Sent {
		t.Errorf("got %s, %v, want it sent", got.Result, err)
	}
}

// A payment that comes in between keeps the message from leaving, and gives
// the step back.
func TestAPaymentStopsAQueuedMessage(t *testing.T) {
	b, c := newBook(t)
	d := late(t, b, c, 100)
	e := add(t, b, reminded(d, reminder.Friendly, reminder.Queued))
	pay(t, b, d.ID, 40)
	_, err := b.BeginSending(t.Context(), e.ID, time.Now())
	wantCode(t, err, invoice.CodeRefused)
	if w, ok := waiting(t, b, d.ID, d.DueDate+9); !ok || w.Position.Last != "" || w.Position.Balance != 6000 {
		t.Errorf("got %+v, want 60 € and no step done", w.Position)
	}
	if got, err := b.Entry(t.Context(), e.ID); err != nil || got.Result != reminder.Failed || got.Detail == "" {
		t.Errorf("got %+v, %v, want it failed with its reason", got, err)
	}
	pay(t, b, d.ID, 60)
	if _, ok := waiting(t, b, d.ID, d.DueDate+9); ok {
		t.Error("a paid invoice still waits")
	}
}

func TestWhatRestsAndWakes(t *testing.T) {
	b, c := newBook(t)
	d, other := late(t, b, c, 100), late(t, b, c, 200)
	day := d.DueDate + 9
	both := []int64{d.ID, other.ID}
	plan := reminder.Entry{Kind: reminder.PlanAgreed, Plan: []reminder.Installment{{Date: day, Amount: 30000}}}
	off := reminder.Entry{Kind: reminder.PutOff, Until: day + 3}
	for _, step := range []struct {
		entry  reminder.Entry
		rest   reminder.Rest
		until  invoice.Date
		putOff invoice.Date
	}{
		{reminder.Entry{Kind: reminder.PromiseMade, Amount: 10000, Until: day}, reminder.Promised, day, 0},
		{off, reminder.Promised, day, day + 2}, // back on that day, still promised
		{reminder.Entry{Kind: reminder.NoteTaken, Text: "appelé"}, reminder.Promised, day, day + 2},
		{reminder.Entry{Kind: reminder.PutOffLifted}, reminder.Promised, day, 0},
		{off, reminder.Promised, day, day + 2},
		{reminder.Entry{Kind: reminder.Reminded, Tone: reminder.Firm, Result: reminder.Prepared}, reminder.Promised, day, day + 2}, // not sent
		{reminder.Entry{Kind: reminder.Reminded, Tone: reminder.Friendly, Result: reminder.Sent}, "", 0, 0},
		{plan, reminder.Planned, 0, 0},
		{off, reminder.Planned, 0, day + 2},
		{reminder.Entry{Kind: reminder.PlanEnded}, "", 0, day + 2},
		// A dispute rests until it is lifted, whatever is noted meanwhile, which holds after it.
		{reminder.Entry{Kind: reminder.DisputeOpened}, reminder.Disputed, 0, day + 2},
		{plan, reminder.Disputed, 0, 0},
		{reminder.Entry{Kind: reminder.PlanEnded}, reminder.Disputed, 0, 0},
		{reminder.Entry{Kind: reminder.PromiseMade, Amount: 10000, Until: day + 20}, reminder.Disputed, 0, 0},
		{off, reminder.Disputed, 0, day + 2},
		{reminder.Entry{Kind: reminder.DisputeClosed}, reminder.Promised, day + 20, day + 2},
		{plan, reminder.Planned, 0, 0},
		{reminder.Entry{Kind: reminder.DisputeOpened}, reminder.Disputed, 0, 0},
		{reminder.Entry{Kind: reminder.DisputeClosed}, reminder.Planned, 0, 0},
	} {
		step.entry.ClientID, step.entry.Documents, step.entry.Date = c.ID, both, today
		add(t, b, step.entry)
		for _, id := range both {
			w, ok := waiting(t, b, id, day)
			if p := w.Position; !ok || p.Rest != step.rest || p.RestUntil != step.until || p.PutOff != step.putOff {
				t.Errorf("after %s: got %+v, want rest %q until %s, put off until %s", step.entry.Kind, p, step.rest, step.until, step.putOff)
			}
		}
	}
	wantSound(t, b)
}

// What came in since a promise or a plan is counted over all its invoices.
func TestWhatAPlanReceived(t *testing.T) {
	b, c := newBook(t)
	d, other := late(t, b, c, 100), late(t, b, c, 200)
	pay(t, b, d.ID, 10) // before
	add(t, b, reminder.Entry{ClientID: c.ID, Documents: []int64{d.ID, other.ID}, Kind: reminder.PlanAgreed, Date: today,
		Plan: []reminder.Installment{{Date: today + 10, Amount: 9000}, {Date: today + 40, Amount: 20000}}})
	pay(t, b, d.ID, 90)
	if w, ok := waiting(t, b, other.ID, d.DueDate+1); !ok || w.Received != 9000 || len(w.Plan) != 2 {
		t.Errorf("got %+v, want 90 € received", w)
	}
}

// The law of the journal is in the file itself.
func TestTheJournalOnlyGrows(t *testing.T) {
	b, c := newBook(t)
	d := late(t, b, c, 100)
	e := add(t, b, reminded(d, reminder.Friendly, reminder.Sent))
	db := raw(t, b.Path())
	for _, change := range []string{"UPDATE journal SET body = ''", "UPDATE journal SET result = 'echec'", "DELETE FROM journal",
		"DELETE FROM journal_documents", "UPDATE journal_documents SET balance = 0",
		"REPLACE INTO journal SELECT * FROM journal", "INSERT OR REPLACE INTO journal_documents SELECT document_id, entry_id, 0 FROM journal_documents"} {
		if _, err := db.Exec(change); err == nil {
			t.Errorf("%s: no error", change)
		}
	}
	if got, err := b.Entry(t.Context(), e.ID); err != nil || got.Result != reminder.Sent || got.Text != e.Text {
		t.Errorf("got %+v, %v", got, err)
	}
}

// Drafts may be deleted, whatever was put off about them.
func TestADraftWithAJournalIsDeleted(t *testing.T) {
	b, c := newBook(t)
	d := draft(t, b, c, 10)
	add(t, b, reminder.Entry{ClientID: c.ID, Documents: []int64{d.ID}, Kind: reminder.PutOff, Date: today, Until: today + 1})
	must(t, b.DeleteDraft(t.Context(), d.ID))
	wantSound(t, b)
}

// Where a document stands is held to its journal.
func TestVerifyFindsAPositionThatTheJournalDoesNotSay(t *testing.T) {
	for _, change := range []string{"tone = 'demeure'", "tone_on = tone_on + 1", "asked_on = 0", "formal_on = 1", "rest = 'litige'", "rest_until = 99", "rest_entry = NULL", "rest_balance = 1", "put_off = 1"} {
		b, c := newBook(t)
		d := late(t, b, c, 100)
		add(t, b, reminded(d, reminder.Friendly, reminder.Sent))
		add(t, b, reminder.Entry{ClientID: c.ID, Documents: []int64{d.ID}, Kind: reminder.PromiseMade, Date: today, Until: today + 3, Amount: 100})
		wantSound(t, b)
		_, err := raw(t, b.Path()).Exec("UPDATE positions SET " + change)
		must(t, err)
		report, err := b.Verify(t.Context())
		if err != nil || len(report.Faults) != 1 || report.Faults[0].Document != d.Number || report.Faults[0].Place != "relances" {
			t.Errorf("%s: got %+v, %v, want one fault of %s", change, report.Faults, err, d.Number)
		}
	}
}

// What the journal says of a document may change with the program: an upgrade
// derives it again.
func TestAnUpgradeDerivesStandingsAgain(t *testing.T) {
	b, c := newBook(t)
	d := late(t, b, c, 100)
	for _, kind := range []reminder.EntryKind{reminder.DisputeOpened, reminder.PlanAgreed, reminder.PlanEnded} {
		add(t, b, reminder.Entry{ClientID: c.ID, Documents: []int64{d.ID}, Kind: kind, Date: today})
	}
	must(t, b.Close())
	_, err := raw(t, b.Path()).Exec("UPDATE positions SET rest = '', rest_entry = NULL, rest_balance = 0") // as it was before
	must(t, err)
	b, err = store.OpenUpgraded(t.Context(), b.Path())
	must(t, err)
	defer b.Close()
	if w, ok := waiting(t, b, d.ID, d.DueDate+40); !ok || w.Position.Rest != reminder.Disputed {
		t.Errorf("got %+v, want it in dispute", w.Position)
	}
	wantSound(t, b)
}
