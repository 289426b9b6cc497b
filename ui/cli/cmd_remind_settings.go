package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

func (s *session) remindSettingsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "relances", Short: "montre comment vous relancez et votre boîte d'envoi, ou change ce que l'on donne",
		Long: "Montre comment vous relancez, vos taux et votre boîte d'envoi, ou change ce que l'on donne. Les étapes se suivent dans l'ordre, une à une,\n" +
			"même pour une facture très en retard que l'on n'a jamais relancée. Elles se lisent et s'écrivent en\n" +
			"JSON : « --echelles-vers F » les écrit, « --echelles F » les prend. Le mot de passe de la boîte n'est jamais écrit dans le livre :\n" +
			"une commande le donne (--smtp-commande-mdp \"secret-tool lookup service facturier\"), ou l'on vous le demande.\n" +
			"Les mots laissés tels que « --echelles-vers » les écrit restent ceux d'origine ; « objet » et « texte » vides aussi. Leurs champs :\n" +
			strings.Join(fieldLines(), "\n") + "\n" +
			"{objet} est celui de la facture quand il n'y en a qu'une. « Je n’ai pas reçu {promesse}. » ne reste qu'après une promesse non tenue.",
		Example: "facturier reglages relances\n" +
			"facturier reglages relances --smtp-hote smtp.exemple.fr --smtp-utilisateur jeanne@exemple.fr --smtp-commande-mdp \"secret-tool lookup service facturier\"\n" +
			"facturier reglages relances --taux-legal 2027-01-01=3,00 --taux-bce 2027-01-01=2,40 --taux-source \"Arrêté du 15/12/2026\"\n" +
			"facturier reglages relances --echelles-vers etapes.json && facturier reglages relances --echelles etapes.json",
		Args: only,
	}
	f := remindSettingsFlagsOf(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.with(cmd, func(ctx context.Context, book *app.App) error {
			settings, err := book.ReminderSettings(ctx)
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("echelles-vers") {
				return s.writeLadders(settings, f.laddersOut)
			}
			if !f.any() {
				return s.showRemindSettings(settings)
			}
			if err := f.apply(s, &settings); err != nil {
				return err
			}
			if err := book.SaveReminderSettings(ctx, settings); err != nil {
				return err
			}
			if s.dry {
				s.note("Essai, rien n'est changé.")
			}
			return s.showRemindSettings(settings)
		})
	}
	return cmd
}

