package cli

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"facturier/app"
	"facturier/invoice"
)

// maxClients is the largest file of clients that is read, in bytes.
const maxClients = 20 << 20

func (s *session) addClientCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "ajouter", Short: "ajoute un client, ou tous ceux d'un fichier",
		Long: "Ajoute un client, ou tous ceux d'un fichier : un CSV d'un autre outil (UTF-8 ou Windows, « ; » ou « , »),\n" +
			"ou du JSON dans la forme de « client voir --json ». Un fichier est pris en entier, ou pas du tout.",
		Example: "facturier client ajouter --nom \"Durand SARL\" --siret \"732 829 320 00074\" --adresse \"1 rue du Port\" --code-postal 34000 --ville Montpellier\n" +
			"facturier client ajouter --fichier clients.csv",
		Args: only,
	}
	flags := clientFlagsOf(cmd)
	cmd.Flags().StringVar(&file, "fichier", "", "`FICHIER` lit les clients d'un CSV ou d'un JSON, « - » pour l'entrée standard")
	_ = cmd.MarkFlagFilename("fichier", "csv", "json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return s.making(cmd, func(ctx context.Context, book *app.App) error {
			if file == "" {
				return s.addClient(ctx, book, flags)
			}
			content, err := s.readInput(file, maxClients)
			if err != nil {
				return err
			}
			if looksJSON(content) {
				return s.addJSON(ctx, book, content)
			}
			return s.addCSV(ctx, book, content)
		})
	}
	return cmd
}

