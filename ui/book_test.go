package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"facturier/app"
	"facturier/invoice"
	"facturier/ui/uitest"
)

// bench is a real book in a temporary folder, a day that the test sets, and
// what the screens gave to the system.
type bench struct {
	*app.App
	t      *testing.T
	day    invoice.Date
	clock  uitest.Clock
	opened []string
	copied []string
	path   string
}

// livedOn is the day of the books here, whatever the real one.
const livedOn = "2026-11-22"

func date(t *testing.T, iso string) invoice.Date {
	t.Helper()
	d, err := invoice.ISODate(iso)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// blankBook is a book that no one has opened yet, on 22 November 2026.
func blankBook(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, day: date(t, livedOn), path: filepath.Join(t.TempDir(), "livre", "facturier.db")}
	a, err := app.Open(context.Background(), b.path, func() invoice.Date { return b.day })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	b.App = a
	return b
}

// readyBook is a book whose owner is known.
func readyBook(t *testing.T) *bench {
	t.Helper()
	b := blankBook(t)
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{SIRET: "73282932000074", Name: "Jeanne Martin", TradeName: "Atelier Martin", Activity: invoice.Services,
		Regime: invoice.Franchise, IBAN: "FR7630006000011234567890189",
		Address: invoice.Address{Lines: []string{"12 rue des Lilas"}, PostCode: "34400", City: "Lunel"}}
	s.Done = true
	b.must(b.SaveSettings(context.Background(), s))
	return b
}

func (b *bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// client adds a company, or a public body.
func (b *bench) client(name, city string, kind invoice.ClientType) invoice.Client {
	b.t.Helper()
	c := invoice.Client{Type: kind, Name: name, Address: invoice.Address{Lines: []string{"4 avenue de la Gare"}, PostCode: "34000", City: city}}
	switch kind {
	case invoice.Company:
		c.SIREN = "552100554"
	case invoice.Public:
		c.SIRET = "21340145800012"
	}
	c, err := b.SaveClient(context.Background(), c)
	b.must(err)
	return c
}

// draft saves a document of one line.
func (b *bench) draft(kind invoice.Kind, c invoice.Client, what string, cents invoice.Amount) invoice.Document {
	b.t.Helper()
	ctx := context.Background()
	d, err := b.NewDraft(ctx, kind, c.ID)
	b.must(err)
	d.Subject = what
	d.ServiceStart = b.day
	d.Lines = []invoice.Line{{Designation: what, Quantity: 1000, Unit: "forfait", Price: invoice.Price(cents) * 100,
		Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}
	d, err = b.SaveDraft(ctx, d)
	b.must(err)
	return d
}

// on does something as if it were another day.
func (b *bench) on(iso string, do func()) {
	b.t.Helper()
	today := b.day
	b.day = date(b.t, iso)
	do()
	b.day = today
}

// invoiced issues an invoice of one line on the current day, due n days later.
func (b *bench) invoiced(c invoice.Client, what string, cents invoice.Amount, days int) invoice.Document {
	b.t.Helper()
	ctx := context.Background()
	d := b.draft(invoice.Invoice, c, what, cents)
	d.DueDate = b.day.AddDays(days)
	d, err := b.SaveDraft(ctx, d)
	b.must(err)
	d, err = b.Issue(ctx, d.ID)
	b.must(err)
	return d
}

// accepted is an accepted quote of 1 012,50 € and 1 680,00 €.
func (b *bench) accepted(c invoice.Client) invoice.Document {
	b.t.Helper()
	ctx := context.Background()
	q, err := b.NewDraft(ctx, invoice.Quote, c.ID)
	b.must(err)
	q.Subject = "Refonte du site vitrine"
	free := func(l invoice.Line) invoice.Line {
		l.Category, l.Exemption = invoice.ExemptFromTax, invoice.FranchiseReason
		return l
	}
	q.Lines = []invoice.Line{
		free(invoice.Line{Designation: "Maquettes des pages d'accueil", Quantity: 2500, Unit: "jour", Price: 4_500_000, Discount: invoice.Discount{Rate: 1000}}),
		free(invoice.Line{Designation: "Intégration", Quantity: 4000, Unit: "jour", Price: 4_200_000}),
	}
	q, err = b.SaveDraft(ctx, q)
	b.must(err)
	q, err = b.SendQuote(ctx, q.ID, "compta@durand.example")
	b.must(err)
	q, err = b.AcceptQuote(ctx, q.ID, invoice.Acceptance{By: "M. Durand", How: "signature"})
	b.must(err)
	return q
}

// lived is the book of look.md: three invoices late, one due in four days, one
// paid, an accepted quote, one that expires, a draft.
func lived(t *testing.T) *bench {
	t.Helper()
	b := readyBook(t)
	durand := b.client("Durand SARL", "Montpellier", invoice.Company)
	lunel := b.client("Mairie de Lunel", "Lunel", invoice.Public)
	zoe := b.client("Zoé Petit", "Sète", invoice.Consumer)
	kiosque := b.client("Kiosque & Cie", "Nîmes", invoice.Company)
	b.on("2026-09-12", func() { b.invoiced(durand, "Site vitrine", 125_000, 30) })
	b.on("2026-10-03", func() {
		d := b.invoiced(kiosque, "Affiches", 64_000, 30)
		_, err := b.Pay(context.Background(), d.ID, invoice.Payment{Reference: "VIR 8841"})
		b.must(err)
	})
	b.on("2026-10-05", func() { b.invoiced(lunel, "Plan de ville", 90_000, 28) })
	b.on("2026-10-16", func() { b.invoiced(zoe, "Faire-part", 30_000, 30) })
	b.on("2026-10-27", func() { b.invoiced(kiosque, "Catalogue d'hiver", 48_000, 30) })
	b.on("2026-10-28", func() {
		q := b.draft(invoice.Quote, zoe, "Carte de vœux", 24_000)
		_, err := b.SendQuote(context.Background(), q.ID, "zoe@petit.example")
		b.must(err)
	})
	b.on("2026-11-10", func() { b.accepted(durand) })
	b.draft(invoice.Invoice, lunel, "Panneaux d'exposition", 210_000)
	return b
}

// open starts the screens on the book.
func (b *bench) open(o Options, width, height int) *uitest.Screen {
	b.t.Helper()
	o.Now = b.clock.Now
	o.Open = b.opens
	o.Copy = func(text string) error { b.copied = append(b.copied, text); return nil }
	return uitest.Open(b.t, New(context.Background(), b.App, o), &b.clock, width, height)
}

// opens notes a file that is handed to another program, and leaves none of them
// behind the test.
func (b *bench) opens(path string) error {
	b.opened = append(b.opened, path)
	if folder := filepath.Dir(path); strings.HasPrefix(filepath.Base(folder), "facturier-"+app.TempOpened) {
		b.t.Cleanup(func() { os.RemoveAll(folder) })
	}
	return nil
}
