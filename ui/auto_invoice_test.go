package ui

import (
	"context"
	"io"
	"log"
	"net"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// taker is a real SMTP server on this machine that takes every message, or
// none.
type taker struct {
	took    chan string
	refuses bool
}

func (m *taker) NewSession(*smtp.Conn) (smtp.Session, error) { return m, nil }
func (m *taker) Mail(string, *smtp.MailOptions) error        { return nil }
func (m *taker) Reset()                                      {}
func (m *taker) Logout() error                               { return nil }

func (m *taker) Rcpt(string, *smtp.RcptOptions) error {
	if m.refuses {
		return &smtp.SMTPError{Code: 550, Message: "unknown"}
	}
	return nil
}

func (m *taker) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	m.took <- string(raw)
	return err
}

// takes opens a mailbox that a server of the test takes messages from, and has
// accepted quotes invoiced by themselves.
func (b *bench) takes(m *taker) {
	b.t.Helper()
	m.took = make(chan string, 10)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	b.must(err)
	server := smtp.NewServer(m)
	server.MaxMessageBytes, server.ErrorLog = 30<<20, log.New(io.Discard, "", 0)
	go func() { _ = server.Serve(listener) }()
	b.t.Cleanup(func() { _ = server.Close() })
	b.invoicesByItself(reminder.Account{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Security: "aucune", From: "jeanne@atelier.example"})
}

func (b *bench) invoicesByItself(account reminder.Account) {
	b.t.Helper()
	b.reminds(func(s *reminder.Settings) { s.AutoInvoice, s.Mail = true, account })
	c, err := b.Client(context.Background(), 3)
	b.must(err)
	c.Email = "zoe@petit.example"
	_, err = b.SaveClient(context.Background(), c)
	b.must(err)
}

// state is where the quote of Zoé Petit is, and its invoices.
func (b *bench) state(number string) (invoice.State, []invoice.Document) {
	b.t.Helper()
	doc, err := b.FindDocument(context.Background(), invoice.QuoteFamily, number)
	b.must(err)
	made, err := b.InvoicesOf(context.Background(), doc.ID)
	b.must(err)
	return doc.Facts().State(b.day), made
}

// TestAcceptedQuoteIsInvoicedByItself after one question, for who wants it.
func TestAcceptedQuoteIsInvoicedByItself(t *testing.T) {
	b, m := lived(t), &taker{}
	b.takes(m)
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("down", "a", "enter")
	s.Shows("D2026-0001 est accepté. Émettre la facture de 240,00 € et l'envoyer à", "Elle ne pourra plus être modifiée. [o/N]")
	s.Press("o")
	s.Shows("F2026-0006 émise et partie à", "o l'ouvre")
	if got := <-m.took; !strings.Contains(got, "F2026-0006") {
		t.Errorf("got the letter %.300s", got)
	}
	state, made := b.state("D2026-0001")
	if state != invoice.QuoteInvoiced || len(made) != 1 || made[0].SentOn != b.day {
		t.Errorf("got %v, %+v", state, made)
	}
	s.Press("o")
	if len(b.opened) != 1 || !strings.Contains(b.opened[0], "F2026-0006") {
		t.Errorf("o opened %q", b.opened)
	}
}

// TestEnterInvoicesNothing: the quote is accepted, and that is all; nor is
// anything asked of who did not wish it.
func TestEnterInvoicesNothing(t *testing.T) {
	b, m := lived(t), &taker{}
	b.takes(m)
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("down", "a", "enter", "enter")
	if state, made := b.state("D2026-0001"); state != invoice.QuoteAccepted || len(made) != 0 || len(m.took) != 0 {
		t.Errorf("got %v, %d invoices, %d letters", state, len(made), len(m.took))
	}
	s.Shows("D2026-0001 accepté. c le facture.")
	b = lived(t)
	s = b.open(Options{Start: "devis"}, 80, 24)
	s.Press("down", "a", "enter")
	s.Shows("D2026-0001 accepté. c le facture.")
	s.Hides("[o/N]")
}

// TestWhatCannotLeaveIsLeftToDo: the quote stays accepted, and what is left is
// said.
func TestWhatCannotLeaveIsLeftToDo(t *testing.T) {
	b := lived(t)
	b.invoicesByItself(reminder.Account{})
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("down", "a", "enter", "o")
	s.Shows("F2026-0006 est émise, et n'est pas partie : aucun serveur d'envoi n'est", "réglé. S l'envoie.")
	if state, made := b.state("D2026-0001"); state != invoice.QuoteInvoiced || len(made) != 1 {
		t.Errorf("no mailbox: got %v, %d invoices", state, len(made))
	}

	b = lived(t)
	m := &taker{refuses: true}
	b.takes(m)
	s = b.open(Options{Start: "devis"}, 80, 24)
	s.Press("down", "a", "enter", "o")
	s.Shows("F2026-0006 est émise, et n'est pas partie", "O montre le message")
	s.Press("O")
	s.Shows("1 message à reprendre", "zoe@petit.example")

	b = lived(t)
	b.takes(&taker{})
	settings, err := b.Settings(context.Background())
	b.must(err)
	settings.Seller.Address = invoice.Address{} // an invoice names it (242 nonies A)
	b.must(b.SaveSettings(context.Background(), settings))
	s = b.open(Options{Start: "devis"}, 80, 24)
	s.Press("down", "a", "enter", "o")
	s.Shows("sa facture reste en brouillon", "adresse")
	if state, made := b.state("D2026-0001"); state != invoice.QuoteAccepted || len(made) != 1 || made[0].Issued() {
		t.Errorf("problems: got %v, %+v", state, made)
	}
}

// TestTheLimitIsSaidBeforeItInvoices by itself.
func TestTheLimitIsSaidBeforeItInvoices(t *testing.T) {
	b := lived(t)
	b.invoicesByItself(reminder.Account{})
	c, err := b.Client(context.Background(), 3)
	b.must(err)
	c.CreditLimit = 50_000
	_, err = b.SaveClient(context.Background(), c)
	b.must(err)
	s := b.open(Options{Start: "devis"}, 120, 40)
	s.Press("down", "a", "enter")
	s.Shows("Il devra 540,00 €, plus que ses 500,00 €.")
}
