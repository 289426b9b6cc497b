package cli

import (
	"encoding/json"
	"fmt"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

type stepView struct {
	Days    int    `json:"jours"`
	Tone    string `json:"etape"`
	Channel string `json:"canal"`
	Subject string `json:"objet"`
	Body    string `json:"texte"`
	Auto    bool   `json:"seule"`
}

type laddersView struct {
	Professionals []stepView `json:"professionnels"`
	Consumers     []stepView `json:"particuliers"`
	PublicBodies  []stepView `json:"public"`
}

type rateView struct {
	From   optional    `json:"depuis"`
	Legal  json.Number `json:"legal"`
	ECB    json.Number `json:"bce"`
	Source string      `json:"source"`
}

// mailboxView has no password: the book has none.
type mailboxView struct {
	Host           string `json:"hote"`
	Port           int    `json:"port"`
	Security       string `json:"securite"`
	User           string `json:"utilisateur"`
	Command        string `json:"commande_mdp"`
	From           string `json:"de"`
	ReplyTo        string `json:"repondre_a"`
	CopySelf       bool   `json:"copie"`
	ReadReceipt    bool   `json:"accuse"`
	DeliveryNotice bool   `json:"avis"`
}

type remindSettingsView struct {
	Ladders     laddersView `json:"echelles"`
	Basis       string      `json:"penalites_base"`
	Rate        json.Number `json:"taux_contrat"`
	Rates       []rateView  `json:"taux"` // the user's own
	Known       []rateView  `json:"taux_connus"`
	FormalDelay int         `json:"delai_demeure"`
	FollowUp    int         `json:"suivi_devis"`
	Drafts      int         `json:"brouillons"`
	Declaration optional    `json:"declaration"`
	AutoInvoice bool        `json:"facture_seule"`
	Mailbox     mailboxView `json:"boite"`
}

func viewRemindSettings(s reminder.Settings) remindSettingsView {
	m := s.Mail
	view := remindSettingsView{Ladders: viewLadders(s, false), Basis: string(s.Terms.Basis), Rate: rateNumber(s.Terms.Rate), FormalDelay: s.FormalDelay,
		FollowUp: s.FollowUpDays, Drafts: s.DraftDays, Declaration: optional(s.Declaration), AutoInvoice: s.AutoInvoice,
		Mailbox: mailboxView{m.Host, m.Port, m.Security, m.User, m.PasswordCommand, m.From, m.ReplyTo, m.CopySelf, m.ReadReceipt, m.DeliveryNotice}}
	view.Rates, view.Known = viewRates(s.Terms.Own), viewRates(s.Terms.Rates())
	return view
}

func viewRates(rates []reminder.SemesterRate) []rateView {
	views := []rateView{}
	for _, r := range rates {
		views = append(views, rateView{optional(r.From.ISO()), rateNumber(r.Legal), rateNumber(r.ECB), r.Source})
	}
	return views
}

// viewLadders are the ladders as settings have them or, whole, with the shipped
// words of the steps that have none of their own.
func viewLadders(s reminder.Settings, whole bool) laddersView {
	view := func(g reminder.Group) []stepView { return viewLadder(s.Ladder(g), g, whole) }
	return laddersView{view(reminder.Professionals), view(reminder.Consumers), view(reminder.PublicBodies)}
}

func viewLadder(l reminder.Ladder, g reminder.Group, whole bool) []stepView {
	views := []stepView{}
	for _, step := range l {
		if whole {
			step.Subject, step.Body = reminder.WordsFor(step, g, reminder.Formal)
		}
		views = append(views, stepView{step.Days, string(step.Tone), string(step.Channel), step.Subject, step.Body, step.Auto})
	}
	return views
}

// readLadders takes the ladders of a file: one that is absent stays, one that
// is null is the lawful default again.
func (s *session) readLadders(file string, settings *reminder.Settings) error {
	content, err := s.readInput(file, maxInput)
	if err != nil {
		return err
	}
	tree, err := parseTree(content)
	if err != nil {
		return err
	}
	ladders := map[reminder.Group]reminder.Ladder{}
	for group, ladder := range settings.Ladders {
		ladders[group] = ladder
	}
	err = readWhole(tree, "", func(o *object) {
		for _, group := range groups {
			readLadder(o, group, ladders)
		}
	})
	settings.Ladders = ladders
	return err
}

func readLadder(o *object, group reminder.Group, ladders map[reminder.Group]reminder.Ladder) {
	key := string(group)
	value, there := o.value(key)
	items, isList := o.list(key)
	switch {
	case !there || !isList:
		return
	case value == nil:
		delete(ladders, group)
		return
	}
	ladder := reminder.Ladder{}
	for i, item := range items {
		var step reminder.Step
		o.fail(readWhole(item, fmt.Sprintf("%s[%d]", key, i), func(inner *object) { readStep(inner, &step) }), key)
		ladder = append(ladder, step.Following(group))
	}
	ladders[group] = ladder
}

func readStep(o *object, step *reminder.Step) {
	var days int64
	o.number("jours", 0, 366, &days)
	step.Days = int(days)
	tone, channel := string(step.Tone), string(reminder.Email)
	o.text("etape", &tone)
	o.text("canal", &channel)
	o.text("objet", &step.Subject)
	o.text("texte", &step.Body)
	o.truth("seule", &step.Auto)
	step.Tone, step.Channel = reminder.Tone(tone), reminder.Channel(channel)
	if _, known := channelWords[step.Channel]; !known {
		o.fail(invoice.Invalid("", "« "+shorten(channel)+" » n'est pas un canal.", "email, lettre, sms ou telephone."), "canal")
	}
}
