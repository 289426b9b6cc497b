package ui

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// guide is the first start: one question a page. The answers are saved, as
// they were typed, whenever a page is left, so that one can go back, leave, and
// come back to the same page.
type guide struct {
	d             *deps
	settings      invoice.Settings
	typed         map[string]string // answers so far, by field
	at            int
	form          *form
	first         string // the number that the first invoice takes when none is given
	ticket        ticket
	width, height int
}

// guidePage is one question and why it is asked.
type guidePage struct {
	title, why string
	fields     func(*guide) []*field
}

// guideStep is the key of the page reached among the answers.
const guideStep = "étape"

var guidePages = []guidePage{
	{"Votre SIRET", "Quatorze chiffres, imprimés sur chaque devis et facture. Ils sont sur votre attestation d'immatriculation.",
		func(g *guide) []*field { return []*field{siretField(g.settings.Seller.SIRET)} }},
	{"Votre nom", "La loi veut votre nom sur chaque document, suivi de « EI ». Le nom commercial s'y ajoute.",
		func(g *guide) []*field {
			return []*field{nameField(g.settings.Seller), tradeNameField(g.settings.Seller)}
		}},
	{"Votre adresse", "Celle de l'entreprise, imprimée sur chaque document.",
		func(g *guide) []*field { return addressFields(g.settings.Seller) }},
	{"Votre activité", "Prestations, marchandises, ou les deux : la loi ne demande pas les mêmes mentions.",
		func(g *guide) []*field { return []*field{activityField(g.settings.Seller)} }},
	{"La TVA", "Le régime décide de ce qui est imprimé : sans TVA en franchise, par taux sinon.",
		func(g *guide) []*field {
			return []*field{regimeField(g.settings.Seller), sellerVATField(g.settings.Seller)}
		}},
	{"Où être payé", "Imprimé sur les factures pour le virement. Peut être laissé vide.",
		func(g *guide) []*field {
			return []*field{ibanField(g.settings.Seller.IBAN), bicField(g.settings.Seller.BIC)}
		}},
	{"Pour finir", "Comment vous joindre, et par quel numéro commencer.",
		func(g *guide) []*field {
			return []*field{emailField(g.settings.Seller.Email).hinted("Imprimé sur les documents ; c'est de lui que partent les relances et les envois."),
				phoneField(g.settings.Seller.Phone), nextNumberField("", g.d.today())}
		}},
}

// nextNumberField takes the number of the next invoice, of this year: a series
// begins again each year. Nothing is to follow the series as it is.
func nextNumberField(value string, today invoice.Date) *field {
	return textField(invoice.FieldNextNumber, "Prochaine facture", value).checked(optional(func(text string) (string, error) {
		text = strings.TrimSpace(text)
		form, year, _, err := invoice.ParseNumber(text)
		if err == nil && year != today.Year() {
			typed, rest := form.Invoice+strconv.Itoa(year), text[len(form.Invoice)+4:]
			err = invoice.Invalid(invoice.FieldNextNumber, fmt.Sprintf("%s n'est pas l'année en cours\u00a0: vouliez-vous %s%d%s\u00a0?",
				typed, form.Invoice, today.Year(), rest), "")
		}
		return text, err
	}), nil).hinted("Si vous venez d'un autre outil : le numéro qui suit votre dernière facture, comme F2026-0088.")
}

func newGuide(d *deps) screen {
	g := &guide{d: d, settings: d.settings, typed: maps.Clone(d.settings.Guide)}
	if g.typed == nil {
		g.typed = map[string]string{}
	}
	reached, _ := strconv.Atoi(g.typed[guideStep])
	g.show(min(max(reached, 0), len(guidePages)-1))
	return g
}

// show opens a page with the answers that were typed on it.
func (g *guide) show(at int) {
	g.at = at
	fields := guidePages[at].fields(g)
	for _, field := range fields {
		if text, ok := g.typed[field.name]; ok {
			field.value = text
		}
	}
	g.form = newForm(g.d, fields...)
	g.SetSize(g.width, g.height)
}

// Init asks which number comes first.
func (g *guide) Init() tea.Cmd {
	var cmd tea.Cmd
	g.ticket, cmd = fetch(g.d, func(ctx context.Context) (string, error) {
		return g.d.book.NextNumber(ctx, invoice.InvoiceSeries, g.d.today())
	})
	return cmd
}

// Update takes a message.
func (g *guide) Update(msg tea.Msg) (step, tea.Cmd) {
	if number, ok := msg.(answer[string]); ok && number.ticket == g.ticket && number.err == nil {
		g.first = number.value
	}
	event, cmd := g.form.Update(msg)
	switch event {
	case formSubmitted:
		return g.forward(), cmd
	case formAfter:
		if g.form.submit() == formSubmitted {
			return g.forward(), cmd
		}
	case formCancelled, formBefore:
		if g.at > 0 || event == formCancelled {
			return g.back(), cmd
		}
	}
	return step{}, cmd
}

// keep notes the answers of the page as they were typed.
func (g *guide) keep(next int) invoice.Settings {
	g.form.leave()
	for _, field := range g.form.fields {
		g.typed[field.name] = field.value
	}
	g.typed[guideStep] = strconv.Itoa(next)
	s := g.settings
	s.Guide = maps.Clone(g.typed)
	return s
}

// back keeps the answers and shows the page before; before the first one it
// leaves the guide.
func (g *guide) back() step {
	s := g.keep(max(g.at-1, 0))
	return g.save(s, func() step {
		if g.at == 0 {
			return pop().saying("Vos réponses sont gardées : le guide reprendra au prochain démarrage, ou complétez-les dans Réglages (,).")
		}
		g.show(g.at - 1)
		return step{}
	})
}

