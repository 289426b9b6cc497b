package pdf

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"facturier/invoice"
)

// The texts below have the spaces of the page: U+202F between thousands,
// U+00A0 before a sign.

func TestInvoiceInFranchise(t *testing.T) {
	page := pageOf(t, franchiseInvoice(t), sampleSettings())
	wantInOrder(t, page, "Atelier Martin", "Jeanne Martin EI", "12 rue des Lilas", "34400 Lunel",
		"jeanne@atelier-martin.fr · 06 12 34 56 78", "SIRET 732\u00a0829\u00a0320\u00a000074", "Facture", "F2026-0031",
		"Date d’émission", "12/09/2026", "Prestation", "du 01/09 au 11/09/2026", "Échéance", "12/10/2026",
		"Devis", "D2026-0017 du 28/08/2026", "Votre commande", "BC-4471",
		"Durand SARL", "Service comptabilité", "4 avenue de la Gare", "34000 Montpellier", "SIREN 123\u00a0456\u00a0782",
		"Refonte du site vitrine", "Désignation", "Quantité", "Prix unitaire", "Montant",
		"Maquettes des pages d’accueil et de contact", "2,5 jours", "450,00\u00a0€", "1\u202f125,00\u00a0€",
		"Hébergement, du 01/09/2026 au 31/08/2027", "Net à payer", "2\u202f925,00\u00a0€",
		"TVA non applicable, art. 293 B du CGI",
		"À régler au plus tard le 12\u00a0octobre\u00a02026, par virement", "Titulaire", "Jeanne Martin",
		"IBAN", "FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189", "BIC", "AGRIFRPP882", "Référence", "F2026-0031",
		"Escompte pour paiement anticipé", "F2026-0031 · page 1/1")
}

func Test293BFranchiseNeverSpeaksOfVAT(t *testing.T) {
	d := franchiseInvoice(t)
	page := pageOf(t, d, sampleSettings())
	wantNone(t, page, "TTC", "Montant HT", "Total hors taxes", "TVA 0", "TVA\u00a0", "Remise", "Taux")
}

func Test242NoniesA_RatesDiscountsAndTotals(t *testing.T) {
	page := pageOf(t, vatInvoice(t), liableSettings())
	wantInOrder(t, page, "RCS Montpellier", "N° TVA FR44732829320", "N° TVA FR83123456782",
		"Prix unitaire HT", "Remise", "TVA", "Montant HT",
		// I-9°: the price before the discount, the discount apart.
		"380,00\u00a0€", "10\u00a0%", "10\u00a0%", "1\u202f368,00\u00a0€",
		"Pose", "12,5 heures", "Le 09/09/2026",
		"890,00\u00a0€", "90,00\u00a0€", "20\u00a0%", "800,00\u00a0€",
		// I-11°: without VAT, VAT by rate, the highest first, with VAT.
		"Total des lignes", "2\u202f774,25\u00a0€", "Remise 5\u00a0%", "−138,71\u00a0€", "Total hors taxes", "2\u202f635,54\u00a0€",
		"TVA 20\u00a0% sur 760,00\u00a0€", "152,00\u00a0€", "TVA 10\u00a0% sur 1\u202f875,54\u00a0€", "187,55\u00a0€",
		"Total TTC", "2\u202f975,09\u00a0€", "Net à payer", "2\u202f975,09\u00a0€")
}

func TestDepositInvoice(t *testing.T) {
	page := pageOf(t, depositInvoice(t), liableSettings())
	wantInOrder(t, page, "Facture d’acompte", "F2026-0024", "Net à payer", "937,28\u00a0€", "À régler à réception, par virement")
}

