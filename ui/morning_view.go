package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"

	"facturier/invoice"
	"facturier/invoice/reminder"
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
	var lines []string
	look := s.d.look
	if n := s.todo.outbox.count(); n > 0 {
		lines = append(lines, " "+look.Soon.Render(look.Warn+" "+s.todo.outbox.words()+"\u00a0: O "+map[bool]string{true: "le montre.", false: "les montre."}[n == 1]), "")
	}
	said := s.pleasant()
	if said == "" {
		return lines
	}
	for _, line := range wrap(said, width-2) {
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

// pleasant is the sentence of a day when nothing is late, or when all that is
// late has had what it asks for; "" for none.
func (s *morning) pleasant() string {
	switch next := s.sums.next; {
	case !s.sums.known:
		return ""
	case s.sums.OverdueCount > 0 && s.working() && s.todo.known && s.todo.now == 0:
		done := "Tout est fait pour aujourd'hui."
		if s.todo.outbox.count() > 0 {
			done = "Rien d'autre à faire aujourd'hui."
		}
		return fmt.Sprintf("%s %s en retard, à laisser venir. tab\u00a0montre tout.", done, counted(s.sums.OverdueCount, [2]string{"facture", "factures"}))
	case s.sums.OverdueCount > 0:
		return ""
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
	s.table.measure(l.inSight())
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
	// The head of the section that comes next, where its rows have no room.
	if end := l.top + l.visible(); end > l.top && end < len(l.rows) && l.rows[end].section != l.rows[end-1].section &&
		len(s.head())+l.lines(l.top, end-1)+2+len(s.foot()) <= s.height {
		write("")
		write(s.sectionHead(l.rows[end].section))
	}
}

// sectionHead is the title of a section with its count and its sum.
func (s *morning) sectionHead(i int) string {
	look, section := s.d.look, sections[i]
	count, sum := "", ""
	if s.sums.known && s.search.text() == "" {
		count = s.counted(i)
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

// counted says how many rows a section has and, when the tasks are fewer, of
// how many: "1 à relancer sur 3 factures".
func (s *morning) counted(i int) string {
	section, waiting := sections[i], s.todo.count[i]
	tasks := s.working() && s.todo.known
	switch {
	case section.count == nil, tasks && section.act == "":
		return counted(waiting, section.noun)
	case tasks && waiting > 0 && waiting < section.count(s.sums.Morning):
		return fmt.Sprintf("%s %s sur %s", thousands(waiting), section.act, counted(section.count(s.sums.Morning), section.noun))
	}
	return counted(section.count(s.sums.Morning), section.noun)
}

// resting is how many late invoices ask for nothing today.
func (s *morning) resting() int {
	if !s.working() || !s.todo.known {
		return 0
	}
	return max(s.sums.OverdueCount-s.todo.count[lateSection], 0)
}

// turn is the key that shows all that is late, or what is to be done again.
func (s *morning) turn() key.Binding {
	if s.whole {
		return named(s.d.keys.AllLate, "à faire")
	}
	return s.d.keys.AllLate
}

// toDo is the cell of what is proposed.
func (s *morning) toDo(r *due) (string, theme.Style) {
	task := s.todo.of[r.ID]
	switch {
	case task == nil && r.outlook != nil:
		return restWord(r.outlook, s.d.today()), s.d.look.Muted
	case task == nil:
		return "", s.d.look.Muted
	}
	if task.From != 0 {
		return toDo(task), s.d.look.Muted
	}
	return toDo(task), s.d.look.Strong
}

// columnsHead are the titles of the columns, in the words of the section.
func (s *morning) columnsHead(i int) string {
	head := s.table.head()
	switch {
	case i == declareSection:
		head = strings.NewReplacer("Facture", "Période", "Échéance", "Pour le ", "Retard", "Jours ", "  Reste dû", amountTitle(i), "Client", "      ").Replace(head)
	case i == owedSection:
		head = strings.NewReplacer("Échéance", "        ", "Retard", "Depuis", "  Reste dû", amountTitle(i)).Replace(head)
	case i == draftSection:
		head = strings.NewReplacer("Facture ", "Document", "Échéance", "        ", "Retard", "Depuis", "  Reste dû", amountTitle(i)).Replace(head)
	case sections[i].query.Family == invoice.QuoteFamily:
		head = strings.NewReplacer("Facture", "Devis  ", "Échéance", "Validité", "Retard", "      ", "  Reste dû", amountTitle(i)).Replace(head)
	}
	return head
}

// amountTitle heads the amounts of a section, in the width of "  Reste dû".
func amountTitle(i int) string {
	switch section := sections[i]; {
	case i == declareSection:
		return "          "
	case i == owedSection:
		return "  À rendre"
	case i == draftSection:
		return "   Montant"
	case section.query.State == invoice.QuoteAccepted:
		return "À facturer"
	case section.query.Family == invoice.QuoteFamily:
		return "   Montant"
	}
	return "  Reste dû"
}

func dueColumns() []column[due] {
	return []column[due]{
		{title: "Client", width: 20, flex: true, cell: func(d *deps, r *due) (string, theme.Style) { return plain(d, clientName(r.ClientName)) }},
		{title: "Facture", width: 10, rank: 1, cell: func(d *deps, r *due) (string, theme.Style) { return plain(d, clean(r.DisplayNumber())) }},
		{title: "Échéance", width: 10, right: true, rank: 2, cell: dueDay},
		{title: "Retard", width: 9, right: true, cell: dueWhen},
		{title: "Reste dû", width: 13, right: true, cell: func(d *deps, r *due) (string, theme.Style) {
			switch {
			case r.ID == 0:
				return plain(d, "")
			case r.section == owedSection:
				return plain(d, r.ToGiveBack().In(r.Currency))
			case r.Kind == invoice.Quote:
				return plain(d, r.toInvoice().In(r.Currency))
			case r.Status == invoice.StatusDraft:
				return plain(d, signed(&r.Row).In(r.Currency))
			}
			return plain(d, r.Remaining().In(r.Currency))
		}},
	}
}

func dueDay(d *deps, r *due) (string, theme.Style) {
	switch {
	case r.section == owedSection:
		return "", d.look.Muted
	case r.section == declareSection:
		return r.task.Date.String(), d.look.Muted
	case r.section == draftSection:
		return "", d.look.Muted
	case r.Kind == invoice.Quote:
		return r.ValidUntil.String(), d.look.Muted
	}
	return r.DueDate.String(), d.look.Muted
}

// dueWhen is the number of days since or until the day that matters.
func dueWhen(d *deps, r *due) (string, theme.Style) {
	switch r.section {
	case lateSection:
		return fmt.Sprintf("%d j", r.DaysLate(d.today())), d.look.Late
	case soonSection:
		return inDays(r.DueDate, d.today()), d.look.Soon
	case quoteSection:
		if r.task != nil && r.task.Kind == reminder.ToFollowUp {
			return fmt.Sprintf("%d j", r.task.Days), d.look.Muted
		}
		return inDays(r.ValidUntil, d.today()), d.look.Soon
	case draftSection, owedSection:
		return fmt.Sprintf("%d j", r.task.Days), d.look.Muted
	case declareSection:
		if r.task.Days > 0 {
			return fmt.Sprintf("%d j", r.task.Days), d.look.Late
		}
		return inDays(r.task.Date, d.today()), d.look.Soon
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