// fieldLines are the fields of the words, in the lines of a help page.
func fieldLines() []string {
	lines := []string{""}
	for _, name := range reminder.FieldNames {
		if len(lines[len(lines)-1]) > 100 {
			lines = append(lines, "")
		}
		lines[len(lines)-1] += "{" + name + "} "
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

// groups are the clients that share a ladder, in the order of the contract.
var groups = []reminder.Group{reminder.Professionals, reminder.Consumers, reminder.PublicBodies}

func (s *session) writeLadders(settings reminder.Settings, file string) error {
	content, err := marshal(viewLadders(settings, true))
	if err != nil {
		return err
	}
	if err := s.putFile(file, append(content, '\n')); err != nil || file == "-" {
		return err
	}
	s.answer(file, "Étapes écrites ; « --echelles » les reprend.")
	return nil
}

func (s *session) showRemindSettings(settings reminder.Settings) error {
	if s.json {
		return s.print(viewRemindSettings(settings))
	}
	for _, group := range groups {
		s.say("Étapes, %s", groupWords[group])
		t := s.table(column{"", false, 0}, column{"", false, 0}, column{"", false, 0}, column{"", false, 0})
		t.begun = true
		for _, step := range settings.Ladder(group) {
			t.row("  "+dayText(step.Days), step.Tone.Label(), stepWay(step), stepNotes(step))
		}
		t.flush()
	}
	s.say("Réglages")
	s.pair("Pénalités", termsText(settings.Terms))
	for _, rate := range settings.Terms.Own {
		s.pair("Taux", fmt.Sprintf("légal %s, BCE %s, depuis le %s (%s)", rate.Legal, rate.ECB, rate.From, rate.Source))
	}
	s.pair("Demeure", fmt.Sprintf("%s pour payer", reminder.Days(settings.FormalDelay)))
	s.pair("Devis", fmt.Sprintf("suivi après %s", reminder.Days(settings.FollowUpDays)))
	s.pair("Brouillons", fmt.Sprintf("rappelés après %s", reminder.Days(settings.DraftDays)))
	s.pair("Déclaration", map[reminder.Period]string{reminder.NoDeclaration: "pas rappelée", reminder.Monthly: "chaque mois", reminder.Quarterly: "chaque trimestre"}[settings.Declaration])
	s.showMailbox(settings.Mail)
	s.say("Taux connus")
	t := s.table(column{"  Depuis le", false, 0}, column{"Légal", true, 0}, column{"BCE", true, 0}, column{"Source", false, 60})
	for _, rate := range settings.Terms.Rates() {
		t.row("  "+rate.From.String(), rate.Legal.InTable(), rate.ECB.InTable(), rate.Source)
	}
	t.flush()
	return nil
}

func (s *session) showMailbox(m reminder.Account) {
	if m.Host == "" {
		s.pair("Boîte", "aucune : --smtp-hote la règle ; sans elle, --canal eml ouvre un brouillon")
		return
	}
	server := m.Host
	if m.Port != 0 {
		server += fmt.Sprintf(":%d", m.Port)
	}
	if m.Security != "" {
		server += " (" + m.Security + ")"
	}
	s.pair("Serveur", server)
	s.pair("Utilisateur", m.User)
	password := "demandé à chaque envoi"
	if m.PasswordCommand != "" {
		password = "donné par « " + m.PasswordCommand + " »"
	}
	if m.User != "" {
		s.pair("Mot de passe", password)
	}
	s.pair("De", m.From)
	s.pair("Répondre à", m.ReplyTo)
	var wishes []string
	for _, wish := range []struct {
		on   bool
		text string
	}{{m.CopySelf, "copie à soi-même"}, {m.ReadReceipt, "accusé de lecture"}, {m.DeliveryNotice, "avis de remise"}} {
		if wish.on {
			wishes = append(wishes, wish.text)
		}
	}
	s.pair("Demandes", strings.Join(wishes, ", "))
}

var groupWords = map[reminder.Group]string{reminder.Professionals: "professionnels", reminder.Consumers: "particuliers", reminder.PublicBodies: "clients publics"}

// dayText is the day of a step: "J-3", "J+15".
func dayText(days int) string { return fmt.Sprintf("J%+d", days) }

func stepWay(step reminder.Step) string {
	if step.Tone == reminder.Recover {
		return ""
	}
	return channelWords[step.Channel]
}

func stepNotes(step reminder.Step) string {
	var notes []string
	if step.Auto {
		notes = append(notes, "peut partir seule")
	}
	if step.Subject != "" || step.Body != "" {
		notes = append(notes, "texte à vous")
	}
	return strings.Join(notes, ", ")
}

func termsText(t reminder.Terms) string {
	switch t.Basis {
	case reminder.ECBPlusTen:
		return "taux de la BCE majoré de 10 points"
	case reminder.OwnRate:
		return fmt.Sprintf("%s par an, selon vos contrats", t.Rate)
	}
	return "trois fois le taux légal"
}

// semesterFlag reads "2027-01-01=3,00".
func semesterFlag(text string, today invoice.Date) (from invoice.Date, rate invoice.Rate, err error) {
	day, value, found := strings.Cut(text, "=")
	if !found {
		return 0, 0, usage(fmt.Sprintf("« %s » n'est pas un taux de semestre.", shorten(text)), "Écrivez 2027-01-01=3,00.")
	}
	if from, err = invoice.ParseDate(strings.TrimSpace(day), today); err != nil {
		return 0, 0, err
	}
	if from.Day() != 1 || from.Month() != 1 && from.Month() != 7 {
		return 0, 0, invoice.Invalid("", fmt.Sprintf("Un semestre commence le 1er janvier ou le 1er juillet, pas le %s.", from), "")
	}
	rate, err = invoice.ParseRate(strings.TrimSpace(value))
	return from, rate, err
}
