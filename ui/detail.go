package ui

import (
	"context"
	"fmt"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/ui/theme"
)

// detail is one document with its thread.
type detail struct {
	d             *deps
	id            int64
	asked         request
	page          *docPage
	row           invoice.Row // what gestures look at
	at            int         // the selected event, -1 for none
	top           int
	starts        []int // the line of each event, -1 when it stands beside
	total         int   // lines of the content
	sum, fil      int   // the lines of the last total and of the thread's heading, -1 for none
	width, height int
	lines         []string // the content as last drawn
}

// docPage is what the screen of a document shows, read at once.
type docPage struct {
	doc      invoice.Document
	events   []invoice.Event
	problems []invoice.Problem
	quote    *invoice.QuoteProgress
	replaced *invoice.Document // by this one, issued or a draft
	followed string            // the last reminder, and why it rests
}

func newDetail(d *deps, id int64) screen { return &detail{d: d, id: id, at: -1} }

// Init asks for the document.
func (s *detail) Init() tea.Cmd {
	return refetch(s.d, &s.asked, func(ctx context.Context) (*docPage, error) { return readPage(ctx, s.d, s.id) })
}

func readPage(ctx context.Context, d *deps, id int64) (*docPage, error) {
	p := &docPage{}
	var err error
	if p.doc, err = d.book.Document(ctx, id); err != nil {
		return nil, err
	}
	if p.events, err = d.book.Thread(ctx, id); err != nil {
		return nil, err
	}
	if p.problems, err = d.book.Check(ctx, p.doc); err != nil {
		return nil, err
	}
	if p.replaced, err = replacement(ctx, d, &p.doc); err != nil {
		return nil, err
	}
	if p.doc.Issued() {
		entries, err := d.book.Journal(ctx, id)
		if err != nil {
			return nil, err
		}
		p.followed = followed(entries, d.book.Today())
	}
	quote := p.doc.QuoteID
	if p.doc.Kind == invoice.Quote && p.doc.Status == invoice.StatusAccepted {
		quote = p.doc.ID
	}
	if quote != 0 {
		progress, err := d.book.Progress(ctx, quote)
		if err != nil {
			return nil, err
		}
		p.quote = &progress
	}
	return p, nil
}

// replacement is the corrected invoice made of an issued one, nil for none.
func replacement(ctx context.Context, d *deps, doc *invoice.Document) (*invoice.Document, error) {
	if !doc.Issued() || !doc.Kind.Payable() {
		return nil, nil
	}
	made, err := d.book.MadeOf(ctx, doc.ID)
	if err != nil {
		return nil, err
	}
	for i := range made {
		if by := &made[i]; by.Kind == invoice.CorrectedInvoice && by.OriginID == doc.ID {
			return by, nil
		}
	}
	return nil, nil
}

// Update takes keys, the answer and the news that the book has changed.
func (s *detail) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m), nil
	case answer[*docPage]:
		if s.asked.mine(m.ticket) {
			return s.take(m), nil
		}
	case changed:
		return step{}, s.Init()
	case tea.MouseMsg:
		s.scroll(s.d.keys.moved(m, s.room()))
	}
	return step{}, nil
}

// take shows the document, or leaves when it is no more: a draft that was
// deleted, here or elsewhere.
func (s *detail) take(m answer[*docPage]) step {
	if invoice.ErrorCode(m.err) == invoice.CodeNotFound {
		return pop()
	}
	if m.err != nil {
		return fail(m.err)
	}
	s.page, s.row = m.value, rowOf(&m.value.doc)
	s.at = min(s.at, len(s.page.events)-1)
	s.lines = nil
	return step{}
}

// rowOf is a document as lists show it.
func rowOf(doc *invoice.Document) invoice.Row {
	return invoice.Row{Facts: doc.Facts(), ID: doc.ID, Number: doc.Number, Revision: doc.Revision,
		ClientID: doc.Client.ID, ClientName: doc.Client.Name, IssueDate: doc.IssueDate, Gross: doc.Totals.Gross, Currency: doc.Currency, Invoiced: doc.Invoiced}
}

func (s *detail) loading() bool { return s.asked.ticket != 0 }

func (s *detail) key(k tea.KeyMsg) step {
	keys := s.d.keys
	if pressed(k, keys.Back) {
		return pop()
	}
	if s.page == nil {
		return step{}
	}
	switch {
	case pressed(k, keys.Down):
		s.step(1)
	case pressed(k, keys.Up):
		s.step(-1)
	case pressed(k, keys.PageDown), pressed(k, keys.PageUp):
		s.scroll(keys.moved(k, s.room()))
	case pressed(k, keys.Home):
		s.scroll(-s.total)
	case pressed(k, keys.End):
		s.scroll(s.total)
	case pressed(k, keys.Open):
		return s.open()
	case pressed(k, keys.Undo):
		return s.undo()
	default:
		return documentKey(s.d, k, &s.row)
	}
	return step{}
}

