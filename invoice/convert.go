package invoice

import (
	"fmt"
	"slices"
)

// Conversion is what to make of an accepted quote: a deposit (a share of the
// quote, or a sum with VAT), some of its lines (positions from 1), or, when
// both are empty, everything that is left; Balance says so expressly. What is left is a balance
// invoice as soon as there are deposits to deduct.
type Conversion struct {
	Deposit Discount
	Lines   []int
	Balance bool

	// ExchangeRate is that of the day of issue, 0 when it is given later.
	ExchangeRate ExchangeRate
}

// Convert is the unsaved draft of an invoice made of an accepted quote. made
// are all the documents made of it, drafts and credit notes included: nothing
// is invoiced twice, and every deposit is deducted once.
func Convert(quote Document, made []Document, c Conversion, s Settings, today Date) (Document, error) {
	if err := convertible(&quote); err != nil {
		return Document{}, err
	}
	asked := 0
	for _, mode := range []bool{!c.Deposit.IsZero(), len(c.Lines) > 0, c.Balance} {
		if mode {
			asked++
		}
	}
	if asked > 1 {
		return Document{}, &Error{Code: CodeUsage, Message: "Un acompte, des lignes ou le solde : un seul des trois."}
	}
	t := follow(&quote, made)
	var d Document
	var err error
	switch {
	case !c.Deposit.IsZero():
		d, err = t.deposit(c.Deposit, s)
	case len(c.Lines) > 0:
		d, err = t.chosen(c.Lines, s)
	default:
		d, err = t.rest(s)
	}
	if err != nil {
		return Document{}, err
	}
	if d.Currency != "" {
		d.ExchangeRate = c.ExchangeRate
	}
	return d, d.Compute()
}

func convertible(quote *Document) error {
	switch {
	case quote.Kind != Quote:
		return Refused("Seul un devis se convertit en facture.", "")
	case quote.Replaced:
		return Refused(quote.DisplayNumber()+" est remplacé par une révision.", "Convertissez la dernière révision.")
	case quote.Status != StatusAccepted:
		return Refused(quote.DisplayNumber()+" n'est pas accepté.", "Notez d'abord l'accord du client : touche a, ou « facturier devis accepter ».")
	}
	return nil
}

// from is a draft of this kind with what the quote says.
func (t *thread) from(kind Kind, s Settings) Document {
	q := t.quote
	d := newDraft(kind, s, q.Client)
	d.QuoteID, d.QuoteNumber, d.QuoteRevision, d.QuoteDate = q.ID, q.Number, q.Revision, q.IssueDate
	d.Subject, d.OrderNumber, d.Contract, d.Notes = q.Subject, q.OrderNumber, q.Contract, q.Notes
	d.Means, d.Currency = q.Means, q.Currency // the rate of exchange is that of another day
	d.ServiceStart, d.ServiceEnd = q.ServiceStart, q.ServiceEnd
	if q.Operation != "" {
		d.Operation = q.Operation
	}
	return d
}

