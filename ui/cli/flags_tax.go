package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"facturier/invoice"
)

// setRate sets the rate of a line, and the category that follows from it when
// the regime of the book has not set it already.
func setRate(l *invoice.Line, rate invoice.Rate) {
	l.VAT = rate
	if rate != 0 {
		l.Category, l.Exemption = invoice.StandardRated, ""
	}
}

// exempt takes the VAT off a line, for the reason of a code.
func exempt(l *invoice.Line, code string) error {
	reason, err := exemptionFlag(code)
	if err != nil {
		return err
	}
	l.SetTax(invoice.Tax{Category: reason.Category, Exemption: reason.Code})
	return nil
}

// exemptLines sets the reason on all the lines of a document; nothing gives
// them the VAT of a new line.
func exemptLines(lines []invoice.Line, code string, blank invoice.Line) error {
	for i := range lines {
		if strings.TrimSpace(code) == "" {
			lines[i].SetTax(blank.Tax())
		} else if err := exempt(&lines[i], code); err != nil {
			return err
		}
	}
	return nil
}

// exemptionFlag reads a reason by its code or its article; one that is nearly a
// code is hinted at.
func exemptionFlag(text string) (invoice.Exemption, error) {
	reason, err := invoice.ParseExemption(text)
	if err == nil {
		return reason, nil
	}
	if reason, err := invoice.ParseExemption("VATEX-FR-" + text); err == nil { // "CGI261-4"
		return reason, nil
	}
	var codes []string
	for _, e := range invoice.Exemptions {
		codes = append(codes, e.Code)
	}
	e := *sentenceOf(err)
	if e.Field = ""; nearest(text, codes) != "" {
		e.Hint = nearest(text, codes)
	} else {
		e.Hint += "\n« facturier exonerations » les liste."
	}
	return reason, &e
}

func completeExemptions(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var choices []string
	for _, e := range invoice.Exemptions {
		choices = append(choices, cobra.CompletionWithDesc(e.Code, e.Label))
	}
	return choices, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// exemptionText is a reason as the person reads it, with its code.
func exemptionText(code string) string {
	reason, known := invoice.ExemptionOf(code)
	if !known {
		return code
	}
	return reason.Label + ", " + reason.Code
}
