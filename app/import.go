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
	rows, err := readCSV(content)
	if err != nil {
		return ImportReport{}, err
	}
	var report ImportReport
	var clients []invoice.Client
	seen := map[string]int{}
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

// alreadyKnown refuses a client that the book or an earlier line has: same
// SIREN (same SIRET when both have one), or same name when there is no SIREN.
func (a *App) alreadyKnown(ctx context.Context, c invoice.Client, line int, seen map[string]int) error {
	key := invoice.Fold(c.Name)
	if c.SIREN != "" {
		key = c.SIREN + c.SIRET
	}
	if before, ok := seen[key]; ok {
		return invoice.Refused(fmt.Sprintf("%s est déjà à la ligne %d.", c.Name, before), "")
	}
	seen[key] = line
	name := c.Name
	if c.SIREN != "" {
		name = c.SIREN
	}
	known, err := a.FindClient(ctx, name)
	switch {
	case invoice.ErrorCode(err) == invoice.CodeNotFound:
		return nil
	case invoice.ErrorCode(err) == invoice.CodeAmbiguous:
		return invoice.Refused(fmt.Sprintf("%s est déjà dans le livre.", c.Name), "")
	case err != nil:
		return err
	case c.SIREN != "" && known.SIREN == c.SIREN && (known.SIRET == c.SIRET || known.SIRET == "" || c.SIRET == ""),
		c.SIREN == "" && invoice.Fold(known.Name) == invoice.Fold(c.Name):
		return invoice.Refused(fmt.Sprintf("%s est déjà dans le livre (client %d).", c.Name, known.ID), "")
	}
	return nil
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
