package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

type partyView struct {
	ID   int64  `json:"id"`
	Name string `json:"nom"`
}

// taskView is a line of the morning list. The command does what is proposed.
type taskView struct {
	Kind     string      `json:"nature"`
	Document *int64      `json:"id"`
	Number   optional    `json:"numero"`
	Period   optional    `json:"periode"`
	Client   *partyView  `json:"client"`
	Amount   json.Number `json:"montant"`
	Date     optional    `json:"date"`
	Days     int         `json:"jours"`
	Step     optional    `json:"etape"`
	Why      string      `json:"pourquoi"`
	Command  string      `json:"commande"`
	Entry    int64       `json:"envoi,omitempty"` // of a message that did not leave
	From     optional    `json:"a_partir_du"`     // of a step that is announced before its day
}

func viewTask(t reminder.Task) taskView {
	view := taskView{Kind: string(t.Kind), Amount: amountNumber(t.Amount), Date: optional(t.Date.ISO()), Days: t.Days,
		Step: optional(t.Tone), Why: t.Why, Command: taskCommand(t), From: optional(t.From.ISO())}
	if t.Kind == reminder.ToDeclare {
		view.Period = optional(t.Number)
		return view
	}
	if view.Entry = t.EntryID; view.Entry != 0 {
		view.Client = &partyView{t.ClientID, t.ClientName}
		return view
	}
	view.Document = &t.DocumentID
	if t.Kind != reminder.OldDraft {
		view.Number = optional(t.Number)
	}
	if t.ClientID != 0 {
		view.Client = &partyView{t.ClientID, t.ClientName}
	}
	return view
}

// taskCommand is the command that does what a line proposes.
func taskCommand(t reminder.Task) string {
	switch t.Kind {
	case reminder.ToResend:
		switch {
		case t.Result == reminder.Uncertain: // she says whether it arrived: --parti or --pas-parti
			return fmt.Sprintf("facturier envois regler %d", t.EntryID)
		case t.Stale:
			return fmt.Sprintf("facturier envois abandonner %d", t.EntryID)
		}
		return fmt.Sprintf("facturier envois reprendre %d", t.EntryID)
	case reminder.ToDeclare:
		return "facturier declarer " + t.Number
	case reminder.ToGiveBack:
		return "facturier facture encaisser " + t.Number
	case reminder.ToInvoice:
		return "facturier devis convertir " + t.Number
	case reminder.Expiring, reminder.ToFollowUp:
		return fmt.Sprintf("facturier devis envoyer %s --par-email", t.Number)
	case reminder.OldDraft:
		if strings.HasPrefix(t.Why, "brouillon de devis") {
			return fmt.Sprintf("facturier devis envoyer %d", t.DocumentID)
		}
		return fmt.Sprintf("facturier facture emettre %d", t.DocumentID)
	}
	switch t.Tone {
	case "": // the ladder is over
		return "facturier facture journal " + t.Number
	case reminder.Recover:
		return fmt.Sprintf("facturier dossier %s --sortie %s.zip", t.Number, t.Number)
	}
	return "facturier relancer " + t.Number
}

// channelWords are the ways of a message, in a sentence.
var channelWords = map[reminder.Channel]string{reminder.Email: "par e-mail", reminder.Letter: "par lettre", reminder.Text: "par SMS", reminder.Telephone: "par téléphone"}

// resultWords say what became of a message.
var resultWords = map[reminder.Result]string{reminder.Prepared: "pas parti", reminder.Queued: "à envoyer", reminder.Sent: "parti",
	reminder.Failed: "échec", reminder.Uncertain: "incertain"}

// heardWords say what the answer to a message says of it.
var heardWords = map[reminder.EntryKind]string{reminder.Read: "lu", reminder.Arrived: "remis", reminder.Bounced: "non remis"}

// kindOfEntry is what a line of the journal records, in words.
func kindOfEntry(e reminder.Entry) string {
	switch e.Kind {
	case reminder.Reminded:
		if e.Tone == "" {
			return "suivi du devis"
		}
		return e.Tone.Label()
	case reminder.PromiseMade:
		return "promesse"
	case reminder.NoteTaken:
		return "note"
	case reminder.DisputeOpened:
		return "litige"
	case reminder.DisputeClosed:
		return "litige levé"
	case reminder.PlanAgreed:
		return "échéancier"
	case reminder.PlanEnded:
		return "fin de l'échéancier"
	case reminder.PutOff:
		return "reporté"
	case reminder.PutOffLifted:
		return "report annulé"
	case reminder.Delivered:
		return "envoi"
	case reminder.Declared:
		return "déclaration"
	case reminder.Read:
		return "accusé de lecture"
	case reminder.Arrived, reminder.Held, reminder.Bounced:
		return "avis de remise"
	}
	return string(e.Kind)
}

