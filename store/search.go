package store

import (
	"context"
	"database/sql"
	"errors"
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
// word, one that begins like it. found is false when none can match.
func matchWords(ctx context.Context, s *session, search string) (match string, found bool, err error) {
	if strings.TrimSpace(search) == "" {
		return "", true, nil
	}
	var terms []string
	for _, w := range words(search) {
		term, err := matchWord(ctx, s, w)
		if err != nil || term == "" {
			return "", false, err
		}
		terms = append(terms, term)
	}
	return strings.Join(terms, " AND "), len(terms) > 0, nil
}

const (
	prefixes = 3 // the longest beginning that the index has a list of its own for
	fewWords = 8
)

// matchWord is one word of a search. Beyond the beginnings that it has lists
// of, FTS5 gathers all that matches before it gives the first row: the words
// themselves, when they are few, are read as they come.
func matchWord(ctx context.Context, s *session, w string) (string, error) {
	if len(w) <= prefixes || strings.IndexFunc(w, func(r rune) bool { return r >= 0x80 }) >= 0 {
		return `"` + w + `"*`, nil
	}
	var known []string
	for next := w; len(known) < fewWords; {
		var word string
		err := s.QueryRowContext(ctx, "SELECT term FROM search_words WHERE term >= ? LIMIT 1", next).Scan(&word)
		if errors.Is(err, sql.ErrNoRows) || err == nil && !strings.HasPrefix(word, w) {
			if len(known) == 0 {
				return "", nil
			}
			return "(" + strings.Join(known, " OR ") + ")", nil
		}
		if err != nil {
			return "", err
		}
		known, next = append(known, `"`+word+`"`), word+"\x00"
	}
	return `"` + w + `"*`, nil
}

// searchText is what a search looks at: number, also by its sequence alone,
// client, subject, designations and what else is given.
func searchText(d *invoice.Document, sequence int, more ...string) string {
	parts := append([]string{d.Number, d.Client.Name, d.Subject}, more...)
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
	if err := catchUp(ctx, tx); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, insertSearch, slot, text)
	return err
}

func forget(ctx context.Context, tx *session, slot int64) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM search WHERE rowid = ?", slot)
	return err
}

// reindex makes a document findable as it now stands, by the name of its client
// of today too.
func reindex(ctx context.Context, tx *session, d *invoice.Document) error {
	slot, text, err := entry(ctx, tx, d)
	if err != nil {
		return err
	}
	return index(ctx, tx, slot, text)
}

// entry is what the index has of a document.
func entry(ctx context.Context, tx *session, d *invoice.Document) (slot int64, text string, err error) {
	var sequence int
	var name string
	err = tx.QueryRowContext(ctx, `SELECT slot, sequence, coalesce((SELECT name FROM clients WHERE id = client_id), '')
		FROM documents WHERE id = +?`, d.ID).Scan(&slot, &sequence, &name)
	return slot, searchText(d, sequence, name), err
}
