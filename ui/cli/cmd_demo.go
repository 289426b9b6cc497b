package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/app/demo"
	"facturier/invoice"
)

func (s *session) demoCommand() *cobra.Command {
	var count int
	var seed int64
	cmd := &cobra.Command{
		Use: "demo", Short: "ouvre les écrans sur un livre d'exemple, jeté à la fin",
		Long:    "Ouvre les écrans sur un livre d'exemple, jeté à la fin. Avec --livre, écrit un tel livre dans un fichier neuf, sans écran.",
		Example: "facturier demo\nfacturier demo --livre grand.db --factures 100000 --graine 1",
		Args:    only,
	}
	cmd.Flags().IntVar(&count, "factures", 0, "`NOMBRE` nombre de factures ; sans lui, un petit livre qui a tout")
	cmd.Flags().Int64Var(&seed, "graine", 1, "`NOMBRE` choisit le métier et les données")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		today, err := s.today()
		if err != nil {
			return err
		}
		progress := s.progress()
		defer progress.clear()
		options := demo.Options{Invoices: count, Seed: seed, Today: today, Progress: progress.step}
		// FACTURIER_LIVRE names the real book: only the flag counts here.
		if s.book != "" {
			return s.writeDemo(cmd.Context(), options)
		}
		return s.showDemo(cmd.Context(), options)
	}
	return cmd
}

func (s *session) writeDemo(ctx context.Context, o demo.Options) error {
	if s.dry {
		s.answer("", fmt.Sprintf("le livre d'exemple irait dans %s.", s.book))
		return nil
	}
	if err := isThere(s.book, true, true); err != nil {
		return err
	}
	if err := s.buildDemo(ctx, s.book, o); err != nil {
		return err
	}
	s.say("%s", s.book)
	return nil
}

// buildDemo writes the book under its bar, which nothing typed meanwhile breaks.
func (s *session) buildDemo(ctx context.Context, path string, o demo.Options) error {
	defer s.silenced()()
	return stoppable(ctx, func(ctx context.Context) error { return demo.Build(ctx, path, o) })
}

// showDemo opens the screens on a book that is thrown away.
func (s *session) showDemo(ctx context.Context, o demo.Options) (err error) {
	if err := s.needTerminal(); err != nil {
		return err
	}
	folder, err := app.TempFolder(app.TempDemo)
	if err != nil {
		return writeError(os.TempDir(), err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "facturier.db")
	if err := s.buildDemo(ctx, path, o); err != nil {
		return err
	}
	today := o.Today
	book, err := app.Open(ctx, path, func() invoice.Date { return today })
	if err != nil {
		return err
	}
	defer func() {
		if closing := book.Close(); err == nil {
			err = closing
		}
	}()
	if err := s.outside.Screens(ctx, book, ScreenOptions{ASCII: s.ascii, Demo: true}); err != nil {
		return err
	}
	s.note("C'était un livre d'exemple : il est jeté. Le vôtre s'ouvre par « facturier ».")
	return nil
}
