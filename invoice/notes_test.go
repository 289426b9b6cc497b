package invoice

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// BR-FR-05, BR-FR-06: PMD, PMT and AAB are there exactly once, in words, for
// every kind and every client; BR-FR-MAP-18: none is longer than 1024.
func TestBillingNotesOfEveryKindAndClient(t *testing.T) {
	s := liableSettings()
	s.Seller.RCS, s.Seller.Insurance, s.Seller.Mediator = "Montpellier", strings.Repeat("assureur ", 110), strings.Repeat("m", 1000)
	s.PenaltyTerms = strings.Repeat("p", 1000)
	for _, kind := range []Kind{Invoice, Deposit, Balance, CreditNote, CorrectedInvoice} {
		for _, client := range ClientTypes {
			d := testInvoice(s, testClient(client))
			d.Kind, d.Origin, d.OriginDate, d.Reason = kind, "F2026-0030", testDay, "Erreur"
			d.Notes = strings.Repeat("Merci beaucoup. ", 640)
			d = issued(t, d, 7, "F2026-0031", s)
			counts := map[string]int{}
			for _, note := range BillingNotes(&d) {
				counts[note.Code]++
				if n := utf8.RuneCountInString(note.Text); n == 0 || n > 1024 || hollow(note.Text) {
					t.Errorf("%s, %s: a note %s of %d characters: %.40q", kind, client, note.Code, n, note.Text)
				}
				if note.Exempts() {
					t.Errorf("%s, %s: %s is BT-120, no note", kind, client, note.Code)
				}
			}
			if counts[PenaltyNote] != 1 || counts[RecoveryNote] != 1 || counts[EscompteNote] != 1 || counts[RegistryNote] != 1 || counts[GeneralNote] < 10 {
				t.Errorf("%s, %s: got %v", kind, client, counts)
			}
		}
	}
}

// L441-10, D441-5: what is asked of no consumer is said not to be.
func TestBillingNotesSayWhatDoesNotApply(t *testing.T) {
	s := testSettings()
	d := issued(t, testInvoice(s, testClient(Consumer)), 7, "F2026-0031", s)
	notes := BillingNotes(&d)
	want := []Mention{{PenaltyNote, noPenalties}, {RecoveryNote, noRecovery}, {EscompteNote, defaultEscompte}}
	if !slices.Equal(notes[:3], want) {
		t.Errorf("got %q, want %q", notes[:3], want)
	}
	company := issued(t, testInvoice(s, testClient(Company)), 8, "F2026-0032", s)
	if got := BillingNotes(&company)[:2]; got[0].Text != defaultPenalties || got[1].Text != recoveryCosts {
		t.Errorf("got %q", got)
	}
}

func TestCutTextLosesNothing(t *testing.T) {
	for _, text := range []string{"", "court", strings.Repeat("é", 2500), strings.Repeat("mot ", 900), "ligne\n" + strings.Repeat("x", 1020) + " fin", strings.Repeat("a\n", 1024)} {
		var kept strings.Builder
		for _, part := range cutText(text, maxNote) {
			if n := utf8.RuneCountInString(part); n > maxNote || n == 0 || part != strings.TrimSpace(part) {
				t.Errorf("%.20q: a part of %d characters: %.20q", text, n, part)
			}
			kept.WriteString(part)
		}
		if got, want := strings.Join(strings.Fields(kept.String()), ""), strings.Join(strings.Fields(text), ""); got != want {
			t.Errorf("%.20q: got %d characters, want %d", text, len(got), len(want))
		}
	}
}

func TestAcquittedInWords(t *testing.T) {
	d, s := companyInvoice()
	d.SettledOn = day("2026-11-12")
	for method, words := range map[Method]string{"": "par virement", Card: "par carte", Cheque: "par chèque", Cash: "en espèces", DirectDebit: "par prélèvement", OtherMethod: ""} {
		d.Means = method
		want := strings.TrimSpace("Acquittée le 12/11/2026 " + words)
		if got := Mentions(&d, s); got[1] != (Mention{GeneralNote, want}) {
			t.Errorf("%s: got %q, want %q", method, got[1].Text, want)
		}
	}
	if d.BusinessProcess() != "S2" {
		t.Errorf("got %s, want S2", d.BusinessProcess())
	}
}

// 242 nonies A I-12°: one mention for each reason, in the order of the lines.
func TestOneMentionForEachReason(t *testing.T) {
	d, s := liableInvoice()
	d.Lines = append(d.Lines, d.Lines[0], d.Lines[0], d.Lines[0])
	d.Lines[1].SetTax(because(SubcontractingReason))
	d.Lines[2].SetTax(because("VATEX-FR-CGI261-4"))
	d.Lines[3].SetTax(because(SubcontractingReason))
	got := Mentions(&d, s)[:3]
	want := []Mention{{SubcontractingReason, "Autoliquidation, art. 283-2 nonies du CGI"}, {"VATEX-FR-CGI261-4", "Exonération de TVA, art. 261, 4 du CGI"}, {EscompteNote, defaultEscompte}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	d.Lines = nil
	if got := Mentions(&d, testSettings())[0]; got.Code != FranchiseReason {
		t.Errorf("a draft without lines, in franchise: got %q", got)
	}
}
