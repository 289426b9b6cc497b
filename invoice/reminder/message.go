package reminder

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

const nbsp = "\u00a0"

// Item is one invoice that a message asks for.
type Item struct {
	DocumentID int64
	Number     string
	IssueDate  invoice.Date
	DueDate    invoice.Date
	Currency   invoice.Currency
	Balance    invoice.Amount
	Claim      Claim
	Subject    string
	Escompte   string       // what paying early is still worth, "" for nothing
	Promised   invoice.Date // when the client said that it would pay, and did not; zero for none
}

// Request is everything that a message is made of. Items are of one client, the
// oldest first and in one currency; none is an error.
type Request struct {
	Step     Step
	Client   invoice.Client
	Seller   invoice.Seller
	Items    []Item
	Link     string // the payment link of invoice.Settings, "" for none
	Settings Settings
	DueBack  DueBack // what the user owes the client in the currency of the items
	Today    invoice.Date
}

// Compose is the subject and the text of a message: the step's own words, else
// the shipped ones, with the sums of the items. The error is a template's.
func Compose(r Request) (subject, text string, err error) {
	if len(r.Items) == 0 {
		return "", "", invoice.Refused("Rien n'est à relancer.", "")
	}
	address := Formal
	if r.Client.Familiar {
		address = Familiar
	}
	subject, text = WordsFor(r.Step, GroupOf(r.Client.Type), address)
	fields := r.fields()
	switch {
	case r.alone():
		subject, text = aloneWords(r.Step, GroupOf(r.Client.Type), address, subject, text)
	case fields["indemnite"] == invoice.Amount(0).String():
		text = withoutRecovery.Replace(text)
	}
	if fields["promesse"] == "" {
		text = strings.ReplaceAll(text, brokenPromise, "{promesse}")
	}
	if subject, err = fields.Expand(subject); err != nil {
		return "", "", err
	}
	text, err = fields.Expand(text)
	return invoice.Clean(subject), text, err
}

// alone says that nothing but the sums of the invoices is asked: penalties bear
// none, and those of an invoice may be invoiced to the day.
func (r Request) alone() bool {
	for _, i := range r.Items {
		invoiced := len(i.Claim.Invoiced) > 0 && i.Claim.Interest == 0 && i.Claim.Recovery == 0
		if !i.Claim.OfPenalties && !invoiced {
			return false
		}
	}
	return true
}

func (r Request) fields() Fields {
	var balance, interest, recovery, total invoice.Amount
	first := r.Items[0]
	oldest, in := first.DueDate, first.Currency
	for _, i := range r.Items {
		balance, interest, recovery = balance+i.Balance, interest+i.Claim.Interest, recovery+i.Claim.Recovery
		total += i.Claim.Total
		oldest = min(oldest, i.DueDate)
	}
	link := r.Link
	if in != "" && strings.Contains(link, "{montant}") {
		link = "" // it asks for euros
	}
	early := ""
	if r.Step.Tone == Courtesy && len(r.Items) == 1 { // what is overdue has none
		early = first.Escompte
	}
	subject := ""
	if len(r.Items) == 1 {
		subject = invoice.Clean(first.Subject)
	}
	return Fields{
		"escompte": early, "objet": subject, "promesse": r.promised(),
		"client": r.Client.Name, "interlocuteur": r.Client.Contact, "factures": r.invoices(), "numeros": r.numbers(),
		"date": first.IssueDate.String(), "echeance": oldest.String(), "jours": Days(int(max(r.Today-oldest, 0))), "retard": r.late(), "copie": r.copies(),
		"montant": balance.In(in), "reste": balance.In(in), "tableau": Table(r.Items),
		"penalites": interest.In(in), "arrete": r.countedTo(), "indemnite": recovery.String(), "calcul": Calculation(r.Items), "total": totalWords(total, recovery, in),
		"delai": Days(r.Settings.FormalDelay), "limite": r.Today.AddDays(r.Settings.FormalDelay).String(),
		"iban": account(r.Seller), "vendeur": r.Seller.LegalName(), "enseigne": r.Seller.TradeName, "telephone": r.Seller.Phone,
		"email": r.Seller.Email, "lien": invoice.LinkFor(link, first.Number, balance),
	}
}

// promised names the payment that was promised and did not come, the last one
// of several: "votre règlement promis pour le 01/12/2026", "" for none.
func (r Request) promised() string {
	var on invoice.Date
	for _, i := range r.Items {
		on = max(on, i.Promised)
	}
	switch {
	case on == 0:
		return ""
	case r.Client.Familiar && r.Step.Tone != FormalNotice:
		return "ton règlement promis pour le " + on.String()
	}
	return "votre règlement promis pour le " + on.String()
}

// Days writes a number of days: "1 jour", "22 jours".
func Days(n int) string {
	if n < 2 {
		return fmt.Sprintf("%d%sjour", n, nbsp)
	}
	return fmt.Sprintf("%d%sjours", n, nbsp)
}

