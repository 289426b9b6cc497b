package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// TestThreeKeysFromAcceptedQuoteToIssuedInvoice: c makes the whole invoice and
// shows it, F asks, o issues; o then opens the archived PDF.
func TestThreeKeysFromAcceptedQuoteToIssuedInvoice(t *testing.T) {
	b := readyBook(t)
	b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("c")
	s.Shows("○ brouillon", "Net à payer       2 692,50 €", "Brouillon prêt. F l'émet.")
	s.Press("F")
	if got, want := s.Line(-1), " Émettre la facture de 2 692,50 € pour Durand SARL ? C'est définitif. [o/N]"; got != want {
		t.Errorf("question: got %q, want %q", got, want)
	}
	s.Press("o")
	s.Shows("F2026-0001 émise, documents/2026/F2026-0001 Durand SARL.pdf. o l'ouvre.", "● émise")
	s.Press("o")
	d, err := b.FindDocument(context.Background(), invoice.InvoiceFamily, "F2026-0001")
	b.must(err)
	if len(b.opened) != 1 || b.opened[0] != b.PDFPath(d) {
		t.Errorf("opened: got %q, want %q", b.opened, b.PDFPath(d))
	}
	s.Press("3")
	s.Shows("✓ facturé")
}

// TestQuestionSaysNo to enter and to every key but o, and nothing is issued.
func TestQuestionSaysNo(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	for _, k := range []string{"enter", "esc", "n", "F", "y", "space"} {
		s.Press("F")
		s.Shows("Émettre la facture de 2 100,00 € pour Mairie de Lunel ?")
		s.Press(k)
		s.Hides("Émettre la facture")
		s.Shows("brouillon 8")
	}
}

// TestTypedAheadKeysConfirmNothing: what comes in one go with the key that asks
// does not answer; nor does what is pasted. A fast hand does: 60 ms after $, 100
// ms after F.
func TestTypedAheadKeysConfirmNothing(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	b.clock.Hurried = true
	s.Press("F", "o")
	s.Shows("[o/N]")
	s.Paste("o")
	b.clock.Pass(60 * time.Millisecond)
	s.Press("o")
	s.Shows("[o/N]")
	b.clock.Pass(40 * time.Millisecond)
	s.Press("enter")
	s.Shows("○ brouillon")
	s.Press("j", "$", "enter")
	s.Shows("Reste dû 480,00 €")
	b.clock.Pass(60 * time.Millisecond)
	s.Press("enter")
	s.Shows("480,00 € encaissés. F2026-0005 est payée.")
	s.Press("k", "F")
	b.clock.Pass(100 * time.Millisecond)
	s.Press("o")
	s.Shows("F2026-0006 émise")
}

// TestPastedTextIsNoCommand: neither between the marks of a paste nor in one
// burst does text run gestures.
func TestPastedTextIsNoCommand(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	before := s.View()
	s.Paste("Fo$\nDq")
	s.Shows("Texte collé ignoré")
	s.Send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("xocD")})
	s.Press("esc")
	if got := s.View(); got != before {
		t.Errorf("after pasted keys: got\n%s\nwant\n%s", got, before)
	}
	s.Press("/")
	s.Paste("kiosque\n")
	s.Shows("/ kiosque", "2/6")
}

// TestSecondEnterPaysOnce: the key that began a gesture is not kept for after
// it, however fast it comes.
func TestSecondEnterPaysOnce(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("$")
	s.Holding = true // the answers of the book are late
	s.Press("enter", "enter", "enter")
	s.Release()
	s.Shows("1 250,00 € encaissés. F2026-0001 est payée.")
	d, err := b.FindDocument(context.Background(), invoice.InvoiceFamily, "F2026-0001")
	b.must(err)
	if len(d.Payments) != 1 {
		t.Errorf("payments: got %d, want 1", len(d.Payments))
	}
}

// TestKeysWaitForTheBook: keys pressed before the book has answered are done
// in their order, on what they would have been done on.
func TestKeysWaitForTheBook(t *testing.T) {
	b := readyBook(t)
	b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Holding = true
	s.Press("c", "F")
	s.Hides("Émettre")
	s.Release()
	s.Shows("Émettre la facture de 2 692,50 € pour Durand SARL ?")
}

