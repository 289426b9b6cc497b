package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"facturier/invoice"
)

// What `C` and `v` offer.
const (
	partWhole   = "tout"
	partDeposit = "acompte"
	partLines   = "lignes"
	partBalance = "solde"
	partAmount  = "montant"
)

// progressed is a quote with what has been invoiced of it.
type progressed struct {
	doc      invoice.Document
	progress invoice.QuoteProgress
}

// openConversion is `C`: a deposit, chosen lines, or the balance.
func openConversion(d *deps, row *invoice.Row) step {
	id := row.ID
	return act(func(ctx context.Context) (progressed, error) {
		doc, err := d.book.Document(ctx, id)
		if err != nil {
			return progressed{}, err
		}
		p, err := d.book.Progress(ctx, id)
		return progressed{doc, p}, err
	}, func(got progressed, err error) step {
		if err != nil {
			return fail(err)
		}
		return push(conversion(d, got.doc, got.progress))
	})
}

func conversion(d *deps, quote invoice.Document, p invoice.QuoteProgress) screen {
	asked := quote.Asked.String()
	if asked == "" {
		asked = "30\u00a0%"
	}
	first, label := partDeposit, "Le solde"
	if p.Invoiced > 0 {
		first = partBalance
	} else {
		label = "Le tout"
	}
	intro := []string{
		d.look.Strong.Render(clean(quote.DisplayNumber())) + "  " + clientName(quote.Client.Name),
		"Facturé " + progressWords(p, quote.Currency), "",
	}
	intro = append(intro, numbered(d, &quote, p.Lines)...)
	read := func(f *form) (invoice.Conversion, error) {
		switch f.text(fieldWhat) {
		case partDeposit:
			share, err := invoice.ParseDiscount(f.text(invoice.FieldAsked))
			return invoice.Conversion{Deposit: share}, err
		case partLines:
			lines, err := parseLines(f.text(invoice.FieldLines), len(quote.Lines))
			return invoice.Conversion{Lines: lines}, err
		}
		return invoice.Conversion{Balance: p.Invoiced > 0}, nil
	}
	return newDialog(d, "Facturer en partie", intro, func(f *form) step {
		c, err := read(f)
		if err != nil {
			f.fail(err)
			return step{}
		}
		return act(func(ctx context.Context) (invoice.Document, error) { return d.book.Convert(ctx, quote.ID, c) },
			after(f, func(doc invoice.Document) step {
				return replace(newDetail(d, doc.ID)).saying("Brouillon prêt. F l'émet.")
			}))
	},
		choiceField(fieldWhat, "Facturer", first, choice{partDeposit, "Un acompte"}, choice{partLines, "Des lignes"}, choice{partBalance, label}),
		textField(invoice.FieldAsked, "Acompte", asked).replaced().hinted("Une part (30\u00a0%) ou une somme (500\u00a0€).").
			checked(shareOrSum, nil).replaced().only(chose(fieldWhat, partDeposit)),
		linesField(len(quote.Lines)).only(chose(fieldWhat, partLines)))
}

// openCredit is `v`: the whole, chosen lines, or an amount, and why.
func openCredit(d *deps, row *invoice.Row) step {
	id := row.ID
	return act(func(ctx context.Context) (corrected, error) {
		doc, err := d.book.Document(ctx, id)
		if err != nil {
			return corrected{}, err
		}
		made, err := d.book.MadeOf(ctx, id)
		return corrected{doc, invoice.Creditable(doc, made)}, err
	}, func(got corrected, err error) step {
		if err != nil {
			return fail(err)
		}
		return push(crediting(d, got.doc, got.left))
	})
}

// corrected is an invoice with what is left of it to correct.
type corrected struct {
	doc  invoice.Document
	left invoice.Amount
}

