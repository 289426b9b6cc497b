package cli

import (
	"github.com/spf13/cobra"

	"facturier/invoice"
)

type exemptionView struct {
	Code     string `json:"code"`
	Category string `json:"categorie"`
	Label    string `json:"libelle"`
	Wording  string `json:"mention"`
}

func (s *session) exemptionsCommand() *cobra.Command {
	return &cobra.Command{
		Use: "exonerations", Short: "liste les motifs pour lesquels une ligne ne porte pas de TVA",
		Long: "Liste les motifs pour lesquels une ligne ne porte pas de TVA : le code, la catégorie de TVA, ce que c'est, et la mention imprimée.\n" +
			"Un motif se donne à une ligne (« ;exo=CODE »), à tout un document (--exoneration CODE) ou à votre activité (reglages --exoneration CODE) ;\n" +
			"Le code ou l'article suffit : VATEX-FR-CGI261-4, ou 261-4.",
		Example: "facturier exonerations\nfacturier facture creer --client Durand --ligne \"Formation;1;jour;450;exo=261-4\"",
		Args:    only,
		RunE:    func(*cobra.Command, []string) error { return s.listExemptions() },
	}
}

func (s *session) listExemptions() error {
	if s.json {
		list := jsonList{s: s}
		for _, e := range invoice.Exemptions {
			if err := list.add(exemptionView{e.Code, string(e.Category), e.Label, e.Wording}); err != nil {
				return err
			}
		}
		return list.end()
	}
	t := s.table(column{"Code", false, 0}, column{"TVA", false, 0}, column{"Motif", false, 0}, column{"Mention", false, 0})
	for _, e := range invoice.Exemptions {
		t.row(e.Code, string(e.Category), e.Label, e.Wording)
	}
	t.flush()
	return nil
}
