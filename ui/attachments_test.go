package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// written is a file of the test's own folder.
func written(t *testing.T, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// attaches gives a document files.
func (b *bench) attaches(id int64, names ...string) {
	b.t.Helper()
	for _, name := range names {
		_, err := b.Attach(context.Background(), id, written(b.t, b.t.TempDir(), name, "le contenu de "+name))
		b.must(err)
	}
}

// TestAttachAndOpen: i, n, the path, enter; the file is kept with the document,
// opens as a copy, is saved elsewhere, and is not taken away.
func TestAttachAndOpen(t *testing.T) {
	b, folder := lived(t), t.TempDir()
	signed := written(t, folder, "devis signé.pdf", "%PDF signé")
	s := b.open(Options{Start: "devis"}, 80, 24)
	s.Press("enter", "i")
	s.Shows("Pièces jointes de D2026-0002", "Aucune pièce jointe. n joint un fichier")
	s.Press("n")
	s.Paste("'" + signed + "'")
	s.Press("enter")
	s.Shows("« devis signé.pdf » est joint à D2026-0002.", "▌ 22/11/2026  devis signé.pdf", "11 o", "ne s'enlève pas")
	if err := os.Remove(signed); err != nil {
		t.Fatal(err)
	}
	s.Press("enter")
	if len(b.opened) != 1 || filepath.Base(b.opened[0]) != "devis signé.pdf" || strings.HasPrefix(b.opened[0], b.Folder()) {
		t.Fatalf("enter opened %q, want a copy out of the archive", b.opened)
	}
	s.Press("x")
	s.Shows("Une pièce jointe ne s'enlève pas")
	target := filepath.Join(folder, "copie.pdf")
	s.Press("ctrl+s", "ctrl+u")
	s.Paste(target)
	s.Press("enter")
	s.Shows("Enregistré", "o l'ouvre")
	if content, err := os.ReadFile(target); err != nil || string(content) != "%PDF signé" {
		t.Errorf("the copy: got %q, %v", content, err)
	}
	s.Press("esc")
	s.Shows("Joint      1 pièce jointe (i)")
}

// TestAttachIsRefusedInWords and nothing is kept.
func TestAttachIsRefusedInWords(t *testing.T) {
	b, folder := lived(t), t.TempDir()
	large, err := os.Create(filepath.Join(folder, "film.mp4"))
	b.must(err)
	b.must(large.Truncate(20<<20 + 1))
	b.must(large.Close())
	b.must(os.Mkdir(filepath.Join(folder, "photos"), 0o700))
	written(t, folder, "vide.txt", "")
	locked := written(t, folder, "secret.pdf", "x")
	b.must(os.Chmod(locked, 0))
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("down", "i", "n", "enter")
	s.Shows("Il manque le nom du fichier.")
	for name, want := range map[string]string{"absent.pdf": "n'existe pas", "photos": "est un dossier", "film.mp4": "dépasse 20 Mo", "vide.txt": "est vide",
		"secret.pdf": "les droits manquent"} {
		if name == "secret.pdf" && os.Geteuid() == 0 {
			continue // root reads everything
		}
		s.Press("ctrl+u")
		s.Paste(filepath.Join(folder, name))
		s.Press("enter")
		if screen := strings.Join(strings.Fields(s.Plain()), " "); !strings.Contains(screen, want) {
			t.Errorf("%s: got %s\nwant %s", name, s.View(), want)
		}
	}
	files, err := b.Attachments(context.Background(), 5)
	if err != nil || len(files) != 0 {
		t.Errorf("got %v, %v, want nothing attached", files, err)
	}
}

// TestChangedAttachmentIsSaid: what is no longer what was attached is not shown.
func TestChangedAttachmentIsSaid(t *testing.T) {
	b, folder := lived(t), t.TempDir()
	ctx := context.Background()
	a, err := b.Attach(ctx, 1, written(t, folder, "depot.pdf", "%PDF preuve"))
	b.must(err)
	b.must(os.WriteFile(filepath.Join(b.Folder(), filepath.FromSlash(a.File)), []byte("%PDF faux"), 0o600))
	s := b.open(Options{}, 80, 24)
	s.Press("i", "enter")
	s.Shows("« depot.pdf » n'est plus le fichier d'origine.")
	s.Press("ctrl+s", "ctrl+u")
	s.Paste(filepath.Join(folder, "copie.pdf"))
	s.Press("enter")
	s.Shows("n'est plus le fichier d'origine")
	if _, err := os.Stat(filepath.Join(folder, "copie.pdf")); err == nil || len(b.opened) > 0 {
		t.Errorf("a false file was given: opened %q", b.opened)
	}
}

// TestTabCompletesAPath as far as there is one way to go on.
func TestTabCompletesAPath(t *testing.T) {
	b, home := lived(t), t.TempDir()
	t.Setenv("HOME", home)
	b.must(os.MkdirAll(filepath.Join(home, "Contrats", "Durand"), 0o700))
	written(t, filepath.Join(home, "Contrats"), "contrat signé.pdf", "x")
	written(t, filepath.Join(home, "Contrats"), "contrat.odt", "x")
	written(t, home, ".caché", "x")
	s := b.open(Options{}, 80, 24)
	s.Press("i", "n")
	s.Shows("tab compléter")
	s.Press("tab", "tab")
	s.Shows("~/Contrats/", "Durand/   contrat signé.pdf   contrat.odt")
	s.Hides("caché")
	s.Type("c")
	s.Press("tab")
	s.Shows("~/Contrats/contrat", "contrat signé.pdf   contrat.odt")
	s.Type(" S")
	s.Press("tab")
	s.Shows("~/Contrats/contrat signé.pdf")
	s.Press("enter")
	s.Shows("« contrat signé.pdf » est joint")
	s.Press("n")
	s.Type("~/rien")
	s.Press("tab")
	s.Shows("Aucun fichier ne commence ainsi.")
}

// TestTypedPath reads a path as terminals paste it.
func TestTypedPath(t *testing.T) {
	t.Setenv("HOME", "/home/jeanne")
	for typed, want := range map[string]string{
		"~/a.pdf": "/home/jeanne/a.pdf", "~": "/home/jeanne", "'/tmp/devis signé.pdf' ": "/tmp/devis signé.pdf", `/tmp/devis\ signé.pdf`: "/tmp/devis signé.pdf",
		"file:///tmp/devis%20sign%C3%A9.pdf": "/tmp/devis signé.pdf", "~paul/a": "~paul/a", "a b": "a b",
	} {
		if got := typedPath(typed); got != want {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

// TestDossierByItsKey: M asks where to, proposes a name among the documents, and
// never writes over a file.
func TestDossierByItsKey(t *testing.T) {
	b, home := lived(t), t.TempDir()
	t.Setenv("HOME", home)
	b.must(os.Mkdir(filepath.Join(home, "Documents"), 0o700))
	s := b.open(Options{}, 80, 24)
	s.Press("M")
	s.Shows("Dossier de recouvrement", "~/Documents/dossier F2026-0001.zip", "1 250,00")
	s.Press("enter")
	s.Shows("Enregistré", "o l'ouvre")
	if info, err := os.Stat(filepath.Join(home, "Documents", "dossier F2026-0001.zip")); err != nil || info.Size() == 0 {
		t.Fatalf("got %v, %v", info, err)
	}
	s.Press("o")
	if len(b.opened) != 1 || filepath.Base(b.opened[0]) != "dossier F2026-0001.zip" {
		t.Errorf("o opened %q", b.opened)
	}
	s.Press("M", "enter")
	s.Shows("Ce fichier existe déjà.")
	s.Press("ctrl+u")
	s.Type("~/absent/dossier.zip")
	s.Press("enter")
	s.Shows("absent n'existe")
}
