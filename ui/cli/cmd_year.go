package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

type yearView struct {
	Year      int         `json:"annee"`
	Folder    string      `json:"dossier"`
	Documents int         `json:"documents"`
	Written   int         `json:"ecrits"`
	Kept      int         `json:"inchanges"`
	Redrawn   []string    `json:"redessines"`
	Faults    []faultView `json:"fautes"`
}

// yearly lets "facture pdf" write a whole year in place of one document.
func (s *session) yearly(cmd *cobra.Command, f *pdfFlags) {
	one, do := cmd.Args, cmd.RunE
	cmd.Use = "pdf [NUMÉRO]"
	cmd.Long += "\n--annee écrit tous les PDF d'une année dans un dossier : les originaux, chacun comparé à son empreinte. Avec --regenerer,\n" +
		"ceux que l'archive a perdus sont redessinés. Interrompu, il ne laisse aucun fichier à moitié, et la même commande reprend là."
	cmd.Example += "\nfacturier facture pdf --annee 2026 --sortie factures-2026"
	cmd.Flags().IntVar(&f.year, "annee", 0, "`ANNÉE` toutes les factures et tous les avoirs de cette année, dans le dossier de --sortie")
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if cmd.Flags().Changed("annee") && len(args) > 0 {
			return usage(fmt.Sprintf("--annee prend toute l'année : « %s » est de trop.", shorten(args[0])), "")
		}
		if cmd.Flags().Changed("annee") {
			return nil
		}
		return one(cmd, args)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !cmd.Flags().Changed("annee") {
			return do(cmd, args)
		}
		if err := knownYear(f.year); err != nil {
			return err
		}
		if f.file == "" || f.file == "-" {
			return usage("Il manque le dossier où écrire.", "Ajoutez --sortie DOSSIER.")
		}
		return s.with(cmd, func(ctx context.Context, book *app.App) error { return s.exportYear(ctx, book, f) })
	}
}

func (s *session) exportYear(ctx context.Context, book *app.App, f *pdfFlags) error {
	if f.again {
		ctx = app.Regenerate(ctx)
	}
	var export app.Export
	progress := s.progress()
	defer progress.clear()
	err := stoppable(ctx, func(ctx context.Context) (err error) {
		export, err = book.ExportYear(ctx, f.year, f.file, progress.step)
		return err
	})
	if errors.Is(err, context.Canceled) {
		return &invoice.Error{Code: "interrompu", Err: err, Message: fmt.Sprintf("Interrompu : %s sur %d, chacun entier.",
			plural(export.Written+export.Kept, "PDF est dans le dossier", "PDF sont dans le dossier"), export.Total), Hint: "La même commande reprend là."}
	}
	if err != nil {
		return err
	}
	return s.showExport(export, f)
}

func (s *session) showExport(e app.Export, f *pdfFlags) error {
	if s.json {
		view := yearView{f.year, f.file, e.Total, e.Written, e.Kept, append([]string{}, e.Redrawn...), viewFaults(e.Faults)}
		if err := s.print(view); err != nil {
			return err
		}
	} else if e.Total == 0 {
		s.note("Aucune facture émise en %d.", f.year)
	} else {
		sayFaults(e.Faults, s.tell)
		if len(e.Faults) > 0 && !f.again {
			s.tell("--regenerer redessine ce que l'archive a perdu.")
		}
		sentence := fmt.Sprintf("%s de %d : %s, %s.", plural(e.Total, "document", "documents"), f.year, plural(e.Written, "PDF écrit", "PDF écrits"),
			plural(e.Kept, "déjà là", "déjà là"))
		for _, number := range e.Redrawn {
			sentence += fmt.Sprintf("\n%s : l'archive l'a perdu, il a été redessiné.", number)
		}
		s.answer(f.file, sentence)
	}
	if len(e.Faults) > 0 {
		return exitOnly(exitRefused)
	}
	return nil
}