// TestPaymentInTwoKeys, on the morning screen.
func TestPaymentInTwoKeys(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("$", "enter")
	s.Shows("1 250,00 € encaissés. F2026-0001 est payée.", "EN RETARD  2 factures", "1 200,00 €")
	s.Hides("41 j")
}

// TestPaymentInPart, with its date, method and reference, cash over 1 000 €
// (CMF D112-3), and its counter-entry.
func TestPaymentInPart(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("$")
	s.Type("1 100,00")
	s.Press("tab", "ctrl+u")
	s.Type("20/11")
	s.Press("tab", "e", "tab")
	s.Type("Caisse")
	s.Press("enter")
	s.Shows("D112-3", "Encaisser")
	s.Press("tab", "tab", "v", "enter") // the error led to the amount
	s.Shows("1 100,00 € encaissés. Reste dû sur F2026-0001 : 150,00 €.")
	s.Press("enter", "down", "down", "u")
	s.Shows("Annuler l'encaissement de 1 100,00 € du 20/11/2026 sur F2026-0001 ?")
	s.Press("o")
	s.Shows("Encaissement annulé. Reste dû sur F2026-0001 : 1 250,00 €.", "annulé", "1 100,00 €", "−1 100,00 €")
}

// TestDepositThenBalance: C offers a share, then the balance; the quote and its
// invoices say what is left.
func TestDepositThenBalance(t *testing.T) {
	b := readyBook(t)
	b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("C")
	s.Shows("reste 2 692,50 € à facturer", "Un acompte", "30 %")
	s.Press("enter")
	s.Shows("Facture d'acompte", "807,75 €", "en brouillon 807,75 €, reste 1 884,75 € à facturer")
	s.Press("F", "o")
	s.Shows("F2026-0001 émise", "807,75 €, reste 1 884,75 € à facturer")
	s.Press("3", "enter", "C")
	s.Shows("Facturé 807,75 €", "Le solde")
	s.Press("enter")
	s.Shows("Facture de solde", "Acompte F2026-0001        −807,75 €", "Net à payer       1 884,75 €")
	s.Press("F", "o")
	s.Shows("F2026-0002 émise", "2 692,50 €, reste 0,00 € à facturer")
	s.Press("3")
	s.Shows("✓ facturé")
}

// TestChosenLines: C takes lines by their numbers, says which are no line, and
// a second c shows the draft that exists.
func TestChosenLines(t *testing.T) {
	b := readyBook(t)
	b.accepted(b.client("Durand SARL", "Montpellier", invoice.Company))
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("C", "right")
	s.Shows("Lignes")
	s.Press("tab")
	s.Type("3")
	s.Press("enter")
	s.Shows("« 3 » n'est pas une ligne de ce document.")
	s.Press("backspace")
	s.Type("2")
	s.Press("enter")
	s.Shows("Intégration", "1 680,00 €", "Brouillon prêt")
	s.Hides("Maquettes")
	s.Press("esc", "c")
	s.Shows("Ce devis a déjà un brouillon de facture : le voici.", "1 680,00 €")
}

// TestCreditNote: v prepares it, whole or in part, with its reason; the invoice
// then says that it is cancelled.
func TestCreditNote(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("v", "tab")
	s.Type("Erreur de client")
	s.Press("enter")
	s.Shows("Avoir préparé. F l'émet.", "Corrige", "F2026-0001 du 12/09/2026", "Erreur de client")
	s.Press("F")
	s.Shows("Émettre l'avoir de 1 250,00 € pour Durand SARL ?")
	s.Press("o")
	s.Shows("A2026-0001 émis")
	s.Press("2", "end")
	s.Shows("✗ annulée", "✓ avoir émis")
	s.Press("v")
	s.Shows("F2026-0001 est déjà annulée.")
}

