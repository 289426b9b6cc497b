package app

import (
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

func (r *routine) wantWhy(want ...string) {
	r.t.Helper()
	if got := r.why(); !slices.Equal(got, want) {
		r.t.Errorf("on %s got %q, want %q", r.day, got, want)
	}
}

func TestAPromiseThatIsNotKeptComesBack(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	promised := r.day + 5
	_, err := r.Promise(ctx, d.ID, promised, 60000, "M. Durand, au téléphone")
	r.must(err)
	r.wantWhy()
	_, _, err = r.DraftReminder(ctx, []int64{d.ID}, reminder.Friendly, "")
	wantRefused(t, err, invoice.CodeRefused, "promis pour le")
	r.day = promised
	r.wantWhy()
	r.day++
	r.wantWhy(d.Number + " promesse du 27/11 non tenue")
	_, err = r.Pay(ctx, d.ID, invoice.Payment{Amount: 60000})
	r.must(err)
	r.wantWhy(d.Number + " en retard de 11\u00a0jours, relance amiable") // the promise was kept, the rest is due
}

func TestABrokenPromiseIsAskedAgain(t *testing.T) {
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	_, err := r.Promise(t.Context(), d.ID, r.day+1, 0, "")
	r.must(err)
	r.day += 2
	broken := r.draft("", "", d)
	if want := "Je n’ai pas reçu votre règlement promis pour le " + (r.day - 1).String() + "."; !strings.Contains(broken.Text, want) {
		t.Errorf("%q is not in\n%s", want, broken.Text)
	}
	_, err = r.Send(t.Context(), broken, nil)
	r.must(err)
	r.wantWhy()
	r.day += 20
	if later := r.draft(reminder.Firm, "", d); strings.Contains(later.Text, "promis") {
		t.Errorf("said again:\n%s", later.Text)
	}
}

func TestAPlanRestsAsLongAsItIsKept(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d, other := r.owed(c, 1000, r.day-20), r.owed(c, 500, r.day-10)
	both := []int64{d.ID, other.ID}
	_, err := r.Plan(ctx, both, []reminder.Installment{{Date: r.day + 10, Amount: 50000}, {Date: r.day + 40, Amount: 99999}}, "")
	wantRefused(t, err, invoice.CodeInvalid, "il reste 1")
	_, err = r.Plan(ctx, both, []reminder.Installment{{Date: r.day + 10, Amount: 50000}, {Date: r.day + 10, Amount: 100000}}, "")
	wantRefused(t, err, invoice.CodeInvalid, "chacune après l'autre")
	_, err = r.Plan(ctx, both, []reminder.Installment{{Date: r.day + 10, Amount: 50000}, {Date: r.day + 40, Amount: 100000}}, "")
	r.must(err)
	r.wantWhy()
	_, _, err = r.DraftReminder(ctx, both, reminder.Friendly, "")
	wantRefused(t, err, invoice.CodeRefused, "échéancier")
	r.day += 5
	_, err = r.Pay(ctx, other.ID, invoice.Payment{}) // 500 € on the one count for the plan of both
	r.must(err)
	r.day += 20
	r.wantWhy()
	r.day += 16
	r.wantWhy(d.Number + " échéancier non tenu depuis le 01/01")
	r.draft(reminder.Firm, "", d)
}

func TestADisputeRestsUntilItIsLifted(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 1000, r.day-5)
	_, err := r.Dispute(ctx, d.ID, " ")
	wantRefused(t, err, invoice.CodeInvalid, "conteste")
	_, err = r.Dispute(ctx, d.ID, "La livraison est incomplète")
	r.must(err)
	_, err = r.Dispute(ctx, d.ID, "Encore")
	wantRefused(t, err, invoice.CodeRefused, "déjà en litige")
	r.day += 100
	r.wantWhy()
	_, err = r.LiftDispute(ctx, d.ID, "livré")
	r.must(err)
	r.wantWhy(d.Number + " en retard de 105\u00a0jours, relance amiable")
	_, err = r.LiftDispute(ctx, d.ID, "")
	wantRefused(t, err, invoice.CodeRefused, "pas en litige")
}

func TestALinePutOffComesBackOnItsDay(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d := r.owed(c, 1000, r.day-5)
	_, err := r.PutOff(ctx, r.tasks()[0], r.day)
	wantRefused(t, err, invoice.CodeInvalid, "jour à venir")
	_, err = r.PutOff(ctx, r.tasks()[0], r.day+3)
	r.must(err)
	r.day += 2
	r.wantWhy()
	r.day++
	r.wantWhy(d.Number + " en retard de 8\u00a0jours, relance amiable")
}

