package store

import (
	"context"
	"fmt"
	"slices"

	"facturier/invoice"
)

// Documents is one window of a list, in the list's order also when it is asked
// for backward. It costs the same wherever the window is: a covering index
// gives the place of its rows, which are then read one by one.
func (b *Book) Documents(ctx context.Context, q invoice.Query) ([]invoice.Row, error) {
	if q.Sort == invoice.ByClient && q.ClientID == 0 {
		return b.documentsByClient(ctx, q)
	}
	query, args, err := windowQuery(q)
	if err != nil || query == "" {
		return nil, err
	}
	rows, err := b.rows(ctx, query, args, cursorOf(q.Sort))
	if q.Backward {
		slices.Reverse(rows)
	}
	return rows, err
}

// rows runs a window query; cursor makes the place of a row.
func (b *Book) rows(ctx context.Context, query string, args []any, cursor func(*invoice.Row, int64) invoice.Cursor) (rows []invoice.Row, err error) {
	err = b.look(ctx, func(s *session) error {
		found, err := s.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer found.Close()
		for found.Next() {
			r, slot, err := scanRow(found)
			if err != nil {
				return err
			}
			r.Cursor = cursor(&r, slot)
			rows = append(rows, r)
		}
		return found.Err()
	})
	return rows, err
}

// rowColumns are what a list shows, the name being the client's of today;
// openColumns the same from the index of what is open alone.
const (
	rowColumns = `d.id, d.slot, d.kind, d.status, d.number, d.revision, d.sent_on, d.due, d.payable, d.paid, d.credited,
		d.issue_date, d.gross, d.closed, d.replaced, coalesce(d.client_id, 0), coalesce(c.name, '')`
	openColumns = `d.id, d.slot, d.kind, d.status, d.number, d.revision, d.sent_on, d.due, d.payable, d.paid, d.credited,
		d.issue_date, d.gross, 0, 0, coalesce(d.client_id, 0), coalesce(c.name, '')`
)

func scanRow(row scanner) (r invoice.Row, slot int64, err error) {
	var kind, status int
	var due invoice.Date
	err = row.Scan(&r.ID, &slot, &kind, &status, &r.Number, &r.Revision, &r.SentOn, &due, &r.Payable, &r.Paid, &r.Credited,
		&r.IssueDate, &r.Gross, &r.Closed, &r.Replaced, &r.ClientID, &r.ClientName)
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

// CountDocuments counts what Documents lists over all its windows.
func (b *Book) CountDocuments(ctx context.Context, q invoice.Query) (n int, err error) {
	query, args := countQuery(q)
	if query == "" {
		return 0, nil
	}
	err = b.look(ctx, func(s *session) error { return s.QueryRowContext(ctx, query, args...).Scan(&n) })
	return n, err
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
			return invoice.Cursor(fmt.Sprintf("%d:%d", r.Gross, slot))
		}
		return invoice.Cursor(fmt.Sprint(slot))
	}
}
