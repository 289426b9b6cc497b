package ui

import (
	"context"
	"strings"

	"facturier/invoice"
)

// openRectification is `V`: the invoice that replaces one, and why. What
// forbids it is said before anything is asked.
func openRectification(d *deps, row *invoice.Row) step {
	id := row.ID
	return act(func(ctx context.Context) (invoice.Document, error) {
		doc, err := d.book.Document(ctx, id)
		if err != nil {
			return doc, err
		}
		made, err := d.book.MadeOf(ctx, id)
		if err != nil {
			return doc, err
		}
		_, err = invoice.Rectify(doc, made, "", d.settings, d.today())
		return doc, err
	}, func(doc invoice.Document, err error) step {
		if err != nil {
			return fail(err)
		}
		return push(rectification(d, doc))
	})
}

// reasonField wants a reason: what is issued says what it corrects (289 I-5).
func reasonField(who, hint string) *field {
	return textField(invoice.FieldReason, "Motif", "").hinted(hint).checked(func(text string) (string, error) {
		if strings.TrimSpace(text) == "" {
			return text, invoice.Invalid(invoice.FieldReason, "Dites ce que "+who+" corrige.", "")
		}
		return text, nil
	}, nil)
}

func rectification(d *deps, doc invoice.Document) screen {
	number := clean(doc.Number)
	intro := []string{
		d.look.Strong.Render(number) + "  " + clientName(doc.Client.Name) + "  " + doc.Totals.Payable.In(doc.Currency), "",
		"La rectificative reprend tout le contenu, que vous corrigez. Émise, elle annule et remplace " + number + " sous un nouveau numéro.",
		"Si le client a déjà accepté ou payé la facture, faites plutôt un avoir (v).",
	}
	return newDialog(d, "Facture rectificative", intro, func(f *form) step {
		return act(func(ctx context.Context) (invoice.Document, error) {
			return d.book.Rectify(ctx, doc.ID, f.text(invoice.FieldReason))
		}, after(f, func(draft invoice.Document) step {
			e := newEditor(d, draft).(*editor)
			e.made = true // left, it shows the draft rather than the origin
			return replace(e).saying("Rectificative préparée\u00a0: corrigez-la, puis F l'émet.")
		}))
	}, reasonField("la rectificative", "Ce qui était faux\u00a0: adresse, numéro de commande, quantité, TVA…"))
}
