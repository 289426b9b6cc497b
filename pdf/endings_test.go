package pdf

import (
	"strings"
	"testing"

	"facturier/invoice"
)

// pagesOf names what is on each page: lines, sums to pay (!), deductions (one
// d each), what is left (r), conditions (c), and blocks of the foot (f).
func pagesOf(t testing.TB, d invoice.Document) string {
	t.Helper()
	sh, err := compose(d, liableSettings())
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for i := range sh.pages {
		page := ""
		for b := range sh.pages[i].blocks {
			block := &sh.pages[i].blocks[b]
			if strings.HasPrefix(textOf(block), "Report|") {
				page += "R"
			}
			page += []string{"", "l", "!", "d", "r", "c", "f"}[partOf(block)]
		}
		pages = append(pages, page)
	}
	return strings.Join(pages, " ")
}

func TestEndOfALongDocument(t *testing.T) {
	conditions := func(n int) invoice.Document {
		q := quote(t)
		q.Terms = strings.TrimSpace(strings.Repeat("Une condition de plus, assez longue pour tenir une ligne. ", n))
		return q
	}
	for name, c := range map[string]struct {
		document invoice.Document
		want     string
	}{
		"three deductions at four rates fill page one":        {deducted(t, invoice.Balance, 4, 3, 4, 1), "llll!dd drff"},
		"two deductions at two rates are never parted":        {deducted(t, invoice.Balance, 6, 2, 2, 1), "llllll! ddrff"},
		"fifteen deductions at four rates":                    {deducted(t, invoice.Balance, 4, 15, 4, 1), "llll! !dddddddddd dddddrff"},
		"a credit note that deducts fifteen":                  {deducted(t, invoice.CreditNote, 4, 15, 4, 1), "llll! !dddddddddd dddddrff"},
		"a page that is filled leaves its sums whole":         {deducted(t, invoice.Balance, 8, 15, 4, 1), "lllllll Rl!dddd dddddddddd drff"},
		"conditions go on over the page":                      {conditions(90), "lll!c cf"},
		"the foot takes the last three lines of conditions":   {conditions(40), "lll!c cf"},
		"short conditions stay with what is at the foot":      {conditions(4), "lll!cf"},
		"a balance in franchise has its deposits in its sums": {inFranchise(t, deducted(t, invoice.Balance, 5, 2, 2, 1)), "lllll!ff"},
	} {
		if got := pagesOf(t, c.document); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// A list of deductions that is parted in the sums leaves a few on either side.
func TestPartedSumsLeaveNoLoneDeduction(t *testing.T) {
	parted := 0
	for deductions := range 40 {
		st := inFranchiseSums(t, deductions)
		for room := 1.0; room < st.height; room += 5 {
			head, rest, ok := cut(st, room)
			if !ok {
				continue
			}
			parted++
			above, below := strings.Count(textOf(&head), "Acompte"), strings.Count(textOf(&rest), "Acompte")
			if above < fewest || below < fewest || above+below != deductions {
				t.Errorf("%d deductions cut at %.0f mm: got %d and %d, want %d at least on either side", deductions, room, above, below, fewest)
			}
		}
	}
	if parted == 0 {
		t.Error("no sums were parted, want the long ones to be")
	}
}

// inFranchiseSums are the sums of a balance in franchise, with the words under them.
func inFranchiseSums(t testing.TB, deductions int) block {
	t.Helper()
	d := inFranchise(t, deducted(t, invoice.Balance, 2, deductions, 1, 0))
	return composerOf(t, shape{document: d}).totals()
}
