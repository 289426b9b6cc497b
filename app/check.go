package app

import (
	"context"
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/pdf"
)

// Check lists what keeps a draft from being issued, and what deserves a look.
// An issued document has no problem: it is frozen.
func (a *App) Check(ctx context.Context, d invoice.Document) ([]invoice.Problem, error) {
	if d.Issued() {
		return nil, nil
	}
	problems, err := a.Problems(ctx, d, a.clock())
	if err != nil {
		return nil, err
	}
	s, err := a.Settings(ctx)
	if err != nil {
		return nil, err
	}
	risky, err := a.risky(ctx, &d)
	return append(append(problems, unprintable(&d, s)...), risky...), err
}

// unprintable are the characters that the page will not show: a warning for
// each field, which names the first of them.
func unprintable(d *invoice.Document, s invoice.Settings) (problems []invoice.Problem) {
	for field, text := range d.AllTexts(s) {
		if lost := pdf.Unprintable(text); len(lost) > 0 {
			problems = append(problems, invoice.Problem{Field: field, Message: unprinted(lost)})
		}
	}
	return problems
}

// named is how many characters a warning names.
const named = 3

func unprinted(lost []rune) string {
	if len(lost) == 1 {
		return fmt.Sprintf("« %c » ne s'imprime pas : il sera remplacé par « \uFFFD ».", lost[0])
	}
	more := len(lost) - named
	if more == 1 { // its name is as short as "1 autre"
		more = 0
	}
	var words []string
	for _, r := range lost[:len(lost)-max(more, 0)] {
		words = append(words, fmt.Sprintf("« %c »", r))
	}
	if more > 0 {
		words = append(words, fmt.Sprintf("%d autres", more))
	}
	last := len(words) - 1
	return fmt.Sprintf("%s et %s ne s'impriment pas : ils seront remplacés par « \uFFFD ».", strings.Join(words[:last], ", "), words[last])
}
