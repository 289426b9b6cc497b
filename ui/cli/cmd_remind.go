package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// remindFlags say how to ask, or what is to be done each morning.
type remindFlags struct {
	step, channel, subject, text, file string
	edit, due, plan, unplan            bool
	hour                               string
}

func (s *session) remindCommand() *cobra.Command {
	var f remindFlags
	cmd := &cobra.Command{
		Use: "relancer [NUMÉRO… | CLIENT]", Short: "relance des factures d'un client : écrit le message, l'envoie, le note",
		Long: "Écrit la relance d'une ou de plusieurs factures d'un client, l'envoie de votre boîte et la note au journal. Sans --etape, c'est\n" +
			"l'étape qui attend ; sans --canal, celui de l'étape. --essai montre le message et n'envoie rien. Une étape ne se fait qu'une fois ;\n" +
			"elles se suivent dans l'ordre : même très en retard, une facture jamais relancée commence par la relance amiable.\n" +
			"Par lettre, SMS, téléphone, brouillon .eml ou lien mailto, la relance est écrite et notée comme faite.\n" +
			"--dues envoie ce qui est dû ce jour et peut partir seul, une ligne par client : code 0 si tout est parti ou si rien n'attendait,\n" +
			"1 si un message n'est pas parti, 10 s'il reste des relances qui ne partent pas seules. --planifier le fait chaque matin ouvré.\n" +
			"--dues --canal lettre écrit dans un dossier celles qui se postent ce jour, mises en demeure comprises, et les note toutes à la fois comme postées.",
		Example: "facturier relancer F2026-0001 --essai\nfacturier relancer Durand --oui\nfacturier relancer F2026-0001 F2026-0004 --canal lettre --sortie relance.pdf --oui\n" +
			"facturier relancer --dues --oui\nfacturier relancer --dues --canal lettre --sortie lettres\nfacturier relancer --planifier --heure 8:30",
		ValidArgsFunction: s.completeManyDocuments(invoice.InvoiceFamily),
	}
	flags := cmd.Flags()
	flags.StringVar(&f.step, "etape", "", "`ÉTAPE` courtoisie, amiable, ferme ou demeure ; sinon celle qui attend")
	flags.StringVar(&f.channel, "canal", "", "`CANAL` email, eml, mailto, lettre, sms ou telephone ; sinon celui de l'étape")
	flags.StringVar(&f.subject, "objet", "", "`TEXTE` remplace l'objet")
	flags.StringVar(&f.text, "texte", "", "`FICHIER` remplace le texte, « - » pour l'entrée standard")
	flags.BoolVar(&f.edit, "editer", false, "ouvre le message dans $VISUAL ou $EDITOR avant qu'il parte")
	flags.StringVar(&f.file, "sortie", "", "`FICHIER` où écrire la lettre (.pdf) ou le brouillon (.eml), « - » pour la sortie standard ; avec --dues, le dossier des lettres")
	flags.BoolVar(&f.due, "dues", false, "envoie ce qui est dû ce jour et peut partir seul")
	flags.BoolVar(&f.plan, "planifier", false, "fait « relancer --dues --oui » chaque matin ouvré")
	flags.StringVar(&f.hour, "heure", "8:30", "`HEURE` avec --planifier, l'heure du matin")
	flags.BoolVar(&f.unplan, "ne-plus-planifier", false, "défait --planifier")
	_ = cmd.RegisterFlagCompletionFunc("etape", cobra.FixedCompletions([]string{"courtoisie", "amiable", "ferme", "demeure"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("canal", cobra.FixedCompletions([]string{"email", "eml", "mailto", "lettre", "sms", "telephone"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.MarkFlagFilename("texte", "txt")
	_ = cmd.MarkFlagFilename("sortie", "pdf", "eml")
	cmd.Args = func(cmd *cobra.Command, args []string) error { return f.check(cmd, args) }
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return s.remind(cmd, &f, args) }
	return cmd
}

// check refuses what does not go together.
func (f *remindFlags) check(cmd *cobra.Command, args []string) error {
	var modes []string
	for _, mode := range []string{"dues", "planifier", "ne-plus-planifier"} {
		if on, _ := cmd.Flags().GetBool(mode); on {
			modes = append(modes, "--"+mode)
		}
	}
	switch {
	case len(modes) > 1:
		return usage(fmt.Sprintf("%s ne vont pas ensemble.", strings.Join(modes, " et ")), "")
	case cmd.Flags().Changed("heure") && !f.plan:
		return usage("--heure ne va qu'avec --planifier.", "")
	case len(modes) == 1:
		letters := f.letters()
		for _, other := range []string{"etape", "canal", "objet", "texte", "editer", "sortie"} {
			if cmd.Flags().Changed(other) && !(letters && (other == "canal" || other == "sortie")) {
				return usage(fmt.Sprintf("%s et --%s ne vont pas ensemble.", modes[0], other), "")
			}
		}
		if len(args) > 0 {
			return usage(fmt.Sprintf("%s prend tout ce qui est dû : « %s » est de trop.", modes[0], shorten(args[0])), "")
		}
		if dry, _ := cmd.Flags().GetBool("essai"); letters && !dry && (f.file == "" || f.file == "-") {
			return usage("Il manque le dossier où écrire les lettres.", "Ajoutez --sortie DOSSIER.")
		}
		return nil
	}
	return several("ce qu'il faut relancer : des numéros (F2026-0001) ou un client")(cmd, args)
}

// letters says that --dues is of what goes by post.
func (f *remindFlags) letters() bool {
	return f.due && ways[invoice.Fold(f.channel)].channel == reminder.Letter
}

func (s *session) remind(cmd *cobra.Command, f *remindFlags, args []string) error {
	switch {
	case f.unplan:
		return s.unschedule(cmd.Context())
	case f.plan:
		return s.with(cmd, func(ctx context.Context, book *app.App) error { return s.schedule(ctx, book, f.hour) })
	case f.letters():
		return s.with(cmd, func(ctx context.Context, book *app.App) error { return s.remindByLetter(ctx, book, f.file) })
	case f.due:
		return s.with(cmd, s.remindDue)
	}
	tone, err := toneFlag(f.step)
	if err != nil {
		return err
	}
	way, err := wayFlag(f.channel)
	if err != nil {
		return err
	}
	if f.channel != "" {
		if err := needsFile(way.channel, way.as, f.file); err != nil && !s.dry {
			return err
		}
	}
	return s.with(cmd, func(ctx context.Context, book *app.App) error {
		ids, err := invoicesToAsk(ctx, book, args)
		if err != nil {
			return err
		}
		e, request, err := book.DraftReminder(ctx, ids, tone, way.channel)
		if err != nil {
			return err
		}
		if way.as == "mailto" { // a link carries no file
			e.Text = reminder.WithoutCopy(e.Text)
		}
		s.noteUnknownRate(e, request)
		if s.held = request.DueBack; s.held.Sum() > 0 {
			s.note("Ce client a %s, qui s'impute d'abord (C. civ. 1347) : %s.", s.held, s.held.How(request.Items[0].Number))
		}
		if e.Tone == reminder.Recover {
			return invoice.Refused("L'étape qui attend est le dossier de recouvrement.", "« facturier dossier NUMÉRO --sortie dossier.zip » le prépare.")
		}
		if err := s.rewrite(&e, f); err != nil {
			return err
		}
		if f.edit {
			if err := s.edit(ctx, &e); err != nil {
				return err
			}
		}
		return s.leave(ctx, book, e, way.as, f.file)
	})
}

// noteUnknownRate says that a message counts less than what is owed.
func (s *session) noteUnknownRate(e reminder.Entry, r reminder.Request) {
	if reminder.Rank(e.Tone) >= reminder.Rank(reminder.Firm) {
		s.noteUnknownFrom(r.UnknownFrom())
	}
}

// noteUnknownFrom says from when no interest is counted, zero for never, and the
// command that gives the rates: both, since they are kept together.
func (s *session) noteUnknownFrom(from invoice.Date) {
	if from != 0 {
		s.note("Les intérêts sont comptés jusqu'au %s : le taux du semestre suivant n'est pas connu.\nDonnez-le : « facturier reglages relances --taux-legal %s=3,00 --taux-bce %s=2,40 ».",
			from-1, from.ISO(), from.ISO())
	}
}

func toneFlag(word string) (reminder.Tone, error) {
	folded := reminder.Tone(strings.TrimPrefix(invoice.Fold(word), "mise en "))
	if word == "" || slices.Contains([]reminder.Tone{reminder.Courtesy, reminder.Friendly, reminder.Firm, reminder.FormalNotice}, folded) {
		return folded, nil
	}
	return "", usage(fmt.Sprintf("« %s » n'est pas une étape.", shorten(word)), "Étapes : courtoisie, amiable, ferme, demeure.")
}

// way is how a message leaves: its channel in the journal, and as what.
type way struct {
	channel reminder.Channel
	as      string
}

var ways = map[string]way{"": {}, "email": {reminder.Email, ""}, "eml": {reminder.Email, "eml"}, "mailto": {reminder.Email, "mailto"},
	"lettre": {reminder.Letter, ""}, "sms": {reminder.Text, ""}, "telephone": {reminder.Telephone, ""}}

func wayFlag(word string) (way, error) {
	w, known := ways[strings.ReplaceAll(invoice.Fold(word), "-", "")]
	if !known {
		return w, usage(fmt.Sprintf("« %s » n'est pas un canal.", shorten(word)), "Canaux : email, eml, mailto, lettre, sms, telephone.")
	}
	return w, nil
}

// invoicesToAsk are the invoices that arguments name: by their numbers, or all
// that waits of one client.
func invoicesToAsk(ctx context.Context, book *app.App, args []string) ([]int64, error) {
	documents, err := findAll(ctx, book, args)
	if err == nil {
		return idsOf(documents), nil
	}
	if invoice.ErrorCode(err) != invoice.CodeNotFound {
		return nil, err
	}
	client, unknown := book.FindClient(ctx, strings.Join(args, " "))
	switch {
	case invoice.ErrorCode(unknown) == invoice.CodeNotFound && looksLikeNumber(args[0]):
		return nil, err
	case unknown != nil:
		return nil, unknown
	}
	return clientToAsk(ctx, book, client)
}

// looksLikeNumber says that a word was meant as the number of a document.
func looksLikeNumber(word string) bool { return strings.ContainsAny(word, "0123456789") }

// clientToAsk are the invoices of a client whose step waits: of those that have come to a
// mise en demeure, these alone. Where none waits, what is overdue, so that the refusal says why:
// of what has a message that did not leave first, since something can be done about it.
func clientToAsk(ctx context.Context, book *app.App, client invoice.Client) ([]int64, error) {
	tasks, err := book.Tasks(ctx)
	if err != nil {
		return nil, err
	}
	byTone := map[bool][]int64{}
	for _, task := range tasks {
		if task.ClientID == client.ID && toAsk(task) {
			firm := reminder.Rank(task.Tone) >= reminder.Rank(reminder.FormalNotice)
			byTone[firm] = append(byTone[firm], task.DocumentID)
		}
	}
	if ids := byTone[len(byTone[true]) > 0]; len(ids) > 0 {
		return ids, nil
	}
	var ids []int64
	q := invoice.Query{Family: invoice.InvoiceFamily, State: invoice.Overdue, ClientID: client.ID, Today: book.Today()}
	err = eachDocument(ctx, book, q, func(row invoice.Row) error {
		ids = append(ids, row.ID)
		return nil
	})
	if err == nil && len(ids) == 0 {
		err = invoice.Refused(fmt.Sprintf("%s ne doit rien qui soit échu.", client.Name), "")
	}
	if err != nil {
		return nil, err
	}
	standings, err := book.WhereStand(ctx, ids)
	if err != nil {
		return nil, err
	}
	var unsettled []int64
	for _, w := range standings {
		if w.Position.Unsettled != "" && !w.Position.Resting(book.Today()) {
			unsettled = append(unsettled, w.ID)
		}
	}
	if len(unsettled) > 0 {
		return unsettled, nil
	}
	return ids, nil
}

// rewrite puts the user's own words in place of the ones of the step.
func (s *session) rewrite(e *reminder.Entry, f *remindFlags) error {
	if f.subject != "" {
		e.Subject = f.subject
	}
	if f.text == "" {
		return nil
	}
	content, err := s.readInput(f.text, maxMessage)
	if err != nil {
		return err
	}
	e.Text = strings.TrimSpace(strings.ReplaceAll(string(content), "\r\n", "\n"))
	if e.Text == "" {
		return invoice.Invalid("texte", "Le texte de la relance est vide.", "")
	}
	return nil
}

// maxMessage is the longest text of a message that is read, in bytes.
const maxMessage = 1 << 20
