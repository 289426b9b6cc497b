package reminder

import (
	"strings"
	"testing"

	"facturier/invoice"
)

func sample() Fields {
	return Fields{"client": "Durand SARL", "factures": "la facture F2026-0031 du 01/10/2026, échue le 31/10/2026", "numeros": "facture F2026-0031",
		"jours": "22 jours", "retard": "après 22 jours de retard", "arrete": "à ce jour", "copie": copyWords, "reste": "1 000,00 €", "penalites": "4,97 €", "indemnite": "40,00 €", "total": "1 044,97 €", "delai": "8 jours",
		"calcul": "1 000,00 € × 8,25 % × 22 jours / 365 = 4,97 €", "vendeur": "Jeanne Martin EI", "iban": "IBAN FR76 3000…"}
}

var allTones = []Tone{Courtesy, Friendly, Firm, FormalNotice}

// law.md 7: no penalty in a courtesy or friendly step; neither penalties nor the 40 € to a
// consumer (L441-10 and D441-5 hold between professionals).
func TestShippedWordsSpeakOfPenaltiesOnlyWhereL441_10Holds(t *testing.T) {
	for _, g := range []Group{Professionals, Consumers, PublicBodies} {
		for _, a := range []Address{Formal, Familiar} {
			for _, tone := range allTones {
				subject, body := WordsFor(Step{Tone: tone}, g, a)
				speaks := strings.Contains(subject+body, "{penalites}") || strings.Contains(body, "{indemnite}") ||
					strings.Contains(body, "{total}") || strings.Contains(body, "{calcul}") || strings.Contains(body, "énalité")
				if want := g != Consumers && (tone == Firm || tone == FormalNotice); speaks != want {
					t.Errorf("%s %s %s: speaks of penalties: got %v, want %v", g, a, tone, speaks, want)
				}
			}
		}
	}
}

func TestShippedWordsExpandWhole(t *testing.T) {
	for _, g := range []Group{Professionals, Consumers, PublicBodies} {
		for _, a := range []Address{Formal, Familiar} {
			for _, tone := range allTones {
				subject, body := WordsFor(Step{Tone: tone}, g, a)
				for _, text := range []string{subject, body} {
					got, err := sample().Expand(text)
					if err != nil || got == "" || strings.ContainsAny(got, "{}") || strings.Contains(got, "  ") {
						t.Errorf("%s %s %s: got %q, %v", g, a, tone, got, err)
					}
					for _, mark := range ":;?!" {
						if strings.Contains(got, " "+string(mark)) {
							t.Errorf("%s %s %s: a breakable space before %q in %q", g, a, tone, mark, got)
						}
					}
				}
				if vous := strings.Contains(body, "vous") || strings.Contains(body, "votre"); a == Familiar && g != PublicBodies && tone != FormalNotice && vous {
					t.Errorf("%s %s %s: says vous: %s", g, a, tone, body)
				}
				if familiar := strings.Contains(body, "tiens pas compte"); familiar != (a == Familiar && (tone == Courtesy || tone == Friendly)) {
					t.Errorf("%s %s %s: says tu: %v", g, a, tone, familiar)
				}
			}
		}
	}
}

func TestExpandDropsEmptyLinesAndKeepsParagraphs(t *testing.T) {
	got, err := Fields{"client": "Zoé"}.Expand("Bonjour {client},\n\n{iban}\n{lien}\nMerci.\n\n{telephone}")
	if want := "Bonjour Zoé,\n\nMerci."; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestCheckTemplateNamesTheFields(t *testing.T) {
	for text, right := range map[string]bool{"Bonjour {client}": true, "sans champ": true, "{ reste }": true,
		"{rest}": false, "{reste": false, "{}": false, "{{reste}}": false} {
		err := CheckTemplate(text)
		if (err == nil) != right {
			t.Errorf("%q: got %v, want right %v", text, err, right)
		}
		if !right && invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%q: got code %q", text, invoice.ErrorCode(err))
		}
	}
}
