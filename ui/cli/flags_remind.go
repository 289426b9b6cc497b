package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// remindSettingsFlags are the flags of "reglages relances". What was not given
// is left as it is.
type remindSettingsFlags struct {
	given                                             *pflag.FlagSet
	ladders, laddersOut, basis, rate, period, secured string
	legal, ecb                                        []string
	source                                            string
	formal, followUp, draft                           string
	autoInvoice                                       bool
	mail                                              reminder.Account
}

func remindSettingsFlagsOf(cmd *cobra.Command) *remindSettingsFlags {
	f := &remindSettingsFlags{given: cmd.Flags()}
	flags := cmd.Flags()
	flags.StringVar(&f.ladders, "echelles", "", "`FICHIER` prend les étapes d'un JSON, « - » pour l'entrée standard")
	flags.StringVar(&f.laddersOut, "echelles-vers", "", "`FICHIER` écrit les étapes en JSON, « - » pour la sortie standard")
	flags.StringVar(&f.basis, "penalites-base", "", "`BASE` legal3 (trois fois le taux légal), bce10 (BCE + 10 points) ou contrat")
	flags.StringVar(&f.rate, "taux-contrat", "", "`TAUX` taux annuel de vos contrats, avec --penalites-base contrat")
	flags.StringArrayVar(&f.legal, "taux-legal", nil, "`JOUR=TAUX` taux légal d'un semestre (2027-01-01=3,00) ; à répéter")
	flags.StringArrayVar(&f.ecb, "taux-bce", nil, "`JOUR=TAUX` taux de refinancement de la BCE au premier jour d'un semestre ; à répéter")
	flags.StringVar(&f.source, "taux-source", "", "`TEXTE` d'où viennent les taux donnés avec lui, sinon le jour de la saisie")
	flags.StringVar(&f.formal, "delai-demeure", "", "`JOURS` que laisse une mise en demeure")
	flags.StringVar(&f.followUp, "suivi-devis", "", "`JOURS` après lesquels un devis sans réponse est à suivre")
	flags.StringVar(&f.draft, "brouillons", "", "`JOURS` après lesquels un brouillon est rappelé")
	flags.StringVar(&f.period, "declaration", "", "`RYTHME` de la déclaration à l'URSSAF : mois, trimestre ou aucune")
	flags.BoolVar(&f.autoInvoice, "facture-seule", false, "à l'acceptation d'un devis, la facture s'émet et part d'elle-même (=false l'arrête)")
	flags.StringVar(&f.mail.Host, "smtp-hote", "", "`NOM` serveur d'envoi de votre boîte")
	flags.IntVar(&f.mail.Port, "smtp-port", 0, "`PORT` sinon 465 (tls), 587 (starttls)")
	flags.StringVar(&f.secured, "smtp-securite", "", "`SÉCURITÉ` tls, starttls, ou aucune (cette machine seulement)")
	flags.StringVar(&f.mail.User, "smtp-utilisateur", "", "`NOM` identifiant ; vide : le serveur n'en demande pas")
	flags.StringVar(&f.mail.PasswordCommand, "smtp-commande-mdp", "", "`COMMANDE` qui donne le mot de passe sur sa première ligne")
	flags.StringVar(&f.mail.From, "smtp-de", "", "`ADRESSE` expéditeur, sinon votre nom et votre e-mail")
	flags.StringVar(&f.mail.ReplyTo, "smtp-repondre-a", "", "`ADRESSE` où les réponses arrivent, si elle est autre")
	flags.BoolVar(&f.mail.CopySelf, "smtp-copie", false, "une copie à soi-même de chaque message (=false l'arrête)")
	flags.BoolVar(&f.mail.ReadReceipt, "smtp-accuse", false, "demande un accusé de lecture (=false l'arrête)")
	flags.BoolVar(&f.mail.DeliveryNotice, "smtp-avis", false, "demande un avis de remise au serveur (=false l'arrête)")
	for flag, choices := range map[string][]string{"penalites-base": {"legal3", "bce10", "contrat"}, "declaration": {"mois", "trimestre", "aucune"}, "smtp-securite": {"tls", "starttls", "aucune"}} {
		_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp))
	}
	_ = cmd.MarkFlagFilename("echelles", "json")
	_ = cmd.MarkFlagFilename("echelles-vers", "json")
	return f
}

// any says whether a flag of these settings was given.
func (f *remindSettingsFlags) any() bool {
	return slices.ContainsFunc(f.setters(nil, &reminder.Settings{}), func(s setter) bool { return f.given.Changed(s.flag) })
}

