package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

func yesNo(name, label string, on bool) *field {
	return choiceField(name, label, flag(on), choice{"", "Non"}, choice{"oui", "Oui"})
}

// openMailbox is the mailbox that messages leave from.
func openMailbox(d *deps, s reminder.Settings) step {
	m := s.Mail
	port := ""
	if m.Port != 0 {
		port = strconv.Itoa(m.Port)
	}
	fields := []*field{
		textField("serveur", "Serveur SMTP", m.Host).hinted("Celui de votre fournisseur, comme smtp.exemple.fr. Vide : vos messages partent d'ailleurs, Facturier les note."),
		textField("port", "Port", port).replaced().checked(optional(portNumber), longerThan(5)).hinted("Vide : celui d'usage, 587 ou 465."),
		choiceField("securite", "Sécurité", m.Security, choice{"", "Selon le port"}, choice{"starttls", "STARTTLS"}, choice{"tls", "TLS"}, choice{"aucune", "Aucune"}).
			hinted("Rien ne part en clair, sauf vers cette machine même."),
		textField("utilisateur", "Identifiant", m.User),
		textField("commande_mot_de_passe", "Mot de passe par", m.PasswordCommand).
			hinted("La commande qui le donne, comme « secret-tool lookup service facturier ». Vide : il vous est demandé, et n'est jamais écrit."),
		textField("expediteur", "Expéditeur", m.From).hinted("Vide : votre nom et votre e-mail."),
		textField("repondre_a", "Répondre à", m.ReplyTo).hinted("Vide : l'expéditeur."),
		yesNo("copie", "Copie à vous-même", m.CopySelf),
		yesNo("lecture", "Accusé de lecture", m.ReadReceipt).hinted("Demandé au client, qui peut refuser. Sa réponse se classe par a, dans le journal."),
		yesNo("remise", "Avis de remise", m.DeliveryNotice).hinted("Demandé au serveur, quand il sait le faire. Son avis se classe par a, dans le journal."),
	}
	return push(newAsking(d, "Boîte d'envoi", func(f *form, s *reminder.Settings) {
		port, _ := strconv.Atoi(f.text("port"))
		s.Mail = reminder.Account{Host: strings.TrimSpace(f.text("serveur")), Port: port, Security: f.text("securite"), User: strings.TrimSpace(f.text("utilisateur")),
			PasswordCommand: strings.TrimSpace(f.text("commande_mot_de_passe")), From: strings.TrimSpace(f.text("expediteur")), ReplyTo: strings.TrimSpace(f.text("repondre_a")),
			CopySelf: f.text("copie") != "", ReadReceipt: f.text("lecture") != "", DeliveryNotice: f.text("remise") != ""}
	}, fields...))
}

func portNumber(text string) (string, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > 65535 {
		return text, invoice.Invalid("port", "Un port va de 1 à 65535.", "587 ou 465, d'ordinaire.")
	}
	return strconv.Itoa(n), nil
}

// The fields of the penalties.
const (
	fieldBasis   = "base"
	fieldLegal   = "taux_legal"
	fieldECB     = "taux_bce"
	fieldSource  = "source"
	fieldDelay   = "delai"
	fieldFollow  = "delai_devis"
	fieldDrafts  = "delai_brouillons"
	fieldDeclare = "declaration"
)

func rateField(name, label string, value invoice.Rate) *field {
	text := ""
	if value != 0 {
		text = value.String()
	}
	return textField(name, label, text).replaced().checked(optional(func(text string) (string, error) {
		r, err := invoice.ParseRate(text)
		return r.String(), err
	}), nil)
}