// withArticle names a message in a sentence: "la relance amiable", "le rappel
// avant échéance".
func withArticle(e reminder.Entry) string {
	what := kindOfEntry(e)
	switch {
	case strings.HasPrefix(what, "relance"), strings.HasPrefix(what, "mise"):
		return "la " + what
	case what == "envoi":
		return "l'envoi"
	}
	return "le " + what
}

type installmentView struct {
	Date   optional    `json:"date"`
	Amount json.Number `json:"montant"`
}

// entryView is a line of the journal.
type entryView struct {
	ID        int64             `json:"id"`
	Kind      string            `json:"nature"`
	Date      optional          `json:"date"`
	Client    int64             `json:"client"`
	Documents []int64           `json:"documents"`
	Step      optional          `json:"etape"`
	Channel   optional          `json:"canal"`
	To        string            `json:"a"`
	Subject   string            `json:"objet"`
	Text      string            `json:"texte"`
	Result    optional          `json:"resultat"`
	Detail    string            `json:"detail"`
	Amount    json.Number       `json:"montant"`
	Until     optional          `json:"jusqu_au"`
	Plan      []installmentView `json:"echeancier"`
	Currency  string            `json:"devise,omitempty"` // not of euros
}

func viewEntry(e reminder.Entry) entryView {
	view := entryView{ID: e.ID, Kind: string(e.Kind), Date: optional(e.Date.ISO()), Client: e.ClientID, Documents: append([]int64{}, e.Documents...),
		Step: optional(e.Tone), Channel: optional(e.Channel), To: e.To, Subject: e.Subject, Text: e.Text, Result: optional(e.Result), Detail: e.Detail,
		Amount: amountNumber(e.Amount), Until: optional(e.Until.ISO()), Currency: string(e.Currency), Plan: []installmentView{}}
	for _, i := range e.Plan {
		view.Plan = append(view.Plan, installmentView{optional(i.Date.ISO()), amountNumber(i.Amount)})
	}
	return view
}

type segmentView struct {
	From     optional    `json:"debut"`
	To       optional    `json:"fin"`
	Days     int         `json:"jours"`
	Due      json.Number `json:"assiette"`
	Rate     json.Number `json:"taux"`
	Interest json.Number `json:"interets"`
}

// invoicedView are penalties that a document asks for already.
type invoicedView struct {
	Number   string      `json:"numero"`
	Date     optional    `json:"emission"`
	From     optional    `json:"debut"`
	Until    optional    `json:"fin"`
	Recovery bool        `json:"indemnite"`
	Amount   json.Number `json:"montant"`
}

type claimView struct {
	Number      string         `json:"numero"`
	DueDate     optional       `json:"echeance"`
	On          optional       `json:"au"`
	Balance     json.Number    `json:"reste"`
	Segments    []segmentView  `json:"calcul"`
	Interest    json.Number    `json:"interets"`
	Recovery    json.Number    `json:"indemnite"`
	Total       json.Number    `json:"total"`
	Invoiced    []invoicedView `json:"deja_facture"` // not in total
	UnknownFrom optional       `json:"taux_inconnu_depuis"`
	Currency    string         `json:"devise,omitempty"` // not of euros; indemnite, in euros, is then beside total
}

func viewClaim(c reminder.Claim, on invoice.Date) claimView {
	view := claimView{Number: c.Number, DueDate: optional(c.DueDate.ISO()), On: optional(on.ISO()), Balance: amountNumber(c.Balance), Segments: []segmentView{}, Invoiced: []invoicedView{},
		Interest: amountNumber(c.Interest), Recovery: amountNumber(c.Recovery), Total: amountNumber(c.Total), UnknownFrom: optional(c.UnknownFrom.ISO()), Currency: string(c.Currency)}
	for _, s := range c.Segments {
		view.Segments = append(view.Segments, segmentView{optional(s.From.ISO()), optional(s.To.ISO()), s.Days, amountNumber(s.Due), rateNumber(s.Rate), amountNumber(s.Interest)})
	}
	for _, i := range c.Invoiced {
		view.Invoiced = append(view.Invoiced, invoicedView{i.Number, optional(i.Date.ISO()), optional(i.From.ISO()), optional(i.Until.ISO()), i.Recovery, amountNumber(i.Amount)})
	}
	return view
}
