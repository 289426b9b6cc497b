package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// pager asks the book for one window of a list: rows after the cursor, or
// before it when backward, always in the order of the list. An empty cursor is
// the beginning, or the end when backward.
type pager[R any] func(ctx context.Context, from invoice.Cursor, backward bool, limit int) ([]R, error)

// list is the visible window of a list of any length, with one screen of rows
// around it: never more than three. It costs the same at 100 rows and at a
// million.
type list[R any] struct {
	d      *deps
	page   pager[R]
	cursor func(*R) invoice.Cursor
	id     func(*R) int64
	above  func(before, row *R) int // lines drawn above a row; before is nil at the top of the window

	rows        []R
	at, top     int // the selected row, the first visible one
	first, last bool
	height      int

	asked   request
	pending bool // what was asked replaces what is shown
	want    window
	owed    int // rows still to move, once they have come
}

// window is what was asked of the book.
type window int

const (
	fromStart window = iota
	fromEnd
	around     // the same rows again
	rowsAfter  // the next ones
	rowsBefore // the previous ones
)

// rowsOf is a window as read: lead is how many rows stand before the place
// that was asked for.
type rowsOf[R any] struct {
	rows        []R
	lead        int
	first, last bool
}

// selected is the row under the cursor, nil when there is none.
func (l *list[R]) selected() *R {
	if l.at < 0 || l.at >= len(l.rows) {
		return nil
	}
	return &l.rows[l.at]
}

// loading says that what is shown is not what was asked for.
func (l *list[R]) loading() bool { return l.pending || l.owed != 0 }

// load asks for a window. The answer to what was asked before is dropped.
func (l *list[R]) load(w window) tea.Cmd {
	switch {
	case w == around && l.pending: // the rows shown are not the ones asked for
		w = l.want
	case w == around && len(l.rows) == 0:
		w = fromStart
	}
	l.want, l.pending = w, w <= around
	if l.pending {
		l.owed = 0
	}
	height := max(l.height, 1)
	var from invoice.Cursor
	switch w {
	case rowsAfter:
		from = l.cursor(&l.rows[len(l.rows)-1])
	case rowsBefore:
		from = l.cursor(&l.rows[0])
	case around:
		from = l.cursor(&l.rows[min(l.top, len(l.rows)-1)])
	}
	page := l.page
	cursor := l.cursor
	return refetch(l.d, &l.asked, func(ctx context.Context) (rowsOf[R], error) {
		switch w {
		case fromStart:
			return forward(ctx, page, "", 2*height)
		case rowsAfter:
			return forward(ctx, page, from, height)
		case fromEnd:
			return backward(ctx, page, "", 2*height)
		case rowsBefore:
			return backward(ctx, page, from, height)
		}
		return both(ctx, page, cursor, from, height)
	})
}

func forward[R any](ctx context.Context, page pager[R], from invoice.Cursor, limit int) (rowsOf[R], error) {
	rows, err := page(ctx, from, false, limit)
	return rowsOf[R]{rows: rows, first: from == "", last: len(rows) < limit}, err
}

func backward[R any](ctx context.Context, page pager[R], from invoice.Cursor, limit int) (rowsOf[R], error) {
	rows, err := page(ctx, from, true, limit)
	return rowsOf[R]{rows: rows, lead: len(rows), first: len(rows) < limit, last: from == ""}, err
}

// both are a screen before a place and two from it on, three in all.
func both[R any](ctx context.Context, page pager[R], cursor func(*R) invoice.Cursor, from invoice.Cursor, height int) (rowsOf[R], error) {
	head, err := backward(ctx, page, from, height)
	if err != nil {
		return head, err
	}
	start := invoice.Cursor("")
	if len(head.rows) > 0 {
		start = cursor(&head.rows[len(head.rows)-1])
	}
	tail, err := forward(ctx, page, start, 2*height)
	return rowsOf[R]{rows: append(head.rows, tail.rows...), lead: len(head.rows), first: head.first, last: tail.last}, err
}

// take takes an answer of the book, and says whether it was this list's. The
// command asks for the rows that the cursor is about to reach.
func (l *list[R]) take(a answer[rowsOf[R]]) (tea.Cmd, bool, error) {
	if !l.asked.mine(a.ticket) {
		return nil, false, nil
	}
	owed := l.owed
	l.pending, l.owed = false, 0
	if a.err != nil {
		return nil, true, a.err
	}
	got, height := a.value, max(l.height, 1)
	switch l.want {
	case rowsAfter:
		l.rows = append(l.rows, got.rows...)
		l.last = got.last
		if extra := len(l.rows) - 3*height; extra > 0 && extra <= l.top {
			l.rows = append([]R(nil), l.rows[extra:]...)
			l.at, l.top, l.first = l.at-extra, l.top-extra, false
		}
	case rowsBefore:
		l.rows = append(append([]R(nil), got.rows...), l.rows...)
		l.at, l.top, l.first = l.at+len(got.rows), l.top+len(got.rows), got.first
		if keep := 3 * height; len(l.rows) > keep && keep > l.at+height {
			l.rows, l.last = l.rows[:keep:keep], false
		}
	default:
		l.replace(got)
	}
	return l.move(owed), true, nil
}

// replace shows other rows; after a reload the selected one stays selected.
func (l *list[R]) replace(got rowsOf[R]) {
	var kept int64
	offset := l.at - l.top
	if row := l.selected(); row != nil && l.want == around {
		kept = l.id(row)
	}
	l.rows, l.first, l.last = got.rows, got.first, got.last
	switch l.want {
	case fromStart:
		l.at, l.top = 0, 0
	case fromEnd:
		l.at, l.top = len(l.rows)-1, len(l.rows)-1
	case around:
		l.top, l.at = got.lead, got.lead+offset
		for i := range l.rows {
			if l.id(&l.rows[i]) == kept {
				l.at = i
			}
		}
	}
	l.at = max(0, min(l.at, len(l.rows)-1))
}

// aim selects a row that may not be among those held: the window to load next is
// around it.
func (l *list[R]) aim(row R) { l.rows, l.at, l.top = []R{row}, 0, 0 }

// prefetch asks for the rows past an end of the window when the cursor is less
// than a screen away from it.
func (l *list[R]) prefetch() tea.Cmd {
	switch {
	case l.asked.ticket != 0 || len(l.rows) == 0:
		return nil
	case !l.last && len(l.rows)-1-l.at < l.height:
		return l.load(rowsAfter)
	case !l.first && l.at < l.height:
		return l.load(rowsBefore)
	}
	return nil
}
