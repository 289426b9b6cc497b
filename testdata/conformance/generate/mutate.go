package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"facturier/invoice"
)

// kept are the fields that the book writes, not the person.
var kept = map[string]bool{"ID": true, "Kind": true, "Status": true, "Number": true, "Revision": true, "Replaced": true, "Edits": true,
	"QuoteID": true, "QuoteNumber": true, "QuoteRevision": true, "QuoteDate": true, "OriginID": true, "Origin": true, "OriginDate": true,
	"Deductions": true, "Mentions": true, "Totals": true, "SentOn": true, "SentTo": true, "Paid": true, "Credited": true, "Invoiced": true,
	"Closed": true, "Penalties": true, "Payments": true, "PDF": true, "PDFHash": true, "OnDebits": true, "Acceptance": true, "Source": true, "Net": true,
	"Guide": true, "Theme": true, "NoMouse": true, "Done": true, "Logo": true, "Archived": true, "Client": true, "Seller": true}

// leaf is a value that a mutation can change, with its path.
type leaf struct {
	path  string
	value reflect.Value
}

// leaves are the strings and integers of a struct, lists and pointers entered.
func leaves(path string, v reflect.Value) []leaf {
	switch v.Kind() {
	case reflect.Struct:
		var all []leaf
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; !kept[name] {
				all = append(all, leaves(path+"."+name, v.Field(i))...)
			}
		}
		return all
	case reflect.Slice:
		var all []leaf
		for i := range v.Len() {
			all = append(all, leaves(fmt.Sprintf("%s[%d]", path, i), v.Index(i))...)
		}
		return all
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return leaves(path, v.Elem())
	case reflect.String, reflect.Int, reflect.Int32, reflect.Int64:
		return []leaf{{path, v}}
	}
	return nil
}

// oddTexts are what nobody should have written.
var oddTexts = []string{"", " ", ".", "N/A", "-", "néant", "é", "x", "0", "00000000000000", "73282932000074", "123456789", "FR00123456789", "EUR", "XYZ", "FR", "ZZ",
	"a@b", "a\x00b\x1b[31m", "\uFFFE\uFFFF", "\xff\xfe", "A\tB\nC", "VATEX-EU-G", "VATEX-FR-CGI261-4", "S", "E", "AE", "K", "G", "O", "Z",
	"services", "biens", "virement", "prelevement", "USD", "0088:1234567890123", "9957:FR00", "PO 12/34_56", "<&>\"'", "]]>"}

// mutate changes one field of what a person writes, or swaps two, and says
// which.
func (s source) mutate(roots ...any) string {
	var all []leaf
	for _, root := range roots {
		v := reflect.ValueOf(root).Elem()
		all = append(all, leaves(v.Type().Name(), v)...)
	}
	at := one(s, all...)
	if s.chance(5) {
		other := one(s, all...)
		if other.value.Type() == at.value.Type() {
			first := reflect.New(at.value.Type()).Elem()
			first.Set(at.value)
			at.value.Set(other.value)
			other.value.Set(first)
			return at.path + " <> " + other.path
		}
	}
	if at.value.Kind() == reflect.String {
		text := one(s, oddTexts...)
		if now := []rune(at.value.String()); len(now) > 0 && s.chance(3) {
			i := s.IntN(len(now))
			text = one(s, string(now[:i])+string(now[i+1:]), string(now[:i])+string(one(s, '0', '7', 'Z', '_', ' '))+string(now[i+1:]))
		}
		at.value.SetString(text)
		return fmt.Sprintf("%s = %q", at.path, text)
	}
	n := one(s, 0, 1, -1, at.value.Int()+1, -at.value.Int(), at.value.Int()*100, 99_999, 1<<31-1)
	if at.value.Kind() == reflect.Int64 && s.chance(8) {
		n = one(s, int64(1)<<62, -(int64(1) << 62), 10_000_000_000_001)
	}
	if at.value.OverflowInt(n) {
		n = 2000
	}
	at.value.SetInt(n)
	return fmt.Sprintf("%s = %d", at.path, n)
}

// issueMutants tries good drafts with one thing wrong: each is refused by a
// rule, or is written for the judges, who must find it right.
func (p *press) issueMutants(ctx context.Context, n int, seed uint64) error {
	s, refused := newSource(seed+1), tally{}
	from := p.written
	for i := range n {
		change, err := p.tryMutant(ctx, s, fmt.Sprintf("mutant-%04d", i))
		var no *errRefused
		if errors.As(err, &no) {
			refused[no.rule]++
		} else if err != nil {
			return fmt.Errorf("mutant %d (seed %d), %s: %w", i, seed, change, err)
		}
	}
	if n > 0 {
		refused.print(fmt.Sprintf("%d mutants: %d issued; refused, by rule:", n, p.written-from))
	}
	return nil
}

// tryMutant mutates the draft, its client or its seller.
func (p *press) tryMutant(ctx context.Context, s source, name string) (change string, err error) {
	good := one(s, goodScenarios()...)
	good.name, good.then = name, nil
	book, err := p.book(ctx, good.seller)
	if err != nil {
		return "", err
	}
	draft := good.draft
	switch {
	case s.chance(4):
		mutated := sellers()[good.seller] // its lists are nobody else's
		change = s.mutate(&mutated.Seller, &mutated)
		if err := book.SaveSettings(ctx, mutated); err != nil {
			return change, refusal(err)
		}
		defer func() { err = errors.Join(err, book.SaveSettings(ctx, sellers()[good.seller])) }()
	case s.chance(3):
		change = s.mutate(&good.client)
	default:
		good.draft = func(d *invoice.Document) {
			if draft != nil {
				draft(d)
			}
			change = s.mutate(d)
		}
	}
	err = p.tryCase(ctx, book, good)
	return change, err
}

// goodScenarios are the cases of invoices; the rest are made of them.
func goodScenarios() []scenario {
	var good []scenario
	for _, s := range scenarios() {
		if s.kind == "" && s.name != "texte-10-ko" && s.name != "lignes-120" {
			good = append(good, s)
		}
	}
	return good
}
