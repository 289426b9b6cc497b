package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"facturier/invoice"
)

// confirm asks before an act that cannot be taken back, with its object and its
// amount: "o" does it, anything else does not. Without a terminal to ask on, --oui is needed; a trial asks
// nothing, since it changes nothing.
func (s *session) confirm(act, consequence string) error {
	if s.yes || s.dry {
		return nil
	}
	if !isTerminal(s.outside.In) || !isTerminal(s.outside.Err) {
		return invoice.Refused("Il faut confirmer : "+lower(act)+".", "Ajoutez --oui ; --essai dit ce qui se passerait.")
	}
	s.out.Flush()
	fmt.Fprintf(s.messages, "%s ? %s [o/N] ", act, consequence)
	answer, err := bufio.NewReader(s.outside.In).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return invoice.Refused("La réponse n'a pas pu être lue ; rien n'a été changé.", "Ajoutez --oui pour confirmer.")
	}
	switch invoice.Fold(answer) {
	case "o", "oui":
		return nil
	}
	return invoice.Refused("Rien n'a été changé.", "")
}

// wonder asks about what is lawful but odd, on a terminal; elsewhere it is said
// and done, as scripts count on.
func (s *session) wonder(act, odd string) error {
	if s.yes || s.dry || isTerminal(s.outside.In) && isTerminal(s.outside.Err) {
		return s.confirm(act, odd)
	}
	s.note("%s", odd)
	return nil
}

// needTerminal refuses to draw screens where nobody would see or answer them.
func (s *session) needTerminal() error {
	if isTerminal(s.outside.In) && isTerminal(s.outside.Out) {
		return nil
	}
	return usage("Les écrans ont besoin d'un terminal.", "Dans un script, chaque geste est une commande : « facturier aide » les liste.")
}

// isTerminal says whether a stream is one that a person sees or types on.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}
