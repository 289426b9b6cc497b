package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"facturier/app"
	"facturier/invoice"
)

// source makes random drafts: most of them right, some not, as people write
// them.
type source struct{ *rand.Rand }

func newSource(seed uint64) source { return source{rand.New(rand.NewPCG(seed, 2026))} }

// one chooses.
func one[T any](s source, from ...T) T { return from[s.IntN(len(from))] }

// chance is true once in n times.
func (s source) chance(n int) bool { return s.IntN(n) == 0 }

var (
	sellerNames = []string{"franchise", "registered", "liable", "debits", "exempt", "builder"}
	clientKinds = []func() invoice.Client{company, consumer, unreachable, public, belgian, swiss, tourist}
	words       = []string{"Maquette", "Étude", "Création de site", "Relecture", "Pose de carrelage", "Séance photo", "Réparation", "Développement",
		"Cours de piano", "Tasse en grès", "Entretien du jardin", "Traduction", "Conseil n° 3", "Œuvre « L’Été »", "Crème & café", "Ganzheitliche Beratung", "Ελληνικά", "🎉 Fête"}
	units = []string{"", "heure", "jour", "pièce", "forfait", "kg", "m²", "mois", "km", "mot", "boîte"}
)

// scenario is a random case, without its steps.
func (s source) scenario(name string) scenario {
	client := one(s, clientKinds...)()
	s.dress(&client)
	kind := invoice.Invoice
	if s.chance(5) {
		kind = invoice.Quote
	}
	return scenario{name: name, seller: one(s, sellerNames...), client: client, kind: kind}
}

// dress gives a client what some have.
func (s source) dress(c *invoice.Client) {
	if s.chance(6) {
		delivery := address("Entrepôt "+fmt.Sprint(s.IntN(90)), "69007", "Lyon", "FR")
		c.Delivery = &delivery
	}
	if s.chance(8) && c.Professional() {
		billing := address("TSA 30001", "92030", "La Défense", "FR")
		c.Billing = &billing
	}
	if s.chance(8) && c.SIREN != "" {
		c.ElectronicAddress = c.SIREN + one(s, "_ACHATS", "_"+c.SIREN+"00001", "-x.y")
	}
	if s.chance(5) {
		c.Contact, c.Phone = "Mme Nguyễn", "+33 1 23 45 67 89"
	}
	if s.chance(3) {
		c.Mandate = fmt.Sprintf("RUM-%d", s.IntN(1e6))
	}
}

// fill writes the content of a draft.
func (s source) fill(d *invoice.Document, settings invoice.Settings) {
	d.Operation = one(s, invoice.Services, invoice.Services, invoice.Goods, invoice.Mixed)
	d.Subject = one(s, "", "Chantier de Noël", "Lot n° 2 – façade")
	d.Lines = nil
	count := 1 + s.IntN(6)
	if s.chance(12) {
		count = 10 + s.IntN(40)
	}
	for range count {
		d.Lines = append(d.Lines, s.line(d, settings))
	}
	d.ServiceStart, d.ServiceEnd = 0, 0
	if !s.chance(3) {
		d.ServiceStart = today.AddDays(-s.IntN(60))
	}
	if d.ServiceStart != 0 && s.chance(3) {
		d.ServiceEnd = d.ServiceStart.AddDays(s.IntN(30))
	}
	if s.chance(4) {
		d.Discount = one(s, invoice.Discount{Rate: invoice.Rate(1 + s.IntN(5000))}, invoice.Discount{Amount: invoice.Amount(1 + s.IntN(2000))})
	}
	s.terms(d)
}

func (s source) terms(d *invoice.Document) {
	if s.chance(4) {
		d.OrderNumber = one(s, "PO-77/2026", "450 00 1234", "Commande du 3 mai")
	}
	if s.chance(6) {
		d.Contract = one(s, "C-2026-08", "Marché 17")
	}
	if s.chance(4) {
		d.Notes = one(s, "Merci de votre confiance.", "Travaux réalisés dans un logement achevé depuis plus de deux ans.\nAttestation ci-jointe.", "N/A")
	}
	if s.chance(3) {
		d.Means = one(s, invoice.Methods...)
	}
	if s.chance(7) {
		d.SettledOn = today.AddDays(-s.IntN(20))
	}
	if s.chance(4) {
		d.DueDate = today.AddDays(s.IntN(90) - 5)
	}
	if s.chance(5) && d.Kind.Discountable() {
		d.Escompte = invoice.Escompte{Rate: invoice.Rate(1 + s.IntN(800)), Days: s.IntN(40)}
	}
	if s.chance(10) {
		d.Currency, d.ExchangeRate = one(s, invoice.Currency("USD"), "GBP", "CHF"), invoice.ExchangeRate(500_000+s.IntN(1_500_000))
	}
}

