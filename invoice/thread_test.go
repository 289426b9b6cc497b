package invoice

import (
	"fmt"
	"math/rand"
	"testing"
)

// randomQuote has lines at odd prices over up to four rates, and perhaps a
// discount.
func randomQuote(t *testing.T, random *rand.Rand) Document {
	t.Helper()
	quote := NewQuote(testSettings(), testClient(Company), testDay)
	quote.Lines = randomLines(random)
	quote.Lines = append(quote.Lines, centsLine(50_00+Amount(random.Intn(100_000)), VATRates[random.Intn(4)]))
	if random.Intn(2) == 0 {
		quote.Discount.Rate = Rate(random.Intn(3000))
	}
	quote = issued(t, quote, 1, "D2026-0003", testSettings())
	quote.Status = StatusAccepted
	return quote
}

func randomDeposit(random *rand.Rand, left Amount) Conversion {
	if random.Intn(2) == 0 {
		return Conversion{Deposit: Discount{Rate: Rate(1 + random.Intn(4000))}}
	}
	return Conversion{Deposit: Discount{Amount: 1 + Amount(random.Int63n(int64(left)/2+1))}}
}

// Journey 5: at every VAT mix and odd percentage, deposits, some of them
// credited in part or in whole, and the balance add up to the quote: the sum to pay to the
// cent, and the VAT of each rate to the cent.
func TestDepositsAndBalanceAddUpToTheQuote(t *testing.T) {
	random := rand.New(rand.NewSource(5))
	balances := 0
	for range 600 {
		quote := randomQuote(t, random)
		var made []Document
		id := int64(10)
		for range random.Intn(4) {
			d, err := Convert(quote, made, randomDeposit(random, quote.Totals.Gross), testSettings(), testDay)
			if err != nil {
				if ErrorCode(err) == "" {
					t.Fatal(err)
				}
				continue // too much, or too little
			}
			id++
			made = append(made, issued(t, d, id, fmt.Sprintf("F2026-%04d", id), testSettings()))
			if random.Intn(3) == 0 {
				made = append(made, randomCredit(t, random, &made[len(made)-1], made, id+100))
			}
		}
		last, err := Convert(quote, made, Conversion{Balance: true}, testSettings(), testDay)
		if err != nil {
			t.Fatalf("the balance of %+v: %v", quote.Totals, err)
		}
		if last.Kind == Balance {
			balances++
		}
		made = append(made, issued(t, last, 99, "F2026-0099", testSettings()))
		wantWhole(t, &quote, made)
	}
	if balances < 200 {
		t.Errorf("only %d balances were drawn, the property says little", balances)
	}
}

// randomCredit takes a part or the whole of a deposit.
func randomCredit(t *testing.T, random *rand.Rand, deposit *Document, made []Document, id int64) Document {
	t.Helper()
	r := CreditRequest{Reason: "Erreur"}
	if random.Intn(2) == 0 {
		r.Amount = 1 + Amount(random.Int63n(int64(deposit.Totals.Gross)))
	}
	note, err := Credit(*deposit, made, r, testSettings(), testDay)
	if ErrorCode(err) == CodeInvalid { // a cent that no base reaches
		note, err = Credit(*deposit, made, CreditRequest{Reason: "Erreur"}, testSettings(), testDay)
	}
	if err != nil {
		t.Fatalf("credit %+v of %+v: %v", r, deposit.Totals, err)
	}
	return issued(t, note, id, fmt.Sprintf("A2026-%04d", id), testSettings())
}

// wantWhole checks what was asked for in all, and by rate, against the quote.
func wantWhole(t *testing.T, quote *Document, made []Document) {
	t.Helper()
	var payable Amount
	var byRate breakdown
	byRate.add(quote.Totals.Groups, -1)
	for i := range made {
		sign := Amount(1)
		if made[i].Kind == CreditNote {
			sign = -1
		}
		payable += sign * made[i].Totals.Payable
		byRate.add(made[i].RemainingGroups(), sign)
	}
	if payable != quote.Totals.Gross {
		t.Fatalf("asked for %d in all, want %d: %s", payable, quote.Totals.Gross, story(made))
	}
	for _, g := range byRate {
		if g.Base != 0 || g.VAT != 0 {
			t.Fatalf("%s at %s: off by %d HT and %d VAT: %s", g.Category, g.Rate, g.Base, g.VAT, story(made))
		}
	}
	p := Progress(*quote, made)
	if !p.Closed || p.Left != 0 || p.Invoiced != quote.Totals.Gross {
		t.Fatalf("progress is %+v, want %d invoiced: %s", p, quote.Totals.Gross, story(made))
	}
}

func story(made []Document) string {
	text := ""
	for i := range made {
		text += fmt.Sprintf("\n%s %s %+v deducted %d payable %d", made[i].Kind, made[i].Number, made[i].Totals.Groups, made[i].Totals.Deducted, made[i].Totals.Payable)
	}
	return text
}

// With chosen lines too, the sums HT agree to the cent; the VAT, rounded once
// on each document (BR-CO-17), is within a cent per rate and document.
func TestChosenLinesAddUpToTheQuote(t *testing.T) {
	random := rand.New(rand.NewSource(6))
	for range 400 {
		quote := randomQuote(t, random)
		var made []Document
		var net, vat Amount
		for step := int64(10); ; step++ {
			p := Progress(quote, made)
			if p.Closed {
				break
			}
			c := Conversion{}
			if random.Intn(3) > 0 {
				for at, covered := range p.Lines {
					if !covered && random.Intn(2) == 0 {
						c.Lines = append(c.Lines, at+1)
					}
				}
			}
			d, err := Convert(quote, made, c, testSettings(), testDay)
			if err != nil {
				t.Fatal(err)
			}
			made = append(made, issued(t, d, step, fmt.Sprintf("F2026-%04d", step), testSettings()))
			net, vat = net+d.Totals.Net, vat+d.Totals.VAT
		}
		if net != quote.Totals.Net {
			t.Fatalf("HT adds up to %d, want %d: %s", net, quote.Totals.Net, story(made))
		}
		if off, most := max(vat-quote.Totals.VAT, quote.Totals.VAT-vat), Amount(len(made)*4); off > most {
			t.Fatalf("VAT adds up to %d, want %d within %d: %s", vat, quote.Totals.VAT, most, story(made))
		}
	}
}
