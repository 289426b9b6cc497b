package reminder

import (
	"slices"
	"strings"

	"facturier/invoice"
)

// Fields are the values of a message, by the name between braces.
type Fields map[string]string

// FieldNames are the names that a template can use, in the order in which help
// lists them.
var FieldNames = []string{"client", "interlocuteur", "factures", "numeros", "date", "echeance", "jours", "retard", "montant", "reste", "tableau",
	"penalites", "indemnite", "arrete", "calcul", "total", "delai", "limite", "iban", "vendeur", "enseigne", "telephone", "email", "objet", "lien", "promesse", "copie", "escompte"}

// CheckTemplate refuses a template with a brace that names nothing. The error
// is Invalid, with the names in its hint.
func CheckTemplate(text string) error {
	_, err := checked(text)
	return invoice.At(err, "texte")
}

// checked expands a template to nothing: its error has no field yet.
func checked(text string) (string, error) {
	return expand(text, func(name string) (string, bool) { return "", slices.Contains(FieldNames, name) })
}

// Expand writes the values in the place of the names. A name without value
// leaves nothing, and a line that held nothing but such names goes away. The
// error is CheckTemplate's.
func (f Fields) Expand(text string) (string, error) {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		written, err := expand(line, func(name string) (string, bool) { return f[name], slices.Contains(FieldNames, name) })
		if err != nil {
			return "", invoice.At(err, "texte")
		}
		gone := strings.TrimSpace(written) == "" && strings.TrimSpace(line) != ""
		if blank := len(lines) > 0 && lines[len(lines)-1] == ""; gone || line == "" && blank {
			continue // and the blank line after it, when there is one before
		}
		lines = append(lines, strings.ReplaceAll(strings.TrimRight(written, " "), " ,", ",")) // "Bonjour {interlocuteur}," of nobody
	}
	return strings.TrimSpace(strings.Join(lines, "\n")), nil
}

func expand(text string, value func(string) (string, bool)) (string, error) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		name, after, closed := strings.Cut(rest, "}")
		written, known := value(strings.TrimSpace(name))
		if !closed {
			return "", invoice.Invalid("", "Il manque une accolade fermante après «\u00a0{"+invoice.Clean(first(name, 20))+"\u00a0».", "")
		}
		if !known {
			return "", invoice.Invalid("", "«\u00a0{"+invoice.Clean(name)+"}\u00a0» n'est pas un champ de relance.",
				"Champs possibles\u00a0: {"+strings.Join(FieldNames, "}, {")+"}.")
		}
		b.WriteString(written)
		text = after
	}
}

// first is the beginning of a text, n characters at most.
func first(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		return string(runes[:n]) + "…"
	}
	return text
}