func (s source) line(d *invoice.Document, settings invoice.Settings) invoice.Line {
	l := settings.NewLineFor(d.Client, d.Operation)
	l.Designation = one(s, words...) + " " + one(s, words...)
	if s.chance(4) {
		l.Description = one(s, "Détail", "Première ligne\nseconde ligne", "• un\n• deux") + " " + one(s, words...)
	}
	l.Quantity = invoice.Quantity(one(s, 1000*(1+s.IntN(20)), 1+s.IntN(9999), 500))
	l.Unit = one(s, units...)
	l.Price = invoice.Price(one(s, 100*s.IntN(1_000_00), 1+s.IntN(5_000_000), 45_0000))
	if l.Category == invoice.StandardRated && s.chance(2) {
		l.VAT = one(s, invoice.VATRates...)
	}
	if s.chance(25) {
		reason := one(s, invoice.Exemptions...)
		l.Category, l.VAT, l.Exemption = reason.Category, 0, reason.Code
	}
	if s.chance(5) {
		l.Discount = one(s, invoice.Discount{Rate: invoice.Rate(1 + s.IntN(9999))}, invoice.Discount{Amount: invoice.Amount(1 + s.IntN(500))})
	}
	if s.chance(6) && d.ServiceStart != 0 {
		l.Date = d.ServiceStart
	}
	return l
}

// steps are what follows an issued document, chosen at random.
func (s source) steps(kind invoice.Kind) []step {
	amount := invoice.Amount(1 + s.IntN(200_00))
	if kind == invoice.Quote {
		return one(s, nil, []step{convert("facture", invoice.Conversion{})},
			[]step{convert("acompte", invoice.Conversion{Deposit: invoice.Discount{Rate: invoice.Rate(500 + s.IntN(9000))}}), convert("solde", invoice.Conversion{Balance: true})},
			[]step{convert("acompte", invoice.Conversion{Deposit: invoice.Discount{Amount: amount}}), convert("acompte2", invoice.Conversion{Deposit: invoice.Discount{Amount: amount}}),
				convert("solde", invoice.Conversion{Balance: true}), credit(invoice.CreditRequest{Reason: "Litige sur la livraison"})})
	}
	return one(s, nil, nil, []step{credit(invoice.CreditRequest{Reason: "Annulation"})},
		[]step{credit(invoice.CreditRequest{Amount: amount, Reason: "Geste commercial"})},
		[]step{rectify("Erreur de prix", func(d *invoice.Document) { d.Lines[0].Price++ })})
}

// issueRandom issues random documents until n more are written.
func (p *press) issueRandom(ctx context.Context, n int, seed uint64) error {
	s, refused := newSource(seed), tally{}
	from := p.written
	for i := 0; p.written < from+n; i++ {
		name := fmt.Sprintf("hasard-%04d", i)
		err := p.tryRandom(ctx, s, name)
		var no *errRefused
		if errors.As(err, &no) {
			refused[no.rule]++
		} else if err != nil {
			return fmt.Errorf("%s (seed %d): %w", name, seed, err)
		}
	}
	if n > 0 {
		refused.print(fmt.Sprintf("%d random documents issued; refused before a number was taken, by rule:", p.written-from))
	}
	return nil
}

func (p *press) tryRandom(ctx context.Context, s source, name string) error {
	c := s.scenario(name)
	book, err := p.book(ctx, c.seller)
	if err != nil {
		return err
	}
	settings, err := book.Settings(ctx)
	if err != nil {
		return err
	}
	c.draft = func(d *invoice.Document) { s.fill(d, settings) }
	c.then = s.steps(c.kind)
	return p.tryCase(ctx, book, c)
}

// tryCase is issueCase with the refusals of the gestures told apart.
func (p *press) tryCase(ctx context.Context, book *app.App, c scenario) error {
	err := p.issueCase(ctx, c)
	var no *errRefused
	if err == nil || errors.As(err, &no) {
		return err
	}
	return refusal(err)
}
