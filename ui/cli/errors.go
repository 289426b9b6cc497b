package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"syscall"

	"facturier/invoice"
)

// The exit codes: a promise to scripts.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
	exitUnknown = 3
	exitBook    = 4
	exitOverdue = 10
)

// exitOnly ends the run with a code and no message: all has been said.
type exitOnly int

// Error is never shown.
func (e exitOnly) Error() string { return fmt.Sprintf("exit %d", int(e)) }

// exitCode is the code of the contract for an error.
func exitCode(err error) int {
	var only exitOnly
	if errors.As(err, &only) {
		return int(only)
	}
	switch invoice.ErrorCode(err) {
	case invoice.CodeUsage:
		return exitUsage
	case invoice.CodeNotFound, invoice.CodeAmbiguous:
		return exitUnknown
	case invoice.CodeBook:
		return exitBook
	}
	return exitRefused
}

// report says what went wrong, in text or JSON, and returns the exit code.
func (s *session) report(err error) int {
	if err == nil {
		return exitDone
	}
	code := exitCode(err)
	var only exitOnly
	if errors.As(err, &only) {
		return code
	}
	e := sentenceOf(err)
	if s.json {
		s.reportJSON(e)
		return code
	}
	s.tell("facturier : %s", e.Message)
	if e.Field != "" {
		s.tell("  champ : %s", fieldText(e.Field))
	}
	if e.Hint != "" {
		s.tell("  %s", strings.ReplaceAll(e.Hint, "\n", "\n  "))
	}
	return code
}

// lineWords are the values of a line, in words.
var lineWords = map[string]string{invoice.FieldDesignation: "désignation", invoice.FieldDescription: "description", invoice.FieldQuantity: "quantité",
	invoice.FieldUnit: "unité", invoice.FieldPrice: "prix", invoice.FieldDiscount: "remise", invoice.FieldVAT: "TVA",
	invoice.FieldCategory: "catégorie", invoice.FieldExemption: "exonération", invoice.FieldReason: "exonération", invoice.FieldDate: "date"}

// fieldText is the path of a field as the person reads it: of a line, its rank
// from 1 and the word ("lignes[0].quantite": "ligne 1, quantité"). A path that is
// none of the contract's, in a file, stays as it is written there.
func fieldText(field string) string {
	var i int
	if n, _ := fmt.Sscanf(field, invoice.FieldLines+"[%d]", &i); n != 1 {
		return field
	}
	_, key, found := strings.Cut(field, "].")
	word, known := lineWords[key]
	switch {
	case !found:
		return fmt.Sprintf("ligne %d", i+1)
	case !known:
		return field
	}
	return fmt.Sprintf("ligne %d, %s", i+1, word)
}

// fieldKey is the path of a field in the JSON of the contract, where the
// exemption of a line is its "motif".
func fieldKey(field string) string {
	if line, found := strings.CutSuffix(field, "]."+invoice.FieldExemption); found {
		return line + "]." + invoice.FieldReason
	}
	return field
}

type errorView struct {
	Code    string `json:"code"`
	Field   string `json:"champ"`
	Message string `json:"message"`
	Hint    string `json:"conseil"`
}

func (s *session) reportJSON(e *invoice.Error) {
	view := map[string]errorView{"erreur": {Code: string(e.Code), Field: e.Field, Message: e.Message, Hint: e.Hint}}
	content, err := marshal(view)
	if err != nil { // a struct of strings always has a JSON form
		content = json.RawMessage(`{"erreur": {}}`)
	}
	s.out.Flush()
	fmt.Fprintf(s.outside.Err, "%s\n", content)
}

// sentenceOf is an error as the person reads it. What is not an error of ours
// is a defect or an interruption, and keeps its cause for a report.
func sentenceOf(err error) *invoice.Error {
	var ours *invoice.Error
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.Is(err, context.Canceled):
		return &invoice.Error{Code: "interrompu", Message: "Interrompu ; rien n'a été changé."}
	case errors.Is(err, syscall.EPIPE):
		return &invoice.Error{Code: "sortie", Message: "La sortie a été fermée avant la fin."}
	}
	return &invoice.Error{Code: "interne", Message: "Erreur inattendue : " + err.Error(),
		Hint: "Rien n'a été changé. Si elle revient, signalez-la avec la commande tapée."}
}

func outputError(err error) error {
	return &invoice.Error{Code: "sortie", Err: err, Message: "Le résultat n'a pas pu être écrit en entier sur la sortie.",
		Hint: "Vérifiez la place libre du fichier où vous l'envoyez."}
}

// usage is an error of the command line itself.
func usage(message, hint string) error {
	return &invoice.Error{Code: invoice.CodeUsage, Message: message, Hint: hint}
}

// usageOf makes the error of a value one of the command line, on its flag.
func usageOf(err error, field string) error {
	e := *sentenceOf(err)
	e.Code, e.Field = invoice.CodeUsage, field
	return &e
}