// invoices names what is asked within a sentence.
func (r Request) invoices() string {
	if len(r.Items) > 1 {
		return fmt.Sprintf("les %d factures ci-dessous", len(r.Items))
	}
	i := r.Items[0]
	when := "à échéance du "
	if i.DueDate < r.Today {
		when = "échue le "
	}
	return "la facture " + i.Number + " du " + i.IssueDate.String() + ", " + when + i.DueDate.String()
}

// late says since when it is due: of several, since when the oldest is.
func (r Request) late() string {
	oldest, latest := r.Items[0].DueDate, r.Items[0].DueDate
	for _, i := range r.Items {
		oldest, latest = min(oldest, i.DueDate), max(latest, i.DueDate)
	}
	days := Days(int(max(r.Today-oldest, 0)))
	if oldest != latest {
		return "dont la plus ancienne a " + days + " de retard"
	}
	return "après " + days + " de retard"
}

// UnknownFrom is the first day of which the items count no interest, because
// nobody said its rate; zero for none.
func (r Request) UnknownFrom() (from invoice.Date) {
	for _, i := range r.Items {
		if on := i.Claim.UnknownFrom; on != 0 && (from == 0 || on < from) {
			from = on
		}
	}
	return from
}

// countedTo is the day to which interest is counted: "à ce jour", or the eve of a
// semester whose rate is not known.
func (r Request) countedTo() string {
	if from := r.UnknownFrom(); from != 0 {
		return "au " + (from - 1).String()
	}
	return "à ce jour"
}

// copyWords say that the invoice goes with the message, copiesWords that several do.
const (
	copyWords   = "Je joins une copie."
	copiesWords = "Je joins une copie de chacune."
)

func (r Request) copies() string {
	if len(r.Items) > 1 {
		return copiesWords
	}
	return copyWords
}

// WithoutCopy is a text that leaves without the invoice, by a way that carries
// no file.
func WithoutCopy(text string) string {
	for _, said := range []string{copyWords, copiesWords} {
		text = strings.ReplaceAll(strings.ReplaceAll(text, " "+said, ""), said+"\n", "")
	}
	return text
}

func (r Request) numbers() string {
	numbers := make([]string, len(r.Items))
	for i := range r.Items {
		numbers[i] = r.Items[i].Number
	}
	if len(numbers) == 1 {
		return "facture " + numbers[0]
	}
	last := len(numbers) - 1
	return "factures " + strings.Join(numbers[:last], ", ") + " et " + numbers[last]
}

// Table lists the invoices when there are several, in lines that any mail
// program shows alike: what {tableau} says.
func Table(items []Item) string {
	if len(items) < 2 {
		return ""
	}
	var b strings.Builder
	for _, i := range items {
		fmt.Fprintf(&b, "\n- %s du %s, échéance le %s%s: %s", i.Number, i.IssueDate, i.DueDate, nbsp, i.Balance.In(i.Currency))
	}
	return strings.TrimPrefix(b.String(), "\n")
}

// Calculation writes each segment of each claim, so that the client can count
// it again by hand: what {calcul} says.
func Calculation(items []Item) string {
	var lines []string
	count := 0
	for _, i := range items {
		for _, s := range i.Claim.Segments {
			lines = append(lines, "- "+i.Number+", "+s.In(i.Currency))
		}
		for _, made := range i.Claim.Invoiced {
			lines = append(lines, "- "+i.Number+", "+made.In(i.Currency))
		}
		if on := i.Claim.UnknownFrom; on != 0 {
			lines = append(lines, "- "+i.Number+", depuis le "+on.String()+nbsp+": le taux du semestre n’est pas encore connu, rien n’est compté")
		}
		if i.Claim.Recovery != 0 {
			count++
		}
	}
	if count > 0 {
		sum := invoice.Amount(count) * Recovery
		line := "- indemnité forfaitaire" + nbsp + ": " + sum.String()
		if count > 1 {
			line = fmt.Sprintf("- indemnité forfaitaire%s: %d × %s = %s", nbsp, count, Recovery, sum)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// String is the segment as it is counted by hand: "du 01/11/2026 au
// 22/11/2026 : 1 000,00 € × 8,25 % × 22 jours / 365 = 4,97 €".
func (s Segment) String() string { return s.In("") }

// In is String in another currency.
func (s Segment) In(c invoice.Currency) string {
	return fmt.Sprintf("%s%s: %s = %s", invoice.Days(s.From, s.To), nbsp, s.Count(c), s.Interest.In(c))
}

// Count is how the segment is counted: "1 000,00 € × 8,25 % × 22 jours / 365".
func (s Segment) Count(c invoice.Currency) string {
	return fmt.Sprintf("%s × %s × %s / 365", s.Due.In(c), s.Rate, Days(s.Days))
}

func account(s invoice.Seller) string {
	if s.IBAN == "" {
		return ""
	}
	return "Par virement" + nbsp + ": IBAN " + invoice.FormatIBAN(s.IBAN)
}
