package ui

import (
	"strings"

	"facturier/invoice"
	"facturier/ui/theme"
)

// listHead are the lines above the rows: what is shown, and the titles.
const listHead = 2

// wideFrom is the width from which the thread stands beside the list.
const wideFrom = 120

func (s *docs) wide() bool { return s.width >= wideFrom }

func (s *docs) rows() int { return max(s.height-listHead, 1) }

// SetSize gives the list its place, and the thread its own when there is room.
func (s *docs) SetSize(width, height int) {
	s.width, s.height = width, height
	s.list.height = s.rows()
	s.list.scroll()
	s.table.setWidth(s.listWidth())
	s.side.setSize(width-s.listWidth()-2, height)
}

func (s *docs) listWidth() int {
	if s.wide() {
		return s.width - sideWidth(s.width) - 2
	}
	return s.width
}

// View is the list, and the thread beside it on a wide terminal.
func (s *docs) View() string {
	var b strings.Builder
	b.WriteString(s.head())
	b.WriteByte('\n')
	if len(s.list.rows) == 0 {
		b.WriteString(s.empty())
	} else {
		drawTable(&b, &s.list, &s.table)
	}
	if !s.wide() {
		return b.String()
	}
	return s.side.beside(b.String(), s.listWidth(), s.height)
}

// drawTable writes the titles and the rows of the window, each after a line feed.
func drawTable[R any](b *strings.Builder, l *list[R], t *table[R]) {
	t.measure(l.inSight())
	b.WriteString(t.head())
	for i, n := l.top, l.visible(); i < l.top+n; i++ {
		b.WriteByte('\n')
		t.draw(b, &l.rows[i], i == l.at)
	}
}

// head says what the list holds: the filter and its count, or the count and
// the order.
func (s *docs) head() string {
	noun, order := [2]string{"facture", "factures"}, sorts[s.sort].label
	if s.family == invoice.QuoteFamily {
		noun = [2]string{"devis", "devis"}
		if s.sort == 0 {
			order = "les plus récents d'abord"
		}
	}
	return s.search.head(s.d, s.count, noun, order, s.listWidth())
}

func (s *docs) empty() string {
	switch {
	case s.list.loading() || s.list.height == 0:
		return ""
	case s.search.text() != "":
		return "\n   Rien ne répond à ce filtre. esc l'efface."
	case s.family == invoice.QuoteFamily:
		return "\n   Aucun devis. n en écrit un."
	}
	return "\n   Aucune facture. n en écrit une\u00a0; un devis accepté en donne une par c."
}

func plain(d *deps, text string) (string, theme.Style) { return text, d.look.Plain }

func clientColumn() column[invoice.Row] {
	return column[invoice.Row]{title: "Client", width: 14, flex: true,
		cell: func(d *deps, r *invoice.Row) (string, theme.Style) { return plain(d, clientName(r.ClientName)) }}
}

// clientName is a name, or what stands in its place in a draft without client.
func clientName(name string) string {
	if name == "" {
		return "(sans client)"
	}
	return clean(name)
}

func stateColumn(d *deps, family invoice.Family) column[invoice.Row] {
	return column[invoice.Row]{title: "État", width: stateWidth(d, family),
		cell: func(d *deps, r *invoice.Row) (string, theme.Style) { return stateMark(d, r.Facts) }}
}

func numberColumn(title string, width int) column[invoice.Row] {
	return column[invoice.Row]{title: title, width: width,
		cell: func(d *deps, r *invoice.Row) (string, theme.Style) {
			if r.Number == "" {
				return r.DisplayNumber(), d.look.Muted
			}
			return plain(d, clean(r.DisplayNumber()))
		}}
}

func dateColumn(title string, rank int, day func(*invoice.Row) invoice.Date) column[invoice.Row] {
	return column[invoice.Row]{title: title, width: 10, right: true, rank: rank,
		cell: func(d *deps, r *invoice.Row) (string, theme.Style) { return day(r).String(), d.look.Muted }}
}

func amountColumn() column[invoice.Row] {
	return column[invoice.Row]{title: "Montant", width: 11, right: true,
		cell: func(d *deps, r *invoice.Row) (string, theme.Style) { return plain(d, signed(r).In(r.Currency)) }}
}

func invoiceColumns(d *deps) []column[invoice.Row] {
	return []column[invoice.Row]{
		clientColumn(),
		numberColumn("Facture", 12),
		dateColumn("Émise", 3, func(r *invoice.Row) invoice.Date { return r.IssueDate }),
		dateColumn("Échéance", 2, func(r *invoice.Row) invoice.Date { return r.DueDate }),
		amountColumn(),
		{title: "Reste dû", width: 11, right: true, rank: 1,
			cell: func(d *deps, r *invoice.Row) (string, theme.Style) { return plain(d, openAmount(r)) }},
		stateColumn(d, invoice.InvoiceFamily),
	}
}

func quoteColumns(d *deps) []column[invoice.Row] {
	return []column[invoice.Row]{
		clientColumn(),
		numberColumn("Devis", 17),
		dateColumn("Date", 2, func(r *invoice.Row) invoice.Date { return r.IssueDate }),
		dateColumn("Validité", 1, func(r *invoice.Row) invoice.Date { return r.ValidUntil }),
		amountColumn(),
		stateColumn(d, invoice.QuoteFamily),
	}
}
