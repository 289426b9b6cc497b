package reminder

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"facturier/invoice"
)

// Words are the subject and the text of a message by the channel of its step:
// what is read, what is sent to a telephone, or what is said aloud.
func Words(r Request) (subject, text string, err error) {
	switch r.Step.Channel {
	case Text:
		text, err = ShortText(r)
	case Telephone:
		if subject, _, err = Compose(r); err == nil {
			text, err = CallText(r)
		}
	default:
		subject, text, err = Compose(r)
	}
	return subject, text, err
}

// TextLimit is the length of a text message, in characters.
const TextLimit = 160

// ShortText is the message for a telephone, within TextLimit, in the tone of the
// step: the step's own words, else shipped ones, of which the name of the seller
// then the courtesy give way first, never the number nor the sum.
func ShortText(r Request) (string, error) {
	candidates, err := r.ownOr(func() []string {
		s := r.spoken()
		return []string{"Bonjour, " + s.core + ". " + s.end + " " + r.Seller.LegalName(), "Bonjour, " + s.core + ". " + s.end, "Bonjour, " + s.core + ".", "Bonjour, " + s.bare + "."}
	})
	if err != nil {
		return "", err
	}
	for _, text := range candidates {
		if utf8.RuneCountInString(text) <= TextLimit {
			return text, nil
		}
	}
	return "", invoice.Refused("Ce message ne tient pas en 160 caractères.", "Relancez moins de factures à la fois, ou par e-mail.")
}

// CallText is what to say on the telephone: the step's own words, else a few
// sentences in its tone, with the list of several invoices.
func CallText(r Request) (string, error) {
	all, err := r.ownOr(func() []string {
		s := r.spoken()
		hello := "Bonjour, "
		if r.Client.Contact != "" {
			hello = "Bonjour " + r.Client.Contact + ", "
		}
		parts := []string{hello + s.core + "."}
		if table := Table(r.Items); table != "" {
			parts = append(parts, table)
		}
		if f := r.fields(); Rank(r.Step.Tone) >= Rank(Firm) && r.Client.Type != invoice.Consumer && r.claimed() {
			interest := map[bool]string{false: " de pénalités de retard et ", true: " d’intérêts moratoires et "}[r.Client.Type == invoice.Public]
			parts = append(parts, "S’y ajoutent, "+f["arrete"]+", "+f["penalites"]+interest+f["indemnite"]+" d’indemnité forfaitaire.")
		}
		return []string{strings.Join(append(parts, s.ask), "\n\n")}
	})
	if err != nil {
		return "", err
	}
	return all[0], nil
}

// ownOr is the step's own text with its fields, else what is shipped.
func (r Request) ownOr(shipped func() []string) ([]string, error) {
	switch {
	case len(r.Items) == 0:
		return nil, invoice.Refused("Rien n'est à relancer.", "")
	case r.Step.Body == "":
		return shipped(), nil
	}
	_, text, err := Compose(r)
	return []string{text}, err
}

// claimed says that something is asked beside the balances.
func (r Request) claimed() bool {
	for _, i := range r.Items {
		if i.Claim.Interest != 0 || i.Claim.Recovery != 0 {
			return true
		}
	}
	return false
}

// speech is what a step says aloud: core names the sum in its tone, bare in
// fewest words; end closes a text message, ask a call.
type speech struct{ core, bare, end, ask string }

func (r Request) spoken() speech {
	f := r.fields()
	about := "la " + f["numeros"] + " (échéance le " + f["echeance"] + ")"
	if len(r.Items) > 1 {
		about = fmt.Sprintf("%d factures, dont %s", len(r.Items), r.Items[0].Number)
	}
	or := func(usual string) string {
		if promised := f["promesse"]; promised != "" {
			return "je n’ai pas reçu " + promised + nbsp + ": "
		}
		return usual
	}
	bare := "il reste " + f["reste"] + " à régler sur " + about
	switch r.Step.Tone {
	case Courtesy:
		bare = f["reste"] + " à régler sur " + about
		return speech{"pour rappel, " + bare, bare, "Merci.", "Tout est-il en ordre pour le règlement" + nbsp + "?"}
	case Firm:
		return speech{or("malgré mon rappel ") + bare, bare, "Merci de régler sous huit jours.", "Le règlement peut-il partir sous huit jours, ou qu’est-ce qui s’y oppose" + nbsp + "?"}
	case FormalNotice:
		due := "merci de régler sous " + f["delai"] + " " + f["reste"] + " sur " + about
		return speech{"dernier avis avant d’agir en justice" + nbsp + ": " + due, due, "", "Une mise en demeure n’a d’effet qu’écrite" + nbsp + ": la lettre suit."}
	}
	return speech{or("sauf erreur ") + bare, bare, "Merci.", "Quand le règlement est-il prévu" + nbsp + "?"}
}
