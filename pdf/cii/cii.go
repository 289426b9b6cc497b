// Package cii writes an issued invoice as a Cross Industry Invoice (UN/CEFACT
// CII D22B, profile EN 16931), the XML inside a Factur-X file. It reads the
// frozen document alone and computes no sum of its own but the shares of a
// discount, which the document holds as differences.
package cii

import (
	"bytes"
	"encoding/xml"
	"fmt"

	"facturier/invoice"
)

// Profile is the specification that the XML follows (BT-24).
const Profile = "urn:cen.eu:en16931:2017"

// XML is the Cross Industry Invoice of an issued document, in UTF-8: the same bytes
// each time for the same document. A quote, which is no invoice, a draft,
// which has no number, and a document without lines are Refused; an exchange
// rate that overflows is the domain's error.
func XML(d *invoice.Document) ([]byte, error) {
	switch {
	case d.Kind.TypeCode() == "":
		return nil, invoice.Refused("Un devis n'est pas une facture\u00a0: il n'a pas de XML.", "")
	case d.Number == "":
		return nil, invoice.Refused("Ce document est un brouillon\u00a0: son XML s'écrit quand il est émis.", "")
	case len(d.Lines) == 0 || len(d.Totals.Groups) == 0:
		return nil, invoice.Refused(d.Number+" n'a pas de lignes.", "")
	}
	w := writer{d}
	settlement, err := w.settlement()
	if err != nil {
		return nil, err
	}
	lines, err := w.lines()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(xml.Header)
	encoder := xml.NewEncoder(&out)
	encoder.Indent("", "  ")
	if err := encoder.Encode(crossIndustryInvoice{
		RSM: namespaceRSM, RAM: namespaceRAM, UDT: namespaceUDT, QDT: namespaceQDT,
		Context:  exchangedDocumentContext{documentContextParameter{d.BusinessProcess()}, documentContextParameter{Profile}},
		Document: exchangedDocument{ID: d.Number, TypeCode: d.Kind.TypeCode(), Issued: dateTime(d.IssueDate), Notes: w.notes()},
		Transaction: supplyChainTradeTransaction{
			Lines: lines, Agreement: w.agreement(), Delivery: w.delivery(), Settlement: settlement,
		},
	}); err != nil {
		return nil, fmt.Errorf("cii: %w", err)
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// writer makes the parts of the XML of one document.
type writer struct{ d *invoice.Document }

// has says whether a line of the document is of this VAT category.
func (w writer) has(category invoice.Category) bool {
	for i := range w.d.Lines {
		if w.d.Lines[i].Category == category {
			return true
		}
	}
	return false
}
