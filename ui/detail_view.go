package ui

import (
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
)

// SetSize gives the place of the document.
func (s *detail) SetSize(width, height int) {
	s.width, s.height, s.lines = width, height, nil
}

// docWidth is the width of the document: less than the whole when its thread
// stands beside it.
func (s *detail) docWidth() int {
	if s.width < wideFrom {
		return s.width
	}
	return s.width - sideWidth(s.width) - 2
}

// View is the document, then its thread; beside it on a wide terminal.
func (s *detail) View() string {
	if s.page == nil {
		return ""
	}
	s.draw()
	left := strings.Join(s.window(), "\n")
	if s.width < wideFrom {
		return left
	}
	thread, _ := threadLines(s.d, s.page.events, s.page.doc.Currency, s.width-s.docWidth()-2, s.at)
	thread = append([]string{" " + s.d.look.Strong.Render("Fil"), ""}, thread...)
	if extra := len(thread) - s.height; extra > 0 {
		thread = thread[min(extra, max(2*s.at-s.height/2, 0)):]
	}
	return sideBySide(s.d, left, s.docWidth(), thread, s.height)
}

// room is the number of lines of the content on the screen: the last one says
// what is beyond, when there is more.
func (s *detail) room() int {
	if s.total > s.height {
		return max(s.height-1, 1)
	}
	return s.height
}

// window is what the screen shows of the content. When it goes on, arrows say
// where to, and the last of the sums stays in view.
func (s *detail) window() []string {
	window := append([]string(nil), exactly(s.lines[s.top:], s.room())...)
	if s.total <= s.height {
		return window
	}
	end := s.top + s.room()
	if s.fil == end-1 { // a heading with nothing under it
		window[len(window)-1] = ""
	}
	look, signs := s.d.look, ""
	if s.top > 0 {
		signs = look.Up + " "
	}
	if end < s.total {
		signs += look.Down
	}
	foot, sum := "   "+s.d.fit(signs, 12), ""
	if s.sum < s.top || s.sum >= end {
		all := sums(s.d, s.page)
		last := all[len(all)-1]
		sum = last.label + "  " + s.d.right(last.amount.In(s.page.doc.Currency), 15)
	}
	return append(window, look.Muted.Render(foot)+s.d.right("", s.docWidth()-cells(foot)-cells(sum)-1)+look.Strong.Render(sum))
}

// draw makes the lines of the content, once for each change.
func (s *detail) draw() {
	if s.lines != nil {
		return
	}
	width := s.docWidth()
	lines, sum := docLines(s.d, s.page, width)
	s.starts, s.sum, s.fil = s.starts[:0], sum, -1
	if s.width < wideFrom && len(s.page.events) > 0 {
		s.fil = len(lines) + 1
		lines = append(lines, "", " "+s.d.look.Strong.Render("Fil"))
		thread, starts := threadLines(s.d, s.page.events, s.page.doc.Currency, width, s.at)
		for _, n := range starts {
			s.starts = append(s.starts, len(lines)+n)
		}
		lines = append(lines, thread...)
	}
	s.lines, s.total = lines, len(lines)
	s.top = max(0, min(s.top, s.total-s.room()))
}

func (s *detail) scroll(by int) {
	s.draw()
	s.top = max(0, min(s.top+by, s.total-s.room()))
}

// step selects the next event when it is in view, and scrolls towards it else.
func (s *detail) step(by int) {
	s.draw()
	next := s.at + by
	if next >= len(s.page.events) || next < -1 {
		s.scroll(by)
		return
	}
	if next >= 0 && next < len(s.starts) {
		if line := s.starts[next]; line < s.top || line >= s.top+s.room() {
			s.scroll(by)
			return
		}
	}
	if next == -1 && s.top > 0 && len(s.starts) > 0 {
		s.scroll(by)
	}
	s.at, s.lines = next, nil
}

