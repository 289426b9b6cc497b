package ui

import (
	"context"
	"os"
	"strings"
	"testing"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/uitest"
)

// postal is a book whose messages go to the test instead of a server.
type postal struct {
	*bench
	sent   []reminder.Entry
	given  []string // passwords
	faults []error  // of the next messages, nil for none

	refused []error // of the next messages, which never enter the journal
}

func (p *postal) Send(ctx context.Context, e reminder.Entry, ask app.Ask) (reminder.Entry, error) {
	if ask != nil {
		password, _ := ask("")
		p.given = append(p.given, password)
	}
	if err := ctx.Err(); err != nil {
		return e, err
	}
	if len(p.refused) > 0 {
		err := p.refused[0]
		p.refused = p.refused[1:]
		return e, err
	}
	e.Result = reminder.Queued
	e, err := p.AddEntry(ctx, e)
	if err != nil {
		return e, err
	}
	return p.outcome(ctx, e)
}

func (p *postal) SendDocument(ctx context.Context, id int64, to, text string, ask app.Ask) (reminder.Entry, error) {
	if _, err := p.SendQuote(ctx, id, to); err != nil {
		return reminder.Entry{}, err
	}
	e, err := p.DraftDocument(ctx, id)
	if err != nil {
		return e, err
	}
	e.Kind, e.To = reminder.Delivered, to
	return p.Send(ctx, e, ask)
}

func (p *postal) outcome(ctx context.Context, e reminder.Entry) (reminder.Entry, error) {
	result := reminder.Sent
	var fault error
	if len(p.faults) > 0 {
		fault, p.faults = p.faults[0], p.faults[1:]
	}
	if fault != nil {
		result = reminder.Failed
	}
	if err := p.SetResult(ctx, e.ID, reminder.Queued, result, ""); err != nil {
		return e, err
	}
	if p.sent = append(p.sent, e); fault != nil {
		p.sent = p.sent[:len(p.sent)-1]
	}
	e.Result = result
	return e, fault
}

func (p *postal) Retry(ctx context.Context, id int64, _ app.Ask) (reminder.Entry, error) {
	e, err := p.Entry(ctx, id)
	if err != nil {
		return e, err
	}
	if err := p.SetResult(ctx, id, e.Result, reminder.Queued, ""); err != nil {
		return e, err
	}
	return p.outcome(ctx, e)
}

func (p *postal) open(o Options, width, height int) *uitest.Screen {
	o.Now = p.clock.Now
	o.Open = p.opens
	o.Copy = func(text string) error { p.copied = append(p.copied, text); return nil }
	return uitest.Open(p.t, New(context.Background(), p, o), &p.clock, width, height)
}

// posted is the book of look.md, whose clients have an address and whose owner
// has a mailbox.
func posted(t *testing.T) *postal {
	t.Helper()
	p := &postal{bench: lived(t)}
	ctx := context.Background()
	rows, err := p.Clients(ctx, invoice.ClientQuery{Limit: 10})
	p.must(err)
	for _, row := range rows {
		c, err := p.Client(ctx, row.ID)
		p.must(err)
		c.Email, c.Phone = "compta"+string('0'+rune(c.ID))+"@client.example", "04 67 00 00 0"+string('0'+rune(c.ID))
		_, err = p.SaveClient(ctx, c)
		p.must(err)
	}
	p.reminds(func(s *reminder.Settings) {
		s.Mail = reminder.Account{Host: "smtp.example.fr", Port: 587, Security: "starttls", User: "jeanne", From: "jeanne@atelier.example"}
	})
	return p
}

// TestReminderIsReadThenSent: R, S, o, the password once; the line goes away and
// the same step is not done twice.
func TestReminderIsReadThenSent(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 30)
	s.Press("R")
	s.Shows("Relance amiable", "e-mail", "compta1@client.example", "En attente de règlement : facture F2026-0001", "F2026-0001 (PDF)",
		"il reste 1 250,00 € à régler")
	s.Press("S")
	s.Shows("Envoyer la relance amiable de 1 250,00 € à Durand SARL ? [o/N]")
	s.Press("enter")
	if len(p.sent) != 0 {
		t.Fatalf("enter on the question: got %d messages sent, want none", len(p.sent))
	}
	s.Press("S", "o")
	s.Shows("Mot de passe de jeanne sur smtp.example.fr.")
	s.Type("secret")
	s.Shows("******")
	s.Hides("secret")
	s.Press("enter")
	s.Shows("Relance amiable partie à Durand SARL", "2 à relancer sur 3 factures", "▌ Mairie de Lunel")
	s.Press("R", "S", "o")
	s.Shows("Relance amiable partie à", "▌ Zoé Petit")
	if len(p.sent) != 2 || p.given[1] != "secret" {
		t.Fatalf("got %d messages, passwords %q, want 2 and the same password", len(p.sent), p.given)
	}
	s.Press("/")
	s.Type("F2026-0001")
	s.Press("enter", "R")
	s.Shows("Préparer une relance ferme quand même ?", "La prochaine relance est pour le")
	s.Press("o", "S")
	s.Shows("Envoyer la relance ferme")
}

