package ui

import (
	"context"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// liableBook is the book of a seller who charges VAT and has its number.
func liableBook(t *testing.T) *bench {
	t.Helper()
	b := readyBook(t)
	s, err := b.Settings(context.Background())
	b.must(err)
	s.Seller.Regime, s.Seller.VATNumber = invoice.Liable, "FR44732829320"
	b.must(b.SaveSettings(context.Background(), s))
	return b
}

// abroad adds a professional of another country.
func (b *bench) abroad(name, country, vat string) invoice.Client {
	b.t.Helper()
	c, err := b.SaveClient(context.Background(), invoice.Client{Type: invoice.Foreign, Name: name, VATNumber: vat, Email: "accounts@client.example",
		Address: invoice.Address{Lines: []string{"1 Main Street"}, City: "Ville", Country: country}})
	b.must(err)
	return c
}

// invoiceFor opens the editor of a new invoice for a client of the book, with a
// line, the focus on its price.
func (b *bench) invoiceFor(name string) *uitest.Screen {
	b.t.Helper()
	s := b.open(Options{}, 80, 24)
	s.Press("2", "n")
	s.Type(name)
	s.Press("enter")
	s.Type("Mission")
	s.Press("ctrl+n")
	s.Type("Audit du site")
	s.Press("tab", "tab")
	s.Type("500")
	return s
}

// only is the one invoice of the book, whole.
func (b *bench) only() invoice.Document {
	b.t.Helper()
	rows, err := b.Documents(context.Background(), invoice.Query{Family: invoice.InvoiceFamily, Limit: 5, Today: b.day})
	b.must(err)
	if len(rows) != 1 {
		b.t.Fatalf("the book has %d invoices, want 1", len(rows))
	}
	doc, err := b.Document(context.Background(), rows[0].ID)
	b.must(err)
	return doc
}

// TestNewLineHasTheVATOfItsCase, by where the client is (259-1°, 283-2, 262 ter,
// 262, 293 B).
func TestNewLineHasTheVATOfItsCase(t *testing.T) {
	for _, c := range []struct {
		what, country, vat string
		franchise          bool
		activity           invoice.Operation
		word               string
		want               invoice.Tax
	}{
		{"France", "", "", false, invoice.Services, "20 %", invoice.Tax{Category: invoice.StandardRated, Rate: 2000}},
		{"service in the Union", "BE", "BE0411905847", false, invoice.Services, "autoliq.", invoice.Tax{Category: invoice.ReverseCharge, Exemption: invoice.ReverseChargeReason}},
		{"goods in the Union", "BE", "BE0411905847", false, invoice.Goods, "intra-UE", invoice.Tax{Category: invoice.IntraCommunity, Exemption: invoice.IntraCommunityReason}},
		{"service out of the Union", "CH", "", false, invoice.Services, "hors TVA", invoice.Tax{Category: invoice.OutOfScope, Exemption: invoice.OutOfScopeReason}},
		{"export", "CH", "", false, invoice.Goods, "export", invoice.Tax{Category: invoice.ExportOutside, Exemption: invoice.ExportReason}},
		{"franchise, goods out of the Union", "CH", "", true, invoice.Goods, "", invoice.Tax{Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}},
	} {
		t.Run(c.what, func(t *testing.T) {
			b := liableBook(t)
			s, err := b.Settings(context.Background())
			b.must(err)
			s.Seller.Activity = c.activity
			if c.franchise {
				s.Seller.Regime = invoice.Franchise
			}
			b.must(b.SaveSettings(context.Background(), s))
			if c.country == "" {
				b.client("Client", "Sète", invoice.Company)
			} else {
				b.abroad("Client", c.country, c.vat)
			}
			screen := b.invoiceFor("client")
			if c.word == "" {
				screen.Hides("TVA ")
			} else {
				screen.Shows("TVA     " + c.word)
			}
			screen.Press("ctrl+s")
			if got := b.only().Lines[0].Tax(); got != c.want {
				t.Errorf("saved %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestVATIsChosenFromAList(t *testing.T) {
	b := liableBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.invoiceFor("durand")
	s.Press("tab", "tab")
	s.Shows("espace la liste", "espace : la liste des taux et des exonérations")
	s.Press("space")
	s.Shows("TVA de la ligne", "▌ 20 %      France métropolitaine", "8,5 %     Guadeloupe", "13 %      Corse", "Sans TVA")
	s.Hides("franchise en base", "autoliquidation : service") // of no use here
	s.Type("sous-tr")
	s.Shows("▌ autoliquidation : sous-traitance du bâtiment", "« Autoliquidation, art. 283-2 nonies du CGI »")
	s.Press("enter")
	s.Shows("TVA     autoliq.", "sous-traitance du bâtiment", "Net à payer          500,00 €")
	s.Hides("Total TTC")
	s.Press("ctrl+s")
	if got := b.only().Lines[0].Tax(); got.Exemption != invoice.SubcontractingReason || got.Category != invoice.ReverseCharge {
		t.Errorf("saved %+v, want the subcontracting of 283-2 nonies", got)
	}

	s.Type("f") // a letter opens the list too
	s.Shows("TVA de la ligne  f")
	s.Type("zzz")
	s.Shows("Rien ne répond à ce mot")
	s.Press("enter")
	s.Shows("TVA de la ligne", "Rien ne répond à ce mot")
	s.Press("esc")
	s.Shows("▌ autoliquidation : sous-traitance") // as it stands
	s.Press("esc")
	s.Shows("TVA     autoliq.")
	s.Paste("Sous-traitance\n")
	s.Shows("▌ autoliquidation : sous-traitance")
	s.Press("esc", "esc")
	s.Paste("5,5 %\n")
	s.Shows("TVA 5,5 %", "527,50 €")
}

func TestVATThatIsRefusedLeavesTheFormerReason(t *testing.T) {
	b := liableBook(t)
	b.abroad("Bières SA", "BE", "BE0411905847")
	s := b.invoiceFor("bieres")
	s.Press("tab", "tab")
	s.Type("0")
	s.Press("tab")
	s.Shows("! Ligne 1, TVA : sans TVA, dites pourquoi")
	s.Press("ctrl+s")
	s.Shows("Enregistré, sauf TVA de la ligne 1")
	if got := b.only().Lines[0].Exemption; got != invoice.ReverseChargeReason {
		t.Errorf("saved the reason %q, want the former one", got)
	}
	s.Press("backspace")
	s.Shows("Net à payer          500,00 €") // nothing typed is the usual VAT
	s.Hides("! ")
	s.Press("ctrl+s")
	if got := b.only().Lines[0].Exemption; got != invoice.ReverseChargeReason {
		t.Errorf("an empty VAT saved the reason %q, want the usual one", got)
	}
}

func TestLinesFollowTheirClient(t *testing.T) {
	b := liableBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	b.abroad("Zürich AG", "CH", "")
	s := b.invoiceFor("durand")
	s.Shows("600,00 €")
	s.Press("ctrl+n")
	s.Type("Livre")
	s.Press("tab", "tab")
	s.Type("10")
	s.Press("tab", "tab")
	s.Type("5,5")
	s.Press("ctrl+s")
	for !strings.Contains(s.Plain(), "▌ Client") {
		s.Press("up")
	}
	s.Type("zur")
	s.Press("enter")
	s.Shows("TVA des lignes : service à un professionnel hors de l'Union.")
	s.Press("ctrl+s")
	doc := b.only()
	if doc.Lines[0].Exemption != invoice.OutOfScopeReason || doc.Lines[1].VAT != 550 {
		t.Errorf("the lines have %+v and %+v, want the usual one to follow and the chosen one to stay", doc.Lines[0].Tax(), doc.Lines[1].Tax())
	}
}

func TestExemptActivityIsChosenOnce(t *testing.T) {
	b := readyBook(t)
	b.client("Durand SARL", "Montpellier", invoice.Company)
	s := b.open(Options{}, 80, 24)
	s.Press(",")
	downTo(t, s, "Activité exonérée")
	s.Shows("Non", "espace la liste")
	s.Press("space")
	s.Type("formation")
	s.Press("enter")
	s.Shows("santé, enseignement, formation")
	s.Press("ctrl+s")
	s = b.invoiceFor("durand")
	s.Press("tab", "tab")
	s.Shows("TVA     exonéré", "santé, enseignement, formation")
	s.Press("ctrl+s", "ctrl+p")
	s.Shows("Aperçu")
	s.Press("pgdown")
	s.Shows("art. 261, 4 du CGI")
	s.Press("esc", ",")
	s.Hides("Réglages") // a comma is text here
	if got := b.only().Lines[0].Exemption; got != "VATEX-FR-CGI261-4" {
		t.Errorf("saved the reason %q, want VATEX-FR-CGI261-4", got)
	}
	s = b.open(Options{}, 80, 24)
	s.Press(",")
	downTo(t, s, "Activité exonérée")
	s.Press("backspace", "ctrl+s")
	settings, err := b.Settings(context.Background())
	b.must(err)
	if settings.Seller.Exemption != "" {
		t.Errorf("erased, the activity is still exempt by %q", settings.Seller.Exemption)
	}
}