// TestDraftProblemsLeadToTheirField: F says the first problem of a draft and
// opens the editor on its field.
func TestDraftProblemsLeadToTheirField(t *testing.T) {
	b := readyBook(t)
	d := b.draft(invoice.Invoice, b.client("Durand SARL", "Montpellier", invoice.Company), "Affiche", 10_000)
	d.Lines[0].Designation = "divers"
	_, err := b.SaveDraft(context.Background(), d)
	b.must(err)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("enter")
	s.Shows("! « divers » est trop vague")
	s.Press("F")
	s.Hides("Émettre")
	s.Shows("! Pas émise : « divers » est trop vague")
	s.Type("zz")
	s.Shows("diverszz")
}

// TestUnsentSaysWhy: S on a quote that is not complete says that nothing was
// sent, and why; in ASCII with a sign of its own.
func TestUnsentSaysWhy(t *testing.T) {
	b := readyBook(t)
	d := b.draft(invoice.Quote, b.client("Durand SARL", "Montpellier", invoice.Company), "Affiche", 10_000)
	d.Lines = nil
	_, err := b.SaveDraft(context.Background(), d)
	b.must(err)
	for _, ascii := range []bool{false, true} {
		s := b.open(Options{Start: "devis", ASCII: ascii}, 80, 24)
		s.Press("S")
		s.Shows("! Pas envoyé : ")
		s = b.open(Options{Start: "devis", ASCII: ascii}, 80, 24)
		s.Press("c")
		s.Shows(map[bool]string{false: "⚠", true: " i"}[ascii] + " Seul un devis accepté se facture")
	}
}

// TestDraftDeleted asks first, then leaves the document's screen.
func TestDraftDeleted(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("enter", "x")
	s.Shows("Supprimer le brouillon de 2 100,00 € pour Mairie de Lunel ?")
	s.Press("o")
	s.Shows("Brouillon supprimé.", "5 factures")
	s.Press("x")
	s.Shows("Un document numéroté ne se supprime pas")
}

// TestQuoteLife: sent, accepted with who and how; another refused; a sent one
// that changes becomes a revision.
func TestQuoteLife(t *testing.T) {
	b := readyBook(t)
	c := b.client("Mairie de Lunel", "Lunel", invoice.Public)
	b.draft(invoice.Quote, c, "Plan de ville", 90_000)
	b.draft(invoice.Quote, c, "Panneaux", 120_000)
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("S")
	s.Type("mairie@lunel.example")
	s.Press("enter")
	s.Shows("D2026-0001 noté envoyé le 22/11/2026", "● envoyé")
	s.Press("a", "tab")
	s.Type("Mme Faure")
	s.Press("enter")
	s.Shows("D2026-0001 accepté. c le facture.", "✓ accepté")
	s.Press("home", "S", "enter", "r", "tab")
	s.Type("Trop cher")
	s.Press("enter")
	s.Shows("D2026-0002 refusé", "✗ refusé")
	s.Press("e")
	s.Shows("Réviser le devis D2026-0002 pour Mairie de Lunel ?")
	s.Press("n", "D")
	s.Shows("dupliqué", "○ brouillon", "Plan de ville")
}

// TestCopyAndPreview: y gives the number to the clipboard, p shows the page.
func TestCopyAndPreview(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("y")
	s.Shows("F2026-0001 copié.")
	if got := strings.Join(b.copied, ","); got != "F2026-0001" {
		t.Errorf("copied: got %q, want F2026-0001", got)
	}
	s.Press("p")
	s.Shows("Aperçu", "SIRET 732 829 320 00074")
	s.Press("end", "esc")
	s.Shows("EN RETARD")
}

// TestProblemsOfTheOwnerAndOfTheClient lead to the screens where they are
// mended.
func TestProblemsOfTheOwnerAndOfTheClient(t *testing.T) {
	b := readyBook(t)
	ctx := context.Background()
	c := b.client("Durand SARL", "Montpellier", invoice.Company)
	b.draft(invoice.Invoice, c, "Affiche", 10_000)
	c.Address.City = ""
	_, err := b.SaveClient(ctx, c)
	b.must(err)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("F")
	s.Shows("› Durand SARL", "▌ Ville")
	s.Type("Lodève")
	s.Press("ctrl+s")
	settings, err := b.Settings(ctx)
	b.must(err)
	settings.Seller.Address.PostCode = ""
	b.must(b.SaveSettings(ctx, settings))
	s.Press("F")
	s.Shows("› Réglages", "▌ Code postal")
}
