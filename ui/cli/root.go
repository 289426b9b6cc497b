package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"facturier/app"
)

// root is the tree of commands.
func (s *session) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "facturier",
		Short: "le livre de factures d'un auto-entrepreneur, dans le terminal",
		Long: "Facturier tient vos clients, devis, factures et encaissements dans un seul fichier.\n" +
			"Sans commande, il ouvre ses écrans ; au premier départ, un guide pose quelques questions.",
		Example: "facturier\nfacturier matin\nfacturier devis creer --client Durand --ligne \"Maquette;2,5;jour;450\"",
		Args:    only,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := s.needTerminal(); err != nil {
				return err
			}
			return s.making(cmd, func(ctx context.Context, book *app.App) error {
				return s.outside.Screens(ctx, book, ScreenOptions{ASCII: s.ascii})
			})
		},
		SilenceErrors: true, SilenceUsage: true,
	}
	cobra.EnableCommandSorting = false
	cobra.MousetrapHelpText = "" // on Windows a double click opens the screens
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpFunc(help)
	root.SetUsageFunc(func(cmd *cobra.Command) error { writeUsage(cmd.ErrOrStderr(), cmd); return nil })
	root.SetFlagErrorFunc(flagError)
	root.SetGlobalNormalizationFunc(frenchFlags)
	s.globalFlags(root)

	aide := helpCommand(root)
	root.SetHelpCommand(aide)
	root.AddCommand(s.morningCommand(), s.remindCommand(), s.remindersCommand(), s.outboxCommand(), s.answerCommand(), s.dossierCommand(), s.overdueCommand(), s.quotesCommand(), s.invoicesCommand(), s.invoiceCommand(), s.clientsCommand(), s.clientCommand(),
		s.declareCommand(), s.initCommand(), s.settingsCommand(), s.exemptionsCommand(), s.verifyCommand(), s.backupCommand(), s.restoreCommand(), s.demoCommand(), aide, s.versionCommand(), s.completionCommand())
	finish(root)
	return root
}

// finish sets on every command what they all have.
func finish(cmd *cobra.Command) {
	cmd.DisableFlagsInUseLine = true
	cmd.Flags().SortFlags = false
	cmd.Flags().VisitAll(nameValue)
	for _, sub := range cmd.Commands() {
		finish(sub)
	}
}

// valueName is the annotation that holds what a help calls a flag's value.
const valueName = "valeur"

// nameValue takes the name of the value from the head of the usage ("`DATE`
// jour de l'encaissement"), so that completions show the rest alone.
func nameValue(flag *pflag.Flag) {
	name, usage, named := strings.Cut(strings.TrimPrefix(flag.Usage, "`"), "` ")
	if named && strings.HasPrefix(flag.Usage, "`") {
		flag.Usage = usage
		flag.Annotations = withAnnotation(flag.Annotations, valueName, name)
	}
}

func withAnnotation(annotations map[string][]string, key, value string) map[string][]string {
	if annotations == nil {
		annotations = map[string][]string{}
	}
	annotations[key] = []string{value}
	return annotations
}

func (s *session) globalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.StringVar(&s.book, "livre", "", "`FICHIER` fichier du livre (ou FACTURIER_LIVRE)")
	flags.BoolVar(&s.json, "json", false, "répond en JSON")
	flags.StringVar(&s.day, "aujourdhui", "", "`DATE` fait comme si l'on était ce jour-là")
	flags.BoolVar(&s.yes, "oui", false, "confirme un acte qui a un effet légal")
	flags.BoolVar(&s.dry, "essai", false, "dit ce qui se passerait, ne change rien")
	flags.BoolVar(&s.ascii, "ascii", false, "n'écrit que des signes ASCII et des lettres")
	flags.BoolP("help", "h", false, "affiche cette aide (ou --aide)")
	flags.VisitAll(nameValue)
	_ = root.MarkPersistentFlagFilename("livre")
	_ = root.RegisterFlagCompletionFunc("aujourdhui", cobra.NoFileCompletions)
}

// frenchFlags are the other names of a flag: with its accents, or in French.
func frenchFlags(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	switch name {
	case "aide":
		name = "help"
	case "aujourd'hui":
		name = "aujourdhui"
	}
	return pflag.NormalizedName(unaccent.Replace(name))
}

var unaccent = strings.NewReplacer("é", "e", "è", "e", "ê", "e", "à", "a", "ç", "c")

func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "aide [COMMANDE …]", Aliases: []string{"help"}, Short: "explique une commande",
		Example: "facturier aide facture encaisser",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return only(cmd, rest)
			}
			help(cmd, nil)
			return nil
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			cmd, _, err := root.Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, sub := range cmd.Commands() {
				if sub.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(sub.Name(), sub.Short))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}