func crediting(d *deps, doc invoice.Document, left invoice.Amount) screen {
	intro := []string{d.look.Strong.Render(clean(doc.Number)) + "  " + clientName(doc.Client.Name),
		fmt.Sprintf("Reste à corriger %s", left.In(doc.Currency)), ""}
	intro = append(intro, numbered(d, &doc, nil)...)
	read := func(f *form) (r invoice.CreditRequest, err error) {
		r.Reason = f.text(invoice.FieldReason)
		switch f.text(fieldWhat) {
		case partLines:
			r.Lines, err = parseLines(f.text(invoice.FieldLines), len(doc.Lines))
		case partAmount:
			r.Amount, err = invoice.ParseAmount(f.text(invoice.FieldAmount))
		}
		return r, invoice.At(err, invoice.FieldAmount)
	}
	sum := "Somme"
	if charged(&doc) {
		sum += " TTC"
	}
	return newDialog(d, "Avoir", intro, func(f *form) step {
		r, err := read(f)
		if err != nil {
			f.fail(err)
			return step{}
		}
		return act(func(ctx context.Context) (invoice.Document, error) { return d.book.Credit(ctx, doc.ID, r) },
			after(f, func(made invoice.Document) step {
				return replace(newDetail(d, made.ID)).saying("Avoir préparé. F l'émet.")
			}))
	},
		choiceField(fieldWhat, "Corriger", partWhole, choice{partWhole, "Tout ce qu'il reste"}, choice{partLines, "Des lignes"}, choice{partAmount, "Une somme"}),
		linesField(len(doc.Lines)).only(chose(fieldWhat, partLines)),
		amountField(invoice.FieldAmount, sum, "").only(chose(fieldWhat, partAmount)),
		reasonField("l'avoir", "Ce qui est corrigé\u00a0: erreur de quantité, geste commercial, prestation annulée…"))
}

func chose(field, value string) func(*form) bool {
	return func(f *form) bool { return f.text(field) == value }
}

func shareOrSum(text string) (string, error) {
	share, err := invoice.ParseDiscount(text)
	return share.String(), err
}

func linesField(n int) *field {
	return textField(invoice.FieldLines, "Lignes", "").hinted("Leurs numéros\u00a0: 1, 3-4.").
		checked(func(text string) (string, error) {
			_, err := parseLines(text, n)
			return text, err
		}, nil)
}

// parseLines reads "1, 3-4" as positions from 1 to n, each once, in order.
func parseLines(text string, n int) ([]int, error) {
	chosen := make([]bool, n+1)
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ' ' || r == '\u00a0' }) {
		from, to, isRange := strings.Cut(part, "-")
		if !isRange {
			to = from
		}
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if errA != nil || errB != nil || a < 1 || b > n || a > b {
			return nil, invoice.Invalid(invoice.FieldLines, fmt.Sprintf("«\u00a0%s\u00a0» n'est pas une ligne de ce document.", clean(part)),
				fmt.Sprintf("Écrivez des numéros de 1 à %d\u00a0: 1, 3-4.", n))
		}
		for ; a <= b; a++ {
			chosen[a] = true
		}
	}
	var lines []int
	for i, on := range chosen {
		if on {
			lines = append(lines, i)
		}
	}
	if lines == nil {
		return nil, invoice.Invalid(invoice.FieldLines, "Choisissez au moins une ligne.", "Écrivez leurs numéros\u00a0: 1, 3-4.")
	}
	return lines, nil
}

// numbered are the lines of a document with their positions; covered ones are
// invoiced already.
func numbered(d *deps, doc *invoice.Document, covered []bool) []string {
	lines := doc.Lines
	const most = 8
	var text []string
	for i, l := range lines {
		if i == most && len(lines) > most+1 {
			text = append(text, d.look.Muted.Render(fmt.Sprintf("     et %d autres", len(lines)-most)))
			break
		}
		done := ""
		if i < len(covered) && covered[i] {
			done = "  facturée"
		}
		text = append(text, fmt.Sprintf("%4d  %s%s%s", i+1, d.fit(clean(l.Designation), 36), d.right(l.Net.In(doc.Currency), 15), done))
	}
	return text
}

// progressWords say what has been invoiced of a quote and what is left.
func progressWords(p invoice.QuoteProgress, in invoice.Currency) string {
	words := p.Invoiced.In(in)
	if p.Drafted > 0 {
		words += fmt.Sprintf(", en brouillon %s", p.Drafted.In(in))
	}
	return words + fmt.Sprintf(", reste %s à facturer", p.Left.In(in))
}
