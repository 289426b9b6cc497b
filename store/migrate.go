package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID marks the file as a book of Facturier ("Fact").
const applicationID = 0x46616374

// migrations are the texts of the numbered files, in order: the nth brings a
// book to user_version n.
func migrations() []string {
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql")
	texts := make([]string, len(names))
	for i, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			panic(err) // embedded at build time
		}
		texts[i] = string(text)
	}
	return texts
}

// migrate brings the book to the last version, each step in its transaction; a
// new one in a single one, so that no other process takes it for an older book.
func (b *Book) migrate(ctx context.Context, steps []string) error {
	var id, version, tables int
	err := b.look(ctx, func(s *session) (err error) {
		id, version, tables, err = identify(s.QueryRowContext(ctx, identity))
		return err
	})
	if err != nil {
		return err
	}
	switch {
	case id == applicationID && version == len(steps):
		return nil
	case id == 0 && version == 0 && tables == 0: // a new file
	case id != applicationID:
		return foreignBook(b.path)
	case version > len(steps):
		return failure(nil, fmt.Sprintf("Le livre « %s » vient d'un Facturier plus récent (version %d, celui-ci connaît la %d).", b.path, version, len(steps)),
			"Mettez Facturier à jour : rien n'a été modifié.")
	}
	if version > 0 {
		if err := b.copyBefore(ctx, version+1); err != nil {
			return err
		}
	}
	if version == 0 {
		return b.write(ctx, func(tx *session) error {
			for step, text := range steps {
				if err := migrateTo(ctx, tx, step+1, text); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for step := version; step < len(steps); step++ {
		err := b.write(ctx, func(tx *session) error {
			if err := migrateTo(ctx, tx, step+1, steps[step]); err != nil || step+1 < len(steps) {
				return err
			}
			return deriveStandings(ctx, tx)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

const identity = `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
	FROM pragma_application_id, pragma_user_version`

func identify(row *sql.Row) (id, version, tables int, err error) {
	err = row.Scan(&id, &version, &tables)
	return id, version, tables, err
}

// migrateTo runs one step, unless another process has just done it.
func migrateTo(ctx context.Context, tx *session, version int, text string) error {
	_, current, _, err := identify(tx.QueryRowContext(ctx, identity))
	if err != nil || current >= version {
		return err
	}
	if _, err := tx.conn.ExecContext(ctx, text); err != nil { // several statements
		return err
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version))
	return err
}

// copyBefore copies the book beside itself before it is migrated.
func (b *Book) copyBefore(ctx context.Context, version int) error {
	base := fmt.Sprintf("%s.avant-v%d-%s", strings.TrimSuffix(b.path, ".db"), version, time.Now().Format("2006-01-02-150405"))
	name := base + ".db"
	for n := 2; ; n++ {
		if err := b.SnapshotTo(ctx, name); !errors.Is(err, fs.ErrExist) { // another process may have just made one
			return err
		}
		name = fmt.Sprintf("%s-%d.db", base, n)
	}
}

// SnapshotTo writes a compact copy of the book, without its archive, to a file
// that must not exist yet (0600, synced).
func (b *Book) SnapshotTo(ctx context.Context, path string) error {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fileError(err, path)
	}
	defer file.Close()
	err = b.use(ctx, b.writer, func(s *session) error { // a reader may not
		_, err := s.ExecContext(ctx, "VACUUM INTO ?", path)
		return err
	})
	if err != nil {
		_ = os.Remove(path)
		return err
	}
	return bookError(file.Sync(), path)
}
