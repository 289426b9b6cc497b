package ui

import (
	"context"
	"fmt"
	"slices"

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
	credit   invoice.Amount    // of its client, that could pay it
	attached int               // how many files belong to it

	penalties []invoice.Document // that ask for its penalties, drafts included
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
	if err := p.readMade(ctx, d); err != nil {
		return nil, err
	}
	files, err := d.book.Attachments(ctx, id)
	if err != nil {
		return nil, err
	}
	p.attached = len(files)
	if p.doc.Issued() {
		entries, err := d.book.Journal(ctx, id)
		if err != nil {
			return nil, err
		}
		p.followed = followed(entries, d.book.Today())
		if p.doc.Remaining() > 0 {
			credit, err := d.book.ClientCredit(ctx, p.doc.Client.ID)
			if err != nil {
				return nil, err
			}
			p.credit = credit.Sum(p.doc.Currency)
		}
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

// readMade finds what was made of an issued invoice: the corrected one that
// replaces it, and what asks for its penalties.
func (p *docPage) readMade(ctx context.Context, d *deps) error {
	if !p.doc.Issued() || !p.doc.Kind.Payable() {
		return nil
	}
	made, err := d.book.MadeOf(ctx, p.doc.ID)
	for i := range made {
		switch by := &made[i]; {
		case by.Kind == invoice.CorrectedInvoice && by.OriginID == p.doc.ID && p.replaced == nil:
			p.replaced = by
		case by.ClaimsPenalties() && by.Penalties.InvoiceID == p.doc.ID && by.State(d.today()) != invoice.Cancelled:
			p.penalties = append(p.penalties, *by)
		}
	}
	return err
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
	case revised:
		if m.from == s.id {
			s.id, s.at = m.to.ID, -1
			return step{}, s.Init()
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
	s.page, s.row = m.value, m.value.doc.Row()
	s.at = min(s.at, len(s.page.events)-1)
	s.lines = nil
	return step{}
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
		return liftPutOffOr(s.d, &s.row, "Aucun encaissement n'est à annuler ici.")
	}
	if payment == nil {
		return refuse("Choisissez d'abord l'encaissement à annuler, avec les flèches.")
	}
	with := ""
	if granted := s.page.doc.Granted(); granted != 0 && payment.Amount > 0 {
		with = fmt.Sprintf(" et l'escompte de %s", granted.In(s.page.doc.Currency))
	}
	return askUndo(s.d, payment.ID, with)
}

// payment is the selected one, or the only one that stands.
func (s *detail) payment() *invoice.Payment {
	standing := s.payments()
	for _, p := range standing {
		if s.at >= 0 && s.page.events[s.at].PaymentID == p.ID {
			return p
		}
	}
	if s.at >= 0 && len(standing) > 0 && s.grants(s.page.events[s.at].PaymentID) {
		return standing[len(standing)-1] // the one that earned it
	}
	if len(standing) == 1 && (s.at < 0 || s.page.events[s.at].PaymentID == 0) {
		return standing[0]
	}
	return nil
}

// grants says that a payment is a discount that stands, which is undone with
// the payment that earned it.
func (s *detail) grants(payment int64) bool {
	doc := &s.page.doc
	return doc.Granted() != 0 && slices.ContainsFunc(doc.Payments, func(p invoice.Payment) bool {
		return p.ID == payment && p.Method == invoice.EarlyDiscount && p.Reverses == 0
	})
}

// payments are those that no counter-entry cancels, without the discount that
// they earned.
func (s *detail) payments() []*invoice.Payment {
	reversed := map[int64]bool{}
	for _, p := range s.page.doc.Payments {
		reversed[p.Reverses] = true
	}
	var standing []*invoice.Payment
	for i := range s.page.doc.Payments {
		if p := &s.page.doc.Payments[i]; p.Reverses == 0 && !reversed[p.ID] && p.Method != invoice.EarlyDiscount {
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
	undo, next := when(len(s.payments()) > 0, named(keys.Undo, "annuler l'encaissement")), nextActs(s.d, &s.row)
	if s.at < 0 && s.row.Remaining() > 0 && undo.Enabled() { // money is still to come: the key of that first
		return append(append([]key.Binding{next[0], undo, keys.Help}, next[1:]...), keys.Preview, keys.Back)
	}
	first := []key.Binding{undo, when(!s.page.doc.Issued() && len(s.page.problems) > 0, keys.Problems)}
	return append(append(first, next...), keys.Preview, keys.Help, keys.Back)
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