// docLines are the lines of a document: its heading, its table, its totals,
// what is wrong with it; sum is the line of the last total.
func docLines(d *deps, p *docPage, width int) (lines []string, sum int) {
	lines = headingLines(d, p, width)
	lines = append(lines, "")
	lines = append(lines, tableLines(d, &p.doc, width)...)
	lines = append(lines, "")
	lines = append(lines, totalLines(d, p, width)...)
	sum = len(lines) - 1
	for _, problem := range p.problems {
		sign, style := d.look.Warn, d.look.Soon
		if problem.Severe {
			sign, style = d.look.Alarm, d.look.Late
		}
		text := clean(problem.Sentence())
		if twice := func(other invoice.Problem) bool {
			return other.Message == problem.Message && other.Field != problem.Field
		}; slices.ContainsFunc(p.problems, twice) {
			text = placeOf(problem.Field) + "\u00a0: " + lowerFirst(text)
		}
		for i, line := range wrap(text, width-5) {
			if i > 0 {
				sign = " "
			}
			lines = append(lines, style.Render(" "+sign+" "+line))
		}
	}
	return lines, sum
}

// fact is a label and its value.
type fact struct{ label, value string }

// headingLines set the facts of a document in two columns.
func headingLines(d *deps, p *docPage, width int) []string {
	left, right := headingFacts(d, p)
	rightWidth := 33
	if width < 76 {
		right, rightWidth = right[1:], 23
	}
	var wrapped []fact // no value is cut: it goes on under itself
	for _, f := range left {
		room := width - rowMargin - 11
		if len(wrapped) < len(right) {
			room -= rightWidth
		}
		for i, part := range wrap(f.value, room) {
			if i > 0 {
				f.label = ""
			}
			wrapped = append(wrapped, fact{f.label, part})
		}
	}
	left = wrapped
	var lines []string
	for i := 0; i < max(len(left), len(right)); i++ {
		room, line := width-rowMargin, ""
		if i < len(right) {
			room -= rightWidth
		}
		if i < len(left) {
			line = d.look.Muted.Render(d.fit(left[i].label, 11)) + d.fit(left[i].value, room-11)
		} else {
			line = blanks(room)
		}
		if i < len(right) {
			line += "  " + d.look.Muted.Render(d.fit(right[i].label, 11)) + d.fit(right[i].value, rightWidth-13)
		}
		lines = append(lines, " "+line)
	}
	if p.quote != nil {
		label := "Facturé"
		for _, part := range wrap(progressWords(*p.quote, p.doc.Currency), width-13) {
			lines = append(lines, " "+d.look.Muted.Render(d.fit(label, 11))+part)
			label = ""
		}
	}
	return lines
}

func headingFacts(d *deps, p *docPage) (left, right []fact) {
	doc := &p.doc
	keep := func(list *[]fact, label, value string) {
		if value != "" {
			*list = append(*list, fact{label, value})
		}
	}
	keep(&left, "Client", place(doc.Client))
	keep(&left, "Objet", clean(doc.Subject))
	if doc.QuoteNumber != "" {
		keep(&left, "Devis", fmt.Sprintf("%s du %s", clean(doc.QuoteName()), doc.QuoteDate))
	}
	keep(&left, "Suivi", p.followed)
	if p.attached > 0 {
		keep(&left, "Joint", counted(p.attached, [2]string{"pièce jointe", "pièces jointes"})+" (i)")
	}
	left = append(left, p.tied()...)
	keep(&left, "Exécution", clean(doc.Execution))
	keep(&left, "Commande", clean(doc.OrderNumber))
	keep(&left, "Contrat", clean(doc.Contract))
	if doc.Operation != d.settings.Seller.Activity {
		keep(&left, "Opération", doc.Operation.Label())
	}
	keep(&left, "Paiement", settlement(doc))
	keep(&left, "Escompte", offered(d, doc))
	if doc.Currency != "" {
		keep(&left, "Devise", fmt.Sprintf("1 %s = %s\u00a0€", clean(doc.Currency.Code()), doc.ExchangeRate))
	}
	keep(&left, "TVA", untaxed(doc))
	if doc.SentOn != 0 {
		keep(&left, "Envoi", strings.TrimSpace(doc.SentOn.String()+" "+clean(doc.SentTo)))
	}
	if doc.Acceptance.Date != 0 {
		label := "Accord"
		if doc.Status == invoice.StatusRefused {
			label = "Refus"
		}
		keep(&left, label, joined(doc.Acceptance.Date.String(), clean(doc.Acceptance.By), clean(doc.Acceptance.How)))
	}
	keep(&right, "Nature", natureWord(doc))
	issue, due, valid := doc.IssueDate, doc.DueDate, doc.ValidUntil
	if !doc.Issued() {
		issue, due, valid = doc.Dates(d.settings, d.today())
	}
	keep(&right, "Date", issue.String())
	if doc.Kind == invoice.Quote {
		keep(&right, "Validité", valid.String())
		keep(&right, "Acompte", doc.Asked.String())
		return left, right
	}
	keep(&right, "Échéance", due.String())
	keep(&right, "Prestation", period(doc.ServiceStart, doc.ServiceEnd))
	return left, right
}

