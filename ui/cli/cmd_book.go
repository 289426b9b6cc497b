package cli

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"facturier/app"
)

type backupView struct {
	File  string `json:"fichier"`
	Files int    `json:"documents"`
	Bytes int64  `json:"octets"`
}

func (s *session) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use: "sauvegarde FICHIER", Short: "copie le livre et ses documents dans une archive, relue et comparée",
		Long:    "Copie le livre et ses documents dans un fichier zip, le relit et le compare. « facturier restaurer » remet\nle livre comme il est dedans. Un fichier qui existe n'est pas remplacé.",
		Example: "facturier sauvegarde /media/cle/facturier-2026-11-22.zip",
		Args:    one("le fichier à écrire"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.with(cmd, func(ctx context.Context, book *app.App) error {
				if s.dry {
					s.answer("", fmt.Sprintf("%s et ses documents iraient dans %s.", book.Path(), args[0]))
					return nil
				}
				var report app.BackupReport
				err := stoppable(ctx, func(ctx context.Context) (err error) {
					report, err = book.Backup(ctx, args[0])
					return err
				})
				if err != nil {
					return err
				}
				if s.json {
					return s.print(backupView{report.File, report.Files, report.Bytes})
				}
				s.answer(report.File, fmt.Sprintf("Livre et %s copiés, relus et comparés.", plural(report.Files, "document", "documents")))
				return nil
			})
		},
	}
}

// version is the version of the program, set by the build of a release.
var version = "0.1.0"

func (s *session) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "donne la version du programme", Example: "facturier version", Args: only,
		RunE: func(*cobra.Command, []string) error {
			revision := ""
			if info, ok := debug.ReadBuildInfo(); ok {
				for _, setting := range info.Settings {
					if setting.Key == "vcs.revision" {
						revision = setting.Value
					}
				}
			}
			if s.json {
				return s.print(map[string]string{"version": version, "revision": revision})
			}
			if len(revision) > 12 {
				revision = " (" + revision[:12] + ")"
			}
			s.say("facturier %s%s", version, revision)
			return nil
		},
	}
}
