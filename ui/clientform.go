package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// clientForm writes one client of the book.
type clientForm struct {
	d      *deps
	client invoice.Client
	form   *form
	done   func(invoice.Client) step
}

// newClientForm edits a client, or writes a new one when it has no ID. done
// gives the step after it is saved.
func newClientForm(d *deps, c invoice.Client, done func(invoice.Client) step) screen {
	if c.Type == "" {
		c.Type = invoice.Company
	}
	s := &clientForm{d: d, client: c, done: done}
	fields := []*field{
		choiceField(invoice.FieldType, "Type", string(c.Type),
			choice{string(invoice.Company), "Entreprise"}, choice{string(invoice.Consumer), "Particulier"},
			choice{string(invoice.Public), "Public"}, choice{string(invoice.Foreign), "Étranger"}).
			hinted("Le type décide des mentions que la loi veut sur les factures."),
		textField(invoice.FieldName, "Nom", c.Name).doubted(onlyDigits),
		textField(invoice.FieldContact, "Contact", c.Contact).
			hinted("La personne ou le service, imprimé sous le nom : « Service comptabilité »."),
		companyField(c.SIREN, c.SIRET).only(ofType(invoice.Company, invoice.Public)),
		vatNumberField(c.VATNumber).only(ofType(invoice.Company, invoice.Public, invoice.Foreign)),
		textField(invoice.FieldServiceCode, "Code service", c.ServiceCode).only(ofType(invoice.Public)).
			hinted("Celui que l'organisme donne pour Chorus Pro, s'il en a un."),
		textField(invoice.FieldCommitment, "N° d'engagement", c.Commitment).only(ofType(invoice.Public)).
			hinted("Celui du bon de commande de l'organisme, s'il en a un."),
		manyField(invoice.FieldAddress, "Adresse", lines(c.Address)).hinted("Entrée sur une ligne vide passe à la suite."),
		textField(invoice.FieldPostCode, "Code postal", c.Address.PostCode),
		textField(invoice.FieldCity, "Ville", c.Address.City),
		countryField(foreignCountry(c.Address)).only(func(f *form) bool { return ofType(invoice.Foreign)(f) || overseas(c.Address) }),
		emailField(c.Email),
		phoneField(c.Phone),
		delayField(c.PaymentDays, func() invoice.ClientType { return invoice.ClientType(s.form.text(invoice.FieldType)) }).
			hinted("Vide : celui des réglages. Entre professionnels, 60 jours au plus (L441-10)."),
	}
	fields = append(fields, otherAddress(invoice.FieldBilling, "Facturation", c.Billing,
		"L'adresse où envoyer les factures, si ce n'est pas celle du client.")...)
	fields[len(fields)-otherFields].under("Si besoin")
	fields = append(fields, otherAddress(invoice.FieldDelivery, "Livraison", c.Delivery,
		"L'adresse où les biens sont livrés, si ce n'est pas celle du client.")...)
	fields = append(fields,
		endpointField(c.ElectronicAddress).only(ofType(invoice.Company, invoice.Public, invoice.Foreign)).
			hinted("Où il reçoit ses factures électroniques : celle de l'annuaire, comme 732829320_FACTURES. Vide : son SIREN, sinon son e-mail."),
		textField(invoice.FieldMandate, "Mandat SEPA", c.Mandate).checked(optional(mandate), longerThan(36)).
			hinted("La référence du mandat, si vous prélevez ce client."),
		manyField(invoice.FieldNotes, "Notes", c.Notes).hinted("Pour vous : elles ne sont jamais imprimées. Ctrl+e ouvre votre éditeur."),
		amountField(fieldLimit, "Encours maximum", limit(c.CreditLimit)).under("Paiement").hinted("Ce qu'il peut devoir au plus. Vide : pas de limite."),
		escompteField(invoice.FieldEscompte, "Escompte", c.Escompte).
			hinted("À qui paie en avance, comme 2 %/8, ou néant. Vide : celui des réglages."),
		choiceField(fieldRhythm, "Relances", c.Rhythm, choice{"", "Au rythme du groupe"}, choice{string(reminder.SlowRhythm), "Deux fois plus lentes"},
			choice{string(reminder.NoReminder), "Aucune"}).under("Relances").hinted("« Aucune » : ne jamais le relancer."),
		yesNo(fieldFamiliar, "Tutoiement", c.Familiar).hinted("Pour les rappels et les relances amiables."))
	s.form = newForm(d, fields...).starting(invoice.FieldName)
	return s
}

