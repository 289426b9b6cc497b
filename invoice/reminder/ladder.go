package reminder

import "facturier/invoice"

// Tone is how a step speaks, which decides its shipped words.
type Tone string

// The tones, from the kindest. Penalties are never spoken of before Firm, and
// no step before FormalNotice asks a consumer for interest (C. civ. 1344).
const (
	Courtesy     Tone = "courtoisie" // before the due date
	Friendly     Tone = "amiable"
	Firm         Tone = "ferme"
	FormalNotice Tone = "demeure" // mise en demeure
	Recover      Tone = "dossier" // no message: the recovery file
)

// Channel is how a message leaves.
type Channel string

// The channels.
const (
	Email     Channel = "email"
	Letter    Channel = "lettre"
	Text      Channel = "sms"
	Telephone Channel = "telephone"
)

// Step is one rung: what is proposed so many days after the due date, or before
// it when Days is negative. Subject and Body are templates; empty ones are the
// shipped words of the tone. Auto says that it may leave by itself.
type Step struct {
	Days    int     `json:"days"`
	Tone    Tone    `json:"tone"`
	Channel Channel `json:"channel"`
	Subject string  `json:"subject,omitempty"`
	Body    string  `json:"body,omitempty"`
	Auto    bool    `json:"auto,omitempty"`
}

// Ladder is the steps of a group of clients, in the order of their days; no
// tone stands in it twice.
type Ladder []Step

// Group is the clients that share a ladder and its words.
type Group string

// The groups.
const (
	Professionals Group = "professionnels"
	Consumers     Group = "particuliers"
	PublicBodies  Group = "public"
)

// GroupOf is the group of a type of client.
func GroupOf(t invoice.ClientType) Group {
	switch t {
	case invoice.Consumer:
		return Consumers
	case invoice.Public:
		return PublicBodies
	}
	return Professionals
}

// Rhythm is a client's own pace.
type Rhythm string

// The rhythms: as the group; never asked; twice the delays.
const (
	GroupRhythm Rhythm = ""
	NoReminder  Rhythm = "aucun"
	SlowRhythm  Rhythm = "lent"
)

// DefaultLadder is the lawful ladder of a group (law.md 7). Courtesy and
// friendly steps may leave by themselves, once that is switched on.
func DefaultLadder(g Group) Ladder {
	l := Ladder{
		{Days: -3, Tone: Courtesy, Channel: Email, Auto: true},
		{Days: 3, Tone: Friendly, Channel: Email, Auto: true},
		{Days: 15, Tone: Firm, Channel: Email},
		{Days: 30, Tone: FormalNotice, Channel: Letter},
		{Days: 45, Tone: Recover, Channel: Letter},
	}
	if g == PublicBodies { // its accountant pays by calendar, not by letter
		l[1].Days, l[2].Days, l[3].Days, l[4].Days = 7, 20, 40, 60
	}
	return l
}

// Paced is the ladder at a client's rhythm: empty when nothing is asked.
func (l Ladder) Paced(r Rhythm) Ladder {
	switch r {
	case NoReminder:
		return nil
	case SlowRhythm:
		paced := make(Ladder, len(l))
		for i, s := range l {
			if s.Days > 0 {
				s.Days *= 2
			}
			paced[i] = s
		}
		return paced
	}
	return l
}

// FormalDelay is the days that a mise en demeure leaves, by default.
const FormalDelay = 8

// Position is where an invoice stands on its ladder. Last is the tone of the
// last step done, on LastOn; "" is none. Rest is why it waits, until RestUntil (zero: until
// someone lifts it); Broken says that what was agreed was not kept. PutOff takes it
// out of the way until that day, included.
type Position struct {
	DueDate   invoice.Date
	Balance   invoice.Amount
	Last      Tone
	LastOn    invoice.Date
	Unsettled Result // of the message of Last: Queued or Uncertain, when it is known to be so
	Rest      Rest
	RestUntil invoice.Date
	Broken    bool
	PutOff    invoice.Date
}

// LastWords is the last step done: "relance amiable le 22/11/2026", and of one
// that has not left, that it has not.
func (p Position) LastWords() string {
	switch {
	case p.Last == "":
		return ""
	case p.Unsettled != "":
		return p.Last.Label() + " du " + p.LastOn.String() + p.Unsettled.NotYet()
	}
	return p.Last.Label() + " le " + p.LastOn.String()
}

// NotYet says of a step that its message has not left, or may not have: ", pas
// encore partie"; "" of what left.
func (r Result) NotYet() string {
	switch r {
	case Queued:
		return ", pas encore partie"
	case Uncertain:
		return ", peut-être partie"
	}
	return ""
}

// Rest is why an invoice is asked for nothing at present.
type Rest string

// The reasons of a rest.
const (
	NoRest   Rest = ""
	Promised Rest = "promesse" // the client said when
	Disputed Rest = "litige"
	Planned  Rest = "plan" // a payment plan that is kept
)

// Resting says whether an invoice waits on a day.
func (p Position) Resting(today invoice.Date) bool {
	return p.Rest != NoRest && (p.RestUntil == 0 || today <= p.RestUntil) || today <= p.PutOff
}

// Next is the step that comes after the last one done, and the day from which
// it is proposed; false when there is none: nothing is due, the ladder is
// over, or the invoice rests for no known time. A step never follows the one
// before sooner than the ladder parts them, so that who asks late begins kindly; a courtesy step
// that was missed is left out. Who breaks a promise has lost that delay.
func (l Ladder) Next(p Position, today invoice.Date) (Step, invoice.Date, bool) {
	if p.Balance <= 0 || p.DueDate == 0 || p.Rest != NoRest && p.RestUntil == 0 {
		return Step{}, 0, false
	}
	before := 0
	for i, s := range l {
		if Rank(s.Tone) <= Rank(p.Last) || s.Days <= 0 && today > p.DueDate {
			if s.Tone == p.Last {
				before = s.Days
			}
			continue
		}
		on := p.DueDate.AddDays(s.Days)
		if p.LastOn != 0 && i > 0 {
			on = max(on, p.LastOn.AddDays(s.Days-max(before, 0)))
		}
		switch {
		case p.Broken:
			on = p.RestUntil + 1
		case p.Rest != NoRest:
			on = max(on, p.RestUntil+1)
		}
		return s, max(on, p.PutOff+1), true
	}
	return Step{}, 0, false
}

var tones = []Tone{"", Courtesy, Friendly, Firm, FormalNotice, Recover}

// Rank orders the tones: 0 for none, then from the kindest.
func Rank(t Tone) int {
	for i, known := range tones {
		if known == t {
			return i
		}
	}
	return 0
}

// Label is the step in words: "relance amiable".
func (t Tone) Label() string { return labels[t] }

var labels = map[Tone]string{Courtesy: "rappel avant échéance", Friendly: "relance amiable", Firm: "relance ferme",
	FormalNotice: "mise en demeure", Recover: "dossier de recouvrement"}
