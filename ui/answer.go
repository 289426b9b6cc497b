package ui

import (
	"context"

	"facturier/invoice/reminder"
)

// openAnswer files the answer to a message: what a mail program saved of a read
// receipt or of a delivery notice. id is the document that it is about, 0 for
// whichever it is.
func openAnswer(d *deps, id int64, name string) step {
	return push(newDialog(d, "Classer un accusé", []string{d.look.Strong.Render(name)}, func(f *form) step {
		path := typedPath(f.text(fieldFile))
		return act(func(ctx context.Context) (reminder.Entry, error) { return d.book.FileAnswer(ctx, id, path) },
			after(f, func(e reminder.Entry) step {
				if e.Kind == reminder.Bounced {
					return pop().refusing(clean(e.Text) + ". Le message à " + clean(e.To) + " n'est pas arrivé\u00a0: refaites-le par une autre voie.")
				}
				return pop().saying("Accusé classé, avec son fichier\u00a0: " + lowerFirst(clean(e.Text)) + ".")
			}))
	}, pathField(fieldFile, "Fichier", "").
		hinted("L'accusé de lecture ou l'avis de remise, enregistré depuis votre messagerie (.eml)\u00a0; tab complète le chemin.")))
}