// The fields of a client that are about being paid.
const (
	fieldRhythm   = "rythme"
	fieldFamiliar = "tutoiement"
	fieldLimit    = "encours"
)

func limit(a invoice.Amount) string {
	if a == 0 {
		return ""
	}
	return a.Number()
}

func ofType(types ...invoice.ClientType) func(*form) bool {
	return func(f *form) bool {
		for _, t := range types {
			if f.text(invoice.FieldType) == string(t) {
				return true
			}
		}
		return false
	}
}

func lines(a invoice.Address) string { return strings.Join(a.Lines, "\n") }

// overseas says that an address is of a territory that has its own code, and
// is treated as France.
func overseas(a invoice.Address) bool { return a.Domestic() && foreignCountry(a) != "" }

func foreignCountry(a invoice.Address) string {
	if a.Country == "FR" {
		return ""
	}
	return a.Country
}

// read is the client as the form has it. What the type hides is left out.
func (s *clientForm) read() invoice.Client {
	f, c := s.form, s.client
	c.Type = invoice.ClientType(f.text(invoice.FieldType))
	c.Name, c.Contact = f.text(invoice.FieldName), f.text(invoice.FieldContact)
	c.SIREN, c.SIRET = "", ""
	if id := squeeze(f.text(invoice.FieldSIREN)); len(id) > 9 {
		c.SIRET = id
	} else {
		c.SIREN = id
	}
	c.VATNumber = f.text(invoice.FieldVAT)
	c.ServiceCode, c.Commitment = f.text(invoice.FieldServiceCode), f.text(invoice.FieldCommitment)
	c.Address = f.address("")
	c.Address.Country, _ = invoice.ParseCountry(f.text(invoice.FieldCountry))
	c.Email, c.Phone = f.text(invoice.FieldEmail), f.text(invoice.FieldPhone)
	c.PaymentDays, _ = invoice.ParseDays(f.text(invoice.FieldPaymentDays))
	c.Escompte, _ = invoice.ParseEscompte(f.text(invoice.FieldEscompte), 0)
	c.Notes = f.text(invoice.FieldNotes)
	c.Rhythm, c.Familiar = f.text(fieldRhythm), f.text(fieldFamiliar) != ""
	c.CreditLimit, _ = invoice.ParseAmount(f.text(fieldLimit))
	c.Billing, c.Delivery = f.otherAddress(invoice.FieldBilling), f.otherAddress(invoice.FieldDelivery)
	c.ElectronicAddress, c.Mandate = strings.TrimSpace(f.text(invoice.FieldElectronic)), strings.TrimSpace(f.text(invoice.FieldMandate))
	return c
}

func (s *clientForm) save() step {
	client := s.read()
	return act(func(ctx context.Context) (invoice.Client, error) {
		return s.d.book.SaveClient(ctx, client)
	}, func(saved invoice.Client, err error) step {
		if err != nil {
			s.form.fail(err)
			return step{}
		}
		s.form.settle()
		return s.done(saved)
	})
}

// Init does nothing: the client is given.
func (s *clientForm) Init() tea.Cmd { return nil }

// Update takes a message.
func (s *clientForm) Update(msg tea.Msg) (step, tea.Cmd) {
	event, cmd := s.form.Update(msg)
	switch event {
	case formSubmitted:
		return s.save(), cmd
	case formCancelled:
		return s.leave(), cmd
	}
	return step{}, cmd
}

// leave goes back, after a question when something was typed.
func (s *clientForm) leave() step { return s.form.askSave(s.save) }

// View draws the form.
func (s *clientForm) View() string { return s.form.View() }

// SetSize gives the place of the form.
func (s *clientForm) SetSize(width, height int) { s.form.SetSize(width, height) }

// Title is the screen's part of the title line.
func (s *clientForm) Title() string {
	if s.client.ID == 0 {
		return "Nouveau client"
	}
	return s.client.Name
}

// focus goes to a field of the domain, or to the type when this type of client
// has not that field.
func (s *clientForm) focus(field string) bool {
	return s.form.focus(field) || s.form.focus(invoice.FieldType)
}

func (s *clientForm) typing() bool { return true }

func (s *clientForm) unsaved() string {
	if s.form.dirty() {
		return "ce client"
	}
	return ""
}

// ShortHelp is the footer.
func (s *clientForm) ShortHelp() []key.Binding { return s.form.bindings() }

// FullHelp is the top of the help.
func (s *clientForm) FullHelp() [][]key.Binding { return [][]key.Binding{s.form.every()} }
