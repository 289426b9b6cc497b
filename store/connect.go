package store

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver

	"facturier/invoice"
)

// The pragmas of each kind of connection. A reader sets nothing that would
// write: the file may be another program's until it has been identified. Its
// cache is small: a window of a list touches a few pages, and a count of all
// would fill the 2 MB of each reader for good. cell_size_check makes a page that
// was overwritten say so when it is read, where it would answer as if its rows
// were not there.
var (
	writerPragmas = []string{waits, "cell_size_check(1)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"}
	readerPragmas = []string{waits, "cell_size_check(1)", "query_only(1)", "cache_size(-512)"}
)

// patience is how long one waits for another that has the lock.
const patience = 5 * time.Second

var waits = fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds())

// connect prepares a pool; nothing is opened before the first query.
func connect(path string, size int, pragmas []string) *sessions {
	options := url.Values{"_pragma": pragmas}
	name := filepath.ToSlash(path)
	if !strings.HasPrefix(name, "/") { // C:/…
		name = "/" + name
	}
	dsn := url.URL{Scheme: "file", OmitHost: true, Path: name, RawQuery: options.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		panic(err) // the driver is linked in, and opens nothing here
	}
	return newSessions(db, size)
}

// paths are the books that this process has open. Their files are not looked
// at again: to close a file drops the POSIX locks that the process has on it,
// those of SQLite among them.
type paths struct {
	mu   sync.Mutex
	open map[string]int
}

var inUse = paths{open: map[string]int{}}

// add counts a path, prepared the first time.
func (p *paths) add(path string, prepare func(string) error) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open[path] == 0 {
		if err := prepare(path); err != nil {
			return err
		}
	}
	p.open[path]++
	return nil
}

func (p *paths) remove(path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.open[path]--; p.open[path] <= 0 {
		delete(p.open, path)
	}
}

// prepareFile makes the folder and an empty file for a new book, and refuses a
// file that SQLite would take for a new one, or could not write.
func prepareFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return createFile(path)
	}
	if err != nil {
		return fileError(err, path)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fileError(err, path)
	}
	if info.Size() == 0 && archived(path) {
		return damagedBy(nil, fmt.Sprintf("Le livre « %s » est vide alors que ses documents sont là : il a été tronqué.", path))
	}
	return nil
}

func foreignBook(path string) error {
	return failure(nil, fmt.Sprintf("« %s » est le fichier d'un autre programme.", path), "Vérifiez le chemin donné à --livre : rien n'y a été écrit.")
}

// archived says whether the book at path has documents or an unfinished journal.
func archived(path string) bool {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return false // the pages are in the journal
	}
	entries, err := os.ReadDir(filepath.Join(filepath.Dir(path), archiveFolder))
	return err == nil && len(entries) > 0
}

func createFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fileError(err, path)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fileError(err, path)
	}
	if err := file.Close(); err != nil {
		return err
	}
	return sizePages(path)
}

// pageSize is half of SQLite's own: a gesture changes a few bytes in each of a
// dozen pages, and writes them whole.
const pageSize = 2048

// sizePages makes a new book's first page, which says for good how large the
// pages are. The pragma of a connection would come after its journal's, too late.
func sizePages(path string) error {
	one := connect(path, 1, nil)
	_, err := one.db.Exec(fmt.Sprintf("PRAGMA page_size = %d; VACUUM", pageSize))
	return errors.Join(bookError(err, path), one.close())
}

func notFound(message, hint string) error {
	return &invoice.Error{Code: invoice.CodeNotFound, Message: message, Hint: hint}
}
