package ui

import (
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"facturier/invoice"
)

// threadAmount is the width of the amounts of a thread.
const threadAmount = 11

// threadLines draws the events of a document, oldest first, one or two lines
// each, in the currency of its documents; starts are the first lines of each event. selected is -1 for none.
func threadLines(d *deps, events []invoice.Event, in invoice.Currency, width, selected int) (lines []string, starts []int) {
	number := ""
	for i, e := range events {
		starts = append(starts, len(lines))
		amount := ""
		if e.Amount != 0 {
			amount = e.Amount.In(in)
		}
		after := max(cells(amount), threadAmount)
		room := width - rowMargin - 10 - 2 - 1 - after - 1
		if e.Number == number {
			e.Number = "" // the same document goes on
		} else {
			number = e.Number
		}
		what, under := eventWords(e, room)
		body := d.right(e.Date.String(), 10) + "  " + d.fit(what, room) + " " + d.right(amount, after) + " "
		switch {
		case i == selected:
			lines = append(lines, d.look.Selected.Render(" "+d.look.Bar+" "+body))
		case e.Reversed:
			lines = append(lines, "   "+d.look.Muted.Render(body))
		default:
			lines = append(lines, "   "+body)
		}
		if under != "" {
			lines = append(lines, blanks(rowMargin+12)+d.look.Muted.Render(d.cut(under, width-rowMargin-13)))
		}
	}
	return lines, starts
}

// shortWords are the events whose name a narrow pane has no room for.
var shortWords = map[string]string{"Facture d'acompte": "Acompte", "Facture de solde": "Solde", "Facture rectificative": "Rectificative",
	"Contre-écriture": "Contre-écrit.", "Rappel avant échéance": "Rappel", "Relance amiable": "Amiable", "Relance ferme": "Ferme",
	"Mise en demeure": "Demeure", "Dossier de recouvrement": "Dossier", "Échéancier convenu": "Échéancier", "Échéancier terminé": "Éch. terminé"}

// eventWords are what stands on the line of an event, and under it.
func eventWords(e invoice.Event, room int) (what, under string) {
	what = clean(e.What)
	if short, ok := shortWords[what]; ok && cells(what) > room {
		what = short
	}
	var notes []string
	switch number := clean(e.Number); {
	case e.Draft && strings.HasPrefix(number, "brouillon"):
		notes = append(notes, number)
	case e.Draft: // of a revision, which has its number
		notes = append(notes, number, "brouillon")
	case number == "":
	case cells(what)+1+cells(number) <= room:
		what += " " + number
	default:
		notes = append(notes, number)
	}
	if e.Note != "" {
		notes = append(notes, clean(e.Note))
	}
	if e.Reversed {
		notes = append(notes, "annulé")
	}
	return what, strings.Join(notes, ", ")
}

// sidePane is the thread of the document selected in a list, beside it.
type sidePane struct {
	d             *deps
	asked         request
	id            int64
	stale         bool
	title         string
	in            invoice.Currency
	events        []invoice.Event
	width, height int
}

// sideThread is a thread as read for a side pane.
type sideThread struct {
	title  string
	events []invoice.Event
}

// sideWidth is the width of the pane on a terminal: at first what a list with
// its amounts leaves.
func sideWidth(width int) int {
	const list = 76
	return min(max(min(width-list-2, 48), 48+(width-140)*2/3), 88)
}

func (p *sidePane) setSize(width, height int) { p.width, p.height = width, height }

// show asks for the thread of a document, unless it is the one shown.
func (p *sidePane) show(row *invoice.Row) tea.Cmd {
	if p.id == row.ID && !p.stale {
		return nil
	}
	p.id, p.stale = row.ID, false
	p.in = row.Currency
	id, title := row.ID, row.DisplayNumber()+" "+p.d.look.Dot+" "+clientName(row.ClientName)
	return refetch(p.d, &p.asked, func(ctx context.Context) (sideThread, error) {
		events, err := p.d.book.Thread(ctx, id)
		if err != nil {
			return sideThread{}, err
		}
		entries, err := p.d.book.Journal(ctx, id)
		return sideThread{title, withJournal(events, entries)}, err
	})
}

func (p *sidePane) take(a answer[sideThread]) error {
	if !p.asked.mine(a.ticket) {
		return nil
	}
	p.title, p.events = a.value.title, a.value.events
	return a.err
}

// beside draws the pane at the right of a view of the given width.
func (p *sidePane) beside(left string, leftWidth, height int) string {
	var right []string
	if p.title != "" {
		right = append(right, " "+p.d.look.Strong.Render(p.d.cut(clean(p.title), p.width-2)), "")
		lines, _ := threadLines(p.d, p.events, p.in, p.width, -1)
		right = append(right, lines...)
	}
	return sideBySide(p.d, left, leftWidth, right, height)
}

// sideBySide puts lines at the right of a view, behind a thin rule.
func sideBySide(d *deps, left string, leftWidth int, right []string, height int) string {
	lines := exactly(strings.Split(left, "\n"), height)
	right = exactly(right, height)
	var b strings.Builder
	for i := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(lines[i])
		b.WriteString(blanks(leftWidth - ansi.StringWidth(lines[i])))
		b.WriteString(d.look.Muted.Render(" " + d.look.Column))
		b.WriteString(right[i])
	}
	return b.String()
}