// TestReminderInOnesOwnWords: e edits, the words are kept from one way to the
// next, and what the law forbids is refused with nothing sent.
func TestReminderInOnesOwnWords(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 30)
	s.Press("R", "e")
	s.Shows("Modifier", "Objet")
	s.Type("Bien à vous.")
	s.Press("ctrl+s")
	s.Shows("Bien à vous.")
	s.Press("tab", "tab", "tab")
	s.Shows("lettre", "Bien à vous.", "4 avenue de la Gare")
	s.Press("e")
	s.Type(" Des pénalités courent.")
	s.Press("ctrl+s", "S", "o")
	s.Shows("« relance amiable » ne parle pas de pénalités.")
	if entries, err := p.Journal(context.Background(), 1); err != nil || len(entries) != 0 {
		t.Errorf("the journal after a refusal: got %v, %v, want nothing", entries, err)
	}
}

// TestMessageIsEditedFromItsBeginning: the form shows the text from its first
// line, in all the rows that there are, and refuses an address under its field.
func TestMessageIsEditedFromItsBeginning(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 24)
	s.Press("R", "e")
	s.Shows("Texte  Bonjour", "Sauf erreur de ma part", "C’est sans doute un oubli", "Bien cordialement", "Jeanne Martin EI")
	s.Press("shift+tab", "shift+tab", "ctrl+u")
	s.Type("pas bon")
	s.Press("ctrl+s")
	s.Shows("Modifier", "! « pas bon » n'est pas une adresse e-mail.")
	s.Press("ctrl+u")
	s.Type("compta@durand.fr, Zoé <z@t.fr>")
	s.Press("ctrl+s")
	s.Shows("compta@durand.fr, Zoé <z@t.fr>", "Objet")
}

// TestOtherWays: a draft, a link, a text, a call; each is recorded by one key.
func TestOtherWays(t *testing.T) {
	for _, way := range []struct {
		tabs  int
		makes string // what o gives to the system begins so
		asks  string
	}{
		{1, os.TempDir(), "Noter la relance amiable de 1 250,00 € à Durand SARL comme envoyée par e-mail ?"},
		{2, "mailto:", "comme envoyée par e-mail ?"},
		{3, os.TempDir(), "comme postée ?"},
		{4, "Bonjour, sauf erreur il reste", "comme envoyée par SMS ?"},
		{5, "", "comme faite par téléphone ?"},
	} {
		p := posted(t)
		s := p.open(Options{}, 100, 30)
		s.Press("R")
		for range way.tabs {
			s.Press("tab")
		}
		if way.makes == "mailto:" {
			s.Shows("Joint      rien : un lien ne porte pas de fichier, ajoutez F2026-0001 (PDF) vous-même")
			s.Hides("Je joins une copie")
		}
		s.Press("o")
		if made := strings.Join(append(p.opened, p.copied...), ""); !strings.HasPrefix(strings.ReplaceAll(made, "\u00a0", " "), way.makes) || (way.makes == "") != (made == "") {
			t.Errorf("%s: o made %q, want %q", ways[way.tabs].label, made, way.makes)
		}
		s.Press("S")
		s.Shows(way.asks)
		s.Press("o")
		s.Shows("Relance amiable notée au journal de F2026-0001.", "▌ Mairie de Lunel")
		entries, err := p.Journal(context.Background(), p.firstLate())
		if err != nil || len(entries) != 1 || entries[0].Result != reminder.Sent || entries[0].Channel != ways[way.tabs].channel {
			t.Errorf("%s: the journal has %+v, %v", ways[way.tabs].label, entries, err)
		}
	}
}

// TestUnknownRateIsSaidBeforeSending: what cannot be counted is not claimed to be
// (L441-10 II).
func TestUnknownRateIsSaidBeforeSending(t *testing.T) {
	p := posted(t)
	p.day = date(t, "2027-03-01")
	e, _, err := p.DraftReminder(context.Background(), []int64{p.firstLate()}, "", "")
	p.must(err)
	_, err = p.Record(context.Background(), e)
	p.must(err)
	p.day = date(t, "2027-04-01")
	s := p.open(Options{}, 80, 40)
	s.Press("R")
	s.Shows("Les intérêts sont comptés jusqu'au 31/12/2026 : le taux du semestre suivant", "retard, au 31/12/2026 de 22,60 €")
}

