package ui

import (
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// revised tells the screens that a quote has a new version: what shows the old
// one goes on with it.
type revised struct {
	from int64
	to   invoice.Document
}

// sought is a row that a list looked for, and the query of its cursor.
type sought struct {
	query invoice.Query
	row   invoice.Row
}

// seek looks for the new version of the selected quote, and its place in the
// order of the list.
func (s *docs) seek(m revised) tea.Cmd {
	if row := s.list.selected(); row == nil || row.ID != m.from {
		return nil
	}
	d, asked := s.d, s.query()
	return func() tea.Msg {
		q := asked
		q.Search, q.ClientID, q.State = m.to.Number, 0, invoice.Draft
		rows, err := d.book.Documents(d.ctx, q)
		for i := range rows {
			if err == nil && rows[i].ID == m.to.ID {
				return sought{asked, rows[i]}
			}
		}
		return nil // it is there, further up: the cursor stays
	}
}
