package app

import (
	"context"
	"fmt"

	"facturier/invoice"
)

// ImportReport says what an import of clients did: all were added, or none
// was and Refused says why, line by line.
type ImportReport struct {
	Added   []invoice.Client
	Refused []Refusal
	Notes   []Refusal // what was supposed, on lines that are right
	Ignored []string  // the columns that hold nothing known, as they are to be named
}

// Refusal is what is to be said of one line of the file, counted from 1.
type Refusal struct {
	Line    int
	Message string
}

// ImportClients adds the clients of a CSV file: UTF-8 or Windows-1252, fields
// separated by ";", "," or tabs, a first line that names the columns. It adds
// all of them or none.
func (a *App) ImportClients(ctx context.Context, content []byte) (ImportReport, error) {
	rows, ignored, err := readCSV(content)
	if err != nil {
		return ImportReport{}, err
	}
	report := ImportReport{Ignored: ignored}
	var clients []invoice.Client
	seen := earlier{}
	for _, row := range rows {
		c, note, err := row.client()
		if err == nil {
			c.Normalize()
			err = c.Validate()
		}
		if err == nil {
			err = a.alreadyKnown(ctx, c, row.line, seen)
		}
		if err != nil {
			report.Refused = append(report.Refused, Refusal{row.line, sentence(err)})
			continue
		}
		if note != "" {
			report.Notes = append(report.Notes, Refusal{row.line, note})
		}
		clients = append(clients, c)
	}
	if len(report.Refused) > 0 {
		return report, invoice.Refused(
			fmt.Sprintf("Aucun client n'a été ajouté : %s.", plural(len(report.Refused), "ligne refusée", "lignes refusées")),
			"Corrigez le fichier, puis recommencez : l'import ajoute tout ou rien.")
	}
	if len(clients) == 0 {
		return report, invoice.Invalid("fichier", "Ce fichier ne contient aucun client.", "")
	}
	report.Added, err = a.AddClients(ctx, clients)
	return report, err
}

// alreadyKnown refuses a client that the book or an earlier line has.
func (a *App) alreadyKnown(ctx context.Context, c invoice.Client, line int, seen earlier) error {
	if before := seen.same(&c); before != 0 {
		return invoice.Refused(fmt.Sprintf("%s est déjà à la ligne %d.", c.Name, before), "")
	}
	seen.add(c, line)
	known, err := a.SameClients(ctx, c)
	if err == nil && len(known) > 0 {
		err = invoice.Refused(known[0].AlreadyIs(&c), "")
	}
	return err
}

// earlier are the clients of the lines read, by what two that are the same
// share: SIREN or name.
type earlier map[string][]numberedClient

type numberedClient struct {
	invoice.Client
	line int
}

func (e earlier) key(c *invoice.Client) string {
	if c.SIREN != "" {
		return c.SIREN
	}
	return invoice.Fold(c.Name)
}

func (e earlier) add(c invoice.Client, line int) {
	e[e.key(&c)] = append(e[e.key(&c)], numberedClient{c, line})
}

// same is the line of the client that this one would be a double of, 0 for none.
func (e earlier) same(c *invoice.Client) int {
	for _, before := range e[e.key(c)] {
		if c.Same(&before.Client) {
			return before.line
		}
	}
	return 0
}

// sentence is an error with its hint, for one line of a report.
func sentence(err error) string {
	if e, ok := err.(*invoice.Error); ok && e.Hint != "" {
		return e.Message + " " + e.Hint
	}
	return err.Error()
}

func plural(n int, one, many string) string {
	if n < 2 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