// failed has a message of a document that did not leave.
func (b *bench) failed(id int64) {
	b.t.Helper()
	e, _, err := b.DraftReminder(context.Background(), []int64{id}, "", "")
	b.must(err)
	e.Result = reminder.Failed
	_, err = b.AddEntry(context.Background(), e)
	b.must(err)
}

// firstLate is the document of Durand's late invoice.
func (b *bench) firstLate() int64 {
	b.t.Helper()
	rows, err := b.Documents(context.Background(), invoice.Query{Family: invoice.InvoiceFamily, Search: "F2026-0001", Limit: 1, Today: b.day})
	b.must(err)
	return rows[0].ID
}

// TestQuoteIsFollowedUp by the same key.
func TestQuoteIsFollowedUp(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 30)
	s.Press("down", "down", "down", "down", "R")
	s.Shows("Suivi du devis", "Je reviens vers vous au sujet du devis D2026-0001", "Il reste valable jusqu’au 27/11/2026.")
	s.Press("S")
	s.Shows("Envoyer le suivi de D2026-0001 à Zoé Petit ?")
	s.Press("o")
	s.Type("secret")
	s.Press("enter")
	s.Shows("Suivi du devis parti à")
	s.Hides("DEVIS SANS RÉPONSE")
}

// TestDocumentsLeaveByTheSameDoor: S writes the message of an invoice, which is
// sent from one's own mailbox; a draft quote takes its number on the way.
func TestDocumentsLeaveByTheSameDoor(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 80, 30)
	s.Press("S")
	s.Shows("Envoi", "Facture F2026-0001 : Site vitrine", "Veuillez trouver ci-joint la facture F2026-0001")
	s.Press("S")
	s.Shows("Envoyer la facture de 1 250,00 € à Durand SARL ?")
	s.Press("o")
	s.Type("secret")
	s.Press("enter")
	s.Shows("Envoi fait à Durand SARL <compta1@client.example>.")
	d, err := p.Document(context.Background(), p.firstLate())
	p.must(err)
	if d.SentOn != p.day || len(p.sent) != 1 || p.sent[0].Kind != reminder.Delivered {
		t.Errorf("sent on %s, %d messages; want today and one", d.SentOn, len(p.sent))
	}
	zoe, err := p.Client(context.Background(), 3)
	p.must(err)
	p.draft(invoice.Quote, zoe, "Menus", 9_000)
	s.Press("3", "S")
	s.Shows("mon devis (Menus), d’un montant de 90,00 €")
	s.Press("S", "o")
	s.Shows("Envoi fait à", "D2026-0003")
	s.Press("2", "down", "S", "tab", "S")
	s.Shows("comme envoyée par e-mail ?")
	s.Press("o")
	s.Shows("noté envoyé le 22/11/2026")
}

// TestEffect of the year, by step and by client.
func TestEffect(t *testing.T) {
	p := posted(t)
	s := p.open(Options{}, 100, 40)
	s.Press("R", "tab", "tab", "tab", "tab", "tab", "S", "o", "2", "/")
	s.Type("F2026-0001")
	s.Press("enter", "$", "enter")
	part(s, "effet")
	s.Shows("ANNÉE 2026", "Relance amiable", "Durand SARL", "1/1", "1 250,00 €", "100 %", "1er SEMESTRE  aucune relance")
}

// TestNoMailbox says where it is set, and asks nothing.
func TestNoMailbox(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 30)
	s.Press("R", "S")
	s.Shows("Aucune boîte d'envoi n'est réglée : « ; » en règle une, tab choisit un")
	s.Press("esc", "*", "S")
	s.Shows("Aucune boîte d'envoi n'est réglée : « ; » en règle une, entrée ouvre un")
}

// A draft is from the seller's address: without one it says which is missing.
func TestADraftWithoutAnAddressSaysWhichIsMissing(t *testing.T) {
	b := lived(t)
	settings, err := b.Settings(t.Context())
	b.must(err)
	settings.Seller.Email = ""
	b.must(b.SaveSettings(t.Context(), settings))
	client, err := b.Client(t.Context(), 1)
	b.must(err)
	client.Email = "compta@durand.example"
	_, err = b.SaveClient(t.Context(), client)
	b.must(err)
	s := b.open(Options{}, 100, 30)
	s.Press("R", "tab", "o")
	s.Shows("Votre e-mail manque", "Réglages (,)")
}
