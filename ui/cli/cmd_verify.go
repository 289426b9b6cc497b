package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

type faultView struct {
	Document optional `json:"document"`
	Place    string   `json:"lieu"`
	Message  string   `json:"message"`
}

type reportView struct {
	Documents int         `json:"documents"`
	Drafts    int         `json:"brouillons"`
	Clients   int         `json:"clients"`
	Payments  int         `json:"encaissements"`
	Links     int         `json:"maillons"`
	Files     int         `json:"fichiers"`
	Faults    []faultView `json:"fautes"`
}

func (s *session) verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verifie", Short: "vérifie tout le livre et son archive",
		Long:    "Vérifie tout le livre et son archive : numéros, sommes, chaîne des documents et des encaissements, fichiers.\nCode 1 si quelque chose n'est plus juste.",
		Example: "facturier verifie", Aliases: []string{"verifier"},
		Args: only,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error {
				var report invoice.Report
				err := stoppable(ctx, func(ctx context.Context) (err error) {
					report, err = book.Verify(ctx)
					return err
				})
				if err != nil {
					return err
				}
				if err := s.showReport(report); err != nil {
					return err
				}
				if len(report.Faults) > 0 {
					return exitOnly(exitRefused)
				}
				return nil
			})
		},
	}
}

func (s *session) showReport(r invoice.Report) error {
	if s.json {
		return s.print(reportView{r.Documents, r.Drafts, r.Clients, r.Payments, r.Links, r.Files, viewFaults(r.Faults)})
	}
	sayFaults(r.Faults, s.say)
	counts := fmt.Sprintf("%s, %s, %s ; %s dans la chaîne, %s dans l'archive", plural(r.Documents, "document numéroté", "documents numérotés"),
		plural(r.Drafts, "brouillon", "brouillons"), plural(r.Payments, "encaissement", "encaissements"),
		plural(r.Links, "maillon", "maillons"), plural(r.Files, "fichier", "fichiers"))
	if len(r.Faults) == 0 {
		s.say("Tout est juste : %s.", counts)
		return nil
	}
	s.say("%s, sur %s.", plural(len(r.Faults), "faute trouvée", "fautes trouvées"), counts)
	return nil
}

func viewFaults(faults []invoice.Fault) []faultView {
	views := []faultView{}
	for _, f := range faults {
		views = append(views, faultView{optional(f.Document), f.Place, f.Message})
	}
	return views
}

func sayFaults(faults []invoice.Fault, say func(string, ...any)) {
	for _, f := range faults {
		about := f.Place
		if f.Document != "" {
			about += ", " + f.Document
		}
		say("%s : %s", about, f.Message)
	}
}
