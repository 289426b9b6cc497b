package app

import (
	"io"
	"log"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// postman is a real SMTP server on this machine, and what it took.
type postman struct {
	mu   sync.Mutex
	took []string
	says func() error // of a message that was given
}

func (p *postman) NewSession(*smtp.Conn) (smtp.Session, error) { return p, nil }
func (p *postman) Mail(string, *smtp.MailOptions) error        { return nil }
func (p *postman) Rcpt(string, *smtp.RcptOptions) error        { return nil }
func (p *postman) Reset()                                      {}
func (p *postman) Logout() error                               { return nil }

func (p *postman) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.says != nil {
		if err := p.says(); err != nil {
			return err
		}
	}
	p.took = append(p.took, string(raw))
	return nil
}

func (p *postman) letters() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.took...)
}

// serve starts the postman and gives the mailbox that reaches it.
func (p *postman) serve(t testing.TB) reminder.Account {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := smtp.NewServer(p)
	server.MaxMessageBytes, server.ErrorLog = 30<<20, log.New(io.Discard, "", 0) // a killed client is no news
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener)
	}()
	t.Cleanup(func() {
		_ = server.Close()
		<-done
	})
	return reminder.Account{Host: "127.0.0.1", Port: listener.Addr().(*net.TCPAddr).Port, Security: "aucune", From: "Jeanne Martin <jeanne@martin.example>"}
}

// routine is a book with its clock, its clients and a mailbox.
type routine struct {
	*App
	t    testing.TB
	day  invoice.Date
	post *postman
}

func newRoutine(t testing.TB) *routine {
	t.Helper()
	r := &routine{t: t, day: today(), post: &postman{}}
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "livre", "facturier.db"), func() invoice.Date { return r.day })
	r.App = a
	r.must(err)
	t.Cleanup(func() { _ = a.Close() })
	s := invoice.DefaultSettings()
	s.Seller = invoice.Seller{SIRET: "73282932000074", Name: "Jeanne Martin", Activity: invoice.Services, Regime: invoice.Franchise,
		IBAN: "FR7630006000011234567890189", Email: "jeanne@martin.example", Address: invoice.Address{Lines: []string{"12 rue des Lilas"}, PostCode: "34400", City: "Lunel"}}
	s.Done = true
	r.must(a.SaveSettings(t.Context(), s))
	r.must(a.SaveReminderSettings(t.Context(), reminder.Settings{Mail: r.post.serve(t)}))
	return r
}

func (r *routine) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatalf("%v (%#v)", err, err)
	}
}

// client saves a client of a type, with an e-mail address of its own.
func (r *routine) client(name string, kind invoice.ClientType) invoice.Client {
	r.t.Helper()
	c, err := r.SaveClient(r.t.Context(), invoice.Client{Type: kind, Name: name, Email: "compta@" + strings.ReplaceAll(invoice.Fold(name), " ", "-") + ".example",
		Address: invoice.Address{Lines: []string{"4 avenue de la Gare"}, PostCode: "34000", City: "Montpellier"}})
	r.must(err)
	return c
}

// owed is an invoice of some euros issued so that it is due on a day.
func (r *routine) owed(c invoice.Client, euros int64, due invoice.Date) invoice.Document {
	r.t.Helper()
	day := r.day
	defer func() { r.day = day }()
	r.day = today() - 55 // numbers follow the dates of issue
	d, err := r.NewDraft(r.t.Context(), invoice.Invoice, c.ID)
	r.must(err)
	d.Subject, d.DueDate, d.ServiceStart = "Site", due, r.day
	d.Lines = []invoice.Line{{Designation: "Intégration", Quantity: 1000, Unit: "jour", Price: invoice.Price(euros * 10000),
		Category: invoice.ExemptFromTax, Exemption: invoice.FranchiseReason}}
	d, err = r.SaveDraft(r.t.Context(), d)
	r.must(err)
	d, err = r.Issue(r.t.Context(), d.ID)
	r.must(err)
	return d
}

func (r *routine) tasks() []reminder.Task {
	r.t.Helper()
	tasks, err := r.Tasks(r.t.Context())
	r.must(err)
	return tasks
}

// why are the sentences of the morning list, in its order.
func (r *routine) why() []string {
	r.t.Helper()
	var all []string
	for _, task := range r.tasks() {
		all = append(all, task.Number+" "+task.Why)
	}
	return all
}

func (r *routine) draft(tone reminder.Tone, channel reminder.Channel, of ...invoice.Document) reminder.Entry {
	r.t.Helper()
	var ids []int64
	for _, d := range of {
		ids = append(ids, d.ID)
	}
	e, _, err := r.DraftReminder(r.t.Context(), ids, tone, channel)
	r.must(err)
	return e
}
