package app

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// killedTones are the steps that the children of the kill test send.
var killedTones = []reminder.Tone{reminder.Friendly, reminder.Firm, reminder.FormalNotice}

// sendUntilKilled is the child: it sends what it can, in no order, and records
// a call between two messages.
func sendUntilKilled(t *testing.T, path string) {
	ctx := context.Background()
	a, err := Open(ctx, path, today)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := a.IssuedDocuments(ctx, 2026)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("ready")
	for {
		id, tone := ids[rand.IntN(len(ids))], killedTones[rand.IntN(len(killedTones))]
		e, _, err := a.DraftReminder(ctx, []int64{id}, tone, reminder.Email)
		if err != nil {
			continue
		}
		if rand.IntN(4) == 0 {
			e.Channel = reminder.Telephone
			_, _ = a.Record(ctx, e)
			continue
		}
		_, _ = a.Send(ctx, e, nil)
	}
}

// sender is a child at work.
func (r *routine) sender(test string) *exec.Cmd {
	r.t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^"+test+"$")
	child.Env = append(os.Environ(), "FACTURIER_SENDER="+r.Path())
	said, err := child.StdoutPipe()
	r.must(err)
	r.must(child.Start())
	_, err = io.ReadFull(said, make([]byte, len("ready")))
	r.must(err)
	return child
}

// TestNoMessageIsLostOrDoubled kills two processes that send and record side by
// side, over and over, then holds the journal to what the server took: a letter
// has its line, a line that says "sent" its letter, and no step was done twice.
// FACTURIER_KILLS asks for more kills than usual.
func TestNoMessageIsLostOrDoubled(t *testing.T) {
	if path := os.Getenv("FACTURIER_SENDER"); path != "" {
		sendUntilKilled(t, path)
	}
	kills := 60
	if n, err := strconv.Atoi(os.Getenv("FACTURIER_KILLS")); err == nil {
		kills = n
	}
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	for i := range max(kills/4, 10) {
		r.owed(c, int64(100+i), r.day-40)
	}
	for killed := 0; killed < kills; {
		children := []*exec.Cmd{r.sender(t.Name()), r.sender(t.Name())}
		time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond) // when the kill comes is the point
		for _, child := range children {
			r.must(child.Process.Kill())
			_ = child.Wait()
			killed++
		}
	}
	checkKilled(t, r)
	box, err := r.Outbox(t.Context())
	r.must(err)
	for _, e := range box {
		if e.Result == reminder.Queued { // never began: it may be sent when asked
			_, err := r.Retry(t.Context(), e.ID, nil)
			r.must(err)
		}
	}
	checkKilled(t, r)
	if report, err := r.Verify(t.Context()); err != nil || len(report.Faults) > 0 {
		t.Errorf("the book: %+v, %v", report.Faults, err)
	}
}

var sentID = regexp.MustCompile(`Message-ID: <facturier\.(\d+)\.`)

func checkKilled(t *testing.T, r *routine) {
	t.Helper()
	letters := map[int64]int{}
	for _, raw := range r.post.letters() {
		id, err := strconv.ParseInt(sentID.FindStringSubmatch(raw)[1], 10, 64)
		r.must(err)
		letters[id]++
	}
	ids, err := r.IssuedDocuments(t.Context(), 2026)
	r.must(err)
	lines, known := map[reminder.Result]int{}, 0
	for _, id := range ids {
		journal, err := r.Journal(t.Context(), id)
		r.must(err)
		done := map[reminder.Tone]int{}
		for _, e := range journal {
			lines[e.Result]++
			done[e.Tone]++
			n := letters[e.ID]
			known += n
			wrong := n > 1 || e.Result == reminder.Sent && e.Channel == reminder.Email && n != 1 ||
				n > 0 && (e.Result == reminder.Queued || e.Result == reminder.Failed)
			if wrong || done[e.Tone] > 1 {
				t.Errorf("line %d, %s of %d: %q after %d letters, %d lines of this step", e.ID, e.Tone, id, e.Result, n, done[e.Tone])
			}
		}
	}
	if total := len(r.post.letters()); total == 0 || known != total {
		t.Errorf("the server took %d letters, the journal knows %d (%v)", total, known, lines)
	}
	if len(lines) < 2 && lines[reminder.Sent] == 0 {
		t.Errorf("the children did too little: %v", lines)
	}
	t.Logf("%d letters, lines %v", len(r.post.letters()), lines)
}

// A sending that nobody ended may be on its way: it is not tried again until
// it cannot be.
func TestASendingThatWasKilledWaits(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	d := r.owed(r.client("Durand", invoice.Company), 100, r.day-5)
	e := r.draft("", "", d)
	e.Result = reminder.Queued
	e, err := r.AddEntry(ctx, e)
	r.must(err)
	begun := time.Now()
	_, err = r.BeginSending(ctx, e.ID, begun)
	r.must(err)
	_, err = r.Retry(ctx, e.ID, nil)
	wantRefused(t, err, invoice.CodeRefused, "n'a pas dit sa fin")
	r.now = func() time.Time { return begun.Add(store.SendingLimit) }
	if e, err = r.Retry(ctx, e.ID, nil); err != nil || e.Result != reminder.Sent || len(r.post.letters()) != 1 {
		t.Errorf("got %s, %v and %d letters", e.Result, err, len(r.post.letters()))
	}
}

// The person says what nobody else knows.
func TestAnUncertainMessageIsSettled(t *testing.T) {
	ctx := t.Context()
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	for left, want := range map[bool]reminder.Result{true: reminder.Sent, false: reminder.Failed} {
		e := r.draft("", "", r.owed(c, 100, r.day-5))
		e.Result = reminder.Queued
		e, err := r.AddEntry(ctx, e)
		r.must(err)
		_, err = r.Settle(ctx, e.ID, left)
		wantRefused(t, err, invoice.CodeConflict, "attend déjà")
		_, err = r.BeginSending(ctx, e.ID, time.Now())
		r.must(err)
		e, err = r.Settle(ctx, e.ID, left)
		if err != nil || e.Result != want {
			t.Errorf("left %v: got %s, %v", left, e.Result, err)
		}
		if err := r.Forget(ctx, e.ID); (err == nil) == left {
			t.Errorf("left %v: forgotten with %v", left, err)
		}
	}
	if box, err := r.Outbox(ctx); err != nil || len(box) != 0 {
		t.Errorf("the outbox has %+v, %v", box, err)
	}
}
