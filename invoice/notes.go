package invoice

import "strings"

// maxNote is the longest note (BT-22, BR-FR-MAP-18), in characters.
const maxNote = 1024

// Notes said where the law wants no penalties and yet the French rules want
// the note (BR-FR-05).
const (
	noPenalties = "Pénalités de retard : sans objet pour ce document."
	noRecovery  = "Indemnité forfaitaire pour frais de recouvrement : sans objet pour ce document."
	noEscompte  = "Escompte pour paiement anticipé : sans objet pour ce document."
)

// BillingNotes are the notes of the electronic invoice (BG-1), in order: PMD,
// PMT and AAB exactly once each (BR-FR-05, BR-FR-06), with words that say so where they do not
// apply (a consumer, a credit note), then the registry, the other frozen mentions, the reason of
// a correction and the printed notes. None is longer than 1024 characters. The reasons
// of exemption are not among them: they are BT-120.
func BillingNotes(d *Document) []Mention {
	notes := []Mention{
		{PenaltyNote, mentionOf(d, PenaltyNote, noPenalties)},
		{RecoveryNote, mentionOf(d, RecoveryNote, noRecovery)},
		{EscompteNote, mentionOf(d, EscompteNote, noEscompte)},
	}
	say := func(code, text string) {
		for _, part := range cutText(text, maxNote) {
			notes = append(notes, Mention{code, part})
		}
	}
	if d.Seller.RCS != "" {
		say(RegistryNote, "RCS "+d.Seller.RCS) // R123-237 2°
	}
	for _, m := range d.Mentions {
		switch m.Code {
		case PenaltyNote, RecoveryNote, EscompteNote:
		default:
			if !m.Exempts() {
				say(m.Code, m.Text)
			}
		}
	}
	if d.Reason != "" {
		say(GeneralNote, "Motif : "+d.Reason)
	}
	say(GeneralNote, d.Notes)
	return notes
}

func mentionOf(d *Document, code, otherwise string) string {
	for _, m := range d.Mentions {
		if m.Code == code {
			return m.Text
		}
	}
	return otherwise
}

// cutText cuts a text into parts of at most limit characters, at the end of a
// line or of a word where there is one; nothing gives no part.
func cutText(text string, limit int) []string {
	var parts []string
	for runes := []rune(strings.TrimSpace(text)); len(runes) > 0; runes = []rune(strings.TrimSpace(string(runes))) {
		if len(runes) <= limit {
			return append(parts, string(runes))
		}
		end := limit
		for _, separator := range []string{"\n", " "} {
			if at := strings.LastIndex(string(runes[:limit+1]), separator); at > 0 {
				end = len([]rune(string(runes[:limit+1])[:at]))
				break
			}
		}
		parts = append(parts, strings.TrimSpace(string(runes[:end])))
		runes = runes[end:]
	}
	return parts
}
