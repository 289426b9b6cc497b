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
	invoice.ByAmount: {"gross", "documents_amount", true},
	invoice.ByClient: {"", "documents_phase", true}, // within one client
}

// conditions are SQL terms with their arguments, joined by AND.
type conditions struct {
	terms []string
	args  []any
}

func (c *conditions) add(term string, args ...any) {
	c.terms = append(c.terms, term)
	c.args = append(c.args, args...)
}

func (c *conditions) String() string { return strings.Join(c.terms, " AND ") }

// windowQuery is the query of one window: "" when nothing can be in it. Every
// source that it reads from is in the order of the list already, so that
// nothing is sorted.
func windowQuery(q invoice.Query) (string, []any, error) {
	o, ok := orders[q.Sort]
	if !ok {
		return "", nil, invoice.Invalid("", fmt.Sprintf("L'ordre « %s » n'existe pas.", q.Sort), "")
	}
	slot := "slot"
	bySlot := o.key == "" && (q.ClientID != 0 || q.State == "")
	match := matchWords(q.Search)
	if bySlot && q.ClientID == 0 && match != "" {
		slot = "search.rowid" // the same number, which the search index seeks by
	}
	seek, direction, err := o.seek(q, slot)
	if err != nil {
		return "", nil, err
	}
	all := branches(q.Family, q.State)
	if len(all) == 0 || nothing(q, match) {
		return "", nil, nil
	}
	columns := "id, slot"
	if o.key != "" {
		columns += ", " + o.key
	}
	var arms []string
	var args []any
	arm := func(from string, c conditions) {
		c.terms, c.args = append(c.terms, seek.terms...), append(c.args, seek.args...)
		arms = append(arms, fmt.Sprintf("SELECT %s FROM %s WHERE %s", columns, from, c.String()))
		args = append(args, c.args...)
	}
	switch {
	case o.key == "due" && isOpen(all):
		return openQuery(q, all, match, seek, direction)
	case bySlot:
		from, c := sourceBySlot(q, all, match)
		arm(from, c)
	default:
		for _, b := range all {
			var c conditions
			c.add("phase = ?", b.phase)
			c.filter(q, match)
			c.window(b.due, q.Today)
			arm("documents INDEXED BY "+o.index, c)
		}
	}
	by := slot + " " + direction
	if o.key != "" {
		by = o.key + " " + direction + ", " + by
	}
	return fmt.Sprintf(`SELECT %s FROM (%s ORDER BY %s LIMIT ?) w CROSS JOIN documents d ON d.id = w.id
		LEFT JOIN clients c ON c.id = d.client_id`, rowColumns, strings.Join(arms, " UNION ALL "), by), append(args, limit(q.Limit)), nil
}

// nothing says that a search has no word to look for: it finds nothing.
func nothing(q invoice.Query, match string) bool {
	return match == "" && strings.TrimSpace(q.Search) != ""
}

// sourceBySlot is the source of a list by date: the search index, the client's
// documents, or all of them.
func sourceBySlot(q invoice.Query, all []branch, match string) (from string, c conditions) {
	first, last := slots(q.Family, q.Year)
	switch {
	case q.ClientID != 0:
		from = "documents INDEXED BY documents_client"
		c.filter(q, match)
	case match != "":
		from = "search CROSS JOIN documents INDEXED BY documents_slot ON slot = search.rowid"
		c.add("search MATCH ? AND search.rowid >= ? AND search.rowid < ?", match, first, last)
	default:
		from = "documents INDEXED BY documents_slot"
		c.filter(q, match)
	}
	c.states(all, q.Today)
	return from, c
}

// openQuery reads a window of what is open from its own index alone.
func openQuery(q invoice.Query, all []branch, match string, seek conditions, direction string) (string, []any, error) {
	var c conditions
	c.open(q, all, match)
	c.terms, c.args = append(c.terms, seek.terms...), append(c.args, seek.args...)
	return fmt.Sprintf(`SELECT %s FROM documents d INDEXED BY documents_open LEFT JOIN clients c ON c.id = d.client_id
		WHERE %s ORDER BY due %s, slot %s LIMIT ?`, openColumns, c.String(), direction, direction), append(c.args, limit(q.Limit)), nil
}

