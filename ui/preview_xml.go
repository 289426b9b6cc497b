package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"facturier/invoice"
)

// noXML is why a document has no XML.
func (p *preview) noXML() step {
	if p.doc.Kind == invoice.Quote {
		return refuse("Un devis n'a pas de facture électronique.")
	}
	return refuse("Un brouillon n'a pas encore de facture électronique\u00a0: elle est faite à l'émission.")
}

// turn shows the XML in the place of the page, and back.
func (p *preview) turn() step {
	switch {
	case !p.electronic():
		return p.noXML()
	case p.asXML || p.xml != nil:
		p.asXML = !p.asXML
		p.measure()
		return step{}
	}
	return act(func(ctx context.Context) ([]byte, error) { return p.d.book.XML(ctx, p.doc.ID) },
		func(content []byte, err error) step {
			if err != nil {
				return fail(err)
			}
			p.xml, p.asXML = cleanLines(string(content)), true
			p.measure()
			return step{}
		})
}

// fieldFile is where the XML is written.
const fieldFile = "fichier"

// export asks for a file and writes the XML there.
func (p *preview) export() step {
	if !p.electronic() {
		return p.noXML()
	}
	d, id, number := p.d, p.doc.ID, clean(p.doc.Number)
	return push(newDialog(d, "Enregistrer le XML", []string{d.look.Strong.Render(number) + "  la facture électronique seule\u00a0; le PDF archivé la contient déjà."},
		func(f *form) step {
			path := typedPath(f.text(fieldFile))
			return act(func(ctx context.Context) (string, error) {
				content, err := d.book.XML(ctx, id)
				if err != nil {
					return path, err
				}
				return path, writeNew(path, content)
			}, after(f, func(path string) step {
				return pop().saying(clean(filepath.Base(path)) + " enregistré. o l'ouvre.").opening(path)
			}))
		},
		textField(fieldFile, "Fichier", "~/"+number+".xml").hinted("Un fichier qui existe déjà n'est pas remplacé.")))
}

// writeNew writes a file that was not there. What could not be written whole
// is taken away.
func writeNew(path string, content []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return invoice.Invalid(fieldFile, "Ce fichier existe déjà.", "Donnez-lui un autre nom.")
	case err != nil:
		return unwritable(err)
	}
	_, err = file.Write(content)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path)
		return unwritable(err)
	}
	return nil
}

func unwritable(err error) error {
	return &invoice.Error{Code: invoice.CodeInvalid, Field: fieldFile, Err: err,
		Message: "Ce fichier ne peut pas être écrit.", Hint: "Vérifiez le dossier et ses droits."}
}

// compare draws an issued document again and says whether it is the archived
// file.
func (p *preview) compare() step {
	if p.doc.PDF == "" {
		return refuse("Ce document n'a pas de PDF archivé auquel le comparer.")
	}
	type drawn struct{ identical bool }
	return act(func(ctx context.Context) (drawn, error) {
		_, identical, err := p.d.book.Redraw(ctx, p.doc.ID)
		return drawn{identical}, err
	}, func(got drawn, err error) step {
		switch {
		case err != nil:
			return fail(err)
		case got.identical:
			return say("Redessiné\u00a0: identique au PDF archivé, octet pour octet.")
		}
		return refuse("Redessiné\u00a0: différent du PDF archivé, qui fait foi. « facturier verifie » dit s'il est intact.")
	})
}
