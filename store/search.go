package store

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"facturier/invoice"
)

// words are the words of a search or of a text, cut where the index cuts.
func words(text string) []string {
	return strings.FieldsFunc(invoice.Fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.Is(unicode.Mn, r) || r > 0xffff
	})
}

// matchWords is the search as FTS5 wants it: documents that have, for each
// word, one that begins like it. "" when there is nothing to look for.
func matchWords(search string) string {
	var terms []string
	for _, w := range words(search) {
		terms = append(terms, `"`+w+`"*`)
	}
	return strings.Join(terms, " ")
}

// searchText is what a search looks at: number, also by its sequence alone,
// client, subject and designations.
func searchText(d *invoice.Document, sequence int) string {
	parts := []string{d.Number, d.Client.Name, d.Subject}
	if sequence != 0 {
		parts = append(parts, fmt.Sprint(sequence))
	}
	for i := range d.Lines {
		parts = append(parts, d.Lines[i].Designation)
	}
	seen := map[string]bool{}
	var text []string
	for _, w := range words(strings.Join(parts, " ")) {
		if !seen[w] {
			seen[w] = true
			text = append(text, w)
		}
	}
	return strings.Join(text, " ")
}

const insertSearch = "INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)"

// index makes a document findable at its slot, and forget removes a slot.
func index(ctx context.Context, tx *session, slot int64, text string) error {
	_, err := tx.ExecContext(ctx, insertSearch, slot, text)
	return err
}

func forget(ctx context.Context, tx *session, slot int64) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM search WHERE rowid = ?", slot)
	return err
}
