package cli

import (
	"fmt"
	"net/mail"
	"strings"

	"facturier/invoice"
)

// What cannot be right in a mailbox is refused when it is typed, not on the
// morning when it is to send; the rest the server says.

func hostFlag(text string) (string, error) {
	text = strings.TrimSpace(text)
	if strings.ContainsAny(text, " /@\t\n") {
		return "", invoice.Invalid("", fmt.Sprintf("« %s » n'est pas un nom de serveur.", shorten(text)), "Par exemple smtp.exemple.fr, sans préfixe.")
	}
	return text, nil
}

func portFlag(port int) (int, error) {
	if port < 0 || port > 65535 {
		return 0, invoice.Invalid("", fmt.Sprintf("%d n'est pas un port.", port), "465 pour tls, 587 pour starttls.")
	}
	return port, nil
}

func securityFlag(word string) (string, error) {
	switch folded := invoice.Fold(word); folded {
	case "", "tls", "starttls", "aucune":
		return folded, nil
	}
	return "", invoice.Invalid("", fmt.Sprintf("« %s » n'est pas une sécurité.", shorten(word)), "tls, starttls, ou aucune (cette machine seulement).")
}

// addressFlag reads "Nom <adresse>" or an address alone; nothing is the default.
func addressFlag(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", nil
	}
	if _, err := mail.ParseAddress(text); err != nil {
		return "", invoice.Invalid("", fmt.Sprintf("« %s » n'est pas une adresse e-mail.", shorten(text)), "Écrivez jeanne@exemple.fr, ou Jeanne Martin <jeanne@exemple.fr>.")
	}
	return text, nil
}
