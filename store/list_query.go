package store

import (
	"fmt"
	"strings"
)

// query is the SQL of a window. Every source that it reads from is in the
// order of the list already, so that nothing is sorted; but for a search in
// another order than its own, which sorts what it finds.
func (w *window) query() (string, []any) {
	switch {
	case w.order.key == "due" && w.isOpen():
		return w.openQuery()
	case w.order.key == "" && w.ClientID != 0:
		return w.rowsOf("slot", w.clientArm)
	case w.match != "":
		return w.rowsOf("search.rowid", w.searchArm)
	case w.order.key == "" && w.State == "":
		return w.rowsOf("slot", w.allArm)
	}
	var arms []arm
	for _, b := range w.states {
		arms = append(arms, func() (string, conditions) { return w.phaseArm(b, w.order.index) })
	}
	return w.rowsOf("slot", arms...)
}

// arm is one source of a window: a table by an index, and what is asked of it.
type arm func() (from string, c conditions)

// rowsOf merges the arms, takes the window from them, and reads its rows.
func (w *window) rowsOf(slot string, arms ...arm) (string, []any) {
	columns := "id, slot"
	if w.order.key != "" {
		columns += ", " + w.order.key
	}
	var selects []string
	var args []any
	for _, a := range arms {
		from, c := a()
		c.seek(w)
		selects, args = append(selects, fmt.Sprintf("SELECT %s FROM %s WHERE %s", columns, from, c.String())), append(args, c.args...)
	}
	return fmt.Sprintf(`SELECT %s FROM (%s ORDER BY %s LIMIT ?) w CROSS JOIN documents d ON d.id = w.id
		LEFT JOIN clients c ON c.id = d.client_id`, rowColumns, strings.Join(selects, " UNION ALL "), w.by(slot)), append(args, limit(w.Limit))
}

func (w *window) allArm() (from string, c conditions) {
	c.filter(w)
	c.anyState(w)
	return "documents INDEXED BY documents_slot", c
}

func (w *window) clientArm() (from string, c conditions) {
	c.filter(w)
	c.anyState(w)
	return "documents INDEXED BY documents_client", c
}

func (w *window) phaseArm(b branch, index string) (from string, c conditions) {
	c.add("phase = ?", b.phase)
	c.filter(w)
	c.days(w, b.due)
	return "documents INDEXED BY " + index, c
}

// openQuery reads a window of what is open from its own index alone.
func (w *window) openQuery() (string, []any) {
	c := w.open()
	c.seek(w)
	return fmt.Sprintf(`SELECT %s FROM documents d INDEXED BY documents_open LEFT JOIN clients c ON c.id = d.client_id
		WHERE %s ORDER BY %s LIMIT ?`, openColumns, c.String(), w.by("slot")), append(c.args, limit(w.Limit))
}

// open is what is asked of the index of what is open.
func (w *window) open() (c conditions) {
	c.add("phase BETWEEN 1 AND 3") // as the index says it
	if w.Cursor == "" {
		c.add("due > 0")
	}
	c.filter(w)
	c.anyState(w)
	return c
}

// count is the SQL that counts what the windows list.
func (w *window) count() (string, []any) {
	var from string
	var c conditions
	switch {
	case w.ClientID != 0:
		from, c = w.clientArm()
	case w.match != "" && w.State == "":
		from = "search"
		c.found(w)
	case w.match != "":
		from, c = w.searchArm()
	case w.isOpen():
		from, c = "documents INDEXED BY documents_open", w.open()
	default:
		return w.countPhases()
	}
	return fmt.Sprintf("SELECT count(*) FROM %s WHERE %s", from, c.String()), c.args
}

func (w *window) countPhases() (string, []any) {
	var counts []string
	var args []any
	for _, b := range w.states {
		from, c := w.phaseArm(b, "documents_phase")
		counts, args = append(counts, fmt.Sprintf("(SELECT count(*) FROM %s WHERE %s)", from, c.String())), append(args, c.args...)
	}
	return "SELECT " + strings.Join(counts, " + "), args
}
