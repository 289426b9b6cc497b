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
	for {
		rows, err := book.Documents(ctx, q)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := do(row); err != nil {
				return err
			}
		}
		if len(rows) < q.Limit {
			return nil
		}
		q.Cursor = rows[len(rows)-1].Cursor
	}
}

// eachClient calls do on every row of a query, page by page.
func eachClient(ctx context.Context, book *app.App, q invoice.ClientQuery, do func(invoice.ClientRow) error) error {
	q.Limit = listPage
	for {
		rows, err := book.Clients(ctx, q)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := do(row); err != nil {
				return err
			}
		}
		if len(rows) < q.Limit {
			return nil
		}
		q.Cursor = rows[len(rows)-1].Cursor
	}
}