// apply sets on settings what was given; the book checks the whole.
func (f *remindSettingsFlags) apply(s *session, settings *reminder.Settings) error {
	for _, set := range f.setters(s, settings) {
		if f.given.Changed(set.flag) {
			if err := set.set(); err != nil {
				return invoice.At(err, set.field)
			}
		}
	}
	return nil
}

func (f *remindSettingsFlags) setters(s *session, settings *reminder.Settings) []setter {
	m := &settings.Mail
	text := func(flag, from string, into *string) setter {
		return textSetter(flag, flag, strings.TrimSpace(from), into)
	}
	truth := func(flag string, from bool, into *bool) setter {
		return setter{flag, flag, func() error { *into = from; return nil }}
	}
	days := func(flag, from string, into *int) setter {
		return setter{flag, flag, func() (err error) { *into, err = reminder.ParseDelay(from); return err }}
	}
	return []setter{
		{"echelles", "echelles", func() error { return s.readLadders(f.ladders, settings) }},
		{"penalites-base", "penalites.base", func() error { settings.Terms.Basis = reminder.Basis(invoice.Fold(f.basis)); return nil }},
		{"taux-contrat", "penalites.taux", func() (err error) { settings.Terms.Rate, err = invoice.ParseRate(f.rate); return err }},
		{"taux-legal", "taux_legal", func() error { return f.semesters(s, settings) }},
		{"taux-bce", "taux_bce", func() error { return f.semesters(s, settings) }},
		days("delai-demeure", f.formal, &settings.FormalDelay), days("suivi-devis", f.followUp, &settings.FollowUpDays), days("brouillons", f.draft, &settings.DraftDays),
		{"declaration", "relances.declaration", func() error { settings.Declaration = periodFlagOf(f.period); return nil }},
		truth("facture-seule", f.autoInvoice, &settings.AutoInvoice),
		text("smtp-hote", f.mail.Host, &m.Host), setter{"smtp-port", "port", func() error { m.Port = f.mail.Port; return nil }},
		{"smtp-securite", "securite", func() error { m.Security = invoice.Fold(f.secured); return nil }},
		text("smtp-utilisateur", f.mail.User, &m.User), text("smtp-commande-mdp", f.mail.PasswordCommand, &m.PasswordCommand),
		text("smtp-de", f.mail.From, &m.From), text("smtp-repondre-a", f.mail.ReplyTo, &m.ReplyTo),
		truth("smtp-copie", f.mail.CopySelf, &m.CopySelf), truth("smtp-accuse", f.mail.ReadReceipt, &m.ReadReceipt), truth("smtp-avis", f.mail.DeliveryNotice, &m.DeliveryNotice),
	}
}

// periodFlagOf is the period of a word; the book refuses what is none.
func periodFlagOf(word string) reminder.Period {
	switch folded := reminder.Period(invoice.Fold(word)); folded {
	case "aucune", "non":
		return reminder.NoDeclaration
	default:
		return folded
	}
}

// semesters adds rates to the user's own. A semester that nobody knows yet
// takes both: the other one is never supposed.
func (f *remindSettingsFlags) semesters(s *session, settings *reminder.Settings) error {
	today, err := s.today()
	if err != nil {
		return err
	}
	own := slices.Clone(settings.Terms.Own)
	said := map[invoice.Date][2]bool{}
	for kind, texts := range [2][]string{f.legal, f.ecb} {
		for _, text := range texts {
			from, value, err := semesterFlag(text, today)
			if err != nil {
				return err
			}
			i := slices.IndexFunc(own, func(r reminder.SemesterRate) bool { return r.From == from })
			if i < 0 {
				known, _ := reminder.RateOn(nil, from)
				said[from] = [2]bool{known.From != 0, known.From != 0}
				own, i = append(own, reminder.SemesterRate{From: from, Legal: known.Legal, ECB: known.ECB, Source: "saisi le " + today.String()}), len(own)
			}
			if source := invoice.Clean(f.source); source != "" {
				own[i].Source = source
			}
			both, new := said[from]
			if both[kind] = true; new {
				said[from] = both
			}
			*[2]*invoice.Rate{&own[i].Legal, &own[i].ECB}[kind] = value
		}
	}
	for from, both := range said {
		if !both[0] || !both[1] {
			return invoice.Invalid("", fmt.Sprintf("Il faut les deux taux du semestre du %s : le légal et celui de la BCE.", from),
				"Ajoutez --taux-legal et --taux-bce du même jour : le second sert aux clients publics.")
		}
	}
	slices.SortFunc(own, func(a, b reminder.SemesterRate) int { return int(a.From - b.From) })
	settings.Terms.Own = own
	return nil
}
