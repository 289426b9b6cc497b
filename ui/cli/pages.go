package cli

import (
	"context"

	"facturier/app"
	"facturier/invoice"
)

// How many rows a list asks the book for at once; a search, which may have to
// sort all that it finds for each page, is asked for more.
const (
	listPage   = 200
	searchPage = 5000
)

// eachDocument calls do on every row of a query, page by page.
func eachDocument(ctx context.Context, book *app.App, q invoice.Query, do func(invoice.Row) error) error {
	q.Limit, q.Today = listPage, book.Today()
	if q.Search != "" {
		q.Limit = searchPage
	}
	return eachRow(q.Limit, func() ([]invoice.Row, error) { return book.Documents(ctx, q) },
		func(last invoice.Row) { q.Cursor = last.Cursor }, do)
}

// eachClient calls do on every row of a query, page by page.
func eachClient(ctx context.Context, book *app.App, q invoice.ClientQuery, do func(invoice.ClientRow) error) error {
	q.Limit = listPage
	return eachRow(q.Limit, func() ([]invoice.ClientRow, error) { return book.Clients(ctx, q) },
		func(last invoice.ClientRow) { q.Cursor = last.Cursor }, do)
}

// eachRow calls do on the rows of each page, and moves after the last one until
// a page has less than full rows.
func eachRow[R any](full int, page func() ([]R, error), after func(R), do func(R) error) error {
	for {
		rows, err := page()
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := do(row); err != nil {
				return err
			}
		}
		if len(rows) < full {
			return nil
		}
		after(rows[len(rows)-1])
	}
}