// open goes to the document of the selected event.
func (s *detail) open() step {
	if s.at < 0 {
		return step{}
	}
	e := s.page.events[s.at]
	id := s.documentOf(e)
	switch {
	case id != 0 && id != s.id:
		return push(newDetail(s.d, id))
	case e.PaymentID != 0 && !e.Reversed:
		return say("u annule cet encaissement par une écriture inverse.")
	}
	return refuse("Cette étape est celle du document affiché.")
}

// documentOf is the document that an event belongs to: a date and a payment have
// the number of theirs.
func (s *detail) documentOf(e invoice.Event) int64 {
	for _, other := range s.page.events {
		if e.DocumentID == 0 && other.DocumentID != 0 && other.Number == e.Number {
			return other.DocumentID
		}
	}
	return e.DocumentID
}

// undo asks before a payment recorded by mistake gets its counter-entry.
func (s *detail) undo() step {
	payment := s.payment()
	if t := s.d.putOff; t != nil && t.DocumentID == s.id && (s.at < 0 || s.page.events[s.at].PaymentID == 0) {
		return undoPutOff(s.d)
	}
	if payment == nil && len(s.payments()) == 0 {
		return refuse("Aucun encaissement n'est à annuler ici.")
	}
	if payment == nil {
		return refuse("Choisissez d'abord l'encaissement à annuler, avec les flèches.")
	}
	id := payment.ID
	return ask(question{
		text:    fmt.Sprintf("Annuler l'encaissement de %s du %s sur %s\u00a0?", payment.Amount.In(s.page.doc.Currency), payment.Date, clean(s.page.doc.Number)),
		warning: "Une écriture inverse est ajoutée, les deux restent.",
		yes: func() step {
			return act(func(ctx context.Context) (invoice.Document, error) { return s.d.book.ReversePayment(ctx, id) },
				func(doc invoice.Document, err error) step {
					if err != nil {
						return fail(err)
					}
					return say(fmt.Sprintf("Encaissement annulé. Reste dû sur %s\u00a0: %s.", clean(doc.Number), doc.Remaining().In(doc.Currency)))
				})
		},
	})
}

// payment is the selected one, or the only one that stands.
func (s *detail) payment() *invoice.Payment {
	standing := s.payments()
	for _, p := range standing {
		if s.at >= 0 && s.page.events[s.at].PaymentID == p.ID {
			return p
		}
	}
	if len(standing) == 1 && (s.at < 0 || s.page.events[s.at].PaymentID == 0) {
		return standing[0]
	}
	return nil
}

// payments are those that no counter-entry cancels.
func (s *detail) payments() []*invoice.Payment {
	reversed := map[int64]bool{}
	for _, p := range s.page.doc.Payments {
		reversed[p.Reverses] = true
	}
	var standing []*invoice.Payment
	for i := range s.page.doc.Payments {
		if p := &s.page.doc.Payments[i]; p.Reverses == 0 && !reversed[p.ID] {
			standing = append(standing, p)
		}
	}
	return standing
}

// Title is the document's number.
func (s *detail) Title() string {
	switch {
	case s.page == nil:
		return s.d.look.Ellipsis
	}
	return clean(s.page.doc.DisplayNumber())
}

func (s *detail) tag() string {
	if s.page == nil {
		return ""
	}
	word, _ := stateMark(s.d, s.row.Facts)
	return word
}

func (s *detail) tone() theme.Style {
	if s.page == nil {
		return s.d.look.Plain
	}
	_, style := stateMark(s.d, s.row.Facts)
	return style
}

// ShortHelp is the footer.
func (s *detail) ShortHelp() []key.Binding {
	keys := s.d.keys
	if s.page == nil {
		return []key.Binding{keys.Back}
	}
	undo := len(s.payments()) > 0
	if s.at < 0 && s.row.Remaining() > 0 {
		undo = false // money is still to come: the keys of that first
	}
	first := []key.Binding{when(undo, named(keys.Undo, "annuler l'encaissement")), when(!s.page.doc.Issued() && len(s.page.problems) > 0, keys.Problems)}
	return append(append(first, nextActs(s.d, &s.row)...), keys.Preview, keys.Help, keys.Back)
}

// FullHelp is what `?` shows first.
func (s *detail) FullHelp() [][]key.Binding {
	keys := s.d.keys
	if s.page == nil {
		return nil
	}
	return [][]key.Binding{append(acts(s.d, &s.row),
		when(len(s.payments()) > 0, keys.Undo), keys.Open, keys.Up, keys.Down, keys.Back)}
}
