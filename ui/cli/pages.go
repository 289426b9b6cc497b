package cli

import (
	"context"

	"facturier/app"
	"facturier/invoice"
)

// listPage is how many rows a list asks the book for at once.
const listPage = 200

// eachDocument calls do on every row of a query, page by page.
func eachDocument(ctx context.Context, book *app.App, q invoice.Query, do func(invoice.Row) error) error {
	q.Limit, q.Today = listPage, book.Today()
	return eachRow(func() ([]invoice.Row, error) { return book.Documents(ctx, q) },
		func(last invoice.Row) { q.Cursor = last.Cursor }, do)
}

// eachClient calls do on every row of a query, page by page.
func eachClient(ctx context.Context, book *app.App, q invoice.ClientQuery, do func(invoice.ClientRow) error) error {
	q.Limit = listPage
	return eachRow(func() ([]invoice.ClientRow, error) { return book.Clients(ctx, q) },
		func(last invoice.ClientRow) { q.Cursor = last.Cursor }, do)
}

// eachRow calls do on the rows of each page, and moves after the last one until
// a page is not full.
func eachRow[R any](page func() ([]R, error), after func(R), do func(R) error) error {
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
		if len(rows) < listPage {
			return nil
		}
		after(rows[len(rows)-1])
	}
}