// openTerms is what penalties are counted with, and the rates of the next
// semester.
func openTerms(d *deps, s reminder.Settings) step {
	next := reminder.NextRates(s.Terms.Own, d.today())
	own := slices.IndexFunc(s.Terms.Own, func(r reminder.SemesterRate) bool { return r.From == next })
	var known reminder.SemesterRate
	if own >= 0 {
		known = s.Terms.Own[own]
	}
	half := fmt.Sprintf("Taux du semestre qui commence le %s", next)
	fields := []*field{
		choiceField(fieldBasis, "Pénalités", string(s.Terms.Basis), choice{string(reminder.TripleLegal), "3 × taux légal"},
			choice{string(reminder.ECBPlusTen), "BCE + 10 points"}, choice{string(reminder.OwnRate), "Taux du contrat"}).
			hinted("Entre professionnels (L441-10 II). Un particulier doit le taux légal, à partir de la mise en demeure."),
		rateField(fieldRate, "Taux par an", s.Terms.Rate).only(chose(fieldBasis, string(reminder.OwnRate))).
			hinted("Annuel : trois fois le taux légal au moins."),
		waitField(fieldDelay, "Mise en demeure", s.FormalDelay).hinted("Le délai qu'elle laisse pour payer."),
		rateField(fieldLegal, "Taux légal", known.Legal).under(half).hinted("Créancier professionnel, publié au Journal officiel en juin et en décembre."),
		rateField(fieldECB, "Taux BCE", known.ECB).hinted("Opérations principales de refinancement, au premier jour du semestre."),
		textField(fieldSource, "Source", known.Source).hinted("D'où viennent ces taux\u00a0: l'arrêté, sa date. Vide\u00a0: le jour de la saisie."),
	}
	return push(newAsking(d, "Pénalités et taux", func(f *form, s *reminder.Settings) {
		s.Terms.Basis = reminder.Basis(f.text(fieldBasis))
		s.Terms.Rate, _ = invoice.ParseRate(f.text(fieldRate))
		s.FormalDelay, _ = invoice.ParseDays(f.text(fieldDelay))
		legal, noLegal := invoice.ParseRate(f.text(fieldLegal))
		ecb, noECB := invoice.ParseRate(f.text(fieldECB))
		s.Terms.Own = slices.DeleteFunc(s.Terms.Own, func(r reminder.SemesterRate) bool { return r.From == next })
		if noLegal != nil && noECB != nil {
			return
		}
		if noLegal != nil { // one without the other is said, not dropped
			legal = -1
		} else if noECB != nil {
			ecb = -1
		}
		source := strings.TrimSpace(f.text(fieldSource))
		if source == "" {
			source = "saisi le " + d.today().String()
		}
		s.Terms.Own = append(s.Terms.Own, reminder.SemesterRate{From: next, Legal: legal, ECB: ecb, Source: invoice.Clean(source)})
	}, fields...))
}

// waitField reads the days of a setting: one at least, or nothing for the default.
func waitField(name, label string, value int) *field {
	return textField(name, label, days(value)).checked(optional(func(text string) (string, error) {
		n, err := reminder.ParseDelay(text)
		return days(n), err
	}), longerThan(12)).replaced()
}

// openRoutine is what the morning list watches.
func openRoutine(d *deps, s reminder.Settings) step {
	fields := []*field{
		waitField(fieldFollow, "Devis sans réponse", s.FollowUpDays).hinted("Après combien de jours le relancer."),
		waitField(fieldDrafts, "Brouillon laissé", s.DraftDays).hinted("Après combien de jours le rappeler."),
		choiceField(fieldDeclare, "URSSAF", string(s.Declaration), choice{"", "Ne pas rappeler"}, choice{string(reminder.Monthly), "Par mois"}, choice{string(reminder.Quarterly), "Par trimestre"}).
			hinted("Comment vous déclarez votre chiffre d'affaires."),
		yesNo("facture_seule", "Facture à l'accord", s.AutoInvoice).hinted("Un devis accepté se facture et part aussitôt : après une question sur les écrans, sans elle par « facturier devis accepter »."),
	}
	return push(newAsking(d, "Matin, devis et URSSAF", func(f *form, s *reminder.Settings) {
		s.FollowUpDays, _ = invoice.ParseDays(f.text(fieldFollow))
		s.DraftDays, _ = invoice.ParseDays(f.text(fieldDrafts))
		s.Declaration = reminder.Period(f.text(fieldDeclare))
		s.AutoInvoice = f.text("facture_seule") != ""
	}, fields...))
}
