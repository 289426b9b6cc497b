package cli

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// lineFlags adds to lines the ones written "Maquette;2,5;jour;450;10%;20;12/09". The
// first row of the designation is its title, the others its description.
func lineFlags(lines []invoice.Line, texts []string, blank invoice.Line, today invoice.Date) ([]invoice.Line, error) {
	for _, text := range texts {
		line, err := lineFlag(text, blank, len(lines), today)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// linePart is one value of a line: its name, the field that an error points
// at, and how it is read.
type linePart struct {
	name, field string
	read        func(string) error
}

// maxLineParts are the seven values of a line and the reason of no VAT.
const maxLineParts = 8

// lineFlag reads the values of a line, by their place; from the fifth on, one
// written "tva=20" is read by its name wherever it stands.
func lineFlag(text string, line invoice.Line, rank int, today invoice.Date) (invoice.Line, error) {
	texts := strings.Split(text, ";")
	if len(texts) < 4 || len(texts) > maxLineParts {
		return line, notALine(text, rank, "il faut 4 à 7 valeurs séparées par « ; »")
	}
	line.Designation, line.Description, _ = strings.Cut(texts[0], "\n")
	line.Unit = texts[2]
	placed := placedParts(&line, today)
	named := append(placed[3:len(placed):len(placed)], linePart{"exo", invoice.FieldExemption, func(v string) error { return exempt(&line, v) }})
	given := map[string]bool{}
	for i, value := range texts[1:] {
		part, value, err := partOf(i, value, placed, named)
		if err == nil && given[part.name] && part.name != "" {
			err = fmt.Errorf("« %s » vient deux fois", part.name)
		}
		if err != nil {
			return line, notALine(text, rank, err.Error())
		}
		if part.read == nil || i > 2 && strings.TrimSpace(value) == "" {
			continue
		}
		given[part.name] = true
		if err := part.read(value); err != nil {
			return line, invoice.At(err, invoice.LineField(rank, part.field))
		}
	}
	return line, nil
}

// placedParts are the values of a line after its designation, in order; the
// unit is read apart.
func placedParts(line *invoice.Line, today invoice.Date) []linePart {
	return []linePart{
		{"", invoice.FieldQuantity, func(v string) (err error) { line.Quantity, err = invoice.ParseQuantity(v); return err }},
		{},
		{"", invoice.FieldPrice, func(v string) (err error) { line.Price, err = invoice.ParsePrice(v); return err }},
		{"remise", invoice.FieldDiscount, func(v string) (err error) { line.Discount, err = invoice.ParseDiscount(v); return err }},
		{"tva", invoice.FieldVAT, func(v string) error {
			rate, err := invoice.ParseRate(v)
			setRate(line, rate)
			return err
		}},
		{"date", invoice.FieldDate, func(v string) (err error) { line.Date, err = dateFlag(v, today); return err }},
	}
}

// partOf is what a value is of its line, and the value without its name.
func partOf(i int, value string, placed, named []linePart) (linePart, string, error) {
	if name, rest, isNamed := strings.Cut(value, "="); isNamed && i > 2 {
		for _, part := range named {
			if part.name == invoice.Fold(name) {
				return part, rest, nil
			}
		}
		return linePart{}, "", fmt.Errorf("« %s » n'est pas une de ses valeurs", shorten(strings.TrimSpace(name)))
	}
	if i >= len(placed) {
		return linePart{}, "", fmt.Errorf("la huitième valeur s'écrit par son nom")
	}
	return placed[i], value, nil
}

func notALine(text string, rank int, why string) error {
	return invoice.Invalid(fmt.Sprintf("%s[%d]", invoice.FieldLines, rank), fmt.Sprintf("« %s » n'est pas une ligne : %s.", shorten(text), why),
		"Écrivez \"Maquette;2,5;jour;450\", puis au besoin \";10%\" de remise, \";20\" de TVA et \";12/09\" de date,\nou par leur nom : \";remise=10%\", \";tva=20\", \";exo=261-4\", \";date=12/09\".")
}
