package ui

import (
	"context"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// section is a part of a list that shows several queries one after the other.
type section struct {
	title string
	noun  [2]string
	act   string        // "à relancer", when the tasks are fewer than the rows
	query invoice.Query // of no family: its rows are tasks only
	count func(invoice.Morning) int
	sum   func(invoice.Morning) invoice.Amount // nil: none is shown
}

// The sections of the morning screen, the most urgent first.
const (
	lateSection = iota
	owedSection
	declareSection
	acceptedSection
	quoteSection
	soonSection
	draftSection
)

// sections are the parts of the morning screen.
var sections = [...]section{
	lateSection: {"EN RETARD", [2]string{"facture", "factures"}, "à relancer",
		invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Overdue, Sort: invoice.ByDue},
		func(m invoice.Morning) int { return m.OverdueCount }, func(m invoice.Morning) invoice.Amount { return m.OverdueSum }},
	owedSection:    {title: "À RENDRE", noun: [2]string{"facture", "factures"}},
	declareSection: {title: "À DÉCLARER", noun: [2]string{"période", "périodes"}},
	acceptedSection: {"DEVIS ACCEPTÉS À FACTURER", [2]string{"devis", "devis"}, "",
		invoice.Query{Family: invoice.QuoteFamily, State: invoice.QuoteAccepted},
		func(m invoice.Morning) int { return m.ToInvoiceCount }, nil},
	quoteSection: {"DEVIS SANS RÉPONSE", [2]string{"devis", "devis"}, "",
		invoice.Query{Family: invoice.QuoteFamily, State: invoice.FilterExpiring, Sort: invoice.ByDue},
		func(m invoice.Morning) int { return m.ExpiringCount }, nil},
	soonSection: {"D'ICI 7 JOURS", [2]string{"facture", "factures"}, "à rappeler",
		invoice.Query{Family: invoice.InvoiceFamily, State: invoice.FilterDueSoon, Sort: invoice.ByDue},
		func(m invoice.Morning) int { return m.SoonCount }, func(m invoice.Morning) invoice.Amount { return m.SoonSum }},
	draftSection: {title: "BROUILLONS LAISSÉS", noun: [2]string{"brouillon", "brouillons"}},
}

// due is a row of such a list, with the section that it is in.
type due struct {
	invoice.Row
	section int
	task    *reminder.Task // nil in a list of documents
	outlook *app.Outlook   // of an unpaid invoice of the morning, once it is read
}

// toInvoice is what is left to invoice of a quote.
func (r *due) toInvoice() invoice.Amount { return r.Gross - r.Invoiced }

// sectionList is one list over several queries; refine completes each of them.
func sectionList(d *deps, parts []section, refine func(*invoice.Query)) list[due] {
	page := func(ctx context.Context, from invoice.Cursor, backward bool, limit int) ([]due, error) {
		at, by := 0, 1
		if backward {
			at, by = len(parts)-1, -1
		}
		if from != "" {
			at, from = int(from[0]-'0'), from[1:]
		}
		var rows []due
		for ; at >= 0 && at < len(parts) && len(rows) < limit; at += by {
			q := parts[at].query
			if q.Family == "" {
				continue
			}
			q.Today, q.Cursor, q.Backward, q.Limit = d.today(), from, backward, limit-len(rows)
			refine(&q)
			found, err := readSection(ctx, d, q, at)
			if err != nil {
				return nil, err
			}
			if backward {
				rows = append(found, rows...)
			} else {
				rows = append(rows, found...)
			}
			from = ""
		}
		return rows, nil
	}
	return list[due]{d: d, page: page,
		cursor: func(r *due) invoice.Cursor { return invoice.Cursor('0'+rune(r.section)) + r.Cursor },
		id:     func(r *due) int64 { return r.ID }}
}

func readSection(ctx context.Context, d *deps, q invoice.Query, at int) ([]due, error) {
	part, err := d.book.Documents(ctx, q)
	found := make([]due, len(part))
	for i := range part {
		found[i] = due{Row: part[i], section: at}
	}
	return found, err
}