// tied are the facts of the documents and the credit that an invoice is tied to.
func (p *docPage) tied() (facts []fact) {
	doc := &p.doc
	keep := func(label, value string) { facts = append(facts, fact{label, value}) }
	if doc.Origin != "" {
		label := "Corrige"
		if doc.Kind == invoice.CorrectedInvoice {
			label = "Remplace"
		}
		keep(label, fmt.Sprintf("%s du %s", clean(doc.Origin), doc.OriginDate))
		if reason := clean(doc.Reason); reason != "" {
			keep("Motif", reason)
		}
	}
	if of := doc.Penalties; doc.ClaimsPenalties() {
		keep("Pénalités", joined(fmt.Sprintf("de %s du %s", clean(of.Number), of.Date), of.Days()))
	}
	for i := range p.penalties {
		keep("Pénalités", penaltiesWords(&p.penalties[i]))
	}
	if by := p.replaced; by != nil && by.Issued() {
		keep("Remplacée", fmt.Sprintf("par %s du %s", clean(by.Number), by.IssueDate))
	} else if by != nil {
		keep("Remplacée", "par "+by.DisplayNumber()+", une fois émis")
	}
	if doc.Facts().PartlyCredited() {
		keep("Avoir", "partiellement annulée ("+doc.Credited.In(doc.Currency)+")")
	}
	if p.credit > 0 {
		keep("Crédit", p.credit.In(doc.Currency)+", $ puis «\u00a0crédit\u00a0»")
	}
	return facts
}

// offered is what paying early is worth; of a draft, what it would be today.
func offered(d *deps, doc *invoice.Document) string {
	if !doc.Issued() {
		return doc.Offer(d.settings, d.today()).String()
	}
	return doc.EscompteWords(d.today())
}

// settlement is how the document is paid, "" for the usual transfer.
func settlement(doc *invoice.Document) string {
	means := ""
	if doc.Means != "" {
		means = "par " + doc.Means.Label()
	}
	if doc.SettledOn == 0 {
		return means
	}
	return strings.TrimSpace("le " + doc.SettledOn.String() + ", " + strings.TrimSpace(means+" avant l'émission"))
}

// untaxed are the reasons why lines bear no VAT, the franchise apart, which
// goes without saying.
func untaxed(doc *invoice.Document) string {
	var reasons []string
	for i := range doc.Lines {
		code := doc.Lines[i].Exemption
		label := doc.ReasonLabel(code)
		if label != "" && code != invoice.FranchiseReason && !slices.Contains(reasons, label) {
			reasons = append(reasons, label)
		}
	}
	return strings.Join(reasons, "\u00a0; ")
}

// natureWord is kindWord of a document that is at hand whole.
func natureWord(doc *invoice.Document) string {
	if doc.ClaimsPenalties() {
		return "Pénalités"
	}
	return kindWord(doc.Kind)
}

func kindWord(k invoice.Kind) string {
	switch k {
	case invoice.Balance:
		return "Facture de solde"
	case invoice.CorrectedInvoice:
		return "Rectificative"
	}
	return strings.ReplaceAll(k.Title(), "’", "'")
}

// penaltiesWords name a document of penalties: "F2026-0040 du 01/08/2026, 73,17 €".
func penaltiesWords(doc *invoice.Document) string {
	sum := doc.Totals.Payable.In(doc.Currency)
	if !doc.Issued() {
		return doc.DisplayNumber() + ", " + sum
	}
	return fmt.Sprintf("%s du %s, %s", clean(doc.Number), doc.IssueDate, sum)
}

func joined(parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, ", ")
}

func place(c invoice.Client) string { return joined(clientName(c.Name), clean(c.Address.City)) }

func period(start, end invoice.Date) string {
	if end == 0 || end == start {
		return start.String()
	}
	return start.String() + " au " + end.String()
}
