package app

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/store"
)

// killedTones are the steps that the children of the kill test send.
var killedTones = []reminder.Tone{reminder.Friendly, reminder.Firm, reminder.FormalNotice}

// killedNewest is among how many of the newest invoices the children choose.
const killedNewest = 30

// workUntilKilled is the child: it sends what it can, in no order, records
// calls, queues several messages at once, takes payments and takes them back.
// What it means to queue or to do with money it says before, and says again when
// it is done, or refused.
func workUntilKilled(t *testing.T, path, name string) {
	ctx := context.Background()
	a, err := Open(ctx, path, today)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := a.IssuedDocuments(ctx, 2026)
	if err != nil {
		t.Fatal(err)
	}
	ids = ids[max(len(ids)-killedNewest, 0):]
	fmt.Println("ready")
	for n := 0; ; n++ {
		id := ids[rand.IntN(len(ids))]
		if rand.IntN(3) == 0 {
			payAndTakeBack(ctx, a, id, fmt.Sprintf("%s-%d", name, n))
			continue
		}
		if rand.IntN(4) == 0 {
			queueSome(ctx, a, ids, fmt.Sprintf("%s-%d", name, n))
			continue
		}
		e, _, err := a.DraftReminder(ctx, []int64{id}, killedTones[rand.IntN(len(killedTones))], reminder.Email)
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

// queueSome puts several messages in the journal at once, now and then two of one
// step, and sends the first. Or it does as each morning: what waits, its own and
// the other child's, then what is due.
func queueSome(ctx context.Context, a *App, ids []int64, mark string) {
	if rand.IntN(8) == 0 {
		_, _ = a.SendDue(ctx, nil)
		return
	}
	var entries []reminder.Entry
	var marks []string
	for i := range 2 + rand.IntN(5) {
		id := ids[rand.IntN(len(ids))]
		e, _, err := a.DraftReminder(ctx, []int64{id}, killedTones[rand.IntN(len(killedTones))], reminder.Email)
		if err != nil {
			continue
		}
		marks = append(marks, fmt.Sprintf("%s%s/%d/%d/%s", queuedTogether, mark, i, id, e.Tone))
		e.Result, e.Subject = reminder.Queued, marks[len(marks)-1]
		entries = append(entries, e)
		fmt.Println("intent", e.Subject)
	}
	added, refused, err := a.AddEntries(ctx, entries)
	for i, mark := range marks {
		if err != nil || refused[i] != nil {
			fmt.Println("refused", mark)
		} else {
			fmt.Println("done", mark)
		}
	}
	if err == nil && len(added) > 0 && refused[0] == nil {
		_, _ = a.Retry(ctx, added[0].ID, nil)
	}
}

// queuedTogether begins the mark, and the subject, of a message that was queued
// with others: which ones, its place among them, its invoice, its step.
const queuedTogether = "queue:"

// payAndTakeBack takes one euro under a reference that no other payment has,
// and now and then takes it back.
func payAndTakeBack(ctx context.Context, a *App, id int64, mark string) {
	var paid invoice.Payment
	announced(mark, func() error {
		d, err := a.Pay(ctx, id, invoice.Payment{Amount: 100, Reference: mark})
		if err == nil {
			paid = d.Payments[len(d.Payments)-1]
		}
		return err
	})
	if paid.ID != 0 && rand.IntN(2) == 0 {
		announced(takenBack+mark, func() error {
			_, err := a.ReversePayment(ctx, paid.ID)
			return err
		})
	}
}

// takenBack begins the mark of what undoes a payment.
const takenBack = "back:"

func announced(mark string, do func() error) {
	fmt.Println("intent", mark)
	if err := do(); err != nil {
		fmt.Println("refused", mark)
		return
	}
	fmt.Println("done", mark)
}

// worker is a child at work, and what it said of each mark last.
type worker struct {
	command *exec.Cmd
	last    map[string]string
	ended   chan struct{} // its output has been read to the end
}

func (r *routine) worker(test string, name int) *worker {
	r.t.Helper()
	w := &worker{exec.Command(os.Args[0], "-test.run=^"+test+"$"), map[string]string{}, make(chan struct{})}
	w.command.Env = append(os.Environ(), "FACTURIER_WORKER="+strconv.Itoa(name), "FACTURIER_WORKS_ON="+r.Path())
	w.command.Stderr = os.Stderr
	out, err := w.command.StdoutPipe()
	r.must(err)
	r.must(w.command.Start())
	ready := make(chan struct{})
	go func() {
		defer close(w.ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			what, mark, _ := strings.Cut(lines.Text(), " ")
			if what == "ready" {
				close(ready)
				continue
			}
			w.last[mark] = what
		}
	}()
	select {
	case <-ready:
	case <-w.ended:
		r.t.Fatalf("the child ended by itself: %v, %v", w.command.Wait(), w.last)
	}
	return w
}

// kill ends the child, and waits for the last of what it said.
func (r *routine) kill(w *worker) {
	r.t.Helper()
	r.must(w.command.Process.Kill())
	<-w.ended
	_ = w.command.Wait()
	if w.command.ProcessState.Exited() {
		r.t.Fatalf("the child ended by itself: %v, %v", w.command.ProcessState, w.last)
	}
}

// TestNothingIsLostOrDoubled kills two processes that send, record, queue, take
// payments and take them back side by side, over and over. After each pair the
// journal is held to what the server took (a letter has its line, a line that
// says "sent" its letter, no step is done twice, what was queued at once is there
// together), the payments to what the children said (done is there once, begun is there once or not at all, refused
// is not there), and the book to itself: chain, stored balances, archive.
// FACTURIER_KILLS asks for more kills than usual.
func TestNothingIsLostOrDoubled(t *testing.T) {
	if name := os.Getenv("FACTURIER_WORKER"); name != "" {
		workUntilKilled(t, os.Getenv("FACTURIER_WORKS_ON"), name)
	}
	kills := 60
	if n, err := strconv.Atoi(os.Getenv("FACTURIER_KILLS")); err == nil {
		kills = n
	}
	r := newRoutine(t)
	c := r.client("Durand", invoice.Company)
	for i := range killedNewest {
		r.owed(c, int64(1000+i), r.day-40)
	}
	check := killed{r: r, letters: map[int64]int{}, said: map[string]string{}}
	for n := 0; n < kills && !t.Failed(); n += 2 {
		r.owed(c, int64(2000+n), r.day-40)
		pair := []*worker{r.worker(t.Name(), n), r.worker(t.Name(), n+1)}
		time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond) // when the kill comes is the point
		for _, w := range pair {
			r.kill(w)
		}
		check.round(pair)
	}
	check.end()
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
