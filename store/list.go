package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
)

// Documents is one window of a list, in the list's order also when it is asked
// for backward. It costs the same wherever the window is: a covering index
// gives the place of its rows, which are then read one by one.
func (b *Book) Documents(ctx context.Context, q invoice.Query) (rows []invoice.Row, err error) {
	err = b.list(ctx, q, func(s *session, w *window) error {
		if q.Sort == invoice.ByClient && q.ClientID == 0 {
			rows, err = byClient(ctx, s, w)
			return err
		}
		query, args := w.query()
		rows, err = readRows(ctx, s, query, args, cursorOf(q.Sort))
		return err
	})
	if q.Backward {
		slices.Reverse(rows)
	}
	return rows, err
}

// CountDocuments counts what Documents lists over all its windows.
func (b *Book) CountDocuments(ctx context.Context, q invoice.Query) (n int, err error) {
	q.Cursor, q.Sort = "", invoice.ByDate
	err = b.list(ctx, q, func(s *session, w *window) error {
		query, args := w.count()
		return s.QueryRowContext(ctx, query, args...).Scan(&n)
	})
	return n, err
}

// list runs f on a query taken apart, unless nothing can answer it.
func (b *Book) list(ctx context.Context, q invoice.Query, f func(*session, *window) error) error {
	run := b.look
	if strings.TrimSpace(q.Search) != "" {
		run = b.searching
	}
	return run(ctx, func(s *session) error {
		match, found, err := matchWords(ctx, s, q.Search)
		if err != nil || !found {
			return err
		}
		if q.Sort == invoice.ByClient && q.ClientID == 0 {
			return f(s, &window{Query: q, match: match, states: branches(q.Family, q.State)})
		}
		w, err := newWindow(q, match)
		if err != nil || len(w.states) == 0 {
			return err
		}
		return f(s, &w)
	})
}

// readRows runs a window query; cursor makes the place of a row.
func readRows(ctx context.Context, s *session, query string, args []any, cursor func(*invoice.Row, int64) invoice.Cursor) ([]invoice.Row, error) {
	found, err := s.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	var rows []invoice.Row
	for found.Next() {
		r, slot, err := scanRow(found)
		if err != nil {
			return nil, err
		}
		r.Cursor = cursor(&r, slot)
		rows = append(rows, r)
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	return rows, readGranted(ctx, s, rows)
}

// readGranted reads the discount granted on what is settled and partly
// credited: with it, that may be the whole.
func readGranted(ctx context.Context, s *session, rows []invoice.Row) error {
	for i := range rows {
		r := &rows[i]
		if !r.Kind.Payable() || !r.PartlyCredited() || r.Remaining() > 0 {
			continue
		}
		err := s.QueryRowContext(ctx, "SELECT coalesce(sum(amount), 0) FROM payments WHERE document_id = +? AND method = +?",
			r.ID, code(methods, invoice.EarlyDiscount)).Scan(&r.Granted)
		if err != nil {
			return err
		}
	}
	return nil
}

// rowColumns are what a list shows, the name being the client's of today;
// openColumns the same from the index of what is open alone.
const (
	rowColumns = `d.id, d.slot, d.kind, d.status, d.number, d.revision, d.sent_on, d.due, d.payable, d.paid, d.credited,
		d.issue_date, d.gross, d.currency, d.balance, d.closed, d.replaced, d.invoiced, coalesce(d.client_id, 0), coalesce(c.name, '')`
	openColumns = `d.id, d.slot, d.kind, d.status, d.number, d.revision, d.sent_on, d.due, d.payable, d.paid, d.credited,
		d.issue_date, d.gross, d.currency, d.balance, 0, 0, 0, coalesce(d.client_id, 0), coalesce(c.name, '')`
)

func scanRow(row scanner) (r invoice.Row, slot int64, err error) {
	var kind, status int
	var due invoice.Date
	err = row.Scan(&r.ID, &slot, &kind, &status, &r.Number, &r.Revision, &r.SentOn, &due, &r.Payable, &r.Paid, &r.Credited,
		&r.IssueDate, &r.Gross, &r.Currency, &r.Balance, &r.Closed, &r.Replaced, &r.Invoiced, &r.ClientID, &r.ClientName)
	r.Kind, r.Status = word(kinds, kind), word(statuses, status)
	if due == noDue {
		due = 0
	}
	if r.Kind == invoice.Quote {
		r.ValidUntil = due
	} else {
		r.DueDate = due
	}
	return r, slot, err
}

// cursorOf makes the cursors of an order: "slot", "key:slot".
func cursorOf(sort invoice.Sort) func(*invoice.Row, int64) invoice.Cursor {
	return func(r *invoice.Row, slot int64) invoice.Cursor {
		switch sort {
		case invoice.ByDue:
			due := max(r.DueDate, r.ValidUntil)
			if due == 0 {
				due = noDue
			}
			return invoice.Cursor(fmt.Sprintf("%d:%d", due, slot))
		case invoice.ByAmount:
			return invoice.Cursor(fmt.Sprintf("%d:%d", r.Payable, slot))
		}
		return invoice.Cursor(fmt.Sprint(slot))
	}
}
