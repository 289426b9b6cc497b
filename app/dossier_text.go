package app

import (
	"fmt"
	"strings"

	"facturier/invoice/reminder"
)

// said is a message that left, or may have.
func said(e reminder.Entry) bool {
	return (e.Kind == reminder.Reminded || e.Kind == reminder.Delivered) && e.Text != "" && (e.Result == reminder.Sent || e.Result == reminder.Uncertain)
}

// private is a line that is the user's own affair, or a message that was never
// given to anyone: it leaves no trace in what a court reads.
func private(e reminder.Entry) bool {
	switch e.Kind {
	case reminder.NoteTaken, reminder.PutOff, reminder.PutOffLifted:
		return true
	}
	return e.Result == reminder.Queued || e.Result == reminder.Prepared
}

// nameOf is a line of the journal in a few words.
func nameOf(e reminder.Entry) string {
	switch {
	case e.Tone != "":
		return e.Tone.Label()
	case e.Kind == reminder.Delivered:
		return "envoi du document"
	case e.Kind == reminder.Read:
		return "accusé de lecture"
	case e.Kind.Answers():
		return "avis du serveur"
	}
	return map[reminder.EntryKind]string{reminder.Reminded: "message", reminder.PromiseMade: "promesse de paiement", reminder.NoteTaken: "note",
		reminder.DisputeOpened: "litige", reminder.DisputeClosed: "litige levé", reminder.PlanAgreed: "échéancier convenu",
		reminder.PlanEnded: "échéancier terminé", reminder.PutOff: "reporté", reminder.PutOffLifted: "report annulé"}[e.Kind]
}

var (
	channelNames = map[reminder.Channel]string{reminder.Email: "e-mail", reminder.Letter: "lettre", reminder.Text: "SMS", reminder.Telephone: "téléphone"}
	resultNames  = map[reminder.Result]string{reminder.Prepared: "préparé", reminder.Queued: "à envoyer", reminder.Sent: "envoyé",
		reminder.Failed: "non parti", reminder.Uncertain: "peut-être parti"}
)

// meansOf is how a message left: "e-mail, brouillon .eml".
func meansOf(e reminder.Entry) string {
	if e.Result == reminder.Sent && e.Detail != "" {
		return channelNames[e.Channel] + ", " + e.Detail
	}
	return channelNames[e.Channel]
}

// asSent is a message as its reader had it.
func asSent(e reminder.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Date\u00a0: %s\n", e.Date)
	for _, line := range [][2]string{{"Moyen", meansOf(e)}, {"À", e.To}, {"Objet", e.Subject}, {"Résultat", resultNames[e.Result]}} {
		if line[1] != "" {
			fmt.Fprintf(&b, "%s\u00a0: %s\n", line[0], line[1])
		}
	}
	return b.String() + "\n" + e.Text + "\n"
}

// journalText is the journal, a line for each, with what was said of it.
func journalText(journal []reminder.Entry) string {
	var b strings.Builder
	for _, e := range journal {
		parts := []string{e.Date.String(), nameOf(e), meansOf(e), resultNames[e.Result], e.Subject}
		if e.Kind == reminder.PromiseMade {
			parts = append(parts, fmt.Sprintf("%s pour le %s", e.Sum(), e.Until))
		}
		for _, i := range e.Plan {
			parts = append(parts, fmt.Sprintf("%s le %s", i.Amount.In(e.Currency), i.Date))
		}
		if e.Kind != reminder.Reminded && e.Kind != reminder.Delivered {
			parts = append(parts, strings.ReplaceAll(e.Text, "\n", " "))
		}
		b.WriteString(joinKnown(parts) + "\n")
	}
	if b.Len() == 0 {
		return "Aucune relance.\n"
	}
	return b.String()
}

func joinKnown(parts []string) string {
	var known []string
	for _, p := range parts {
		if p != "" {
			known = append(known, p)
		}
	}
	return strings.Join(known, " | ")
}

// calculation is what is owed, so that anyone can count it again by hand.
func (f *recovery) calculation() string {
	c := f.items[0].Claim
	var b strings.Builder
	for _, m := range f.account() {
		if m.Date != 0 {
			fmt.Fprintf(&b, "%s, %s\u00a0: %s\n", m.Date, m.What, m.Amount.In(c.Currency))
		}
	}
	fmt.Fprintf(&b, "%s, échéance le %s\nPrincipal restant dû\u00a0: %s\n", c.Number, c.DueDate, c.Balance.In(c.Currency))
	for _, s := range c.Segments {
		fmt.Fprintf(&b, "- %s\n", s.In(c.Currency))
	}
	fmt.Fprintf(&b, "Intérêts au %s\u00a0: %s\n", f.today, c.Interest.In(c.Currency))
	if c.Recovery != 0 {
		fmt.Fprintf(&b, "Indemnité forfaitaire pour frais de recouvrement (C. com. D441-5)\u00a0: %s\n", c.Recovery)
	}
	for _, i := range c.Invoiced {
		fmt.Fprintf(&b, "- %s\n", i.In(c.Currency))
	}
	for _, made := range f.items[1:] {
		fmt.Fprintf(&b, "%s, échéance le %s, impayée\u00a0: %s\n", made.Number, made.DueDate, made.Balance.In(c.Currency))
	}
	if c.UnknownFrom != 0 {
		fmt.Fprintf(&b, "Le taux n'est pas connu à partir du %s\u00a0: rien n'est compté depuis.\n", c.UnknownFrom)
	}
	fmt.Fprintf(&b, "Total\u00a0: %s\n", f.asked().TotalWords())
	return b.String()
}