func isOpen(all []branch) bool {
	return !slices.ContainsFunc(all, func(b branch) bool { return !slices.Contains(openPhases, b.phase) || b.due != all[0].due })
}

// open adds what a query asks of the index of what is open.
func (c *conditions) open(q invoice.Query, all []branch, match string) {
	c.add("phase BETWEEN 1 AND 3 AND due > 0") // the first as the index says it, the second to seek in it
	c.filter(q, match)
	c.states(all, q.Today)
	c.window(all[0].due, q.Today)
}

// seek are the terms that put a window after, or before, its cursor.
func (o order) seek(q invoice.Query, slotColumn string) (c conditions, direction string, err error) {
	compare, direction := ">", "ASC"
	if o.descending != q.Backward {
		compare, direction = "<", "DESC"
	}
	if q.Cursor == "" {
		return c, direction, nil
	}
	var key, slot int64
	if o.key == "" {
		_, err = fmt.Sscanf(string(q.Cursor), "%d", &slot)
		c.add(slotColumn+" "+compare+" ?", slot)
	} else {
		_, err = fmt.Sscanf(string(q.Cursor), "%d:%d", &key, &slot)
		c.add(fmt.Sprintf("(%s, slot) %s (?, ?)", o.key, compare), key, slot)
	}
	if err != nil {
		return c, "", badCursor()
	}
	return c, direction, nil
}

// filter adds what a query asks of family, year, client and words.
func (c *conditions) filter(q invoice.Query, match string) {
	if q.ClientID != 0 {
		c.add("client_id = ?", q.ClientID)
	}
	first, last := slots(q.Family, q.Year)
	c.add("slot >= ? AND slot < ?", first, last)
	if match != "" {
		c.add("slot IN (SELECT rowid FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ?)", match, first, last)
	}
}

// window adds what a branch asks of due.
func (c *conditions) window(w dueWindow, today invoice.Date) {
	switch w {
	case pastDue:
		c.add("due < ?", today)
	case notPast:
		c.add("due >= ?", today)
	case soonDue:
		c.add("due >= ? AND due <= ?", today, today+invoice.SoonDays)
	case anyDue:
	}
}

// states adds the phases of a state where no index begins with one.
func (c *conditions) states(all []branch, today invoice.Date) {
	var either []string
	var args []any
	for _, b := range all {
		var one conditions
		one.add("phase = ?", b.phase)
		one.window(b.due, today)
		either, args = append(either, "("+one.String()+")"), append(args, one.args...)
	}
	c.add("("+strings.Join(either, " OR ")+")", args...)
}

// countQuery counts what windowQuery lists.
func countQuery(q invoice.Query) (string, []any) {
	all := branches(q.Family, q.State)
	match := matchWords(q.Search)
	switch {
	case len(all) == 0 || nothing(q, match):
		return "", nil
	case q.ClientID == 0 && q.State == "" && match != "":
		first, last := slots(q.Family, q.Year)
		return "SELECT count(*) FROM search WHERE search MATCH ? AND rowid >= ? AND rowid < ?", []any{match, first, last}
	case q.ClientID != 0:
		from, c := sourceBySlot(q, all, match)
		return "SELECT count(*) FROM " + from + " WHERE " + c.String(), c.args
	case isOpen(all):
		var c conditions
		c.open(q, all, match)
		return "SELECT count(*) FROM documents INDEXED BY documents_open WHERE " + c.String(), c.args
	}
	var arms []string
	var args []any
	for _, b := range all {
		var c conditions
		c.add("phase = ?", b.phase)
		c.filter(q, match)
		c.window(b.due, q.Today)
		arms, args = append(arms, "(SELECT count(*) FROM documents INDEXED BY documents_phase WHERE "+c.String()+")"), append(args, c.args...)
	}
	return "SELECT " + strings.Join(arms, " + "), args
}
