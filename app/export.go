package app

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"facturier/invoice"
	"facturier/store"
)

// Export says what ExportYear found and wrote.
type Export struct {
	Total   int             // invoices and credit notes of the year
	Written int             // files
	Kept    int             // files that were there already, byte for byte
	Redrawn []string        // the numbers of those whose archived file is lost or changed
	Faults  []invoice.Fault // those that have no file, and why
}

type exportKey struct{}

// Regenerate makes an export under ctx draw again what the archive has lost.
func Regenerate(ctx context.Context) context.Context {
	return context.WithValue(ctx, exportKey{}, true)
}

// ExportYear writes the PDF of every invoice and credit note of a year to a
// folder, made when absent, on all cores: the archived originals, each checked
// against its hash; what was imported, which has none, is drawn. An original
// that is missing or changed is a fault of the result, unless Regenerate asks
// for it to be drawn again. Each file appears whole or not at all. Whatever
// ends it, ctx included, a second call goes on from there: files that are right
// are kept. progress, not nil, is called from one goroutine at a time. The
// error is CodeInvalid for a folder that cannot be written, or is the archive.
func (a *App) ExportYear(ctx context.Context, year int, folder string, progress func(done, total int)) (Export, error) {
	ids, err := a.IssuedDocuments(ctx, year)
	if err != nil || len(ids) == 0 {
		return Export{}, err
	}
	x := &exporter{app: a, folder: folder, dry: store.IsDryRun(ctx), outcomes: make([]outcome, len(ids))}
	_, x.regenerate = ctx.Value(exportKey{}).(bool)
	if err := a.prepareFolder(ctx, folder); err != nil {
		return Export{Total: len(ids)}, err
	}
	var mu sync.Mutex
	done := 0
	err = parallel(ctx, len(ids), func(ctx context.Context, at int) error {
		err := x.one(ctx, ids[at], &x.outcomes[at])
		mu.Lock()
		defer mu.Unlock()
		if done++; err == nil && progress != nil {
			progress(done, len(ids))
		}
		return err
	})
	return x.sum(), err
}

type exporter struct {
	app             *App
	folder          string
	dry, regenerate bool
	outcomes        []outcome
}

// outcome is what became of one document.
type outcome struct {
	written, kept bool
	redrawn       string
	fault         *invoice.Fault
}

func (x *exporter) sum() Export {
	e := Export{Total: len(x.outcomes)}
	for _, o := range x.outcomes {
		if o.written {
			e.Written++
		}
		if o.kept {
			e.Kept++
		}
		if o.redrawn != "" {
			e.Redrawn = append(e.Redrawn, o.redrawn)
		}
		if o.fault != nil {
			e.Faults = append(e.Faults, *o.fault)
		}
	}
	return e
}

// partial begins and ends the name of a file that is not whole yet.
const partial = ".facturier-en-cours-*.pdf"

// prepareFolder makes a folder that many files are written to, and takes away what
// a gesture that was killed left in it. The archive is refused.
func (a *App) prepareFolder(ctx context.Context, folder string) error {
	if a.inArchive(folder) {
		return invoice.Invalid("sortie", fmt.Sprintf("%s est l'archive du livre.", folder), "Choisissez un autre dossier : l'archive ne se touche pas.")
	}
	if store.IsDryRun(ctx) {
		return nil
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return fileError(folder, err)
	}
	left, err := filepath.Glob(filepath.Join(escaped(folder), partial))
	for _, name := range left {
		err = errors.Join(err, os.Remove(name))
	}
	return err
}

// escaped is a path that Glob takes for itself.
func escaped(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// inArchive says whether a folder is the archive, or within it.
func (a *App) inArchive(folder string) bool {
	archive, err := os.Stat(filepath.Join(a.Folder(), "documents"))
	if err != nil {
		return false
	}
	folder, err = filepath.Abs(folder)
	for err == nil {
		if info, err := os.Stat(folder); err == nil && os.SameFile(info, archive) {
			return true
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return false
		}
		folder = parent
	}
	return false
}

// one writes the file of one document.
func (x *exporter) one(ctx context.Context, id int64, o *outcome) error {
	d, err := x.app.Document(ctx, id)
	if err != nil {
		return err
	}
	page, err := x.page(ctx, d, o)
	if err != nil {
		if invoice.ErrorCode(err) == "" { // interrupted, or a defect: not this document's fault
			return err
		}
		o.fault = &invoice.Fault{Document: d.DisplayNumber(), Place: "archive", Message: err.Error()}
		return nil
	}
	name := filepath.Join(x.folder, store.FileName(&d))
	if there, err := os.ReadFile(name); err == nil && bytes.Equal(there, page) {
		o.kept = true
		return nil
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fileError(name, err)
	}
	o.written = true
	if x.dry {
		return nil
	}
	if err := writeWhole(name, page); err != nil {
		o.written = false
		return fileError(name, err)
	}
	return nil
}

func (x *exporter) page(ctx context.Context, d invoice.Document, o *outcome) ([]byte, error) {
	if d.PDF != "" {
		page, err := x.app.original(&d)
		if err == nil || !x.regenerate {
			return page, err
		}
		o.redrawn = d.DisplayNumber()
	}
	page, _, err := x.app.redraw(ctx, d)
	return page, err
}

// writeWhole makes a file appear with all its content.
func writeWhole(name string, content []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(name), partial)
	if err != nil {
		return err
	}
	_, err = temp.Write(content)
	if err = errors.Join(err, temp.Close()); err == nil {
		err = os.Rename(temp.Name(), name)
	}
	if err != nil {
		_ = os.Remove(temp.Name())
	}
	return err
}
