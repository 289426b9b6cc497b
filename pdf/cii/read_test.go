package cii_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/pdf/cii"
)

// node is an element that was read back: its name without namespace.
type node struct {
	name     string
	attrs    map[string]string
	text     string
	children []*node
}

// read reads XML as a stranger would.
func read(data []byte) (*node, error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	open := []*node{root}
	for {
		token, err := decoder.Token()
		if err == io.EOF && len(root.children) == 1 {
			return root.children[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if !strings.HasPrefix(token.Name.Space, "urn:un:unece:uncefact:data:standard:") {
				return nil, fmt.Errorf("%s is in the namespace %q", token.Name.Local, token.Name.Space)
			}
			child := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				child.attrs[a.Name.Local] = a.Value
			}
			top.children, open = append(top.children, child), append(open, child)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// all are the elements at the end of a path of names.
func (n *node) all(path string) []*node {
	found := []*node{n}
	for _, name := range strings.Split(path, "/") {
		var next []*node
		for _, parent := range found {
			for _, child := range parent.children {
				if child.name == name {
					next = append(next, child)
				}
			}
		}
		found = next
	}
	return found
}

// at is the text of the element at the end of a path, "" when there is none.
func (n *node) at(path string) string {
	if found := n.all(path); len(found) > 0 {
		return found[0].text
	}
	return ""
}

// The places of the XML that the tests read most.
const (
	agreement  = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/"
	delivery   = "SupplyChainTradeTransaction/ApplicableHeaderTradeDelivery/"
	settlement = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
	summation  = settlement + "SpecifiedTradeSettlementHeaderMonetarySummation/"
	lineItem   = "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem"
)

// written is the XML of a document, read back.
func written(t testing.TB, d invoice.Document) *node {
	t.Helper()
	data, err := cii.XML(&d)
	if err != nil {
		t.Fatalf("%s: %v", d.Number, err)
	}
	root, err := read(data)
	if err != nil {
		t.Fatalf("%s is not well-formed: %v", d.Number, err)
	}
	return root
}

// named is the example of this name, to change at will.
func named(t testing.TB, name string) invoice.Document {
	t.Helper()
	for _, e := range examples(t) {
		if e.name == name {
			e.doc.Lines, e.doc.Mentions = slices.Clone(e.doc.Lines), slices.Clone(e.doc.Mentions)
			return e.doc
		}
	}
	t.Fatalf("no example is named %q", name)
	return invoice.Document{}
}
