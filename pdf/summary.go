package pdf

import (
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// SummaryRequest is what the page that sums up a recovery file says. Contract
// names the accepted quote or the contract, Facts are words of the user, Pieces
// the files of the folder in their order; each may be empty.
type SummaryRequest struct {
	Client    invoice.Client
	Date      invoice.Date
	Subject   string // what was sold: "Refonte du site vitrine"
	Contract  string
	Performed string // when the work was done or delivered, in words
	Facts     string
	Items     []reminder.Item
	Account   []Movement       // from the sum of an invoice to what is left of it
	Entries   []reminder.Entry // of the journal, the oldest first
	Until     invoice.Date     // the last day for a court: reminder.Prescription
	Ways      []reminder.Way
	Pieces    []string
}

// Movement is a line of Account, its sum as it counts: a payment takes off.
type Movement struct {
	Date   invoice.Date // zero of what is left at the end
	What   string
	Amount invoice.Amount
}

// Summary is the page that sums up a recovery file, in the order of a request
// for an injonction de payer (CPC 1407: parties, sum with its detail, ground,
// pieces), as PDF/A-3b: the same bytes each time. The error is one of a damaged logo.
func Summary(r SummaryRequest, s invoice.Settings) ([]byte, error) {
	return filed(func() (*sheet, error) { return r.lay(s) })
}

// SummaryText is the same for the terminal.
func SummaryText(r SummaryRequest, s invoice.Settings) (string, error) {
	return spelled(func() (*sheet, error) { return r.lay(s) })
}

func (r SummaryRequest) lay(s invoice.Settings) (*sheet, error) {
	c, err := newDesk(s, currencyOf(r.Items))
	if err != nil {
		return nil, err
	}
	const name = "Fiche de recouvrement"
	p := c.begin(joined(" · ", name, numbersIn(r.Items)))
	top := stackOf(0, bodyWidth, column{width: bodyWidth})
	top.add(row{after: 1}, c.say(title, name))
	top.add(row{}, c.say(mark, joined(" · ", numbersIn(r.Items), "au "+r.Date.Long())))
	b := block{stacks: []stack{top}}
	b.fit(6)
	p.flow(b)
	c.points(p, []point{
		{"Créancier", c.creditor()},
		{"Débiteur", c.debtor(r.Client)},
		{"Objet", one(r.Subject)},
		{"Contrat", one(r.Contract)},
		{"Exécution", one(r.Performed)},
		{"Faits", one(r.Facts)},
	})
	if len(r.Items) > 0 {
		c.heading(p, "Factures impayées", 20)
		c.invoices(p, r.Items, 5)
	}
	c.movements(p, r.Account)
	c.reminders(p, r.Entries)
	c.heading(p, "Somme réclamée", 20)
	c.calculation(p, r.Items, r.Client.Type)
	c.points(p, r.recovery())
	return c.finish(p, s, cover{joined(", ", name, r.Client.Name), numbersIn(r.Items), r.Date}), nil
}

// point is a label at the left and lines at its right.
type point struct {
	label string
	lines []string
}

func one(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return []string{text}
}

// points are laid one under the other, those without lines left out.
func (c *desk) points(p *press, points []point) {
	const labels = 30.0
	for _, x := range points {
		if len(x.lines) == 0 {
			continue
		}
		st := stackOf(0, bodyWidth, column{width: labels, chars: 12}, column{width: bodyWidth - labels})
		for i, text := range x.lines {
			label := entry{}
			if i == 0 {
				label = c.say(muted, x.label)
			}
			st.add(row{after: 0.4, keep: i == 0}, label, c.say(normal, text))
		}
		b := block{stacks: []stack{st}}
		b.fit(2.6)
		p.flow(b)
	}
}

func (c *desk) creditor() []string {
	return appendJoined([]string{joined(", ", c.seller.LegalName(), c.seller.TradeName)}, append([]string{c.siret()}, addressLines(c.seller.Address)...)...)
}

func (c *desk) debtor(client invoice.Client) []string {
	lines := appendJoined([]string{client.Name}, append(numbersOf(client), addressLines(client.Address)...)...)
	return appendJoined(lines, client.Contact, client.Email, client.Phone)
}

// heading is the name of a table, kept with its beginning.
func (c *desk) heading(p *press, text string, following float64) {
	p.put(block{kind: blank, height: 2})
	p.flow(c.paragraph(2, c.say(strong, text)), following)
}

// movements is the table of what leads to the sum that is left.
func (c *desk) movements(p *press, moves []Movement) {
	if len(moves) == 0 {
		return
	}
	t := c.newList(header{"Date", 26, false}, header{"Mouvement", 108, false}, header{"Montant", 40, true})
	t.free = 1
	for i, m := range moves {
		style, date := small, ""
		if i == len(moves)-1 {
			style = strong
		}
		if m.Date != 0 {
			date = m.Date.String()
		}
		t.row(c.say(style, date), c.say(style, m.What), c.sum(style, m.Amount))
	}
	c.heading(p, "Règlements et avoirs", 20)
	t.put(p, 5, 0)
}

// reminders is the table of what was asked, agreed and said, by date.
func (c *desk) reminders(p *press, entries []reminder.Entry) {
	t := c.newList(header{"Date", 26, false}, header{"Nature", 48, false}, header{"Moyen", 32, false}, header{"Détail", 68, false})
	t.free = 3
	for _, e := range entries {
		what, how, detail := entryWords(e)
		t.row(c.say(small, e.Date.String()), c.say(small, what), c.say(small, how), c.say(small, detail))
	}
	if len(t.ends) == 0 {
		return
	}
	c.heading(p, "Relances et échanges", 20)
	t.put(p, 5, 0)
}

// channelWords are the channels as the file names them.
var channelWords = map[reminder.Channel]string{
	reminder.Email: "e-mail", reminder.Letter: "lettre", reminder.Text: "message court", reminder.Telephone: "téléphone",
}

// entryWords say what a line of the journal records.
func entryWords(e reminder.Entry) (what, how, detail string) {
	how = channelWords[e.Channel]
	if e.Kind == reminder.Reminded || e.Kind == reminder.Delivered {
		detail = e.To
	}
	switch e.Kind {
	case reminder.Reminded:
		what = capital(e.Tone.Label())
		if e.Result == reminder.Failed {
			detail = joined(", ", detail, "non remise")
		}
		return what, how, joined(", ", detail, e.Detail)
	case reminder.Delivered:
		return "Envoi de la facture", how, joined(", ", detail, e.Detail)
	case reminder.Read:
		return "Accusé de lecture", how, joined(", ", detail, e.Text)
	case reminder.Arrived, reminder.Held, reminder.Bounced:
		return "Avis de remise", how, joined(", ", detail, e.Text)
	case reminder.PromiseMade:
		return "Promesse de paiement", how, promiseWords(e)
	case reminder.DisputeOpened:
		return "Contestation du débiteur", how, e.Text
	case reminder.DisputeClosed:
		return "Fin de la contestation", how, e.Text
	case reminder.PlanAgreed:
		return "Échéancier convenu", how, fmt.Sprintf("%d échéances", len(e.Plan))
	case reminder.PlanEnded:
		return "Fin de l’échéancier", how, e.Text
	}
	return "Note", how, e.Text
}

func promiseWords(e reminder.Entry) string {
	text := ""
	if e.Amount != 0 {
		text = thin(e.Sum())
	}
	if e.Until != 0 {
		text = joined(" ", text, "pour le "+e.Until.String())
	}
	return text
}

// capital is a text that begins with a capital letter.
func capital(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// recovery are the points after the sums: until when, by which way, with what.
func (r SummaryRequest) recovery() []point {
	points := []point{{label: "Fondement", lines: one(ground(r.Client.Type))}}
	if r.Until != 0 {
		points = append(points, point{"Prescription", []string{"À faire valoir en justice au plus tard le " + r.Until.Long() + " (" + prescriptionLaw(r.Client.Type) +
			"). Une lettre recommandée ne l’interrompt pas\u00A0; une reconnaissance de la dette ou une action en justice l’interrompent."}})
	}
	var ways, pieces []string
	for _, w := range r.Ways {
		ways = append(ways, w.Name+"\u00A0: "+w.Text+" ("+w.Law+").")
	}
	for i, name := range r.Pieces {
		pieces = append(pieces, fmt.Sprintf("%d. %s", i+1, name))
	}
	return append(points, point{"Voies ouvertes", ways}, point{"Pièces", pieces})
}

// ground is the law on which the sums are claimed.
func ground(client invoice.ClientType) string {
	switch client {
	case invoice.Public:
		return "Contrat (art. 1103 du code civil)\u00A0; intérêts moratoires et indemnité forfaitaire\u00A0: L2192-13, R2192-31 et D2192-35 du code de la commande publique."
	case invoice.Consumer:
		return "Contrat (art. 1103 du code civil)\u00A0; intérêts au taux légal depuis la mise en demeure\u00A0: art. 1231-6 et 1344 du code civil."
	}
	return "Contrat (art. 1103 du code civil)\u00A0; pénalités de retard et indemnité forfaitaire\u00A0: L441-10 et D441-5 du code de commerce."
}

// prescriptionLaw is where the delay to act comes from.
func prescriptionLaw(client invoice.ClientType) string {
	switch client {
	case invoice.Public:
		return "quatre ans à compter du 1er janvier qui suit, loi 68-1250"
	case invoice.Consumer:
		return "deux ans, L218-2 du code de la consommation"
	}
	return "cinq ans, L110-4 du code de commerce"
}
