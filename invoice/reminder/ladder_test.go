package reminder

import (
	"testing"

	"facturier/invoice"
)

var due = day(2026, 10, 31)

// asked is one day of the life of an invoice: what Next proposes, and from when.
func asked(t *testing.T, l Ladder, p Position, today invoice.Date, want Tone, from invoice.Date) {
	t.Helper()
	step, on, ok := l.Next(p, today)
	if got := step.Tone; got != want || on != from || ok != (want != "") {
		t.Errorf("on %s after %q of %s: got %q from %s (%v), want %q from %s", today, p.Last, p.LastOn, got, on, ok, want, from)
	}
}

func TestNextClimbsTheLadder(t *testing.T) {
	l := DefaultLadder(Professionals)
	p := Position{DueDate: due, Balance: 100_00}
	asked(t, l, p, due.AddDays(-10), Courtesy, due.AddDays(-3))
	p.Last, p.LastOn = Courtesy, due.AddDays(-3)
	asked(t, l, p, due, Friendly, due.AddDays(3))
	p.Last, p.LastOn = Friendly, due.AddDays(3)
	asked(t, l, p, due.AddDays(4), Firm, due.AddDays(15))
	p.Last, p.LastOn = Firm, due.AddDays(15)
	asked(t, l, p, due.AddDays(20), FormalNotice, due.AddDays(30))
	p.Last, p.LastOn = FormalNotice, due.AddDays(30)
	asked(t, l, p, due.AddDays(31), Recover, due.AddDays(45))
	p.Last, p.LastOn = Recover, due.AddDays(45)
	asked(t, l, p, due.AddDays(90), "", 0)
}

func TestNextBeginsKindlyHoweverLate(t *testing.T) {
	l := DefaultLadder(Professionals)
	late := due.AddDays(60)
	asked(t, l, Position{DueDate: due, Balance: 1}, late, Friendly, due.AddDays(3))
	asked(t, l, Position{DueDate: due, Balance: 1, Last: Friendly, LastOn: late}, late, Firm, late.AddDays(12))
	asked(t, l, Position{DueDate: due, Balance: 1, Last: Courtesy, LastOn: due.AddDays(-3)}, late, Friendly, due.AddDays(3))
}

func TestNextAsksNothingOfWhoOwesNothingOrRests(t *testing.T) {
	l := DefaultLadder(Consumers)
	asked(t, l, Position{DueDate: due}, due.AddDays(9), "", 0)
	asked(t, l, Position{DueDate: due, Balance: -5}, due.AddDays(9), "", 0)
	asked(t, l, Position{Balance: 5}, due.AddDays(9), "", 0)
	asked(t, l, Position{DueDate: due, Balance: 5, Rest: Disputed}, due.AddDays(9), "", 0)
	asked(t, l, Position{DueDate: due, Balance: 5, Rest: Promised, RestUntil: due.AddDays(12)}, due.AddDays(9), Friendly, due.AddDays(13))
	asked(t, l.Paced(NoReminder), Position{DueDate: due, Balance: 5}, due.AddDays(9), "", 0)
	asked(t, l.Paced(SlowRhythm), Position{DueDate: due, Balance: 5}, due.AddDays(1), Friendly, due.AddDays(6))
}

// Who breaks a promise has lost the delay that parts two steps.
func TestABrokenPromiseBringsTheNextStepForward(t *testing.T) {
	l := DefaultLadder(Professionals)
	p := Position{DueDate: due, Balance: 5, Last: Friendly, LastOn: due.AddDays(10), Rest: Promised, RestUntil: due.AddDays(14)}
	asked(t, l, p, due.AddDays(15), Firm, due.AddDays(22))
	p.Broken = true
	asked(t, l, p, due.AddDays(15), Firm, due.AddDays(15))
	p.PutOff = due.AddDays(17)
	asked(t, l, p, due.AddDays(15), Firm, due.AddDays(18))
}

func TestRestEndsTheDayAfterItsLast(t *testing.T) {
	p := Position{DueDate: due, Balance: 5, Rest: Promised, RestUntil: due.AddDays(2)}
	if !p.Resting(due.AddDays(2)) || p.Resting(due.AddDays(3)) {
		t.Error("a rest holds on its last day, and not on the next")
	}
	if p.Rest = NoRest; p.Resting(due) {
		t.Error("without a reason nothing rests")
	}
	if p.PutOff = due.AddDays(5); !p.Resting(due.AddDays(5)) || p.Resting(due.AddDays(6)) {
		t.Error("what is put off rests until that day, included")
	}
}