// The final invoice names each deposit invoice and deducts it (law.md 1.4).
func TestBalanceListsEveryDepositByRate(t *testing.T) {
	page := pageOf(t, balanceInvoice(t), liableSettings())
	wantInOrder(t, page, "Total TTC", "3\u202f406,88\u00a0€", "Acompte F2026-0024", "−937,28\u00a0€", "Acompte F2026-0028", "−937,28\u00a0€",
		"Net à payer", "1\u202f532,32\u00a0€",
		"Acomptes déduits", "F2026-0024", "28/08/2026", "20\u00a0%", "240,00\u00a0€", "48,00\u00a0€", "288,00\u00a0€",
		"10\u00a0%", "590,25\u00a0€", "59,03\u00a0€", "649,28\u00a0€", "F2026-0028", "04/09/2026",
		"Reste à payer", "20\u00a0%", "410,00\u00a0€", "82,00\u00a0€", "492,00\u00a0€", "10\u00a0%", "945,75\u00a0€", "94,57\u00a0€", "1\u202f040,32\u00a0€")
}

func TestBalanceInFranchiseDatesItsDeposits(t *testing.T) {
	d := franchiseInvoice(t)
	d.Kind = invoice.Balance
	d.Deductions = []invoice.Deduction{{Number: "F2026-0024", Date: day(t, "2026-08-28"), Net: 80000, Gross: 80000,
		Groups: []invoice.VATGroup{{Category: invoice.ExemptFromTax, Base: 80000}}}}
	if err := d.Compute(); err != nil {
		t.Fatal(err)
	}
	d.QuoteRevision = 2
	page := pageOf(t, d, sampleSettings())
	wantInOrder(t, page, "Facture", "D2026-0017 rév. 2 du 28/08/2026", "Solde du devis D2026-0017 rév. 2", "Total hors taxes", "2\u202f925,00\u00a0€", "Acompte F2026-0024 du 28/08/2026", "−800,00\u00a0€",
		"Net à payer", "2\u202f125,00\u00a0€")
	wantNone(t, page, "Acomptes déduits")
}

// BR-FR-CO-05 on the page: a credit note names number and date of the invoice.
func TestCreditNoteNamesTheInvoiceLarge(t *testing.T) {
	pages := render(t, creditNote(t), sampleSettings())
	wantInOrder(t, words(pages[0]), "Avoir", "A2026-0003", "Avoir sur la facture F2026-0031 du 12/09/2026",
		"Motif\u00a0: Intégration annulée d’un commun accord", "Total de l’avoir", "1\u202f680,00\u00a0€",
		"Montant à déduire de votre prochain règlement, ou à vous rembourser.")
	wantNone(t, words(pages[0]), "IBAN", "À régler", "Échéance", "Net à payer")
	for _, text := range pages[0] {
		if text.text == "Avoir sur la facture F2026-0031 du 12/09/2026" && text.size <= styles[normal].size {
			t.Errorf("the corrected invoice is named in %.1f points, want more than the %.1f of a line", text.size, styles[normal].size)
		}
	}
}

// A credit note that finishes what others began deducts them; they are no deposits.
func TestCreditNoteDeductsEarlierOnes(t *testing.T) {
	d := balanceInvoice(t)
	d.Kind, d.Origin, d.OriginDate, d.Reason = invoice.CreditNote, "F2026-0031", day(t, "2026-09-12"), "Commande annulée"
	page := pageOf(t, d, liableSettings())
	wantInOrder(t, page, "Total TTC", "Déjà déduit F2026-0024", "−937,28\u00a0€", "Total de l’avoir", "Déjà déduit", "F2026-0024", "Reste à déduire")
	wantNone(t, page, "Acompte", "Acomptes déduits", "Reste à payer")
}

func TestQuote(t *testing.T) {
	page := pageOf(t, quote(t), sampleSettings())
	wantInOrder(t, page, "Devis", "D2026-0017 rév. 2", "Valable jusqu’au", "12/10/2026", "Exécution", "trois semaines après la",
		"Total", "2\u202f925,00\u00a0€", "TVA non applicable, art. 293 B du CGI",
		"Acompte demandé à la commande\u00a0: 30\u00a0%, soit 877,50\u00a0€", "Conditions", "Devis gratuit.", "Bon pour accord", "Date", "Nom", "Signature")
	wantNone(t, page, "IBAN", "Net à payer", "Échéance", "Devis reçu avant l’exécution des travaux")
}

func TestABuilderHasTheQuoteSignedBeforeTheWorks(t *testing.T) {
	d := quote(t)
	d.Seller.Insurance = "Mutuelle des Bâtisseurs"
	wantInOrder(t, pageOf(t, d, sampleSettings()), "Bon pour accord", "Devis reçu avant l’exécution des travaux", "Date")
}

