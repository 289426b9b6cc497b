package app

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// killed holds a book to what is known of the children that were killed.
type killed struct {
	r       *routine
	read    int               // letters counted so far
	letters map[int64]int     // that the server took, by line of the journal
	said    map[string]string // of each mark: intent, done or refused
	lines   map[reminder.Result]int
	present map[string]int // payments and queued messages by mark
	queued  map[string]int64
	steps   map[int64][]reminder.Entry // of the ladder, by invoice
	known   int                        // letters that have a line
	batches int                        // that were looked at
}

var sentID = regexp.MustCompile(`Message-ID: <facturier\.(\d+)\.`)

// round checks what a pair of children left.
func (k *killed) round(pair []*worker) {
	k.r.t.Helper()
	for _, w := range pair {
		maps.Copy(k.said, w.last)
	}
	k.all(killedNewest + 10)
	for _, w := range pair {
		k.whole(w.last)
	}
}

// whole holds what was said to the payments that are there.
func (k *killed) whole(said map[string]string) {
	k.r.t.Helper()
	for mark, what := range said {
		if what == "done" && k.present[mark] != 1 {
			k.r.t.Errorf("%q was done and is there %d times", mark, k.present[mark])
		}
	}
	k.together(said)
}

// there counts what a child meant to do.
func (k *killed) there(mark string) {
	k.r.t.Helper()
	if k.present[mark]++; k.present[mark] > 1 || k.said[mark] == "" || k.said[mark] == "refused" {
		k.r.t.Errorf("%q is there %d times, %q was said", mark, k.present[mark], k.said[mark])
	}
}

