package store

import (
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
)

// noDue is the column due of a document without a date.
const noDue invoice.Date = 99999

// order is how a list is sorted: by key, then slot, in one direction.
type order struct {
	key        string // "" when the slot is the key
	index      string // (phase, key, slot, …)
	descending bool
}

var orders = map[invoice.Sort]order{
	invoice.ByDate:   {"", "documents_phase", true},
	invoice.ByDue:    {"due", "documents_due", false},
	invoice.ByAmount: {"payable", "documents_amount", true},
	invoice.ByClient: {"", "documents_phase", true}, // within one client
}

// window is what a query asks, taken apart.
type window struct {
	invoice.Query
	order
	states      []branch
	match       string // the search for FTS5, "" for none
	first, last int64  // the slots, first included and last excluded
	up          bool   // read in ascending order
	key, slot   int64  // of the cursor
}

// newWindow fails on an order or a cursor that are none.
func newWindow(q invoice.Query, match string) (w window, err error) {
	o, ok := orders[q.Sort]
	if !ok {
		return w, invoice.Invalid("", fmt.Sprintf("L'ordre « %s » n'existe pas.", q.Sort), "")
	}
	w = window{Query: q, order: o, states: branches(q.Family, q.State), match: match, up: o.descending == q.Backward}
	w.first, w.last = slots(q.Family, q.Year)
	switch {
	case q.Cursor == "":
	case o.key != "":
		_, err = fmt.Sscanf(string(q.Cursor), "%d:%d", &w.key, &w.slot)
	default:
		_, err = fmt.Sscanf(string(q.Cursor), "%d", &w.slot)
		if w.up {
			w.first = max(w.first, w.slot+1)
		} else {
			w.last = min(w.last, w.slot)
		}
	}
	if err != nil {
		return w, badCursor()
	}
	return w, nil
}

// isOpen says that the states are all of what is open, on the same days.
func (w *window) isOpen() bool {
	return !slices.ContainsFunc(w.states, func(b branch) bool { return !slices.Contains(openPhases, b.phase) || b.due != w.states[0].due })
}

func (w *window) direction() string {
	if w.up {
		return "ASC"
	}
	return "DESC"
}

// by is the ORDER BY: slot is the column of the slot.
func (w *window) by(slot string) string {
	by := slot + " " + w.direction()
	if w.order.key != "" {
		by = w.order.key + " " + w.direction() + ", " + by
	}
	return by
}

// conditions are SQL terms with their arguments, joined by AND.
type conditions struct {
	terms []string
	args  []any
}

func (c *conditions) add(term string, args ...any) {
	c.terms = append(c.terms, strings.ReplaceAll(term, "?", "+?")) // see loadDocument
	c.args = append(c.args, args...)
}

func (c *conditions) String() string { return strings.Join(c.terms, " AND ") }

// seek begins after the cursor, or before it, in an order by a key.
func (c *conditions) seek(w *window) {
	if w.order.key == "" || w.Cursor == "" {
		return // an order by slot has it in its range
	}
	compare := "<"
	if w.up {
		compare = ">"
	}
	c.add(fmt.Sprintf("(%s, slot) %s (?, ?)", w.order.key, compare), w.key, w.slot)
}

// filter keeps the family, the year, the client and the words.
func (c *conditions) filter(w *window) {
	if w.ClientID != 0 {
		c.add("client_id = ?", w.ClientID)
	}
	c.add("slot >= ? AND slot < ?", w.first, w.last)
	if w.match != "" {
		var found conditions
		found.found(w)
		c.terms, c.args = append(c.terms, "slot IN (SELECT rowid FROM search WHERE "+found.String()+")"), append(c.args, found.args...)
	}
}

// found keeps the rows of the search index that match. What is open is recent:
// the index need not be read further back.
func (c *conditions) found(w *window) {
	c.add("search MATCH ? AND search.rowid < ?", w.match, w.last)
	if w.isOpen() {
		c.add("search.rowid >= max(?, (SELECT min(slot) FROM documents INDEXED BY documents_open WHERE phase BETWEEN 1 AND 3 AND due > 0))", w.first)
	} else {
		c.add("search.rowid >= ?", w.first)
	}
}

// days keeps the days of due that a state asks for. Where the cursor gives a
// closer bound of the same column, the bound is written +due: an index seeks
// by one only, which must be the cursor's.
func (c *conditions) days(w *window, days dueWindow) {
	lower, upper := "due", "due"
	if w.order.key == "due" && w.Cursor != "" {
		if w.up {
			lower = "+due"
		} else {
			upper = "+due"
		}
	}
	switch days {
	case anyDue:
	case pastDue:
		c.add(upper+" < ?", w.Today)
	case notPast:
		c.add(lower+" >= ?", w.Today)
	case soonDue:
		c.add(lower+" >= ?", w.Today)
		c.add(upper+" <= ?", w.Today+invoice.SoonDays)
	}
}

// anyState keeps the states where no index begins with their phase: +phase, or
// SQLite would seek each row once for each of them.
func (c *conditions) anyState(w *window) {
	if first, last, due, ok := runOf(w.states); ok {
		c.add("+phase BETWEEN ? AND ?", first, last)
		c.days(w, due)
		return
	}
	var either []string
	for _, b := range w.states {
		var one conditions
		one.add("+phase = ?", b.phase)
		one.days(w, b.due)
		either, c.args = append(either, "("+one.String()+")"), append(c.args, one.args...)
	}
	c.terms = append(c.terms, "("+strings.Join(either, " OR ")+")")
}

// runOf are the ends of phases that follow each other, on the same days.
func runOf(states []branch) (first, last int, due dueWindow, ok bool) {
	for i, b := range states {
		if b.phase != states[0].phase+i || b.due != states[0].due {
			return 0, 0, anyDue, false
		}
	}
	return states[0].phase, states[len(states)-1].phase, states[0].due, true
}
