package app

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"facturier/invoice"
)

// CSV is what French spreadsheets open as it is: semicolons, decimal commas, a
// mark of UTF-8. No text in it is a formula.
func (s *Statement) CSV() []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.Comma, w.UseCRLF = ';', true
	_ = w.Write([]string{"Date", "Pièce", "Détail", "Débit", "Crédit", "Solde"}) // a buffer takes all
	if s.Opening != 0 {
		_ = w.Write([]string{s.From.String(), "Solde antérieur", "", "", "", decimalComma(s.Opening)})
	}
	for _, l := range s.Lines {
		_ = w.Write([]string{l.Date.String(), cell(l.Piece), cell(l.Detail), sumOrNone(l.Debit), sumOrNone(l.Credit), decimalComma(l.Balance)})
	}
	w.Flush()
	return b.Bytes()
}

// cell is a text that a spreadsheet takes for a text: what it would count
// (=, +, -, @ at its beginning) has an apostrophe before it.
func cell(text string) string {
	if first := strings.TrimLeft(text, " \u00a0"); first != "" && strings.ContainsRune("=+-@\t\r", rune(first[0])) {
		return "'" + text
	}
	return text
}

// sumOrNone is a sum without its unit, "" for none.
func sumOrNone(a invoice.Amount) string {
	if a == 0 {
		return ""
	}
	return decimalComma(a)
}

func decimalComma(a invoice.Amount) string {
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	return fmt.Sprintf("%s%d,%02d", sign, a/100, a%100)
}