func TestDraftIsMarkedAndHasNoNumber(t *testing.T) {
	page := pageOf(t, draft(t), sampleSettings())
	wantInOrder(t, page, "Facture", "BROUILLON", "TVA non applicable, art. 293 B du CGI", "Brouillon · page 1/1")
	if page := pageOf(t, franchiseInvoice(t), sampleSettings()); bytes.Contains([]byte(page), []byte("BROUILLON")) {
		t.Error("an issued invoice is marked as a draft")
	}
}

func TestEmptyDraftIsDrawn(t *testing.T) {
	for _, kind := range []invoice.Kind{invoice.Quote, invoice.Invoice, invoice.Deposit, invoice.Balance, invoice.CreditNote} {
		d := invoice.Document{Kind: kind, Status: invoice.StatusDraft}
		wantInOrder(t, pageOf(t, d, invoice.Settings{}), kind.Title(), "BROUILLON", "Client à choisir")
	}
}

func TestFrozenDocumentIgnoresWhatHappenedSince(t *testing.T) {
	d, s := franchiseInvoice(t), sampleSettings()
	first, err := Render(d, s)
	if err != nil {
		t.Fatal(err)
	}
	s.Seller.Name, s.Seller.Regime, s.PenaltyTerms = "Autre", invoice.Liable, "autre"
	d.Paid, d.Credited, d.SentOn, d.SentTo = 100, 200, d.IssueDate, "x@example.org"
	d.Payments = []invoice.Payment{{Amount: 100}}
	again, err := Render(d, s)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, again) {
		t.Error("an issued document is drawn otherwise after a payment and a change of the settings")
	}
}

func TestSameDocumentSameBytesOnEveryGoroutine(t *testing.T) {
	s := liableSettings()
	s.Logo, s.Accent = preparedLogo(t), "#1f4e79"
	documents := []invoice.Document{vatInvoice(t), balanceInvoice(t), longInvoice(t, 60), quote(t)}
	want := make([][]byte, len(documents))
	for i := range documents {
		var err error
		if want[i], err = Render(documents[i], s); err != nil {
			t.Fatal(err)
		}
	}
	var wait sync.WaitGroup
	for range 3 {
		for i := range documents {
			wait.Go(func() {
				got, err := Render(documents[i], s)
				if err != nil || !bytes.Equal(got, want[i]) {
					t.Errorf("document %d: error %v, same bytes %t, want none and true", i, err, bytes.Equal(got, want[i]))
				}
			})
		}
	}
	wait.Wait()
}

func TestFileIsWhole(t *testing.T) {
	for _, d := range []invoice.Document{franchiseInvoice(t), longInvoice(t, 80)} {
		file, err := Render(d, sampleSettings())
		if err != nil {
			t.Fatal(err)
		}
		if err := checkFile(file); err != nil {
			t.Error(err)
		}
		for want, times := range map[string]int{"%PDF-1.7\n": 1, "/ID [<": 1, "<pdfaid:part>3</pdfaid:part>": 1, "/GTS_PDFA1": 1, "/Lang (fr-FR)": 1,
			"/CreationDate (D:20260912120000+00'00')": 2, "/ModDate (D:20260912120000+00'00')": 2} { // of the page, and of what it carries
			if n := bytes.Count(file, []byte(want)); n != times {
				t.Errorf("the file has %q %d times, want %d", want, n, times)
			}
		}
	}
}

func TestPanicIsAnError(t *testing.T) {
	err := guard(func() error { panic(fmt.Sprint("index out of range [", 65536, "]")) })
	if err == nil {
		t.Fatal("got no error from a drawing that panics")
	}
}

func TestOverflowIsTheDomainsError(t *testing.T) {
	d := draft(t)
	d.Lines[0].Price, d.Lines[0].Quantity = invoice.MaxPrice, invoice.MaxQuantity
	_, err := Render(d, sampleSettings())
	if invoice.ErrorCode(err) != invoice.CodeInvalid {
		t.Errorf("got %v, want the domain's error of overflow", err)
	}
}
