package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"facturier/invoice"
)

// checkFile asks SQLite whether the file is sound, and compares its tables,
// indexes and triggers with those of a new book: without its triggers, a book
// no longer refuses what the law forbids.
func (b *Book) checkFile(ctx context.Context) (faults []invoice.Fault, err error) {
	fault := func(format string, args ...any) {
		faults = append(faults, newFault("", "fichier", format, args...))
	}
	err = b.read(ctx, func(s *session) error {
		// FTS5 keeps what it read of the search index and looks whether that has
		// changed when it is asked something, not when it is checked: it would
		// call damaged what another connection has written since.
		if _, err := s.ExecContext(ctx, "SELECT rowid FROM search WHERE search MATCH 'a' LIMIT 1"); err != nil {
			return err
		}
		said, err := pairs(ctx, s.conn, "PRAGMA integrity_check(5)")
		if err != nil && !isCorrupt(err) { // what it met before is in said
			return err
		}
		if _, sound := said["ok"]; !sound {
			fault("Le fichier du livre est endommagé%s. Reprenez votre dernière sauvegarde.", damagedPlaces(slices.Sorted(maps.Keys(said))))
		}
		got, err := pairs(ctx, s.conn, selectSchema)
		if err != nil {
			return err
		}
		wanted, err := newSchema()
		if err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(wanted)) {
			if text, there := got[name]; !there {
				fault("Il manque au livre «\u00a0%s\u00a0», qui l'ordonne ou le protège.", name)
			} else if text != wanted[name] {
				fault("«\u00a0%s\u00a0», qui ordonne ou protège le livre, a changé.", name)
			}
			delete(got, name)
		}
		for _, name := range slices.Sorted(maps.Keys(got)) {
			fault("«\u00a0%s\u00a0» n'est pas d'un livre de Facturier.", name)
		}
		return nil
	})
	return faults, err
}

// placesSaid are the pages, tables and indexes in what SQLite says, in English, of
// a file that is not sound.
var placesSaid = regexp.MustCompile(`(?i)\b(page|index|in) (\w+)`)

// damagedPlaces says where a file is damaged: " (page 3, table « settings »)", or
// nothing when that is not known.
func damagedPlaces(said []string) string {
	var places []string
	for _, found := range placesSaid.FindAllStringSubmatch(strings.Join(said, "\n"), -1) {
		place := ""
		switch kind, name := strings.ToLower(found[1]), found[2]; {
		case kind == "page":
			place = "page\u00a0" + name
		case kind == "index":
			place = "index «\u00a0" + name + "\u00a0»"
		case name != "database" && name != "index":
			place = "table «\u00a0" + name + "\u00a0»"
		}
		if place != "" && !slices.Contains(places, place) {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return ""
	}
	return " (" + strings.Join(places, ", ") + ")"
}

const selectSchema = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"

// newSchema is the schema of a new book, by type and name.
var newSchema = sync.OnceValues(func() (map[string]string, error) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	for _, step := range migrations() {
		if _, err := conn.ExecContext(ctx, step); err != nil {
			return nil, err
		}
	}
	return pairs(ctx, conn, selectSchema)
})

// pairs are the rows of a query of two texts, by the first one, or of one; with an
// error, those before it.
func pairs(ctx context.Context, conn *sql.Conn, query string) (map[string]string, error) {
	rows, err := conn.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]string{}
	columns, err := rows.Columns()
	for rows.Next() {
		var name, text string
		if err := rows.Scan([]any{&name, &text}[:len(columns)]...); err != nil {
			return all, err
		}
		all[name] = text
	}
	return all, errors.Join(err, rows.Err())
}

// archivedFiles are the files of the archive, with slashes, in order; none when
// another book archives there too, since a file that is not ours is its own.
func (b *Book) archivedFiles() (names []string, err error) {
	if b.sharesArchive() {
		return nil, nil
	}
	err = filepath.WalkDir(filepath.Join(b.Folder(), archiveFolder), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		relative, err := filepath.Rel(b.Folder(), name)
		names = append(names, filepath.ToSlash(relative))
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return names, bookError(err, b.path)
}

// strays are the files of the archive that no document names.
func (v *verifier) strays(listed []string) (faults []invoice.Fault) {
	for _, name := range listed {
		if _, known := v.files[name]; !known {
			faults = append(faults, newFault("", "archive", "« %s » n'est pas dans le livre.", name))
		}
	}
	return faults
}
