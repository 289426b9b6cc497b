package ui

import (
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/ui/theme"
)

// head are the lines above the sections: the filter, or the sentence of a day
// when nothing is late.
func (s *morning) head() []string {
	width := s.listWidth()
	if s.search.open || s.search.text() != "" {
		lines := []string{s.search.head(s.d, s.count, [2]string{}, "", width), ""}
		if len(s.list.rows) == 0 && !s.list.loading() {
			lines = append(lines, "   Rien ne répond à ce filtre. esc l'efface.")
		}
		return lines
	}
	if !s.sums.known || s.sums.OverdueCount > 0 {
		return nil
	}
	var lines []string
	look := s.d.look
	for _, line := range wrap(s.pleasant(), width-2) {
		lines = append(lines, " "+look.Done.Render(line))
	}
	if s.sums.empty {
		for _, line := range firstSteps {
			lines = append(lines, "   "+s.d.cut(line, width-4))
		}
	}
	return append(lines, "")
}

// firstSteps is what an empty book says.
var firstSteps = []string{
	"",
	"Pour commencer\u00a0:",
	"  3 puis n   écrire un devis\u00a0; son client s'ajoute en chemin",
	"  2 puis n   écrire une facture",
	"  4 puis n   ajouter un client",
	"  ,          les réglages\u00a0: logo, conditions, délais",
}

// pleasant is the sentence of a day when nothing is late.
func (s *morning) pleasant() string {
	switch next := s.sums.next; {
	case s.sums.empty:
		if missing := unanswered(s.d); len(missing) > 0 {
			for i := range missing {
				missing[i] = lowerFirst(missing[i])
			}
			return "Il reste quelques réponses à donner\u00a0: " + listed(missing) + ". La touche , les demande."
		}
		return "Votre livre est prêt."
	case next == nil:
		return "Rien en retard, rien à encaisser."
	default:
		return fmt.Sprintf("Rien en retard. Prochaine échéance\u00a0: %s, %s, %s.",
			dayWords(next.DueDate, s.d.today()), clientName(next.ClientName), next.Remaining().In(next.Currency))
	}
}

// dayWords name a day: by its weekday within a week, by its date after.
func dayWords(day, today invoice.Date) string {
	switch n := int(day - today); {
	case n == 0:
		return "aujourd'hui"
	case n == 1:
		return "demain"
	case n < 7:
		return day.Weekday()
	}
	return "le " + day.String()
}

// above is the number of lines over a row: the head of its section.
func (s *morning) above(before, row *due) int {
	switch {
	case before == nil:
		return 2
	case before.section == row.section:
		return 0
	case amountTitle(before.section) != amountTitle(row.section):
		return 3
	}
	return 2
}

func (s *morning) drawSections(b *strings.Builder) {
	l := &s.list
	newline := b.Len() > 0
	write := func(line string) {
		if newline {
			b.WriteByte('\n')
		}
		newline = true
		b.WriteString(line)
	}
	for i, n := l.top, l.visible(); i < l.top+n; i++ {
		row := &l.rows[i]
		var before *due
		if i > l.top {
			before = &l.rows[i-1]
		}
		if lines := s.above(before, row); lines > 0 {
			if before != nil {
				write("")
			}
			write(s.sectionHead(row.section))
			if lines == 3 || before == nil {
				write(s.columnsHead(row.section))
			}
		}
		write("")
		s.table.draw(b, row, i == l.at)
	}
}

// sectionHead is the title of a section with its count and its sum.
func (s *morning) sectionHead(i int) string {
	look, section := s.d.look, sections[i]
	count, sum := "", ""
	if s.sums.known && s.search.text() == "" {
		count = counted(section.count(s.sums.Morning), section.noun)
		if section.sum != nil {
			sum = section.sum(s.sums.Morning).String()
		}
	}
	style := look.Strong
	if i == 0 {
		style = look.Late
	}
	room := s.listWidth() - 2 - cells(section.title) - cells(sum)
	return " " + style.Render(section.title) + look.Muted.Render(s.d.fit("  "+count, room)) + look.Strong.Render(sum)
}

// columnsHead are the titles of the columns, in the words of the section.
func (s *morning) columnsHead(i int) string {
	head := s.table.head()
	if sections[i].query.Family == invoice.QuoteFamily {
		head = strings.NewReplacer("Facture", "Devis  ", "Échéance", "Validité", "Retard", "      ", "  Reste dû", amountTitle(i)).Replace(head)
	}
	return head
}

// amountTitle heads the amounts of a section, in the width of "  Reste dû".
func amountTitle(i int) string {
	switch section := sections[i]; {
	case section.query.State == invoice.QuoteAccepted:
		return "À facturer"
	case section.query.Family == invoice.QuoteFamily:
		return "   Montant"
	}
	return "  Reste dû"
}

func dueColumns() []column[due] {
	return []column[due]{
		{title: "Client", width: 16, flex: true, cell: func(d *deps, r *due) (string, theme.Style) { return plain(d, clientName(r.ClientName)) }},
		{title: "Facture", width: 10, cell: func(d *deps, r *due) (string, theme.Style) { return plain(d, clean(r.DisplayNumber())) }},
		{title: "Échéance", width: 10, right: true, rank: 1, cell: dueDay},
		{title: "Retard", width: 9, right: true, cell: dueWhen},
		{title: "Reste dû", width: 13, right: true, cell: func(d *deps, r *due) (string, theme.Style) {
			if r.Kind == invoice.Quote {
				return plain(d, r.toInvoice().In(r.Currency))
			}
			return plain(d, r.Remaining().In(r.Currency))
		}},
	}
}

func dueDay(d *deps, r *due) (string, theme.Style) {
	if r.Kind == invoice.Quote {
		return r.ValidUntil.String(), d.look.Muted
	}
	return r.DueDate.String(), d.look.Muted
}

// dueWhen is the number of days since or until the day that matters.
func dueWhen(d *deps, r *due) (string, theme.Style) {
	switch r.section {
	case 0:
		return fmt.Sprintf("%d j", r.DaysLate(d.today())), d.look.Late
	case 1:
		return inDays(r.DueDate, d.today()), d.look.Soon
	case 3:
		return inDays(r.ValidUntil, d.today()), d.look.Soon
	}
	return "accepté", d.look.Done
}

func inDays(day, today invoice.Date) string {
	switch n := int(day - today); n {
	case 0:
		return "ce jour"
	case 1:
		return "demain"
	default:
		return fmt.Sprintf("dans %d j", n)
	}
}
