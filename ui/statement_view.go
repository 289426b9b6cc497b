package ui

import (
	"fmt"
	"strings"

	"facturier/app"
	"facturier/invoice"
)

// statementLines are the account of a client: what it owes against its limit,
// how it pays, how old what it owes is, then each piece.
func statementLines(d *deps, s *app.Statement, width int) []string {
	lines := statementFacts(d, s, width)
	lines = append(lines, "")
	lines = append(lines, agedLines(d, s, width)...)
	return append(append(lines, ""), pieceLines(d, s, width)...)
}

func statementFacts(d *deps, s *app.Statement, width int) []string {
	owed := fact{"Doit", s.Closing().String()}
	if s.Closing() < 0 {
		owed = fact{"Lui est dû", (-s.Closing()).String()}
	}
	facts := []fact{owed}
	if s.Limit > 0 {
		facts = append(facts, fact{"Encours", "maximum " + s.Limit.String()})
	}
	facts = append(facts, fact{"Paie en", "aucune facture n'est encore payée"})
	switch {
	case s.Paid > 0 && s.AverageDays == 0:
		facts[len(facts)-1].value = "le jour même, en moyenne"
	case s.Paid > 0:
		facts[len(facts)-1].value = days(s.AverageDays) + " en moyenne"
	}
	if s.Settled > 0 {
		facts = append(facts, fact{"En retard", fmt.Sprintf("%d sur %d (%s)", s.Late, s.Settled, s.LateShare())})
	}
	if held := creditWords(s.Account); held != "" {
		facts = append(facts, fact{"Crédit", held})
	}
	period := fact{"Arrêté au", s.To.String()}
	if s.From != 0 {
		period = fact{"Période", "du " + s.From.String() + " au " + s.To.String()}
	}
	var lines []string
	for _, f := range append([]fact{period}, facts...) {
		lines = append(lines, " "+d.look.Muted.Render(d.fit(f.label, 11))+d.cut(f.value, width-13))
		if f.label == "Encours" && s.Beyond > 0 {
			lines[len(lines)-1] += "  " + d.look.Late.Render(d.look.Alarm+" dépassé de "+s.Beyond.String())
		}
	}
	return lines
}

// agedLines are what is owed by the days since it was due: side by side, or one
// under the other where the sums have no room.
func agedLines(d *deps, s *app.Statement, width int) []string {
	a := s.Aged
	ages := []fact{{"non échu", a.NotDue.String()}, {"1 à 30 j", a.To30.String()}, {"31 à 60 j", a.To60.String()},
		{"61 à 90 j", a.To90.String()}, {"plus de 90 j", a.Over90.String()}}
	widest := 0
	for _, age := range ages {
		widest = max(widest, cells(age.label), cells(age.value))
	}
	lines := []string{" " + d.look.Strong.Render("Retard de ce qui est dû")}
	if rowMargin+5*(widest+1) > width {
		for _, age := range ages {
			lines = append(lines, blanks(rowMargin)+d.look.Muted.Render(d.fit(age.label, 14))+d.right(age.value, widest))
		}
		return lines
	}
	room := min((width-rowMargin-1)/5, 15)
	labels, sums := "", ""
	for _, age := range ages {
		labels, sums = labels+d.right(age.label, room), sums+d.right(age.value, room)
	}
	return append(lines, "  "+d.look.Muted.Render(labels), "  "+sums)
}

// pieceLines are the invoices, the payments and what corrects, with the balance
// after each; a narrow terminal has debits and credits in one column, the
// credits with their sign.
func pieceLines(d *deps, s *app.Statement, width int) []string {
	sums := len("Débit")
	for _, l := range s.Lines {
		sums = max(sums, cells(l.Debit.String()), cells((-l.Credit).String()), cells(l.Balance.String()))
	}
	sums = max(sums, cells(s.Opening.String()))
	amounts := func(debit, credit, balance string) string {
		return " " + d.right(debit, sums) + " " + d.right(credit, sums) + " " + d.right(balance, sums)
	}
	if width < 76 {
		amounts = func(debit, credit, balance string) string {
			if debit == "" && credit != "" {
				debit = "−" + credit
			}
			return " " + d.right(debit, sums) + " " + d.right(balance, sums)
		}
	}
	room := width - rowMargin - 12 - cells(amounts("", "", "")) - 1
	heads := amounts("Débit", "Crédit", "Solde")
	if width < 76 {
		heads = amounts("Somme", "", "Solde")
	}
	lines := []string{"   " + d.look.Muted.Render(d.fit("Date", 12)+d.fit("Pièce", room)+heads)}
	if s.Opening != 0 {
		lines = append(lines, "   "+d.fit(s.From.String(), 12)+d.fit("Solde antérieur", room)+amounts("", "", s.Opening.String()))
	}
	for _, l := range s.Lines {
		words := strings.TrimSuffix(clean(l.Piece)+", "+clean(l.Detail), ", ")
		for i, part := range wrap(words, room) {
			if i > 0 {
				lines = append(lines, blanks(15)+part)
				continue
			}
			lines = append(lines, "   "+d.fit(l.Date.String(), 12)+d.fit(part, room)+amounts(orNothing(l.Debit), orNothing(l.Credit), l.Balance.String()))
		}
	}
	if len(s.Lines) == 0 {
		lines = append(lines, "   Aucune pièce sur la période. e en change.")
	}
	return lines
}

func orNothing(a invoice.Amount) string {
	if a == 0 {
		return ""
	}
	return a.String()
}
