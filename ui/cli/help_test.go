package cli

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
)

// morning is the moment of the tests, so that none depends on the day.
func morning() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

// run plays a command line that touches no book.
func run(t *testing.T, args ...string) (code int, out, messages string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	home := t.TempDir()
	code = Main(context.Background(), Outside{Args: args, In: strings.NewReader(""), Out: &stdout, Err: &stderr,
		Env: func(name string) string {
			return map[string]string{"HOME": home, "FACTURIER_LIVRE": home + "/livre.db"}[name]
		}, Now: morning})
	return code, stdout.String(), stderr.String()
}

// walk visits every command that a person can type, with its words.
func walk(cmd *cobra.Command, words []string, visit func(*cobra.Command, []string)) {
	visit(cmd, words)
	for _, sub := range cmd.Commands() {
		if !sub.Hidden {
			walk(sub, append(append([]string{}, words...), sub.Name()), visit)
		}
	}
}

// english are words that a help made by the libraries would have.
var english = []string{"Usage:", "Flags:", "Available", "Examples:", "Use \"", "help for", "default", " string", "stringArray", "[flags]", "Did you", " command "}

func TestEveryCommandHasAFrenchHelpAndAnExample(t *testing.T) {
	root := newSession(Outside{}).root()
	count := 0
	walk(root, nil, func(cmd *cobra.Command, words []string) {
		count++
		code, out, messages := run(t, append(words, "--help")...)
		path := cmd.CommandPath()
		if code != 0 || messages != "" {
			t.Errorf("%s --help: got code %d and %q on stderr, want 0 and nothing", path, code, messages)
		}
		if !strings.Contains(out, "Exemple\u00a0:") || !strings.Contains(cmd.Example, path) {
			t.Errorf("%s --help: got no example of it in\n%s", path, out)
		}
		if cmd.Short == "" {
			t.Errorf("%s: got no short help", path)
		}
		for _, word := range english {
			if strings.Contains(out, word) {
				t.Errorf("%s --help: got %q in\n%s", path, word, out)
			}
		}
		if aide, _, err := root.Find(append([]string{"aide"}, words...)); err != nil || aide.Name() != "aide" {
			t.Errorf("aide %s: got %v, want the command aide", path, err)
		}
		if _, same, _ := run(t, append([]string{"aide"}, words...)...); same != out {
			t.Errorf("aide %s: got another text than --help", path)
		}
	})
	if count < 35 {
		t.Errorf("walked %d commands, want all of the contract (35 at least)", count)
	}
}

// TestTheContractIsThere looks for every command and flag of commands.md.
func TestTheContractIsThere(t *testing.T) {
	root := newSession(Outside{}).root()
	for _, promised := range []struct{ command, flags string }{
		{"demo", "factures graine"}, {"devis", "etat client annee cherche"}, {"factures", "etat client annee cherche"}, {"clients", "cherche"},
		{"init", "siret nom adresse code-postal ville activite regime tva iban bic email telephone enseigne prochain-numero adresse-electronique ics exoneration"},
		{"client ajouter", "fichier facturation livraison adresse-electronique mandat"}, {"client modifier", "fichier"}, {"client voir", ""}, {"client archiver", ""},
		{"devis creer", "client ligne remise fichier"}, {"devis modifier", "client ligne remise fichier"}, {"devis voir", ""}, {"devis envoyer", ""}, {"devis accepter", ""},
		{"devis refuser", ""}, {"devis dupliquer", ""}, {"devis convertir", "acompte lignes solde emettre"}, {"devis pdf", "sortie"}, {"devis supprimer", ""},
		{"facture creer", "client ligne remise echeance fichier contrat moyen payee devise taux-change exoneration"}, {"facture modifier", "client ligne remise echeance fichier"}, {"facture voir", ""},
		{"facture verifier", ""}, {"facture emettre", ""}, {"facture encaisser", "montant date moyen"}, {"facture avoir", "lignes montant motif emettre"},
		{"facture dupliquer", ""}, {"facture pdf", "sortie regenerer annee"}, {"facture xml", "sortie"}, {"facture rectifier", "motif emettre"}, {"exonerations", ""}, {"facture supprimer", ""}, {"retards", "court code"}, {"verifie", ""}, {"sauvegarde", ""}, {"restaurer", ""},
		{"matin", "court code"}, {"relancer", "etape canal texte objet sortie dues planifier ne-plus-planifier heure"}, {"relances", "bilan annee"}, {"envois", ""},
		{"envois reprendre", ""}, {"envois regler", "parti pas-parti"}, {"envois abandonner", ""}, {"accuse", ""}, {"facture accuse", ""}, {"devis accuse", ""}, {"dossier", "sortie"}, {"declarer", "reporter"},
		{"facture promesse", "date montant"}, {"facture litige", "motif leve"}, {"facture plan", "echeances fin sortie"}, {"facture note", ""}, {"facture reporter", ""},
		{"facture calcul", ""}, {"facture penalites", "emettre"}, {"facture journal", "textes"}, {"facture joindre", ""}, {"devis joindre", ""}, {"devis journal", ""}, {"devis reporter", ""},
		{"facture envoyer", "a par-email texte"}, {"devis envoyer", "a par-email texte"}, {"client journal", "textes"}, {"client releve", "pdf csv"},
		{"client modifier", "rythme tutoiement encours"},
		{"reglages relances", "echelles echelles-vers taux-legal taux-bce taux-source smtp-hote smtp-port smtp-securite smtp-utilisateur smtp-commande-mdp smtp-de"},
		{"aide", ""}, {"version", ""}, {"completion bash", ""}, {"completion zsh", ""}, {"completion fish", ""},
	} {
		cmd, rest, err := root.Find(strings.Fields(promised.command))
		if err != nil || len(rest) > 0 {
			t.Errorf("facturier %s: got %v, rest %v, want a command", promised.command, err, rest)
			continue
		}
		for _, flag := range append(strings.Fields(promised.flags), "livre", "json", "aujourdhui", "oui", "essai") {
			if cmd.Flag(flag) == nil {
				t.Errorf("facturier %s: got no flag --%s", promised.command, flag)
			}
		}
	}
}
