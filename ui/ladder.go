package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// openLadder is the steps of a group, to choose one from.
func openLadder(d *deps, s reminder.Settings, g reminder.Group) step {
	ladder := s.Ladder(g)
	var entries []entry
	for i, st := range ladder {
		entries = append(entries, entry{value: strconv.Itoa(i), label: stepWords(st)})
	}
	missing := missingSteps(ladder, g)
	for i, st := range missing {
		entries = append(entries, entry{value: strconv.Itoa(len(ladder) + i), label: stepWords(st), section: "Ajouter"})
	}
	titles := map[reminder.Group]string{reminder.Professionals: "Étapes, professionnels", reminder.Consumers: "Étapes, particuliers", reminder.PublicBodies: "Étapes, public"}
	return push(newChooser(d, titles[g], entries, "", "", func(value string) step {
		i, _ := strconv.Atoi(value)
		if i >= len(ladder) {
			return push(newStepForm(d, g, missing[i-len(ladder)], false))
		}
		return push(newStepForm(d, g, ladder[i], len(ladder) > 1))
	}))
}

// missingSteps are those that a ladder has not, as the lawful one has them: a
// tone stands in a ladder once.
func missingSteps(l reminder.Ladder, g reminder.Group) []reminder.Step {
	return slices.DeleteFunc(slices.Clone(reminder.DefaultLadder(g)), func(st reminder.Step) bool {
		return slices.ContainsFunc(l, func(has reminder.Step) bool { return has.Tone == st.Tone })
	})
}

// stepWords are a step in a line: "J+15  relance ferme, e-mail".
func stepWords(s reminder.Step) string {
	return fmt.Sprintf("J%-+3d  %s, %s", s.Days, s.Tone.Label(), channelWord(s.Channel))
}

// The fields of a step.
const (
	fieldDays    = "jours"
	fieldChannel = "canal"
	fieldAuto    = "seule"
	fieldKept    = "gardee"
)

// newStepForm edits one step: when, by which way, in which words. Words that are
// the shipped ones stay so, and follow them.
func newStepForm(d *deps, g reminder.Group, st reminder.Step, more bool) *asking {
	subject, body := reminder.WordsFor(st, g, reminder.Formal)
	words := func(*form) bool { return st.Tone != reminder.Recover }
	lawful := func(*form) bool { return reminder.Rank(st.Tone) < reminder.Rank(reminder.FormalNotice) }
	fields := []*field{
		textField(fieldDays, "Jours", strconv.Itoa(st.Days)).replaced().checked(stepDays, nil).hinted("Après l'échéance ; avant elle, un nombre négatif, pour le rappel seul."),
		choiceField(fieldChannel, "Canal", string(st.Channel), choice{string(reminder.Email), "E-mail"}, choice{string(reminder.Letter), "Lettre"},
			choice{string(reminder.Text), "SMS"}, choice{string(reminder.Telephone), "Téléphone"}).only(words),
		yesNo(fieldAuto, "Peut partir seule", st.Auto).only(lawful).hinted("Quand l'envoi sans question est permis."),
		textField(fieldSubject, "Objet", subject).only(words).checked(template, nil),
		manyField(fieldText, "Texte", body).readFirst().only(words).checked(template, nil).
			hinted("Vide\u00a0: les mots d'origine. Champs\u00a0: {" + strings.Join(reminder.FieldNames, "}, {") + "}."),
	}
	if more {
		fields = append(fields, choiceField(fieldKept, "Cette étape", "oui", choice{"oui", "Gardée"}, choice{"", "Retirée"}))
	}
	s := newAsking(d, upperFirst(st.Tone.Label()), func(f *form, s *reminder.Settings) {
		s.Ladders = withStep(s, g, st.Tone, readStep(f, g, st), f.find(fieldKept) == nil || f.text(fieldKept) != "")
	}, fields...)
	s.look = func(f *form) step { return previewStep(d, g, readStep(f, g, st)) }
	return s
}

func stepDays(text string) (string, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSpace(text), "+"))
	if err != nil || n < -60 || n > invoice.MaxDays {
		return text, invoice.Invalid(fieldDays, "Écrivez un nombre de jours, comme 15 ou -3.", "")
	}
	return strconv.Itoa(n), nil
}

func template(text string) (string, error) { return text, reminder.CheckTemplate(text) }

// readStep is the step as the form has it.
func readStep(f *form, g reminder.Group, st reminder.Step) reminder.Step {
	read := st
	read.Days, _ = strconv.Atoi(f.text(fieldDays))
	if channel := f.text(fieldChannel); channel != "" {
		read.Channel = reminder.Channel(channel)
	}
	read.Auto = f.text(fieldAuto) != ""
	read.Subject, read.Body = f.text(fieldSubject), f.text(fieldText)
	return read.Following(g)
}

// withStep are the ladders with a step of a group changed, added where its tone
// has its place, or taken out.
func withStep(s *reminder.Settings, g reminder.Group, tone reminder.Tone, changed reminder.Step, kept bool) map[reminder.Group]reminder.Ladder {
	ladders := map[reminder.Group]reminder.Ladder{}
	for group, ladder := range s.Ladders {
		ladders[group] = ladder
	}
	ladder := slices.DeleteFunc(slices.Clone(s.Ladder(g)), func(s reminder.Step) bool { return s.Tone == tone })
	if kept {
		ladder = append(ladder, changed)
	}
	slices.SortFunc(ladder, func(x, y reminder.Step) int { return reminder.Rank(x.Tone) - reminder.Rank(y.Tone) })
	ladders[g] = ladder
	return ladders
}

// previewStep shows the words of a step with the sums of an example.
func previewStep(d *deps, g reminder.Group, st reminder.Step) step {
	kind := map[reminder.Group]invoice.ClientType{reminder.Consumers: invoice.Consumer, reminder.PublicBodies: invoice.Public}[g]
	if kind == "" {
		kind = invoice.Company
	}
	due := d.today().AddDays(-max(st.Days, -30))
	debt := reminder.Debt{Number: "F2026-0042", Client: kind, Payable: 125_000, DueDate: due}
	claim, err := reminder.Terms{}.Claim(debt, d.today())
	if err != nil {
		return fail(err)
	}
	subject, text, err := reminder.Words(reminder.Request{Step: st, Client: invoice.Client{Type: kind, Name: "Durand SARL", Contact: "Mme Durand"}, Seller: d.settings.Seller,
		Items:    []reminder.Item{{Number: "F2026-0042", IssueDate: due.AddDays(-30), DueDate: due, Balance: 125_000, Claim: claim}},
		Settings: reminder.Settings{}.WithDefaults(), Today: d.today()})
	if err != nil {
		return fail(err)
	}
	e := reminder.Entry{Kind: reminder.Reminded, Date: d.today(), Tone: st.Tone, Channel: st.Channel, To: "Durand SARL", Subject: subject, Text: text}
	return push(newPage(d, "Exemple", func(width int) []string { return entryLines(d, e, width) }))
}
