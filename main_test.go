package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run the real main as "facturier". JOUR stands for
// --aujourdhui, so that a script says its day once.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"facturier": func() {
		if day := os.Getenv("JOUR"); day != "" {
			os.Args = slices.Insert(os.Args, 1, "--aujourdhui="+day)
		}
		os.Exit(run())
	}})
}

// TestScripts plays testdata/script: each journey and each error of the
// program through its commands. UPDATE_SCRIPTS=1 writes the files that they
// compare with.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "maison"))
			env.Setenv("XDG_DATA_HOME", "")
			env.Setenv("JOUR", "2026-11-22")
			env.Setenv("NO_COLOR", "")
			return os.Mkdir(filepath.Join(env.WorkDir, "maison"), 0o700)
		},
		Condition: func(condition string) (bool, error) {
			return condition == "root" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": exitCode, "json": takeJSON, "longs": longs, "atelier": atelier, "boite": boite, "accuse": answer},
	})
}

// exitCode runs "code N facturier …": the command must end with that code.
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%s: got code %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

var hash = regexp.MustCompile(`"sha256": "[0-9a-f]{64}"`)

// takeJSON writes "json FILE": what the last command answered, hashes of PDFs
// apart, to be compared exactly by cmp.
func takeJSON(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: json file")
	}
	got := hash.ReplaceAllString(ts.ReadFile("stdout"), `"sha256": "…"`)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(got), 0o600))
}

// longs writes "longs FILE N TEXT": the text, N times.
func longs(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: longs file times text")
	}
	times, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(args[2], times)), 0o600))
}

// atelier answers the guide: "atelier [flag…]" is a book whose owner is known,
// and one client of each type in it: 1 a company, 2 a consumer, 3 a town hall,
// 4 a foreign company.
func atelier(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("usage: atelier [flags of init]")
	}
	ts.Check(ts.Exec("facturier", append([]string{"init", "--siret", "73282932000074", "--nom", "Jeanne Martin", "--enseigne", "Atelier Martin",
		"--adresse", "3 rue des Lilas", "--code-postal", "34000", "--ville", "Montpellier", "--iban", "FR7630006000011234567890189"}, args...)...))
	for _, client := range [][]string{
		{"--nom", "Durand SARL", "--siren", "404833048", "--adresse", "1 rue du Port", "--code-postal", "34000", "--ville", "Montpellier"},
		{"--nom", "Zoé Petit", "--type", "particulier", "--adresse", "2 place du Marché", "--code-postal", "34400", "--ville", "Lunel"},
		{"--nom", "Mairie de Lunel", "--type", "public", "--siret", "21340145800012", "--adresse", "240 avenue Victor Hugo", "--code-postal", "34400", "--ville", "Lunel"},
		{"--nom", "Studio Bern", "--type", "etranger", "--adresse", "Marktgasse 1", "--code-postal", "3011", "--ville", "Bern", "--pays", "CH"},
	} {
		ts.Check(ts.Exec("facturier", append([]string{"client", "ajouter"}, client...)...))
	}
}
