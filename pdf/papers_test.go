package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// paper is one of the papers beside the documents, as both drawers make it.
type paper struct {
	name string
	file func(invoice.Settings) ([]byte, error)
	text func(invoice.Settings) (string, error)
}

func paperOf[R any](name string, r R, file func(R, invoice.Settings) ([]byte, error), text func(R, invoice.Settings) (string, error)) paper {
	return paper{name, func(s invoice.Settings) ([]byte, error) { return file(r, s) }, func(s invoice.Settings) (string, error) { return text(r, s) }}
}

func papersFor(t testing.TB, client invoice.Client) []paper {
	return []paper{
		paperOf("demeure", composed(t, reminder.FormalNotice, client, 1), Letter, LetterText),
		paperOf("relance", composed(t, reminder.Firm, client, 9), Letter, LetterText),
		paperOf("echeancier", samplePlan(t, client), Plan, PlanText),
		paperOf("releve", sampleStatement(t, 6), Statement, StatementText),
		paperOf("fiche", sampleSummary(t, client), Summary, SummaryText),
	}
}

// pressed is a paper read back, page by page.
func pressed(t testing.TB, p paper, s invoice.Settings) [][]drawn {
	t.Helper()
	file, err := p.file(s)
	if err != nil {
		t.Fatal(p.name, err)
	}
	return read(t, file)
}

func allWords(pages [][]drawn) string {
	var all []string
	for _, page := range pages {
		all = append(all, words(page))
	}
	return strings.Join(all, " ")
}

func TestPapersAsText(t *testing.T) {
	for _, p := range papersFor(t, sampleClient()) {
		text, err := p.text(sampleSettings())
		if err != nil {
			t.Fatal(p.name, err)
		}
		golden(t, p.name+".txt", text)
		for i, line := range strings.Split(text, "\n") {
			if n := len([]rune(line)); n > textWidth {
				t.Errorf("%s: line %d has %d characters, want %d at most: %q", p.name, i+1, n, textWidth, line)
			}
		}
	}
}

func TestSamePaperSameFileOnEveryMachine(t *testing.T) {
	var hashes strings.Builder
	for _, p := range papersFor(t, sampleClient()) {
		first, err := p.file(liableSettings())
		if err != nil {
			t.Fatal(p.name, err)
		}
		again, err := p.file(liableSettings())
		if err != nil || !bytes.Equal(first, again) {
			t.Errorf("%s: drawn twice, two files (%v)", p.name, err)
		}
		if err := checkFile(first); err != nil {
			t.Errorf("%s: %v", p.name, err)
		}
		fmt.Fprintf(&hashes, "%x  %s\n", sha256.Sum256(first), p.name)
	}
	golden(t, "papers.sha256", hashes.String())
}

func TestD441_5_L441_10_LetterSaysEachPeriodAndEachSum(t *testing.T) {
	page := words(pressed(t, papersFor(t, sampleClient())[0], sampleSettings())[0])
	wantInOrder(t, page, "Atelier Martin", "Lettre recommandée avec accusé de réception", "Durand SARL", "Service comptabilité", "4 avenue de la Gare", "34000 Montpellier",
		"Lunel, le 22\u00a0novembre\u00a02026", "Objet\u00a0: Mise en demeure de payer", "Madame, Monsieur,", "mets en demeure",
		"Facture", "Période", "Jours", "Somme due", "Taux annuel", "Intérêts",
		"F2026-0031", "du 13/10 au 01/11/2026", "20", "1\u202f250,00\u00a0€", "8,25\u00a0%", "5,65\u00a0€",
		"F2026-0031", "du 02/11 au 22/11/2026", "21", "1\u202f050,00\u00a0€", "8,25\u00a0%", "4,98\u00a0€",
		"somme due × taux annuel × jours / 365", "Principal", "1\u202f050,00\u00a0€", "Pénalités de retard", "10,63\u00a0€",
		"Indemnité forfaitaire, 1\u00a0×\u00a040,00\u00a0€", "40,00\u00a0€", "Total dû à ce jour", "1\u202f100,63\u00a0€",
		"salutations distinguées", "Pièce jointe\u00a0: copie de la facture F2026-0031.", "Jeanne Martin EI", "page 1/1")
	wantNone(t, page, "- F2026-0031")
}

// The address is where the window of a DL envelope shows it, and nothing else
// is: the words of a registered letter stand above.
func TestLetterAddressStandsInTheWindow(t *testing.T) {
	for _, d := range pressed(t, papersFor(t, sampleClient())[0], sampleSettings())[0] {
		inWindow := d.x > windowLeft-5 && d.y > windowTop-2 && d.y < windowTop+30
		address := strings.Contains("Durand SARL|Service comptabilité|4 avenue de la Gare|34000 Montpellier", d.text)
		if address != inWindow && d.text != "Jeanne Martin EI" {
			t.Errorf("%q at %.0f, %.0f mm: in the window is %v, want %v", d.text, d.x, d.y, inWindow, address)
		}
	}
}

