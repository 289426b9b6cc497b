package app

import (
	"context"
	"os"
	"path/filepath"

	"facturier/invoice"
	"facturier/pdf"
)

// Preview is the page of a document as text, as it prints or would print.
func (a *App) Preview(ctx context.Context, d invoice.Document) (string, error) {
	d, settings, err := a.drawable(ctx, d)
	if err != nil {
		return "", err
	}
	return pdf.Text(d, settings)
}

// DrawPDF is the archived file of a numbered document, byte for byte, or
// CodeBook when it is not the one that was issued; a draft is drawn as it
// stands, marked as one.
func (a *App) DrawPDF(ctx context.Context, id int64) ([]byte, error) {
	d, err := a.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	if d.PDF != "" {
		return a.original(&d)
	}
	d, settings, err := a.drawable(ctx, d)
	if err != nil {
		return nil, err
	}
	return pdf.Render(d, settings)
}

// original is the archived file of a document, as it was issued.
func (a *App) original(d *invoice.Document) ([]byte, error) {
	content, err := os.ReadFile(a.PDFPath(*d))
	if err != nil {
		return nil, &invoice.Error{Code: invoice.CodeBook, Err: err,
			Message: "Le PDF archivé de " + d.DisplayNumber() + " ne se laisse pas lire.",
			Hint:    "« facturier verifie » dit ce qui manque ; restaurez votre sauvegarde."}
	}
	if !isArchived(d, content) {
		return nil, &invoice.Error{Code: invoice.CodeBook,
			Message: "Le PDF archivé de " + d.DisplayNumber() + " n'est plus le fichier émis.",
			Hint:    "Quelqu'un l'a changé : restaurez-le de votre sauvegarde, « facturier verifie » dira s'il est juste."}
	}
	return content, nil
}

// PDFPath is the absolute path of a document's archived PDF, "" when none.
func (a *App) PDFPath(d invoice.Document) string {
	if d.PDF == "" {
		return ""
	}
	return filepath.Join(a.Folder(), filepath.FromSlash(d.PDF))
}

// SetLogo reads a picture, converts it to what the page takes and keeps it in
// the settings; an empty path takes the logo away.
func (a *App) SetLogo(ctx context.Context, path string) error {
	settings, err := a.Settings(ctx)
	if err != nil {
		return err
	}
	settings.Logo = nil
	if path != "" {
		raw, err := readLimited(path, maxLogo)
		if err != nil {
			return err
		}
		if settings.Logo, err = pdf.PrepareLogo(raw); err != nil {
			return err
		}
	}
	return a.SaveSettings(ctx, settings)
}

// drawable is a draft with the dates, parties and mentions that it would have
// if it were issued today; a numbered document as it is.
func (a *App) drawable(ctx context.Context, d invoice.Document) (invoice.Document, invoice.Settings, error) {
	settings, err := a.Settings(ctx)
	if err != nil || d.Issued() {
		return d, settings, err
	}
	err = invoice.Freeze(&d, settings, a.clock())
	return d, settings, err
}
