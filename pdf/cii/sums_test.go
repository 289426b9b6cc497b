package cii_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var decimalPattern = regexp.MustCompile(`^-?\d{1,17}\.\d{2}$`)

// cents reads an amount of the XML; nothing is zero.
func cents(t *testing.T, text string) int64 {
	t.Helper()
	if text == "" {
		return 0
	}
	if !decimalPattern.MatchString(text) {
		t.Fatalf("%q is no amount of two decimals (BR-DEC, BR-FR-DEC-01)", text)
	}
	n, err := strconv.ParseInt(strings.Replace(text, ".", "", 1), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// sum adds the amounts at the end of a path.
func sum(t *testing.T, nodes []*node, path string) (total int64) {
	t.Helper()
	for _, n := range nodes {
		total += cents(t, n.at(path))
	}
	return total
}

// group is the category and the rate of a line, a discount or a breakdown.
func group(n *node, tax string) string {
	return n.at(tax+"CategoryCode") + n.at(tax+"RateApplicablePercent")
}

// checkSums adds up what the XML says, from its text alone.
func checkSums(t *testing.T, name string, root *node) {
	t.Helper()
	equal := func(rule string, got, want int64) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %s: got %d, want %d", name, rule, got, want)
		}
	}
	at := func(path string) int64 { return cents(t, root.at(summation+path)) }
	lines, taxes, allowances := root.all(lineItem), root.all(settlement+"ApplicableTradeTax"), root.all(settlement+"SpecifiedTradeAllowanceCharge")
	const lineNet = "SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"
	equal("BR-CO-10", at("LineTotalAmount"), sum(t, lines, lineNet))
	equal("BR-CO-11", at("AllowanceTotalAmount"), sum(t, allowances, "ActualAmount"))
	equal("BR-CO-13", at("TaxBasisTotalAmount"), at("LineTotalAmount")-at("AllowanceTotalAmount"))
	equal("BR-CO-14", at("TaxTotalAmount"), sum(t, taxes, "CalculatedAmount"))
	equal("BR-CO-15", at("GrandTotalAmount"), at("TaxBasisTotalAmount")+at("TaxTotalAmount"))
	equal("BR-CO-16", at("DuePayableAmount"), at("GrandTotalAmount")-at("TotalPrepaidAmount")+at("RoundingAmount"))
	left := map[string]int64{}
	for _, l := range lines {
		left[group(l, "SpecifiedLineTradeSettlement/ApplicableTradeTax/")] += cents(t, l.at(lineNet))
		checkLine(t, name, l)
	}
	for _, a := range allowances {
		left[group(a, "CategoryTradeTax/")] -= cents(t, a.at("ActualAmount"))
	}
	for _, g := range taxes {
		key, base := group(g, ""), cents(t, g.at("BasisAmount"))
		equal("BR-S-08 and its kin, "+key, base, left[key])
		delete(left, key)
		rate := scaled(t, "0"+g.at("RateApplicablePercent"), 2)
		equal("BR-CO-17, "+key, cents(t, g.at("CalculatedAmount")), round(base*rate, 10_000))
	}
	for key, base := range left {
		t.Errorf("%s: %d cents of %s are in no breakdown (BR-S-01 and its kin)", name, base, key)
	}
}

// checkLine: what a line asks is what it multiplies less what it takes off, and its price is not
// negative (BR-27).
func checkLine(t *testing.T, name string, l *node) {
	t.Helper()
	price := scaled(t, l.at("SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount"), 4)
	quantity := scaled(t, l.at("SpecifiedLineTradeDelivery/BilledQuantity"), 3)
	if price < 0 {
		t.Errorf("%s: a price is %d (BR-27)", name, price)
	}
	off := sum(t, l.all("SpecifiedLineTradeSettlement/SpecifiedTradeAllowanceCharge"), "ActualAmount")
	net := cents(t, l.at("SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"))
	if price < 1<<31 && quantity < 1<<31 && round(price*quantity, 100_000)-off != net {
		t.Errorf("%s: %d × %d less %d is not %d", name, price, quantity, off, net)
	}
}

// scaled reads a decimal as a count of 10^-scale, and refuses more decimals.
func scaled(t *testing.T, text string, scale int) int64 {
	t.Helper()
	whole, fraction, _ := strings.Cut(text, ".")
	if len(fraction) > scale {
		t.Fatalf("%q has more than %d decimals", text, scale)
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", scale-len(fraction)), 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// round divides, half away from zero.
func round(n, by int64) int64 {
	if n < 0 {
		return -round(-n, by)
	}
	return (n + by/2) / by
}

func TestSumsAddUp(t *testing.T) {
	for _, e := range examples(t) {
		checkSums(t, e.name, written(t, e.doc))
	}
}