// A client at its own rhythm: never asked, or half as often.
func TestAClientAtItsOwnRhythm(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	d := r.owed(c, 1000, r.day-5)
	for rhythm, want := range map[reminder.Rhythm]int{reminder.NoReminder: 0, reminder.SlowRhythm: 0, reminder.GroupRhythm: 1} {
		c.Rhythm = string(rhythm)
		_, err := r.SaveClient(ctx, c)
		r.must(err)
		if got := len(r.tasks()); got != want {
			t.Errorf("%q: got %d lines, want %d", rhythm, got, want)
		}
	}
	c.Rhythm = string(reminder.SlowRhythm)
	_, err := r.SaveClient(ctx, c)
	r.must(err)
	r.day = d.DueDate + 6
	r.wantWhy(d.Number + " en retard de 6\u00a0jours, relance amiable")
}

func TestQuotesAndDraftsWait(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	q, err := r.NewDraft(ctx, invoice.Quote, c.ID)
	r.must(err)
	q.Subject, q.ValidUntil = "Site", r.day+30
	q.Lines = []invoice.Line{{Designation: "Maquette", Quantity: 1000, Unit: "jour", Price: 5_000_000, Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}
	q, err = r.SaveDraft(ctx, q)
	r.must(err)
	r.day += 8
	r.wantWhy("brouillon 1 brouillon de devis laissé depuis 8\u00a0jours")
	q, err = r.SendQuote(ctx, q.ID, "compta@durand.example")
	r.must(err)
	r.wantWhy()
	r.day += 7
	r.wantWhy(q.Number + " devis envoyé il y a 7\u00a0jours, sans réponse")
	_, err = r.Record(ctx, reminder.Entry{Kind: reminder.Reminded, ClientID: c.ID, Documents: []int64{q.ID}, Channel: reminder.Telephone, Text: "Rappelé"})
	r.must(err)
	r.wantWhy()
	r.day += 8
	r.wantWhy(q.Number + " devis qui expire dans 7\u00a0jours, sans réponse")
	_, err = r.AcceptQuote(ctx, q.ID, invoice.Acceptance{By: "M. Durand"})
	r.must(err)
	r.wantWhy(q.Number + " devis accepté le 15/12, à facturer")
	made, err := r.Convert(ctx, q.ID, invoice.Conversion{})
	r.must(err)
	_, err = r.Issue(ctx, made.ID)
	r.must(err)
	r.wantWhy()
}

// The days of URSSAF: the end of the month after the month, or the quarter.
func TestTheDeclarationIsShownWhenItsDayIsNear(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	day := func(month, day int) invoice.Date {
		year := 2026
		if month > 12 {
			year, month = 2027, month-12
		}
		d, ok := invoice.NewDate(year, month, day)
		if !ok {
			t.Fatal("no such day")
		}
		return d
	}
	for _, try := range []struct {
		every reminder.Period
		day   invoice.Date
		want  string
	}{
		{reminder.NoDeclaration, day(11, 22), ""},
		{reminder.Monthly, day(11, 19), ""},
		{reminder.Monthly, day(11, 20), "2026-10 chiffre d'affaires d'octobre\u00a02026 à déclarer à l'URSSAF avant le 30/11"},
		{reminder.Monthly, day(12, 1), "2026-10 chiffre d'affaires d'octobre\u00a02026\u00a0: la déclaration à l'URSSAF était pour le 30/11"},
		{reminder.Quarterly, day(11, 14), "2026-T3 chiffre d'affaires du 3e\u00a0trimestre 2026\u00a0: la déclaration à l'URSSAF était pour le 31/10"},
		{reminder.Quarterly, day(12, 15), ""},
		{reminder.Quarterly, day(13, 21), "2026-T4 chiffre d'affaires du 4e\u00a0trimestre 2026 à déclarer à l'URSSAF avant le 31/01"},
		{reminder.Quarterly, day(16, 20), "2027-T1 chiffre d'affaires du 1er\u00a0trimestre 2027 à déclarer à l'URSSAF avant le 30/04"},
		{reminder.Quarterly, day(19, 31), "2027-T2 chiffre d'affaires du 2e\u00a0trimestre 2027 à déclarer à l'URSSAF avant le 31/07"},
	} {
		r.must(r.SaveReminderSettings(ctx, reminder.Settings{Declaration: try.every}))
		r.day = try.day
		if got := strings.Join(r.why(), "\n"); got != try.want {
			t.Errorf("%s, %q: got %q, want %q", try.day, try.every, got, try.want)
		}
	}
	_, err := r.PutOff(ctx, r.tasks()[0], r.day+2)
	r.must(err)
	r.wantWhy()
	r.day += 2
	_, err = r.Declare(ctx, r.tasks()[0])
	r.must(err)
	r.wantWhy()
}
