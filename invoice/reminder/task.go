package reminder

import (
	"cmp"
	"slices"

	"facturier/invoice"
)

// TaskKind is why a line stands on the morning list.
type TaskKind string

// The kinds of task, the most urgent first.
const (
	ToResend      TaskKind = "envoi" // a message that did not leave, or may not have
	BrokenPromise TaskKind = "promesse_non_tenue"
	BrokenPlan    TaskKind = "plan_non_tenu"
	ToRemind      TaskKind = "relancer"
	ToGiveBack    TaskKind = "rendre"
	ToDeclare     TaskKind = "declarer"
	ToInvoice     TaskKind = "facturer"
	Expiring      TaskKind = "devis_expire"
	ToFollowUp    TaskKind = "devis_relancer"
	DueSoon       TaskKind = "echeance_proche"
	OldDraft      TaskKind = "brouillon_ancien"
)

var urgency = []TaskKind{ToResend, BrokenPromise, BrokenPlan, ToRemind, ToGiveBack, ToDeclare, ToInvoice, Expiring, ToFollowUp, DueSoon, OldDraft}

// Task is one line of the morning list: what is to be done, on which document, and why.
// Days are of lateness, negative before the day; Tone is the step proposed.
type Task struct {
	Kind       TaskKind
	DocumentID int64
	Number     string
	ClientID   int64
	ClientName string
	Amount     invoice.Amount // in euros
	Currency   invoice.Currency
	Own        invoice.Amount // the same in Currency
	Date       invoice.Date
	Days       int
	Tone       Tone
	Why        string       // one French phrase
	EntryID    int64        // of ToResend: the line of the journal
	Result     Result       // of ToResend: Uncertain is to be settled, not sent again
	Stale      bool         // of ToResend: what waits would be refused, and is to be abandoned
	Documents  []int64      // of ToResend
	From       invoice.Date // of what is announced: the day from which it is to be done, zero for today
}

// Now are the tasks that are to be done today: what is only announced is not.
func Now(tasks []Task) (now []Task) {
	for _, t := range tasks {
		if t.From == 0 {
			now = append(now, t)
		}
	}
	return now
}

// Sum writes the amount in the currency of its document.
func (t Task) Sum() string {
	if t.Currency == "" {
		return t.Amount.String()
	}
	return t.Own.In(t.Currency)
}

// Order sorts the list by urgency, then the firmest step, then the larger debt, then the older.
func Order(tasks []Task) {
	slices.SortStableFunc(tasks, func(a, b Task) int {
		if a.Kind != b.Kind {
			return slices.Index(urgency, a.Kind) - slices.Index(urgency, b.Kind)
		}
		if a.Tone != b.Tone {
			return Rank(b.Tone) - Rank(a.Tone)
		}
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Date, b.Date), cmp.Compare(a.DocumentID, b.DocumentID))
	})
}
