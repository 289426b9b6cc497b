package reminder

import (
	"fmt"

	"facturier/invoice"
)

// Settings are how the user asks to be paid. Zero values mean the defaults of
// WithDefaults.
type Settings struct {
	Ladders      map[Group]Ladder `json:"ladders,omitempty"`
	Terms        Terms            `json:"terms"`
	FormalDelay  int              `json:"formal_delay,omitempty"` // days that a mise en demeure leaves
	AutoInvoice  bool             `json:"auto_invoice,omitempty"` // an accepted quote is invoiced and sent by itself
	FollowUpDays int              `json:"follow_up_days,omitempty"`
	DraftDays    int              `json:"draft_days,omitempty"`
	Declaration  Period           `json:"declaration,omitempty"`
	Mail         Account          `json:"mail"`
}

// Period is how often turnover is declared to URSSAF.
type Period string

// The periods; the due days are of law.md 5.
const (
	NoDeclaration Period = ""
	Monthly       Period = "mois"
	Quarterly     Period = "trimestre"
)

// Account is the user's own mailbox. The password is never here: it comes from
// PasswordCommand, or is typed.
type Account struct {
	Host            string `json:"host,omitempty"`
	Port            int    `json:"port,omitempty"`
	Security        string `json:"security,omitempty"` // "tls", "starttls", or "aucune" to loopback
	User            string `json:"user,omitempty"`
	PasswordCommand string `json:"password_command,omitempty"`
	From            string `json:"from,omitempty"`
	ReplyTo         string `json:"reply_to,omitempty"`
	CopySelf        bool   `json:"copy_self,omitempty"`
	ReadReceipt     bool   `json:"read_receipt,omitempty"`
	DeliveryNotice  bool   `json:"delivery_notice,omitempty"`
}

// WithDefaults fills what is zero.
func (s Settings) WithDefaults() Settings {
	if s.FormalDelay == 0 {
		s.FormalDelay = FormalDelay
	}
	if s.FollowUpDays == 0 {
		s.FollowUpDays = 7
	}
	if s.DraftDays == 0 {
		s.DraftDays = 7
	}
	if s.Terms.Basis == "" {
		s.Terms.Basis = TripleLegal
	}
	return s
}

// Ladder is the ladder of a group: the user's own, else the lawful default.
func (s Settings) Ladder(g Group) Ladder {
	if own, set := s.Ladders[g]; set {
		return own
	}
	return DefaultLadder(g)
}

// LadderOf is the ladder of a client, at its own rhythm.
func (s Settings) LadderOf(c invoice.Client) Ladder {
	return s.Ladder(GroupOf(c.Type)).Paced(Rhythm(c.Rhythm))
}

// Validate says what is wrong in what is there. The error is Invalid with its
// field.
func (s Settings) Validate() error {
	for group, ladder := range s.Ladders {
		if err := ladder.validate("relances." + string(group)); err != nil {
			return err
		}
	}
	if err := s.Terms.validate(); err != nil {
		return err
	}
	switch {
	case s.FormalDelay < 0 || s.FormalDelay > 60:
		return invoice.Invalid("relances.delai", "Une mise en demeure laisse de 1 à 60 jours.", "Huit ou quinze, d'ordinaire.")
	case s.FollowUpDays < 0 || s.FollowUpDays > invoice.MaxDays:
		return invoice.Invalid("relances.delai_devis", wrongDelay, "")
	case s.DraftDays < 0 || s.DraftDays > invoice.MaxDays:
		return invoice.Invalid("relances.delai_brouillons", wrongDelay, "")
	case s.Declaration != NoDeclaration && s.Declaration != Monthly && s.Declaration != Quarterly:
		return invoice.Invalid("relances.declaration", "La déclaration se fait par mois ou par trimestre.", "")
	}
	return nil
}

const wrongDelay = "Ce délai va de 1 à 366 jours."

// ParseDelay reads the days of a setting, which are one at least: zero would
// be taken for the default, which is what nothing means.
func ParseDelay(text string) (int, error) {
	if text == "" {
		return 0, nil
	}
	days, err := invoice.ParseDays(text)
	if err == nil && days == 0 {
		err = invoice.Invalid("", wrongDelay, "Vide, c'est le délai d'usage.")
	}
	return days, err
}

func (l Ladder) validate(at string) error {
	days, last := -1<<31, 0
	for i, s := range l {
		field := fmt.Sprintf("%s.etapes[%d]", at, i)
		switch {
		case Rank(s.Tone) == 0 || s.Tone != Courtesy && s.Days < 1:
			return invoice.Invalid(field, "Cette étape n'a ni ton ni délai qui aillent.", "Avant l'échéance, seul le rappel de courtoisie.")
		case s.Days <= days || Rank(s.Tone) <= last:
			return invoice.Invalid(field, "Les étapes vont de la plus douce à la plus ferme, chacune après l'autre.", "")
		case s.Auto && Rank(s.Tone) >= Rank(FormalNotice):
			return invoice.Invalid(field, "Une mise en demeure ne part jamais seule.", "")
		}
		days, last = s.Days, Rank(s.Tone)
		for _, text := range []string{s.Subject, s.Body} {
			if _, err := checked(text); err != nil {
				return invoice.At(err, field)
			}
		}
	}
	return nil
}

// validate refuses a contract's rate under three times the legal one, the floor
// of L441-10 II: most often it was typed by month.
func (t Terms) validate() error {
	if t.Basis != "" && t.Basis != TripleLegal && t.Basis != ECBPlusTen && t.Basis != OwnRate {
		return invoice.Invalid("penalites.base", "Les pénalités se comptent sur legal3, bce10 ou contrat.", "")
	}
	for _, own := range t.Own {
		if own.Legal < 0 || own.ECB < 0 {
			field := map[bool]string{true: "taux_legal", false: "taux_bce"}[own.Legal < 0]
			return invoice.Invalid(field, fmt.Sprintf("Il faut les deux taux du semestre du %s%s: le légal et celui de la BCE.", own.From, nbsp), "Le second sert aux clients publics.")
		}
	}
	if t.Basis != OwnRate {
		return nil
	}
	latest := SemesterRates[len(SemesterRates)-1]
	for _, own := range t.Own {
		if own.From > latest.From {
			latest = own
		}
	}
	switch {
	case t.Rate <= 0:
		return invoice.Invalid("penalites.taux", "Donnez le taux annuel de votre contrat.", "")
	case t.Rate < 3*latest.Legal:
		return invoice.Invalid("penalites.taux", fmt.Sprintf("%s par an est sous le minimum légal, %s (L441-10).", t.Rate, 3*latest.Legal),
			fmt.Sprintf("Si c'est un taux par mois, écrivez celui de l'année%s: %s.", nbsp, 12*t.Rate))
	}
	return nil
}
