package ui

import (
	"testing"

	"facturier/invoice"
	"facturier/ui/uitest"
)

// twoWindows opens one draft quote, « Portrait », in two windows: ours has its
// object typed over and not saved.
func twoWindows(t *testing.T) (*bench, *uitest.Screen) {
	b := withDurand(t)
	s := newQuoteFor(b, "durand")
	s.Type("Portrait")
	s.Press("ctrl+s", "esc")
	ours := b.open(Options{}, 80, 24)
	ours.Press("3", "enter", "e", ctrlU)
	ours.Type("Notre objet")
	return b, ours
}

func TestEditorAsksBeforeWritingOverAnotherWindow(t *testing.T) {
	b, ours := twoWindows(t)
	theirs := b.open(Options{}, 80, 24)
	theirs.Press("3", "enter", "e", ctrlU)
	theirs.Type("Leur objet")
	theirs.Press("ctrl+s")
	theirs.Shows("Brouillon enregistré.")

	ours.Press("ctrl+s")
	ours.Shows("Ce brouillon a changé ailleurs. Enregistrer votre version à sa place\u00a0? [o/N]")
	ours.Press("enter")
	ours.Shows("Notre objet", "non enregistré")
	if got := b.onlyQuote().Subject; got != "Leur objet" {
		t.Errorf("after « n » the object is %q, want theirs", got)
	}
	ours.Press("ctrl+s", "o")
	ours.Shows("Brouillon enregistré.")
	if got := b.onlyQuote().Subject; got != "Notre objet" {
		t.Errorf("after « o » the object is %q, want ours", got)
	}
	ours.Type(" encore")
	ours.Press("ctrl+s")
	ours.Shows("Brouillon enregistré.") // it asks once

	theirs.Type(" !")
	theirs.Press("esc", "o")
	theirs.Shows("Ce brouillon a changé ailleurs.")
	theirs.Press("o")
	theirs.Hides("non enregistré", "Désignation  ")
	if got := b.onlyQuote().Subject; got != "Leur objet !" {
		t.Errorf("left with « o » the object is %q, want %q", got, "Leur objet !")
	}
}

func TestEditorSavesADraftDeletedElsewhereAsANewOne(t *testing.T) {
	b, ours := twoWindows(t)
	gone := b.onlyQuote()
	b.must(b.DeleteDraft(t.Context(), gone.ID))
	ours.Press("ctrl+s")
	ours.Shows("Ce brouillon a été supprimé ailleurs. L'enregistrer comme nouveau\u00a0? [o/N]")
	ours.Press("n")
	ours.Shows("Notre objet", "non enregistré")
	if n, err := b.CountDocuments(t.Context(), invoice.Query{Family: invoice.QuoteFamily, Today: b.day}); err != nil || n != 0 {
		t.Errorf("after « n » the book has %d quotes (%v), want none", n, err)
	}
	ours.Press("ctrl+s", "o")
	ours.Shows("Brouillon enregistré.")
	if doc := b.onlyQuote(); doc.Subject != "Notre objet" || doc.ID == gone.ID {
		t.Errorf("saved draft %d « %s », want a new one with our object", doc.ID, doc.Subject)
	}
	ours.Press("esc")
	ours.Shows("Notre objet", "brouillon")
	ours.Press("esc") // to the list: the document that is no more is not shown
	ours.Shows("1 devis")
	ours.Hides("Objet")
}

func TestEditorNamesEveryCellLeftOut(t *testing.T) {
	b := withDurand(t)
	s := b.open(Options{}, 80, 24)
	s.Press("2", "n", "enter", "tab")
	s.Type("31/02")
	s.Press("tab", "tab", "tab")
	s.Type("Portrait")
	s.Press("tab", "tab")
	s.Type("beaucoup")
	s.Press("tab")
	s.Type("peu")
	s.Press("ctrl+s")
	s.Shows("Enregistré, sauf Échéance, Prix de la ligne 1 et Remise de la ligne 1, qui", "restent à corriger.", "▌ Échéance")
}