// C. civ. 1344: a consumer is asked for interest from the mise en demeure only,
// and never for the 40 €.
func TestConsumerLetterHasNeitherPenaltiesNorFixedSum(t *testing.T) {
	client := sampleClient()
	client.Type, client.Name = invoice.Consumer, "Zoé Petit"
	for _, tone := range []reminder.Tone{reminder.Courtesy, reminder.Friendly, reminder.Firm, reminder.FormalNotice} {
		p := paperOf(string(tone), composed(t, tone, client, 2), Letter, LetterText)
		page := allWords(pressed(t, p, sampleSettings()))
		wantNone(t, page, "Pénalités", "Indemnité", "Taux annuel", "40,00")
		wantInOrder(t, page, "Facture", "Échéance", "Reste dû", "F2026-0031", "F2026-0032", "Total", "2\u202f175,50\u00a0€")
	}
}

func TestLetterOfSeveralInvoicesRunsOverPagesUnderItsHead(t *testing.T) {
	l := composed(t, reminder.FormalNotice, sampleClient(), 14)
	pages := pressed(t, paperOf("long", l, Letter, LetterText), sampleSettings())
	if len(pages) < 2 {
		t.Fatalf("got %d page, want several", len(pages))
	}
	for i, page := range pages[1:] {
		wantInOrder(t, words(page), "Atelier Martin", "Lettre du 22/11/2026", fmt.Sprintf("page %d/%d", i+2, len(pages)))
	}
	wantInOrder(t, words(pages[1]), "Facture", "Période", "Jours")
	last := words(pages[len(pages)-1])
	wantInOrder(t, last, "salutations distinguées", "Jeanne Martin EI") // the signature is never alone
	all := allWords(pages)
	for _, i := range l.Items {
		if n := strings.Count(all, i.Number); n < 1+len(i.Claim.Segments) {
			t.Errorf("%s: named %d times, want once and once a period", i.Number, n)
		}
	}
}

// What the user wrote over the lines of the calculation stays as written.
func TestLetterKeepsTheWordsOfTheUser(t *testing.T) {
	l := composed(t, reminder.FormalNotice, sampleClient(), 1)
	l.Body = "Bonjour,\n\nVoici ce qui reste\u00a0:\n- un acompte de 100 € ;\n- le solde.\n\nMerci.\r\n\r\nL’atelier"
	page := words(pressed(t, paperOf("own", l, Letter, LetterText), sampleSettings())[0])
	wantInOrder(t, page, "Bonjour,", "Voici ce qui reste", "–", "un acompte de 100 €", "–", "le solde.", "Merci.", "L’atelier", "Jeanne Martin EI")
	wantNone(t, page, "Taux annuel")
}

func TestPlanSaysEachSumAndHasRoomForBothSignatures(t *testing.T) {
	pages := pressed(t, papersFor(t, sampleClient())[2], sampleSettings())
	if len(pages) != 1 {
		t.Fatalf("got %d pages, want 1", len(pages))
	}
	wantInOrder(t, words(pages[0]), "Échéancier", "Durand SARL", "Entre Jeanne Martin EI", "F2026-0031", "Total", "2\u202f175,50\u00a0€",
		"reconnaît devoir", "2\u202f175,50\u00a0€", "2240", "1er\u00a0décembre\u00a02026", "750,00\u00a0€", "1\u202f425,50\u00a0€", "31\u00a0janvier\u00a02027", "675,50\u00a0€", "0,00\u00a0€",
		"IBAN", "Tant que cet échéancier", "pénalités", "Fait en deux exemplaires. Lunel, le 22\u00a0novembre\u00a02026.", "Le créancier", "Jeanne Martin EI", "Le débiteur", "Durand SARL")
	consumer := sampleClient()
	consumer.Type = invoice.Consumer
	wantNone(t, words(pressed(t, papersFor(t, consumer)[2], sampleSettings())[0]), "pénalités")
	if _, err := Plan(PlanRequest{}, sampleSettings()); invoice.ErrorCode(err) != invoice.CodeInvalid {
		t.Errorf("no installment: got %v, want it refused", err)
	}
}

func TestStatementOfSixtyInvoices(t *testing.T) {
	r := sampleStatement(t, 60)
	pages := pressed(t, paperOf("sixty", r, Statement, StatementText), sampleSettings())
	if len(pages) < 2 {
		t.Fatalf("got %d pages, want several", len(pages))
	}
	for _, page := range pages {
		wantInOrder(t, words(page), "Date", "Pièce", "Débit", "Crédit", "Solde")
	}
	all := allWords(pages)
	for i := range 60 {
		if want := fmt.Sprintf("Facture F2026-%04d", i+1); strings.Count(all, want) != 1 {
			t.Errorf("%s: found %d times, want 1", want, strings.Count(all, want))
		}
	}
	wantInOrder(t, words(pages[len(pages)-1]), "Facture F2026-0060", "Total des débits", "Solde dû", "24\u202f170,00\u00a0€",
		"Ancienneté", "Non échu", "1 à 30 jours", "31 à 60 jours", "61 à 90 jours", "plus de 90 jours", "Échu, à régler dès réception", "23\u202f070,50\u00a0€", "IBAN", "Sauf erreur ou omission")
}

