package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// session is one run: where it reads and writes, and the flags that every
// command has.
type session struct {
	outside  Outside
	out      *bufio.Writer // standard output, as it is
	text     *plainWriter  // the same, made safe for a terminal
	messages *plainWriter  // standard error, likewise

	book  string // --livre
	day   string // --aujourdhui
	json  bool
	yes   bool
	dry   bool
	ascii bool
	held  reminder.DueBack // what is owed to the client of the message that leaves
}

func newSession(o Outside) *session {
	s := &session{outside: o, out: bufio.NewWriterSize(o.Out, 32<<10)}
	s.text = &plainWriter{to: s.out, ascii: &s.ascii}
	s.messages = &plainWriter{to: o.Err, ascii: &s.ascii}
	// A flag that cannot be read must still be reported as JSON.
	s.json = slices.Contains(o.Args, "--json")
	return s
}

// say writes a line of result.
func (s *session) say(format string, args ...any) { fmt.Fprintf(s.text, format+"\n", args...) }

// tell writes a line of message, after the results written so far.
func (s *session) tell(format string, args ...any) {
	s.out.Flush()
	fmt.Fprintf(s.messages, format+"\n", args...)
}

// note is tell for what a program that reads JSON has no use for.
func (s *session) note(format string, args ...any) {
	if !s.json {
		s.tell(format, args...)
	}
}

// today is the day of this run.
func (s *session) today() (invoice.Date, error) {
	now := invoice.DateOf(s.outside.Now())
	if s.day == "" {
		return now, nil
	}
	day, err := invoice.ParseDate(s.day, now)
	if err != nil {
		return 0, usageOf(err, "--aujourdhui")
	}
	return day, nil
}

// bookPath is the file of the book, and whether the person named it.
func (s *session) bookPath() (path string, named bool) {
	if s.book != "" {
		return s.book, true
	}
	if path := s.outside.Env("FACTURIER_LIVRE"); path != "" {
		return path, true
	}
	return app.DefaultPath(), false
}

// gesture is what a command does with the open book.
type gesture func(ctx context.Context, book *app.App) error

// with opens the book for a gesture and closes it. A book that is not there is
// an error: neither a mistyped path nor another home may answer "nothing overdue".
func (s *session) with(cmd *cobra.Command, do gesture) error { return s.open(cmd, false, do) }

// making is with, for the gestures that may begin a book.
func (s *session) making(cmd *cobra.Command, do gesture) error { return s.open(cmd, true, do) }

func (s *session) open(cmd *cobra.Command, makes bool, do gesture) (err error) {
	today, err := s.today()
	if err != nil {
		return err
	}
	path, named := s.bookPath()
	if err := isThere(path, named, makes); err != nil {
		return err
	}
	if err := isWritten(path, cmd.Name() == "init"); err != nil {
		return err
	}
	_, absent := os.Stat(path)
	ctx := cmd.Context()
	book, err := app.Open(ctx, path, func() invoice.Date { return today })
	if err != nil {
		return err
	}
	defer func() {
		closing := book.Close
		if absent != nil && (err != nil || s.dry) { // what is refused or tried leaves no book behind
			closing = func() error { return book.Discard(ctx) }
		}
		if closed := closing(); err == nil {
			err = closed
		}
	}()
	if s.dry {
		ctx = app.DryRun(ctx)
	}
	return do(ctx, book)
}

// stoppable is a context that ctrl+c ends, for long work: what was begun is
// then taken back.
func stoppable(ctx context.Context, work func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := work(ctx)
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// isWritten refuses a file of no bytes: it was a book that something emptied, and
// to begin another one in it would hide that. init may: a script gives it a
// fresh temporary file.
func isWritten(path string, begins bool) error {
	info, err := os.Stat(path)
	if begins || err != nil || !info.Mode().IsRegular() || info.Size() > 0 {
		return nil
	}
	if journal, err := os.Stat(path + "-wal"); err == nil && journal.Size() > 0 {
		return nil // another Facturier is beginning it
	}
	return &invoice.Error{Code: invoice.CodeBook, Field: "livre", Message: fmt.Sprintf("Le fichier %s est vide : ce n'est pas un livre, ou il a été vidé.", path),
		Hint: "« facturier restaurer COPIE.zip » reprend votre dernière sauvegarde ; « facturier init » commence un livre neuf."}
}

// isThere refuses a book that is not there, unless the gesture may make it; the
// folder of one that was named must be there too.
func isThere(path string, named, makes bool) error {
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); named && errors.Is(err, fs.ErrNotExist) {
		return &invoice.Error{Code: invoice.CodeBook, Field: "livre", Err: err,
			Message: fmt.Sprintf("Le dossier %s n'existe pas.", folder), Hint: "Créez-le, ou vérifiez le chemin du livre."}
	}
	_, err := os.Stat(path)
	switch {
	case makes || !errors.Is(err, fs.ErrNotExist):
		return nil
	case named:
		return &invoice.Error{Code: invoice.CodeBook, Field: "livre", Err: err,
			Message: fmt.Sprintf("Le livre %s n'existe pas.", path), Hint: "Vérifiez le chemin, ou créez-le par « facturier init »."}
	}
	return &invoice.Error{Code: invoice.CodeBook, Field: "livre", Err: err, Message: fmt.Sprintf("Aucun livre ici : %s.", path),
		Hint: "« facturier init » en crée un ; --livre ou FACTURIER_LIVRE en disent un autre."}
}