// together holds what was queued at once to its one commit: no line of another
// among its own, and what is missing beside a line that is there was refused, for
// its step, or a firmer one, was there.
func (k *killed) together(said map[string]string) {
	k.r.t.Helper()
	batches := map[string][]string{}
	for mark := range said {
		if strings.HasPrefix(mark, queuedTogether) {
			batch, _, _ := strings.Cut(mark, "/")
			batches[batch] = append(batches[batch], mark)
		}
	}
	for batch, marks := range batches {
		var ids []int64
		for _, mark := range marks {
			if id := k.queued[mark]; id != 0 {
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			continue
		}
		k.batches++
		last := slices.Max(ids)
		if last-slices.Min(ids) != int64(len(ids)-1) {
			k.r.t.Errorf("%s has the lines %v, want them side by side", batch, ids)
		}
		for _, mark := range marks {
			if k.queued[mark] == 0 && !k.hadBefore(mark, last) {
				k.r.t.Errorf("%q is missing, %d others of %s are there", mark, len(ids), batch)
			}
		}
	}
}

// hadBefore says that the invoice of a mark had its step, or a firmer one, before a
// line.
func (k *killed) hadBefore(mark string, line int64) bool {
	parts := strings.Split(mark, "/")
	id, err := strconv.ParseInt(parts[2], 10, 64)
	k.r.must(err)
	return slices.ContainsFunc(k.steps[id], func(e reminder.Entry) bool {
		return e.ID <= line && reminder.Rank(e.Tone) >= reminder.Rank(reminder.Tone(parts[3]))
	})
}

// all checks the newest invoices, and the book whole.
func (k *killed) all(newest int) {
	k.r.t.Helper()
	took := k.r.post.letters()
	for _, raw := range took[k.read:] {
		id, err := strconv.ParseInt(sentID.FindStringSubmatch(raw)[1], 10, 64)
		k.r.must(err)
		k.letters[id]++
	}
	k.read = len(took)
	ids, err := k.r.IssuedDocuments(k.r.t.Context(), 2026)
	k.r.must(err)
	ids = ids[max(len(ids)-newest, 0):]
	k.lines, k.present, k.known = map[reminder.Result]int{}, map[string]int{}, 0
	k.queued, k.steps = map[string]int64{}, map[int64][]reminder.Entry{}
	for _, id := range ids {
		k.journal(id)
		k.payments(id)
	}
	if report, err := k.r.Verify(k.r.t.Context()); err != nil || len(report.Faults) > 0 {
		k.r.t.Errorf("the book: %+v, %v", report.Faults, err)
	}
}

// journal holds the lines of an invoice to the letters.
func (k *killed) journal(id int64) {
	k.r.t.Helper()
	journal, err := k.r.Journal(k.r.t.Context(), id)
	k.r.must(err)
	done := map[reminder.Tone]int{}
	for _, e := range journal {
		if e.Result == reminder.Queued || e.Result == reminder.Sent || e.Result == reminder.Uncertain {
			done[e.Tone]++
		}
		if e.Kind == reminder.Reminded {
			k.steps[id] = append(k.steps[id], e)
		}
		if strings.HasPrefix(e.Subject, queuedTogether) {
			k.there(e.Subject)
			k.queued[e.Subject] = e.ID
		}
		n := k.letters[e.ID]
		if e.Documents[0] == id { // a message may be of several invoices
			k.lines[e.Result]++
			k.known += n
		}
		wrong := n > 1 || e.Result == reminder.Sent && e.Channel == reminder.Email && n != 1 ||
			n > 0 && (e.Result == reminder.Queued || e.Result == reminder.Failed)
		if wrong || done[e.Tone] > 1 {
			k.r.t.Errorf("line %d, %s of %d: %q after %d letters, %d lines of this step", e.ID, e.Tone, id, e.Result, n, done[e.Tone])
		}
	}
}

// payments holds the payments of an invoice to what was said of them, and its
// stored sums to its payments.
func (k *killed) payments(id int64) {
	k.r.t.Helper()
	d, err := k.r.Document(k.r.t.Context(), id)
	k.r.must(err)
	var paid invoice.Amount
	marks := map[int64]string{}
	for _, p := range d.Payments {
		paid += p.Amount
		mark := p.Reference
		if p.Reverses != 0 {
			mark = takenBack + marks[p.Reverses]
		}
		marks[p.ID] = mark
		k.there(mark)
	}
	if d.Paid != paid {
		k.r.t.Errorf("%d says %s paid, its payments %s", id, d.Paid, paid)
	}
}

// end checks every invoice, sends what never began and settles what nobody
// knew, then checks again: nothing is left in the outbox but what was refused.
func (k *killed) end() {
	k.r.t.Helper()
	const every = 1 << 30
	k.all(every)
	k.batches = 0
	k.whole(k.said)
	ctx := k.r.t.Context()
	box, err := k.r.Outbox(ctx)
	k.r.must(err)
	halfway := k.lines
	for _, e := range box {
		switch e.Result {
		case reminder.Queued: // a payment since then refuses it
			if _, err := k.r.Retry(ctx, e.ID, nil); err != nil && invoice.ErrorCode(err) != invoice.CodeRefused {
				k.r.t.Errorf("line %d: %v", e.ID, err)
			}
		case reminder.Uncertain:
			_, err := k.r.Settle(ctx, e.ID, k.letters[e.ID] > 0)
			k.r.must(err)
		}
	}
	k.all(every)
	box, err = k.r.Outbox(ctx)
	k.r.must(err)
	for _, e := range box {
		if e.Result != reminder.Failed {
			k.r.t.Errorf("line %d is still %q", e.ID, e.Result)
		}
	}
	if k.batches == 0 || k.known == 0 || k.known != k.read || k.lines[reminder.Sent] == 0 || len(k.present) == 0 {
		k.r.t.Errorf("the server took %d letters, the journal knows %d (%v), %d marks, %d batches", k.read, k.known, k.lines, len(k.present), k.batches)
	}
	k.r.t.Logf("%d letters, lines %v, before the outbox was seen to %v; %d payments, counter-entries and queued messages of %d that were begun, %d batches",
		k.read, k.lines, halfway, len(k.present), len(k.said), k.batches)
}
