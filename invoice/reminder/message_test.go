package reminder

import (
	"strings"
	"testing"
	"unicode/utf8"

	"facturier/invoice"
)

func request(t *testing.T, tone Tone, c invoice.ClientType, items int) Request {
	t.Helper()
	today := day(2026, 11, 22)
	r := Request{Step: Step{Tone: tone}, Today: today, Settings: Settings{}.WithDefaults(),
		Client: invoice.Client{Type: c, Name: "Durand SARL", Contact: "Mme Nguyễn"},
		Seller: invoice.Seller{Name: "Jeanne Martin", Phone: "06 12 34 56 78", IBAN: "FR7630006000011234567890189"}}
	for i := range items {
		dueDate := day(2026, 10, 31).AddDays(-3 * (items - 1 - i))
		claim, err := r.Settings.Terms.Claim(Debt{Client: c, Payable: 1000_00, DueDate: dueDate}, today)
		if err != nil {
			t.Fatal(err)
		}
		r.Items = append(r.Items, Item{Number: []string{"F2026-0031", "F2026-0032", "F2026-0033"}[i], IssueDate: dueDate.AddDays(-30),
			DueDate: dueDate, Balance: 1000_00, Claim: claim})
	}
	return r
}

func TestComposeOneInvoice(t *testing.T) {
	subject, text, err := Compose(request(t, Firm, invoice.Company, 1))
	if err != nil || subject != "Relance\u00a0: facture F2026-0031" {
		t.Fatalf("got %q, %v", subject, err)
	}
	for _, want := range []string{"Bonjour Mme Nguyễn,", "il reste 1\u00a0000,00\u00a0€ à régler sur la facture F2026-0031 du 01/10/2026, échue le 31/10/2026",
		"après 22\u00a0jours de retard", "- F2026-0031, du 01/11/2026 au 22/11/2026\u00a0: 1\u00a0000,00\u00a0€ × 8,25\u00a0% × 22\u00a0jours / 365 = 4,97\u00a0€",
		"- indemnité forfaitaire\u00a0: 40,00\u00a0€", "soit 1\u00a0044,97\u00a0€ en tout", "Jeanne Martin EI", "IBAN FR76"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

func TestComposeSeveralInvoicesOfAClientHasATable(t *testing.T) {
	subject, text, err := Compose(request(t, Friendly, invoice.Company, 3))
	if err != nil || subject != "En attente de règlement\u00a0: factures F2026-0031, F2026-0032 et F2026-0033" {
		t.Fatalf("got %q, %v", subject, err)
	}
	for _, want := range []string{"il reste 3\u00a0000,00\u00a0€ à régler sur les 3 factures ci-dessous.",
		"- F2026-0032 du 28/09/2026, échéance le 28/10/2026\u00a0: 1\u00a0000,00\u00a0€\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	_, text, err = Compose(request(t, Firm, invoice.Company, 3))
	if want := "- indemnité forfaitaire\u00a0: 3 × 40,00\u00a0€ = 120,00\u00a0€"; err != nil || !strings.Contains(text, want) {
		t.Errorf("%q is not in\n%s", want, text)
	}
}

// C. conso, law.md 7: a consumer owes neither penalties nor 40 €.
func TestComposeSaysNoPenaltyToAConsumerD441_5(t *testing.T) {
	for _, tone := range []Tone{Courtesy, Friendly, Firm, FormalNotice} {
		_, text, err := Compose(request(t, tone, invoice.Consumer, 1))
		if err != nil || strings.Contains(text, "40,00") || strings.Contains(text, "L441-10") || strings.Contains(text, "énalités") {
			t.Errorf("%s: got %v\n%s", tone, err, text)
		}
	}
}

func TestComposeInTheUsersOwnWords(t *testing.T) {
	r := request(t, Friendly, invoice.Company, 1)
	r.Step.Subject, r.Step.Body = "Coucou {client}\r\nBcc: x@y.fr", "Reste {reste}. {lien}"
	r.Link = "https://paypal.me/jm/{montant}?n={numero}"
	subject, text, err := Compose(r)
	if err != nil || strings.ContainsAny(subject, "\r\n") || text != "Reste 1\u00a0000,00\u00a0€. https://paypal.me/jm/1000.00?n=F2026-0031" {
		t.Errorf("got %q, %q, %v", subject, text, err)
	}
	r.Step.Body = "Reste {solde}"
	if _, _, err := Compose(r); invoice.ErrorCode(err) != invoice.CodeInvalid {
		t.Errorf("an unknown field: got %v", err)
	}
	r.Items = nil
	if _, _, err := Compose(r); invoice.ErrorCode(err) != invoice.CodeRefused {
		t.Errorf("nothing to ask: got %v", err)
	}
}

// The lateness of several invoices is the oldest's, and says so.
func TestComposeSaysHowLateTheOldestIs(t *testing.T) {
	for items, want := range map[int]string{1: "le 31/10/2026, après 22\u00a0jours de retard.", 3: "les 3 factures ci-dessous, dont la plus ancienne a 28\u00a0jours de retard."} {
		for _, c := range []invoice.ClientType{invoice.Company, invoice.Consumer, invoice.Public} {
			if _, text, err := Compose(request(t, Firm, c, items)); err != nil || !strings.Contains(text, want) {
				t.Errorf("%d, %s: %q is not in\n%s", items, c, want, text)
			}
		}
	}
}

// A semester whose rate nobody said is never counted, and the words say to when
// they count (L441-10 II).
func TestComposeSaysToWhenItCounts(t *testing.T) {
	r := request(t, Firm, invoice.Company, 1)
	r.Today = day(2027, 3, 1)
	claim, err := r.Settings.Terms.Claim(Debt{Client: invoice.Company, Payable: 1000_00, DueDate: r.Items[0].DueDate}, r.Today)
	if err != nil {
		t.Fatal(err)
	}
	r.Items[0].Claim = claim
	_, text, err := Compose(r)
	for _, want := range []string{"des pénalités de retard, au 31/12/2026 de 13,79\u00a0€", "- F2026-0031, depuis le 01/01/2027\u00a0: le taux du semestre n’est pas encore connu"} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	if strings.Contains(text, "pénalités de retard, à ce jour") {
		t.Errorf("claims to count to this day\n%s", text)
	}
}

// Several invoices go with one message.
func TestCopiesOfSeveralInvoices(t *testing.T) {
	_, text, err := Compose(request(t, Friendly, invoice.Company, 2))
	if bare := WithoutCopy(text); err != nil || !strings.Contains(text, " Je joins une copie de chacune.") || strings.Contains(bare, "joins") || strings.Contains(bare, "chacune") {
		t.Errorf("got %v\n%s", err, text)
	}
}

// A copy is promised by the ways that carry one only.
func TestWithoutCopy(t *testing.T) {
	for _, tone := range []Tone{Courtesy, Friendly} {
		_, text, err := Compose(request(t, tone, invoice.Company, 1))
		if bare := WithoutCopy(text); err != nil || !strings.Contains(text, " Je joins une copie.") || strings.Contains(bare, "joins") || strings.Contains(bare, " \n") {
			t.Errorf("%s: got %v\n%s", tone, err, bare)
		}
	}
}

// What is sent to a telephone or said on it has the tone of its step, and the
// step's own words when it has some.
func TestSpokenWordsHaveTheirTone(t *testing.T) {
	for tone, want := range map[Tone]string{Courtesy: "pour rappel, 1\u00a0000,00\u00a0€ à régler", Friendly: "sauf erreur il reste", Firm: "malgré mon rappel il reste", FormalNotice: "dernier avis"} {
		for _, channel := range []Channel{Text, Telephone} {
			r := request(t, tone, invoice.Company, 1)
			r.Step.Channel = channel
			_, text, err := Words(r)
			if err != nil || !strings.Contains(text, want) || strings.Contains(text, "IBAN") || strings.Contains(text, "joins") {
				t.Errorf("%s by %s: got %v\n%s", tone, channel, err, text)
			}
			if said := strings.Contains(text, "indemnité forfaitaire"); said != (channel == Telephone && Rank(tone) >= Rank(Firm)) {
				t.Errorf("%s by %s: speaks of the fixed sum: %v", tone, channel, said)
			}
			r.Step.Body = "Reste {reste}."
			if _, text, err = Words(r); err != nil || text != "Reste 1\u00a0000,00\u00a0€." {
				t.Errorf("own words by %s: got %q, %v", channel, text, err)
			}
			r.Step.Body = strings.Repeat("Reste {reste}. ", 20)
			if _, _, err = Words(r); channel == Text && invoice.ErrorCode(err) != invoice.CodeRefused {
				t.Errorf("own words too long: got %v", err)
			}
		}
	}
}

func TestShortTextFitsATelephone(t *testing.T) {
	for _, name := range []string{"Jeanne Martin", strings.Repeat("Anne-Sophie ", 12)} {
		for _, items := range []int{1, 3} {
			for _, tone := range allTones {
				r := request(t, tone, invoice.Consumer, items)
				r.Seller.Name = name
				text, err := ShortText(r)
				if n := utf8.RuneCountInString(text); err != nil || n > TextLimit || !strings.Contains(text, "F2026-0031") || !strings.Contains(text, "000,00") {
					t.Errorf("%s: got %d characters, %v: %s", tone, n, err, text)
				}
			}
		}
	}
}

func TestSettingsRefuseWhatIsNotLawful(t *testing.T) {
	for name, s := range map[string]Settings{
		"contract's rate under the floor of L441-10 II, by month": {Terms: Terms{Basis: OwnRate, Rate: 100}},
		"contract without rate":                                   {Terms: Terms{Basis: OwnRate}},
		"unknown basis":                                           {Terms: Terms{Basis: "double"}},
		"mise en demeure that leaves alone":                       {Ladders: map[Group]Ladder{Consumers: {{Days: 30, Tone: FormalNotice, Auto: true}}}},
		"friendly before the due date":                            {Ladders: map[Group]Ladder{Consumers: {{Days: -1, Tone: Friendly}}}},
		"steps in disorder":                                       {Ladders: map[Group]Ladder{Consumers: {{Days: 9, Tone: Firm}, {Days: 12, Tone: Friendly}}}},
		"unknown field":                                           {Ladders: map[Group]Ladder{Consumers: {{Days: 9, Tone: Firm, Body: "{solde}"}}}},
		"delay":                                                   {FormalDelay: 90},
		"declaration":                                             {Declaration: "semaine"},
	} {
		if err := s.Validate(); invoice.ErrorCode(err) != invoice.CodeInvalid {
			t.Errorf("%s: got %v", name, err)
		}
	}
	for _, g := range []Group{Professionals, Consumers, PublicBodies} {
		s := Settings{Ladders: map[Group]Ladder{g: DefaultLadder(g)}, Terms: Terms{Basis: OwnRate, Rate: 1200}}
		if err := s.WithDefaults().Validate(); err != nil {
			t.Errorf("%s: got %v", g, err)
		}
	}
}

// TestNobodyIsGreetedWithoutASpace: a client without a name to speak to.
func TestNobodyIsGreetedWithoutASpace(t *testing.T) {
	got, err := Fields{"interlocuteur": ""}.Expand("Bonjour {interlocuteur},\n\nMerci.")
	if want := "Bonjour,\n\nMerci."; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

// The message after a promise that was not kept says which, in each way to speak
// and by each channel; without one nothing is left of the words.
func TestComposeNamesTheBrokenPromise(t *testing.T) {
	for _, c := range []invoice.ClientType{invoice.Company, invoice.Consumer, invoice.Public} {
		for _, tone := range []Tone{Friendly, Firm, FormalNotice} {
			for _, familiar := range []bool{false, true} {
				r := request(t, tone, c, 2)
				r.Client.Familiar = familiar
				_, without, err := Compose(r)
				if err != nil || strings.Contains(without, "promis") || strings.Contains(without, "pas reçu") || strings.Contains(without, "\n\n\n") {
					t.Errorf("%s %s: got %v\n%s", c, tone, err, without)
				}
				r.Items[0].Promised, r.Items[1].Promised = day(2026, 11, 12), day(2026, 11, 15)
				whose := "votre"
				if familiar && tone != FormalNotice {
					whose = "ton"
				}
				want := "Je n’ai pas reçu " + whose + " règlement promis pour le 15/11/2026."
				if _, text, err := Compose(r); err != nil || strings.Replace(text, want+"\n\n", "", 1) != without {
					t.Errorf("%s %s: got %v\n%s\nwant %q more than\n%s", c, tone, err, text, want, without)
				}
				want = strings.TrimSuffix(strings.Replace(want, "Je", "je", 1), ".")
				if tone == FormalNotice {
					continue // said where it has effect: in writing
				}
				if text, err := CallText(r); err != nil || !strings.Contains(text, want) {
					t.Errorf("%s %s: on the telephone got %q, %v", c, tone, text, err)
				}
				if text, err := ShortText(r); err != nil || !strings.Contains(text, want) {
					t.Errorf("%s %s: by text got %q, %v", c, tone, text, err)
				}
			}
		}
	}
}

// {objet} is the subject of the invoice when there is one to speak of.
func TestComposeFillsTheSubject(t *testing.T) {
	for items, want := range map[int]string{1: "Reste 1\u00a0000,00\u00a0€ pour Site O'Brien.", 2: "Reste 2\u00a0000,00\u00a0€ pour."} {
		r := request(t, Friendly, invoice.Company, items)
		r.Step.Body, r.Items[0].Subject = "Reste {reste} pour {objet}.", "Site\x1b[31m O'Brien"
		if _, text, err := Compose(r); err != nil || strings.ReplaceAll(text, " .", ".") != want {
			t.Errorf("%d: got %q, %v, want %q", items, text, err, want)
		}
	}
}
