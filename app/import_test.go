package app

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"facturier/invoice"
)

func today() invoice.Date {
	d, _ := invoice.NewDate(2026, 11, 22)
	return d
}

func open(t *testing.T) *App {
	t.Helper()
	a, err := Open(context.Background(), filepath.Join(t.TempDir(), "livre", "facturier.db"), today)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a
}

func names(t *testing.T, a *App) string {
	t.Helper()
	rows, err := a.Clients(context.Background(), invoice.ClientQuery{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, row := range rows {
		all = append(all, row.Name)
	}
	return strings.Join(all, "|")
}

const clientsCSV = "Raison sociale;SIREN;Adresse;Adresse 2;Code postal;Ville;E-mail;Délai de paiement\r\n" +
	"Durand SARL;732 829 320;4 avenue de la Gare;Bâtiment B;34000;Montpellier;compta@durand.example;45\r\n" +
	"\"Café \"\"Léon\"\"\";;12 rue de l'Église;;34400;Lunel;;\r\n"

func TestImportClientsEncodingsAndSeparators(t *testing.T) {
	windows, err := charmap.Windows1252.NewEncoder().String(clientsCSV)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"UTF-8":             clientsCSV,
		"UTF-8 with a mark": "\ufeff" + clientsCSV,
		"Windows-1252":      windows,
		"commas":            strings.ReplaceAll(clientsCSV, ";", ","),
		"tabs":              strings.ReplaceAll(clientsCSV, ";", "\t"),
		"line feeds":        strings.ReplaceAll(clientsCSV, "\r\n", "\n"),
	} {
		t.Run(name, func(t *testing.T) {
			a := open(t)
			report, err := a.ImportClients(context.Background(), []byte(content))
			if err != nil {
				t.Fatalf("%v: %+v", err, report.Refused)
			}
			if got, want := names(t, a), `Café "Léon"|Durand SARL`; got != want {
				t.Errorf("clients: got %q, want %q", got, want)
			}
			c, err := a.FindClient(context.Background(), "Durand")
			if err != nil {
				t.Fatal(err)
			}
			if c.SIREN != "732829320" || c.PaymentDays != 45 || len(c.Address.Lines) != 2 || c.Type != invoice.Company {
				t.Errorf("Durand: got %+v", c)
			}
			if len(report.Notes) != 1 || report.Notes[0].Line != 3 {
				t.Errorf("notes: got %+v, want one, on line 3", report.Notes)
			}
		})
	}
}

func TestImportClientsTakesAllOrNothing(t *testing.T) {
	a := open(t)
	report, err := a.ImportClients(context.Background(), []byte("nom,siren,email,délai\n"+
		"Bonne SARL,732829320,,30\n"+
		"Fausse SARL,732829321,,30\n"+
		"Double SARL,732829320,,30\n"+
		"Adresse SARL,,pas une adresse,\n"+
		"Délai SARL,,,bientôt\n"+
		",,,\n"+
		",356000000,,\n"))
	if invoice.ErrorCode(err) != invoice.CodeRefused {
		t.Fatalf("error: got %v, want a refusal", err)
	}
	var lines []int
	for _, refusal := range report.Refused {
		if refusal.Message == "" {
			t.Errorf("line %d is refused without a word", refusal.Line)
		}
		lines = append(lines, refusal.Line)
	}
	want := []int{3, 4, 5, 6, 8}
	if len(lines) != len(want) {
		t.Fatalf("refused lines: got %v, want %v (%+v)", lines, want, report.Refused)
	}
	for i := range want {
		if lines[i] != want[i] {
			t.Errorf("refused lines: got %v, want %v", lines, want)
		}
	}
	if got := names(t, a); got != "" {
		t.Errorf("clients after a refusal: got %q, want none", got)
	}
}

func TestImportClientsTwiceIsRefused(t *testing.T) {
	a := open(t)
	if _, err := a.ImportClients(context.Background(), []byte(clientsCSV)); err != nil {
		t.Fatal(err)
	}
	report, err := a.ImportClients(context.Background(), []byte(clientsCSV))
	if err == nil || len(report.Refused) != 2 {
		t.Errorf("second import: got %v and %+v, want both lines refused", err, report.Refused)
	}
	if got, want := names(t, a), `Café "Léon"|Durand SARL`; got != want {
		t.Errorf("clients: got %q, want %q", got, want)
	}
}

// Zoé is not Zoë, nor the Zoé of another city.
func TestImportClientsTellsHomonymsApart(t *testing.T) {
	a := open(t)
	const head = "nom,type,code postal,ville\n"
	for _, content := range []string{"Zoë Petit,particulier,34000,Montpellier\n", "Zoé Petit,particulier,34000,Montpellier\nZoé Petit,particulier,34400,Lunel\n"} {
		if report, err := a.ImportClients(context.Background(), []byte(head+content)); err != nil {
			t.Fatalf("%v: %+v", err, report.Refused)
		}
	}
	for content, want := range map[string]string{
		"ZOÉ PETIT,particulier,,\n":                                  "déjà dans le livre",
		"Zoé Petit,particulier,34400,Lunel\n":                        "déjà dans le livre (client 3)",
		"Léa Roux,particulier,,\nLéa Roux,particulier,34400,Lunel\n": "déjà à la ligne 2",
	} {
		report, err := a.ImportClients(context.Background(), []byte(head+content))
		if err == nil || len(report.Refused) != 1 || !strings.Contains(report.Refused[0].Message, want) {
			t.Errorf("%q: got %v and %+v, want %q", content, err, report.Refused, want)
		}
	}
	if got, want := names(t, a), "Zoë Petit|Zoé Petit|Zoé Petit"; got != want {
		t.Errorf("clients: got %q, want %q", got, want)
	}
}

func TestImportClientsRefusesWhatIsNoCSV(t *testing.T) {
	for name, content := range map[string]string{
		"empty":          "",
		"binary":         "PK\x03\x04\x00\x00",
		"no name":        "siren;ville\n732829320;Lunel\n",
		"column twice":   "nom;société\nDurand;Durand\n",
		"open quote":     "nom;ville\n\"Durand;Lunel\n",
		"too many cells": "nom;ville\nDurand;Lunel;34400;France\n",
		"header alone":   "nom;ville\n",
	} {
		t.Run(name, func(t *testing.T) {
			a := open(t)
			_, err := a.ImportClients(context.Background(), []byte(content))
			if invoice.ErrorCode(err) != invoice.CodeInvalid {
				t.Errorf("error: got %v, want one of kind %q", err, invoice.CodeInvalid)
			}
			if got := names(t, a); got != "" {
				t.Errorf("clients: got %q, want none", got)
			}
		})
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte(clientsCSV))
	f.Add([]byte("nom\n\"a\nb\"\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		rows, _, err := readCSV(content)
		for _, row := range rows {
			if err != nil || row.line < 2 {
				t.Errorf("got line %d and error %v", row.line, err)
			}
			if _, _, err := row.client(); err != nil && invoice.ErrorCode(err) == "" {
				t.Errorf("error is not one of ours: %v", err)
			}
		}
	})
}
