package cli

import (
	"encoding/json"
	"fmt"

	"facturier/invoice"
)

// clientRef is how a document names its client: an id, a name, or a client
// with its details.
type clientRef struct {
	id     int64
	name   string
	client *invoice.Client
}

// totalsRead are the totals that a file states, to compare with the computed.
type totalsRead struct {
	net, vat, gross, payable *invoice.Amount
	lines                    map[int]invoice.Amount
	groups                   []invoice.VATGroup
	hasGroups                bool
}

// newLine is a line of which nothing is said, for a client.
type newLine func(*clientRef) (invoice.Line, error)

// readDocument reads over d the keys that are there, and what the file says of
// the client and of the totals. A line that leaves a value out has the one of
// blank, which is asked for once the client and the operation are read.
func readDocument(value any, d *invoice.Document, blank newLine) (*clientRef, totalsRead, error) {
	var client *clientRef
	var totals totalsRead
	o, err := readObject(value, "")
	if err != nil {
		return nil, totals, err
	}
	readIdentity(o, d)
	if value, ok := o.value(invoice.FieldClient); ok {
		client, err = readClientRef(value)
		o.fail(err, invoice.FieldClient)
	}
	o.text(invoice.FieldSubject, &d.Subject)
	o.date(invoice.FieldIssueDate, &d.IssueDate)
	o.text(invoice.FieldOrder, &d.OrderNumber)
	o.text(invoice.FieldContract, &d.Contract)
	o.text(invoice.FieldNotes, &d.Notes)
	o.discount(invoice.FieldDiscount, &d.Discount)
	readMoney(o, d)
	operation := string(d.Operation)
	if o.text(invoice.FieldOperation, &operation) && operation != "" {
		read, err := invoice.ParseOperation(operation)
		o.fail(err, invoice.FieldOperation)
		d.Operation = read
	}
	if o.has(invoice.FieldService) {
		d.ServiceStart, d.ServiceEnd = 0, 0
		o.inside(invoice.FieldService, func(inner *object) {
			inner.date("debut", &d.ServiceStart)
			inner.date("fin", &d.ServiceEnd)
		})
	}
	if d.Kind == invoice.Quote {
		readQuoteHead(o, d)
	} else {
		o.date(invoice.FieldDueDate, &d.DueDate)
		o.date(invoice.FieldSettledOn, &d.SettledOn)
		o.escompte(invoice.FieldEscompte, d.IssueDate, &d.Escompte)
		o.text(invoice.FieldReason, &d.Reason)
		o.ignore("devis", "origine", "origine_date", "remplacee_par", "acomptes", "paye", "credite", "reste", "retard_jours", "encaissements", "avoirs", "penalites", "factures_penalites",
			"escompte_par_defaut")
	}
	readLines(o, d, func() invoice.Line {
		line, err := blank(client)
		o.fail(err, "")
		return line
	}, &totals)
	totals.read(o)
	o.ignore("etat", "mentions", "envoi", "envoye_a", "pdf", "sha256")
	return client, totals, o.done()
}

// readIdentity checks what names the document: a file for another document, or
// of another nature, is not applied by mistake.
func readIdentity(o *object, d *invoice.Document) {
	var id int64
	if o.number("id", 0, 1<<53, &id) && d.ID != 0 && id != d.ID {
		o.fail(invoice.Refused(fmt.Sprintf("Ce fichier est celui du document %d, pas du %d.", id, d.ID), ""), "id")
	}
	var number string
	if o.text("numero", &number) && d.ID != 0 && number != "" && number != d.Number {
		o.fail(invoice.Refused(fmt.Sprintf("Ce fichier est celui de %s.", shorten(number)), "Un brouillon n'a pas de numéro : il le reçoit à l'émission."), "numero")
	}
	nature := string(d.Kind)
	if !o.text("nature", &nature) || nature == "" || nature == string(d.Kind) {
		return
	}
	hint := "« facturier facture creer » fait une facture, « facturier devis creer » un devis."
	switch invoice.Kind(nature) {
	case invoice.Deposit, invoice.Balance:
		hint = "Un acompte ou un solde se fait à partir d'un devis : « facturier devis convertir »."
	case invoice.CreditNote:
		hint = "Un avoir se fait à partir d'une facture : « facturier facture avoir »."
	case invoice.CorrectedInvoice:
		hint = "Une facture rectificative se fait à partir de celle qu'elle remplace : « facturier facture rectifier »."
	}
	o.fail(invoice.Refused(fmt.Sprintf("La nature « %s » n'est pas celle attendue ici : « %s ».", shorten(nature), d.Kind), hint), "nature")
}

func readQuoteHead(o *object, d *invoice.Document) {
	o.date(invoice.FieldValidUntil, &d.ValidUntil)
	o.text(invoice.FieldExecution, &d.Execution)
	o.discount(invoice.FieldAsked, &d.Asked)
	o.text(invoice.FieldTerms, &d.Terms)
	o.ignore("revision", "acceptation", "deja_facture", "reste_a_facturer", "factures")
}

// readClientRef reads an id, a name or an object.
func readClientRef(value any) (*clientRef, error) {
	switch value := value.(type) {
	case nil:
		return nil, nil
	case string:
		return &clientRef{name: value}, nil
	case json.Number:
		id, err := undecimal(value, 0, 1<<53)
		return &clientRef{id: id}, err
	case members:
		var c invoice.Client
		err := readWhole(value, invoice.FieldClient, func(o *object) { readClient(o, &c) })
		return &clientRef{id: c.ID, client: &c}, err
	}
	return nil, wrongType("", value, "un numéro, un nom ou un objet")
}

// readMoney reads how the document is paid and in what currency.
func readMoney(o *object, d *invoice.Document) {
	means := string(d.Means)
	if o.text(invoice.FieldMethod, &means) {
		read, err := methodFlag(means)
		o.fail(err, invoice.FieldMethod)
		if read != invoice.Transfer || d.Means != "" { // the default needs no word
			d.Means = read
		}
	}
	currency := string(d.Currency)
	if o.text(invoice.FieldCurrency, &currency) {
		read, err := invoice.ParseCurrency(currency)
		o.fail(err, invoice.FieldCurrency)
		d.Currency = read
	}
	if value, ok := o.value(invoice.FieldExchange); ok && value == nil {
		d.ExchangeRate = 0
	}
	o.number(invoice.FieldExchange, rateScale, maxRate, (*int64)(&d.ExchangeRate))
	o.ignore("total_tva_euros")
}

// readLines replaces the lines when the file has any.
func readLines(o *object, d *invoice.Document, blank func() invoice.Line, totals *totalsRead) {
	items, ok := o.list(invoice.FieldLines)
	if !ok {
		return
	}
	if len(items) > invoice.MaxLines {
		o.fail(invoice.Invalid("", fmt.Sprintf("Un document a %d lignes au plus, et il y en a %d.", invoice.MaxLines, len(items)), ""), invoice.FieldLines)
		return
	}
	derived := d.QuoteID != 0 || d.OriginID != 0
	d.Lines = nil
	totals.lines = map[int]invoice.Amount{}
	first := blank()
	for i, item := range items {
		line := first
		path := fmt.Sprintf("%s[%d]", invoice.FieldLines, i)
		o.fail(readWhole(item, path, func(inner *object) {
			readLine(inner, &line)
			var net invoice.Amount
			if inner.amount("net", &net) {
				totals.lines[i] = net
			}
		}), invoice.FieldLines)
		if !derived { // the line of another document is no source here
			line.Source = 0
		}
		d.Lines = append(d.Lines, line)
	}
}