// forward keeps the answers, now right, and shows the next page.
func (g *guide) forward() step {
	s := g.keep(g.at + 1)
	g.form.readSeller(&s.Seller)
	if g.at == len(guidePages)-1 {
		return g.finish(s)
	}
	later := step{}
	if missing := missingOf(s, g.form.fields); len(missing) > 0 {
		later = refuse(listed(missing) + "\u00a0: cela peut attendre, mais la première facture le demandera.")
	}
	return g.save(s, func() step {
		g.show(g.at + 1)
		return later
	})
}

// missingOf are the labels of the fields that no invoice can do without and
// that have no answer yet.
func missingOf(s invoice.Settings, fields []*field) []string {
	var labels []string
	for _, p := range invoice.Blocking(s.Missing()) {
		for _, field := range fields {
			if field.answersTo(p.Field) > 0 {
				labels = append(labels, field.label)
			}
		}
	}
	return labels
}

// unanswered are the labels of the guide that no invoice can do without and
// that have no answer yet.
func unanswered(d *deps) []string {
	g := &guide{d: d, settings: d.settings}
	var fields []*field
	for _, page := range guidePages {
		fields = append(fields, page.fields(g)...)
	}
	return missingOf(d.settings, fields)
}

func (g *guide) save(s invoice.Settings, then func() step) step {
	return act(func(ctx context.Context) (invoice.Settings, error) {
		return s, g.d.book.SaveSettings(ctx, s)
	}, func(s invoice.Settings, err error) step {
		if err != nil {
			g.form.fail(err)
			return step{}
		}
		g.settings = s
		return then()
	})
}

// finish sets the next number, then closes the guide for good.
func (g *guide) finish(s invoice.Settings) step {
	number := strings.TrimSpace(g.form.text(invoice.FieldNextNumber))
	s.Guide, s.Done = nil, true
	return act(func(ctx context.Context) (invoice.Settings, error) {
		return saveWithNumber(ctx, g.d, s, number)
	}, func(_ invoice.Settings, err error) step {
		if err != nil {
			g.form.fail(err)
			return step{}
		}
		if len(invoice.Blocking(s.Missing())) > 0 {
			return pop().saying("Vos réponses sont gardées. Celles qui manquent se donnent dans Réglages (,).")
		}
		return pop().saying("Tout est prêt. Le reste se règle quand vous voulez dans Réglages (,).")
	})
}

// saveWithNumber saves the settings after the next invoice number, which sets
// the pattern of the numbers too.
func saveWithNumber(ctx context.Context, d *deps, s invoice.Settings, number string) (invoice.Settings, error) {
	if number != "" {
		if err := d.book.SetNextNumber(ctx, number); err != nil {
			return s, invoice.At(err, invoice.FieldNextNumber)
		}
		stored, err := d.book.Settings(ctx)
		if err != nil {
			return s, err
		}
		s.Numbering = stored.Numbering
	}
	return s, d.book.SaveSettings(ctx, s)
}

// View is the question, why it is asked, and its fields.
func (g *guide) View() string {
	d, page := g.d, guidePages[g.at]
	progress := fmt.Sprintf("%s%s  %d/%d ", strings.Repeat(d.look.Pending, g.at+1),
		strings.Repeat(d.look.Empty, len(guidePages)-g.at-1), g.at+1, len(guidePages))
	out := []string{"", " " + d.look.Strong.Render(d.fit(page.title, g.width-1-cells(progress))) + d.look.Muted.Render(progress)}
	for _, line := range g.words() {
		out = append(out, " "+d.look.Muted.Render(line))
	}
	return strings.Join(append(out, "", g.form.View()), "\n")
}

// words say why the question is asked; the first page says hello as well.
func (g *guide) words() []string {
	text := guidePages[g.at].why
	if g.at == 0 {
		text = fmt.Sprintf("Bienvenue. %d questions, et votre premier devis est prêt ; vos réponses sont gardées à chaque page. ", len(guidePages)) + text
	}
	if g.at == len(guidePages)-1 && g.first != "" {
		text += " Sans numéro, la première facture sera " + g.first + "."
	}
	return wrap(text, max(g.width-2, 1))
}

// SetSize gives the place of the guide.
func (g *guide) SetSize(width, height int) {
	g.width, g.height = width, height
	g.form.SetSize(width, max(height-3-len(g.words()), 3))
}

// Title is the screen's part of the title line.
func (g *guide) Title() string { return "Premiers pas" }

func (g *guide) typing() bool { return true }

// quitting keeps the page as it was typed, then leaves the program.
func (g *guide) quitting() step {
	leave := step{cmd: tea.Quit}
	if !g.form.dirty() {
		return leave
	}
	s := g.keep(g.at)
	return act(func(ctx context.Context) (invoice.Settings, error) {
		return s, g.d.book.SaveSettings(ctx, s)
	}, func(_ invoice.Settings, err error) step {
		if err == nil {
			return leave
		}
		return ask(question{text: "Cette réponse n'a pas pu être gardée. Quitter quand même\u00a0?", quit: true,
			yes: func() step { return leave }}).saying(sentence(err))
	})
}

// ShortHelp is the footer.
func (g *guide) ShortHelp() []key.Binding {
	k := g.d.keys
	choice := g.form.focused().choices != nil
	back := g.at > 0 || g.form.next(g.form.at, -1) >= 0
	return []key.Binding{when(choice, k.Change), k.Choose, when(back, k.FieldPrev), k.FieldNext, k.HelpHere, k.Cancel}
}

// FullHelp is the top of the help.
func (g *guide) FullHelp() [][]key.Binding { return [][]key.Binding{g.ShortHelp()} }