func looksJSON(content []byte) bool {
	content = bytes.TrimLeft(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(content) > 0 && (content[0] == '{' || content[0] == '[')
}

func (s *session) addClient(ctx context.Context, book *app.App, flags *clientFlags) error {
	var c invoice.Client
	if err := flags.apply(&c); err != nil {
		return err
	}
	supposed := c.Type == ""
	c.Normalize()
	if err := c.Validate(); err != nil {
		return err
	}
	if err := notKnown(ctx, book, c); err != nil {
		return err
	}
	c, err := book.SaveClient(ctx, c)
	if err != nil {
		return err
	}
	if supposed {
		s.note("Type supposé : %s ; --type dit autre chose.", c.Type.Label())
	}
	s.doubtPhone(invoice.Client{}, c)
	return s.clientChanged(ctx, book, c, fmt.Sprint(c.ID), fmt.Sprintf("Client ajouté : %s (%d).", c.Name, c.ID))
}

// notKnown refuses to add twice the same client.
func notKnown(ctx context.Context, book *app.App, c invoice.Client) error {
	known, err := book.SameClients(ctx, c)
	if err != nil || len(known) == 0 {
		return err
	}
	return invoice.Refused(known[0].AlreadyIs(&c),
		fmt.Sprintf("« facturier client modifier %d » le change.", known[0].ID))
}

// newIdentity refuses to give a client the SIREN or SIRET that another one has.
// Homonyms that the book has already are not in the way.
func newIdentity(ctx context.Context, book *app.App, before, c invoice.Client) error {
	c.Normalize()
	if c.SIREN == "" || c.SIREN == before.SIREN && c.SIRET == before.SIRET {
		return nil
	}
	if err := c.Validate(); err != nil {
		return err
	}
	return notKnown(ctx, book, c)
}

// addJSON adds the clients of a JSON object or list, all or none.
func (s *session) addJSON(ctx context.Context, book *app.App, content []byte) error {
	tree, err := parseTree(content)
	if err != nil {
		return err
	}
	items, isList := tree.([]any)
	if !isList {
		items = []any{tree}
	}
	var clients []invoice.Client
	for i, item := range items {
		path := ""
		if isList {
			path = fmt.Sprintf("[%d]", i)
		}
		c, err := s.clientOf(ctx, book, item, path, clients)
		if err != nil {
			return err
		}
		clients = append(clients, c)
	}
	if len(clients) == 0 {
		return invoice.Invalid("fichier", "Ce fichier ne contient aucun client.", "")
	}
	added, err := book.AddClients(ctx, clients)
	if err != nil {
		return err
	}
	return s.clientsAdded(added)
}

// clientOf reads one client of a file, unknown to the book and to the clients
// before it.
func (s *session) clientOf(ctx context.Context, book *app.App, item any, path string, before []invoice.Client) (c invoice.Client, err error) {
	if err := readWhole(item, path, func(o *object) { readClient(o, &c) }); err != nil {
		return c, err
	}
	c.ID = 0
	c.Normalize()
	if err = c.Validate(); err == nil {
		err = notKnown(ctx, book, c)
	}
	for _, other := range before {
		if err == nil && c.Same(&other) {
			err = invoice.Refused(fmt.Sprintf("%s vient deux fois dans le fichier.", c.Name), "")
		}
	}
	if err != nil && path != "" {
		err = under(err, path)
	}
	return c, err
}

// addCSV adds the clients of a CSV file, all or none, and says line by line
// what it refused or had to suppose.
func (s *session) addCSV(ctx context.Context, book *app.App, content []byte) error {
	report, err := book.ImportClients(ctx, content)
	if n := len(report.Ignored); n > 0 {
		word := map[bool]string{true: "Colonne ignorée", false: "Colonnes ignorées"}[n == 1]
		s.note("%s : %s.", word, strings.Join(report.Ignored, ", "))
	}
	for _, r := range report.Refused {
		s.note("ligne %d : %s", r.Line, r.Message)
	}
	if err == nil {
		for _, n := range report.Notes {
			s.note("ligne %d : %s", n.Line, n.Message)
		}
	}
	if err != nil {
		return s.importError(err, report)
	}
	return s.clientsAdded(report.Added)
}

// importError carries the lines refused in the hint of a JSON error.
func (s *session) importError(err error, report app.ImportReport) error {
	if !s.json || len(report.Refused) == 0 {
		return err
	}
	e := *sentenceOf(err)
	var lines []string
	for _, r := range report.Refused {
		lines = append(lines, fmt.Sprintf("ligne %d : %s", r.Line, r.Message))
	}
	e.Hint = strings.Join(lines, "\n")
	return &e
}

func (s *session) clientsAdded(added []invoice.Client) error {
	if s.json {
		list := jsonList{s: s}
		for _, c := range added {
			if err := list.add(viewKnownClient(c, invoice.ClientCredit{})); err != nil {
				return err
			}
		}
		return list.end()
	}
	s.answer("", plural(len(added), "client ajouté.", "clients ajoutés."))
	return nil
}

func (s *session) modifyClientCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "modifier", Short: "change un client ; ce qui n'est pas dit reste tel quel",
		Long:    "Change un client ; ce qui n'est pas dit reste tel quel. Les documents déjà émis gardent le client d'alors.",
		Example: "facturier client modifier Durand --email compta@durand.fr --delai 45",
	}
	flags := clientFlagsOf(cmd)
	cmd.Flags().StringVar(&file, "fichier", "", "`F.json` lit le client dans ce fichier, « - » pour l'entrée standard")
	_ = cmd.MarkFlagFilename("fichier", "json")
	return s.onClient(cmd, func(ctx context.Context, book *app.App, c invoice.Client) error {
		before := c
		if file != "" {
			content, err := s.readInput(file, maxInput)
			if err != nil {
				return err
			}
			tree, err := parseTree(content)
			if err != nil {
				return err
			}
			if err := readWhole(tree, "", func(o *object) { readClient(o, &c) }); err != nil {
				return err
			}
		}
		if c.ID != before.ID {
			return invoice.Refused(fmt.Sprintf("Ce fichier est celui du client %d, pas du %d.", c.ID, before.ID), "")
		}
		if err := flags.apply(&c); err != nil {
			return err
		}
		if err := newIdentity(ctx, book, before, c); err != nil {
			return err
		}
		c, err := book.SaveClient(ctx, c)
		if err != nil {
			return err
		}
		s.doubtPhone(before, c)
		return s.clientChanged(ctx, book, c, "", fmt.Sprintf("%s (%d) modifié.", c.Name, c.ID))
	})
}
