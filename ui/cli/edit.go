package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"facturier/app"
	"facturier/invoice"
)

// edit is what creer and modifier are asked to put in a document: a file, if
// any, then the flags.
type edit struct {
	s        *session
	book     *app.App
	settings invoice.Settings
	flags    *documentFlags
	tree     any // the file, nil for none
	client   *clientRef
	found    *foundClient
}

// foundClient is the client that was found for a name.
type foundClient struct {
	of     *clientRef
	client *invoice.Client
}

// newEdit reads the file and finds how the client is named, before anything is
// written.
func (s *session) newEdit(ctx context.Context, book *app.App, flags *documentFlags) (*edit, error) {
	e := &edit{s: s, book: book, flags: flags}
	var err error
	if e.settings, err = book.Settings(ctx); err != nil {
		return nil, err
	}
	e.settings = e.settings.WithDefaults()
	if flags.file != "" {
		content, err := s.readInput(flags.file, maxInput)
		if err != nil {
			return nil, err
		}
		if e.tree, err = parseTree(content); err != nil {
			return nil, err
		}
		if e.tree == nil { // null, which would pass for no file
			return nil, wrongType("", nil, "un objet { }")
		}
	}
	return e, nil
}

// apply puts on d what is asked, checks it whole and computes it. Nothing is
// written: a document that is refused has changed nothing.
func (e *edit) apply(ctx context.Context, d *invoice.Document) error {
	if e.flags.given.Changed("client") {
		e.client = &clientRef{name: e.flags.client}
	}
	var totals totalsRead
	if e.tree != nil {
		client, read, err := readDocument(e.tree, d, func(named *clientRef) (invoice.Line, error) {
			if e.client != nil {
				named = e.client
			}
			return e.newLine(ctx, named, d)
		})
		if err != nil {
			return err
		}
		if totals = read; e.client == nil {
			e.client = client
		}
	}
	if err := e.flags.apply(d, e.book.Today(), func() (invoice.Line, error) { return e.newLine(ctx, e.client, d) }); err != nil {
		return err
	}
	if err := e.refuseVAT(d); err != nil {
		return err
	}
	stated := *d
	stated.Lines = slices.Clone(d.Lines)
	if e.tree != nil { // the file is the whole of it, whatever was there
		d.Edits = 0
	}
	d.Normalize()
	if err := d.Validate(); err != nil {
		return err
	}
	if err := d.Compute(); err != nil {
		return err
	}
	if e.flags.touchesLines() { // the totals of the file are of its own lines
		return nil
	}
	if err := stated.Compute(); err != nil {
		return err
	}
	return totals.agree(&stated)
}

// newLine is a line with the VAT that its client and what is sold call for.
func (e *edit) newLine(ctx context.Context, named *clientRef, d *invoice.Document) (invoice.Line, error) {
	if d.OfPenalties() {
		line := e.settings.NewLine()
		line.SetTax(e.settings.TaxOf(d))
		return line, nil
	}
	client := d.Client
	found, err := e.theClient(ctx, named)
	if err != nil {
		return invoice.Line{}, err
	}
	if found != nil {
		client = *found
	}
	if client.Name == "" {
		return e.settings.NewLine(), nil
	}
	return e.settings.NewLineFor(client, d.Operation), nil
}

// refuseVAT keeps VAT out of the documents of a seller in franchise, who would
// owe what he prints (CGI 283-3, 293 E); what corrects a document has its VAT.
func (e *edit) refuseVAT(d *invoice.Document) error {
	if e.settings.Seller.Regime == invoice.Liable || d.OriginID != 0 {
		return nil
	}
	for i, line := range d.Lines {
		if line.VAT != 0 || line.Category == invoice.StandardRated {
			return invoice.Invalid(invoice.LineField(i, invoice.FieldVAT), "En franchise en base, aucune TVA ne peut être facturée (art. 293 B).",
				"Retirez le taux, ou choisissez « facturier reglages --regime tva ».")
		}
	}
	return nil
}

// theClient is the client that is named: one of the book, or a new one, whose ID
// is 0, or nil when none is. It is looked for once.
func (e *edit) theClient(ctx context.Context, named *clientRef) (*invoice.Client, error) {
	if named == nil {
		return nil, nil
	}
	if e.found == nil || e.found.of != named {
		c, err := e.lookUp(ctx, named)
		if err != nil {
			return nil, err
		}
		e.found = &foundClient{named, c}
	}
	return e.found.client, nil
}

func (e *edit) lookUp(ctx context.Context, named *clientRef) (*invoice.Client, error) {
	switch {
	case named.client != nil:
		return e.matching(ctx, *named.client)
	case named.id != 0:
		c, err := e.book.Client(ctx, named.id)
		return &c, invoice.At(err, invoice.FieldClient)
	case strings.TrimSpace(named.name) == "":
		return &invoice.Client{}, nil
	}
	c, err := e.book.FindClient(ctx, named.name)
	return &c, invoice.At(err, invoice.FieldClient)
}

// matching is the client of the book that an object describes: its SIREN, else
// its exact name. One that matches nobody is new.
func (e *edit) matching(ctx context.Context, c invoice.Client) (*invoice.Client, error) {
	id := c.ID
	c.ID = 0
	c.Normalize()
	if err := c.Validate(); err != nil {
		return nil, under(err, invoice.FieldClient)
	}
	known, err := e.book.SameClients(ctx, c)
	if err != nil || len(known) == 0 {
		return &c, err
	}
	for _, k := range known {
		if k.ID == id || len(known) == 1 {
			e.noteDifferences(c, k)
			return &k, nil
		}
	}
	return nil, ambiguous(c.Name, known)
}

// noteDifferences says that the book's own details are the ones kept.
func (e *edit) noteDifferences(given, known invoice.Client) {
	compared := viewClient(given)
	compared.ID, compared.Archived, compared.Notes = known.ID, known.Archived, known.Notes
	a, errA := marshal(compared)
	b, errB := marshal(viewClient(known))
	if errA == nil && errB == nil && string(a) != string(b) {
		e.s.note("Client connu : %s (%d). Ses coordonnées du livre sont gardées.", known.Name, known.ID)
	}
}

// under puts the field of an error inside another one.
func under(err error, field string) error {
	e := *sentenceOf(err)
	e.Field = strings.TrimSuffix(field+"."+e.Field, ".")
	return &e
}

func ambiguous(name string, clients []invoice.Client) error {
	var lines []string
	for _, c := range clients {
		lines = append(lines, fmt.Sprintf("%d  %s", c.ID, c.Name))
	}
	return &invoice.Error{Code: invoice.CodeAmbiguous, Field: invoice.FieldClient, Hint: strings.Join(lines, "\n"),
		Message: fmt.Sprintf("Plusieurs clients répondent à « %s ».", shorten(name))}
}