// deposit has one line per VAT group, in proportion to what is left of each.
func (t *thread) deposit(asked Discount, s Settings) (Document, error) {
	whole := *t.quote
	whole.Lines = slices.Clone(t.quote.Lines)
	if err := whole.Compute(); err != nil {
		return Document{}, err
	}
	wanted, err := asked.On(whole.Totals.Gross)
	if err != nil {
		return Document{}, err
	}
	if wanted <= 0 || asked.Rate < 0 {
		return Document{}, Invalid(FieldAsked, "Un acompte est au-dessus de zéro.", "Par exemple 30 % ou 500 €.")
	}
	left, err := t.left(t.open())
	if err != nil {
		return Document{}, err
	}
	if rest := max(left.gross(), 0); wanted > rest {
		return Document{}, t.hinted(Refused(
			fmt.Sprintf("Il reste %s à facturer sur %s : un acompte de %s, c'est trop.", rest.In(t.quote.Currency), t.quote.DisplayNumber(), wanted.In(t.quote.Currency)), ""))
	}
	for _, draft := range t.pending {
		if draft.Totals.Gross == wanted {
			return Document{}, t.hinted(Refused(fmt.Sprintf("Un acompte de %s sur %s est déjà en brouillon.", wanted.In(t.quote.Currency), t.quote.DisplayNumber()), ""))
		}
	}
	bases, err := left.spread(wanted)
	if err != nil {
		return Document{}, err
	}
	d := t.from(Deposit, s)
	d.Notes = ""
	words := fmt.Sprintf("Acompte de %s sur le devis %s du %s", asked.In(t.quote.Currency), t.quote.DisplayNumber(), t.quote.IssueDate)
	d.Lines = left.lines(bases, words, t.quote.Lines)
	if len(d.Lines) == 0 {
		return Document{}, Invalid(FieldAsked, fmt.Sprintf("%s, c'est trop peu pour un acompte.", wanted.In(t.quote.Currency)), "")
	}
	return d, nil
}

// rest invoices every line that is left, and deducts the deposits.
func (t *thread) rest(s Settings) (Document, error) {
	open := t.open()
	if len(open) == 0 {
		return Document{}, t.whole()
	}
	if len(t.pending) > 0 {
		return Document{}, t.hinted(Refused("Un acompte de ce devis est encore en brouillon : le solde ne pourrait pas le déduire.", ""))
	}
	left, err := t.left(open)
	if err != nil {
		return Document{}, err
	}
	if left.gross() < 0 {
		return Document{}, Refused(fmt.Sprintf("Les acomptes dépassent ce qui reste de %s.", t.quote.DisplayNumber()), "Faites un avoir sur un acompte.")
	}
	d := t.from(Invoice, s)
	if len(t.deposits) > 0 {
		d.Kind, d.Deductions = Balance, t.deposits
	}
	d.Lines, d.Discount, err = t.quote.part(open)
	return d, err
}

// chosen invoices some lines, and leaves enough to deduct the deposits from.
func (t *thread) chosen(numbers []int, s Settings) (Document, error) {
	positions, err := t.quote.positions(numbers)
	if err != nil {
		return Document{}, err
	}
	for _, at := range positions {
		if by := t.covered[at]; by != nil {
			return Document{}, Refused(t.quote.alreadyIn(at+1, by), "Choisissez d'autres lignes.")
		}
	}
	others := slices.DeleteFunc(t.open(), func(at int) bool { return slices.Contains(positions, at) })
	if len(others) == 0 {
		return t.rest(s)
	}
	after, err := t.left(others)
	if err != nil {
		return Document{}, err
	}
	if (len(t.deposits) > 0 || len(t.pending) > 0) && !after.holds() {
		return Document{}, Refused("Après ces lignes, il ne resterait pas assez pour déduire les acomptes.", "Facturez moins de lignes, ou le solde.")
	}
	d := t.from(Invoice, s)
	d.Lines, d.Discount, err = t.quote.part(positions)
	return d, err
}

// whole refuses a quote of which nothing is left: a draft among what takes it is named.
func (t *thread) whole() error {
	for _, d := range t.covered {
		if d != nil && !d.Issued() {
			return t.hinted(Refused(fmt.Sprintf("%s est déjà entièrement repris\u00a0: %s n'est pas encore émis.", t.quote.DisplayNumber(), d.named()), ""))
		}
	}
	return Refused(t.quote.DisplayNumber()+" est déjà entièrement facturé.", "")
}

// hinted names the draft that stands in the way, when there is one.
func (t *thread) hinted(refusal *Error) error {
	for _, d := range append(slices.Clone(t.pending), t.covered...) {
		if d != nil && !d.Issued() {
			refusal.Hint = fmt.Sprintf("Émettez ou supprimez d'abord %s.", d.named())
			break
		}
	}
	return refusal
}