func TestStatementWhenNothingOrLessThanNothingIsOwed(t *testing.T) {
	r := sampleStatement(t, 0)
	r.Statement.Opening, r.Statement.Aged = 0, reminder.Aged{}
	page := words(pressed(t, paperOf("empty", r, Statement, StatementText), sampleSettings())[0])
	wantInOrder(t, page, "Aucune pièce sur la période", "Solde dû", "0,00\u00a0€", "Rien n’est à régler")
	r.Statement.Lines = []reminder.StatementLine{{Date: r.Date, Piece: "Virement", Credit: 100_00}}
	r.Statement.Carry()
	r.Statement.Credit = 100_00
	page = words(pressed(t, paperOf("credit", r, Statement, StatementText), sampleSettings())[0])
	wantInOrder(t, page, "−100,00\u00a0€", "Solde en votre faveur", "100,00\u00a0€", "plus de 90 jours", "Votre crédit", "−100,00\u00a0€", "Rien n’est à régler")
	r.Statement.Credit = 0
	r.Statement.Lines[0] = reminder.StatementLine{Date: r.Date, Piece: "Facture F2026-0001", Debit: 100_00}
	r.Statement.Carry()
	r.Statement.Aged = reminder.Aged{NotDue: 100_00}
	page = words(pressed(t, paperOf("soon", r, Statement, StatementText), sampleSettings())[0])
	wantInOrder(t, page, "Rien n’est échu à ce jour")
	wantNone(t, page, "dès réception")
}

func TestCPC1407SummaryHasWhatARequestAsks(t *testing.T) {
	all := allWords(pressed(t, papersFor(t, sampleClient())[4], sampleSettings()))
	wantInOrder(t, all, "Fiche de recouvrement", "Créancier", "Jeanne Martin EI", "Débiteur", "Durand SARL", "Objet", "Contrat", "Devis D2026-0017", "Exécution", "Faits",
		"Factures impayées", "F2026-0031", "Relances et échanges", "15/10/2026", "Relance amiable", "e-mail", "compta@durand.example",
		"Promesse de paiement", "téléphone", "pour le 31/10/2026", "Mise en demeure", "lettre", "Note",
		"Somme réclamée", "8,25\u00a0%", "Principal", "Pénalités de retard", "Indemnité forfaitaire", "Total dû à ce jour", "1\u202f100,63\u00a0€",
		"Fondement", "L441-10", "Prescription", "11\u00a0septembre\u00a02031", "L110-4", "Voies ouvertes", "Commissaire de justice", "Injonction de payer", "Pièces", "1. Devis", "6. Décompte")
	public := sampleClient()
	public.Type = invoice.Public
	wantInOrder(t, allWords(pressed(t, papersFor(t, public)[4], sampleSettings())), "Intérêts moratoires", "R2192-31", "31\u00a0décembre\u00a02030", "68-1250", "Mandatement d’office", "Référé-provision")
}

// Names that nobody foresaw: everything stays on the page, and nothing is lost.
func TestPapersHoldLongNamesAndEmoji(t *testing.T) {
	client := sampleClient()
	client.Name = strings.Repeat("Société des ateliers réunis du Languedoc ", 5) + "🚀 漢字 \x07end"
	client.Address.Lines = []string{strings.Repeat("Résidence-des-Lilas-Blancs-", 9), "Bâtiment C", "Escalier 4", "Boîte 12", "Cidex 7", "TSA 3"}
	s := liableSettings()
	s.Seller.Name = strings.Repeat("Jeanne-Marie ", 8)
	s.Seller.Address.Lines = client.Address.Lines
	for _, p := range papersFor(t, client) {
		for i, page := range pressed(t, p, s) {
			for _, d := range page {
				if right := d.x + lengthOf(d); d.x < marginSide-0.1 || right > pageWidth-marginSide+0.2 || d.y > pageHeight-marginBottom || d.y < marginTop {
					t.Errorf("%s, page %d: %q leaves the page at %.1f–%.1f, %.1f mm", p.name, i+1, d.text, d.x, right, d.y)
				}
			}
		}
		text, err := p.text(s)
		if err != nil || strings.ContainsAny(text, "\x07🚀") || p.name != "releve" && !strings.Contains(text, "\uFFFD") {
			t.Errorf("%s: %v; want a visible substitute and no control character in:\n%s", p.name, err, text)
		}
	}
}

// lengthOf is how long a text is on the page, in the regular weight.
func lengthOf(d drawn) float64 { return loadFaces()[0].widths.width(d.text, d.size) }
