package demo

import (
	"context"
	"math/rand/v2"

	"facturier/app"
	"facturier/invoice"
)

// bulkClientsMost is as many clients as a large book has.
const bulkClientsMost = 2000

// maker makes the documents of a large book, one after the other, in the
// order of their numbers.
type maker struct {
	plan     plan
	settings invoice.Settings
	clients  []invoice.Client
	lines    []invoice.Line
	subjects []string
	random   *rand.Rand
	numbers  map[numbered]int
}

type numbered struct {
	series invoice.Series
	year   int
}

func newMaker(t trade, clients []invoice.Client, o Options, random *rand.Rand) (*maker, error) {
	m := &maker{plan: newPlan(o, random), settings: t.settings, clients: clients, random: random, numbers: map[numbered]int{}}
	for _, j := range t.jobs {
		m.subjects = append(m.subjects, j.subject)
		for _, i := range j.lines {
			l, err := i.line(t.settings)
			if err != nil {
				return nil, err
			}
			m.lines = append(m.lines, l)
		}
	}
	return m, nil
}

// invoice is the ith issued invoice, frozen, with its payments.
func (m *maker) invoice(i int) (invoice.Document, error) {
	day := m.plan.day(i)
	d := invoice.NewInvoice(m.settings, m.client(), day)
	d.Subject, d.Lines = m.subjects[m.random.IntN(len(m.subjects))], m.three()
	d.ServiceStart, d.DueDate = day.AddDays(-m.random.IntN(5)), day.AddDays(dueDays)
	if err := m.freeze(&d, day); err != nil {
		return d, err
	}
	d.Status, d.SentOn, d.SentTo = invoice.StatusIssued, day, d.Client.Email
	m.pay(&d, i)
	return d, nil
}

// pay pays the invoice as the plan says: whole, but one in thirty in two times;
// of what is not paid, one in ten has a part.
func (m *maker) pay(d *invoice.Document, i int) {
	whole := d.Totals.Payable
	switch unpaid := m.plan.late[i] || m.plan.open[i]; {
	case unpaid && m.random.IntN(10) > 0:
	case unpaid:
		m.receive(d, whole/3, 5)
	case m.random.IntN(30) == 0:
		m.receive(d, whole/2, 5)
		m.receive(d, whole-whole/2, 25)
	default:
		m.receive(d, whole, 15)
	}
}

func (m *maker) receive(d *invoice.Document, sum invoice.Amount, days int) {
	p := invoice.Payment{Amount: sum, Method: invoice.Transfer, Date: min(d.IssueDate.AddDays(days+m.random.IntN(5)), m.plan.today)}
	if !d.Client.Professional() {
		p.Method = []invoice.Method{invoice.Transfer, invoice.Card, invoice.Cheque}[m.random.IntN(3)]
	}
	d.Payments = append(d.Payments, p)
	d.Paid += sum
}

// quoteOf makes quotes as invoice makes invoices.
func (m *maker) quoteOf(n int) func(int) (invoice.Document, error) {
	return func(i int) (invoice.Document, error) { return m.quote(i, n) }
}

// quote is the ith of n quotes. The last ones wait: a few are accepted and not
// invoiced, a few about to expire; the others were refused or ran out.
func (m *maker) quote(i, n int) (invoice.Document, error) {
	day := m.plan.day(int(int64(i+1)*int64(m.plan.invoices)/int64(n)) - 1)
	d := invoice.NewQuote(m.settings, m.client(), day)
	d.Subject, d.Lines, d.Execution = m.subjects[m.random.IntN(len(m.subjects))], m.three(), "sous quatre semaines"
	if err := m.freeze(&d, day); err != nil {
		return d, err
	}
	d.Status, d.SentOn, d.SentTo, d.Revision = invoice.StatusSent, day, d.Client.Email, 1
	waiting := n - i
	switch answer := (invoice.Acceptance{Date: min(day.AddDays(4), m.plan.today), By: d.Client.Name, How: "signature"}); {
	case waiting <= quotesOpen:
		d.ValidUntil = m.plan.today.AddDays(2*waiting - 1)
	case waiting <= quotesOpen+quotesAccepted:
		d.Status, d.Acceptance = invoice.StatusAccepted, answer
	case int(m.plan.today-d.ValidUntil) <= 0 || m.random.IntN(2) == 0:
		answer.How = "Budget reporté"
		d.Status, d.Acceptance = invoice.StatusRefused, answer
	}
	return d, nil
}

// freeze freezes a document on its day and gives it the next number.
func (m *maker) freeze(d *invoice.Document, day invoice.Date) error {
	d.IssueDate = day
	if err := invoice.Freeze(d, m.settings, day); err != nil {
		return err
	}
	key := numbered{d.Kind.Series(), day.Year()}
	m.numbers[key]++
	d.Number = m.settings.Numbering.Number(key.series, key.year, m.numbers[key])
	return nil
}

func (m *maker) client() invoice.Client { return m.clients[m.random.IntN(len(m.clients))] }

// three are lines of the trade, in small quantities.
func (m *maker) three() []invoice.Line {
	lines := make([]invoice.Line, 3)
	for i := range lines {
		lines[i] = m.lines[m.random.IntN(len(m.lines))]
		lines[i].Description = ""
		lines[i].Quantity = 1000 * invoice.Quantity(1+m.random.IntN(3))
	}
	return lines
}

// Of the quotes of a large book: how many wait for an answer, and how many
// accepted ones for their invoice.
const (
	quotesOpen     = 12
	quotesAccepted = 8
)

// bulk writes a large book by the store's road for whole books: invoices, then
// one quote for each twenty of them.
func bulk(ctx context.Context, book *app.App, t trade, o Options) error {
	if err := book.SaveSettings(ctx, t.settings); err != nil {
		return err
	}
	settings, err := book.Settings(ctx)
	if err != nil {
		return err
	}
	t.settings = settings
	random := rand.New(rand.NewPCG(uint64(o.Seed), 2))
	clients, err := book.AddClients(ctx, bulkClients(min(max(o.Invoices/20, 10), bulkClientsMost), random))
	if err != nil {
		return err
	}
	m, err := newMaker(t, clients, o, random)
	if err != nil {
		return err
	}
	quotes := o.Invoices / 20
	return book.Import(ctx, func(add func(invoice.Document) error) error {
		for i := range o.Invoices + quotes {
			make, at := m.invoice, i
			if i >= o.Invoices {
				make, at = m.quoteOf(quotes), i-o.Invoices
			}
			d, err := make(at)
			if err != nil {
				return err
			}
			if err := add(d); err != nil {
				return err
			}
			if i%1000 == 999 || i+1 == o.Invoices+quotes {
				o.Progress(i+1, o.Invoices+quotes)
			}
		}
		return nil
	})
}
