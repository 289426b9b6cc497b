package ui

import (
	"context"

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

// export asks for a file and writes the XML there.
func (p *preview) export() step {
	if !p.electronic() {
		return p.noXML()
	}
	d, id, number := p.d, p.doc.ID, clean(p.doc.Number)
	return saving(d, "Enregistrer le XML", []string{d.look.Strong.Render(number) + "  la facture électronique seule\u00a0; le PDF archivé la contient déjà."},
		number+".xml", "", inOnePiece(func(ctx context.Context) ([]byte, error) { return d.book.XML(ctx, id) }))
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
