package store_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

// receive records a transfer of a client, in euros, on its invoices.
func receive(t testing.TB, b *store.Book, r invoice.Receipt) invoice.Settled {
	t.Helper()
	if r.Date == 0 {
		r.Date = today
	}
	if r.Method == "" {
		r.Method = invoice.Transfer
	}
	s, err := b.Receive(t.Context(), r, today)
	must(t, err)
	return s
}

func part(d invoice.Document, amount invoice.Amount) invoice.Part {
	return invoice.Part{DocumentID: d.ID, Amount: amount}
}

// creditOf is the credit of a client in euros.
func creditOf(t testing.TB, b *store.Book, clientID int64) invoice.Amount {
	t.Helper()
	c, err := b.ClientCredit(t.Context(), clientID)
	must(t, err)
	return c.Sum("")
}

func left(t testing.TB, b *store.Book, id int64) invoice.Amount {
	t.Helper()
	d, err := b.Document(t.Context(), id)
	must(t, err)
	return d.Remaining()
}

// One transfer pays two invoices, and what is too much is kept; used on a third,
// it moves no money that day.
func TestAReceiptOverInvoicesThenItsCredit(t *testing.T) {
	b, c := newBook(t)
	first, second, third := issue(t, b, c, 100, today), issue(t, b, c, 200, today), issue(t, b, c, 80, today)
	s := receive(t, b, invoice.Receipt{ClientID: c.ID, Date: today - 3, Reference: "VIR 12", Parts: []invoice.Part{part(first, 10000), part(second, 15000)}, Surplus: 0})
	if len(s.Payments) != 2 || s.Payments[0].Receipt != s.Payments[0].ID || s.Payments[1].Receipt != s.Payments[0].ID || s.Document(second.ID).Remaining() != 5000 {
		t.Errorf("got %+v", s.Payments)
	}
	s = receive(t, b, invoice.Receipt{ClientID: c.ID, Date: today - 2, Parts: []invoice.Part{part(second, 5000)}, Surplus: 5000})
	if s.OnAccount() != 5000 || creditOf(t, b, c.ID) != 5000 {
		t.Errorf("kept %s, the credit is %s, want 50", s.OnAccount(), creditOf(t, b, c.ID))
	}
	s, err := b.UseCredit(t.Context(), third.ID, 0, today, today)
	must(t, err)
	var sum invoice.Amount
	for _, p := range s.Payments {
		sum += p.Amount
		if p.Date != today || p.Counts() != today-2 || p.Method != invoice.Transfer {
			t.Errorf("got %+v, want it of today, counted since it was received, in its means", p)
		}
	}
	if sum != 0 || creditOf(t, b, c.ID) != 0 || s.Document(third.ID).Remaining() != 3000 {
		t.Errorf("it moves %s, leaves %s of credit and %s to pay", sum, creditOf(t, b, c.ID), s.Document(third.ID).Remaining())
	}
	wantSound(t, b)
	_, err = b.UseCredit(t.Context(), third.ID, 0, today, today)
	if e := wantCode(t, err, invoice.CodeRefused); e.Message != "Ce client n'a pas de crédit." {
		t.Errorf("got %q", e.Message)
	}
}

// Undoing reverses the whole receipt, and is refused once its credit is used.
func TestReversingAReceipt(t *testing.T) {
	b, c := newBook(t)
	first, second := issue(t, b, c, 100, today), issue(t, b, c, 80, today)
	paid := receive(t, b, invoice.Receipt{ClientID: c.ID, Parts: []invoice.Part{part(first, 10000)}, Surplus: 5000})
	used, err := b.UseCredit(t.Context(), second.ID, 3000, today, today)
	must(t, err)
	_, err = b.Reverse(t.Context(), paid.Payments[0].ID, today)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "sur "+second.Number+" le 22/11/2026") {
		t.Errorf("got %q, want it to name where the credit went", e.Message)
	}
	_, err = b.Reverse(t.Context(), used.Payments[0].ID, today)
	must(t, err)
	if left(t, b, second.ID) != 8000 || creditOf(t, b, c.ID) != 5000 {
		t.Errorf("the use undone leaves %s to pay and %s of credit", left(t, b, second.ID), creditOf(t, b, c.ID))
	}
	s, err := b.Reverse(t.Context(), paid.Payments[1].ID, today)
	must(t, err)
	if len(s.Payments) != 2 || s.Payments[0].Receipt == 0 || left(t, b, first.ID) != 10000 || creditOf(t, b, c.ID) != 0 {
		t.Errorf("got %+v, %s to pay, %s of credit", s.Payments, left(t, b, first.ID), creditOf(t, b, c.ID))
	}
	for _, p := range slices.Concat(paid.Payments, used.Payments, s.Payments) {
		_, err := b.Reverse(t.Context(), p.ID, today)
		wantCode(t, err, invoice.CodeRefused)
	}
	wantSound(t, b)
}

// Credit goes back to its client, and no more than there is, nor before it came.
func TestCreditIsGivenBack(t *testing.T) {
	b, c := newBook(t)
	receive(t, b, invoice.Receipt{ClientID: c.ID, Date: today - 5, Method: invoice.Cheque, Surplus: 3000})
	receive(t, b, invoice.Receipt{ClientID: c.ID, Date: today - 1, Surplus: 2000})
	refund := func(amount invoice.Amount, day invoice.Date) (invoice.Settled, error) {
		return b.Refund(t.Context(), c.ID, invoice.Payment{Amount: amount, Date: day, Method: invoice.Transfer}, today)
	}
	for _, try := range []struct {
		amount invoice.Amount
		day    invoice.Date
		words  string
	}{{5001, today, "50,00\u00a0€ au 22/11/2026, pas plus"}, {3001, today - 2, "30,00\u00a0€ au 20/11/2026"}, {1, today - 9, "pas encore de crédit"},
		{0, today, "au-dessus de zéro"}, {-1, today, "au-dessus de zéro"}, {1, today + 1, "dans le futur"}} {
		if _, err := refund(try.amount, try.day); err == nil || !strings.Contains(err.Error(), try.words) {
			t.Errorf("%d on %s: got %v, want %q", try.amount, try.day, err, try.words)
		}
	}
	s, err := refund(4000, today)
	must(t, err)
	if len(s.Payments) != 2 || s.Payments[0].Amount != -3000 || s.Payments[1].Amount != -1000 || s.Credit.Sum("") != 1000 {
		t.Errorf("got %+v, left %s", s.Payments, s.Credit.Sum(""))
	}
	_, err = b.Reverse(t.Context(), 1, today)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "rendu au client le 22/11/2026") {
		t.Errorf("got %q", e.Message)
	}
	wantSound(t, b)
}

// What an invoice owes back after a credit note is kept as credit, and its
// payment is not undone behind it.
func TestWhatACreditNoteFreesIsKept(t *testing.T) {
	b, c := newBook(t)
	d := pay(t, b, issue(t, b, c, 100, today).ID, 100)
	must(t, second(b.Issue(t.Context(), credit(t, b, d).ID, today, page)))
	s := receive(t, b, invoice.Receipt{ClientID: c.ID, Parts: []invoice.Part{part(d, -10000)}, Surplus: 10000})
	if creditOf(t, b, c.ID) != 10000 || s.Document(d.ID).Remaining() != 0 {
		t.Errorf("got %s of credit, %s left", creditOf(t, b, c.ID), s.Document(d.ID).Remaining())
	}
	_, err := b.Reverse(t.Context(), d.Payments[0].ID, today)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "reportés le 22/11/2026 en viennent") {
		t.Errorf("got %q", e.Message)
	}
	must(t, second(b.Reverse(t.Context(), s.Payments[0].ID, today)))
	if creditOf(t, b, c.ID) != 0 || left(t, b, d.ID) != -10000 {
		t.Errorf("undone: %s of credit, %s left", creditOf(t, b, c.ID), left(t, b, d.ID))
	}
	wantSound(t, b)
}

func TestAReceiptIsOfOneClientAndOneCurrency(t *testing.T) {
	b, c := newBook(t)
	other, err := b.SaveClient(t.Context(), invoice.Client{Type: invoice.Company, Name: "Martin", Address: durand().Address, SIREN: "552100554"})
	must(t, err)
	mine, theirs := issue(t, b, c, 100, today), issue(t, b, other, 100, today)
	foreign := draft(t, b, c, 100)
	foreign.Currency, foreign.ExchangeRate = "USD", 900_000
	foreign, err = b.SaveDraft(t.Context(), foreign)
	must(t, err)
	foreign, err = b.Issue(t.Context(), foreign.ID, today, page)
	must(t, err)
	for name, try := range map[string]struct {
		parts []invoice.Part
		words string
	}{
		"another client":   {[]invoice.Part{part(mine, 100), part(theirs, 100)}, "d'un autre client"},
		"another currency": {[]invoice.Part{part(mine, 100), part(foreign, 100)}, "est en USD"},
		"twice":            {[]invoice.Part{part(mine, 100), part(mine, 100)}, "deux fois"},
		"too much":         {[]invoice.Part{part(mine, 10001)}, "c'est trop"},
		"nothing":          {nil, "0\u00a0€"},
	} {
		_, err := b.Receive(t.Context(), invoice.Receipt{ClientID: c.ID, Date: today, Method: invoice.Transfer, Parts: try.parts}, today)
		if err == nil || !strings.Contains(err.Error(), try.words) {
			t.Errorf("%s: got %v, want %q", name, err, try.words)
		}
	}
	receive(t, b, invoice.Receipt{ClientID: c.ID, Currency: "USD", Parts: []invoice.Part{part(foreign, 10000)}, Surplus: 700})
	_, err = b.UseCredit(t.Context(), mine.ID, 0, today, today)
	if e := wantCode(t, err, invoice.CodeRefused); e.Message != "Ce client n'a pas de crédit." {
		t.Errorf("dollars on an invoice in euros: got %q", e.Message)
	}
	wantSound(t, b)
}

// CMF L112-6, D112-3: 1 000 € in cash over a whole receipt, and credit that came
// in cash is still cash on the invoice that it pays.
func TestL112CashOverAReceipt(t *testing.T) {
	b, c := newBook(t)
	first, more := issue(t, b, c, 600, today), issue(t, b, c, 1500, today)
	cash := invoice.Receipt{ClientID: c.ID, Date: today, Method: invoice.Cash, Parts: []invoice.Part{part(first, 60000)}, Surplus: 40001}
	_, err := b.Receive(t.Context(), cash, today)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "L112-6") {
		t.Errorf("got %q", e.Message)
	}
	cash.Surplus = 40000
	must(t, second(b.Receive(t.Context(), cash, today)))
	must(t, second(b.UseCredit(t.Context(), more.ID, 0, today, today)))
	_, err = b.Pay(t.Context(), more.ID, invoice.Payment{Date: today, Amount: 60001, Method: invoice.Cash}, today)
	if e := wantCode(t, err, invoice.CodeRefused); !strings.Contains(e.Message, "L112-6") {
		t.Errorf("got %q", e.Message)
	}
	wantSound(t, b)
}

// Whatever is received, used, given back and undone: the payments of each day make
// the money that came then, as the livre des recettes wants it (C. com. L123-28),
// each invoice its balance, and no credit goes below zero.
func TestAnyReceiptsKeepTheBookRight(t *testing.T) {
	for seed := range uint64(6) {
		b, c := newBook(t)
		random := rand.New(rand.NewPCG(seed, 7))
		var ids []int64
		for range 4 {
			ids = append(ids, issue(t, b, c, 20+random.Int64N(80), today).ID)
		}
		money := map[invoice.Date]invoice.Amount{}
		for range 40 {
			day := today - invoice.Date(random.IntN(6))
			switch random.IntN(5) {
			case 0, 1:
				r := invoice.Receipt{ClientID: c.ID, Date: day, Method: invoice.Methods[random.IntN(3)], Surplus: invoice.Amount(random.IntN(3) * 700)}
				for _, id := range ids {
					if owed := left(t, b, id); owed > 0 && random.IntN(2) == 0 {
						r.Parts = append(r.Parts, invoice.Part{DocumentID: id, Amount: 1 + invoice.Amount(random.Int64N(int64(owed)))})
					}
				}
				if _, err := b.Receive(t.Context(), r, today); err == nil {
					money[day] += r.Total()
				}
			case 2:
				_, err := b.UseCredit(t.Context(), ids[random.IntN(4)], invoice.Amount(random.IntN(1000)), day, today)
				wantOurs(t, err)
			case 3:
				amount := invoice.Amount(random.IntN(900))
				if _, err := b.Refund(t.Context(), c.ID, invoice.Payment{Amount: amount, Date: day, Method: invoice.Card}, today); err == nil {
					money[day] -= amount
				}
			case 4:
				s, err := b.Reverse(t.Context(), 1+random.Int64N(60), today)
				wantOurs(t, err)
				for _, p := range s.Payments {
					money[today] += p.Amount
				}
			}
			if creditOf(t, b, c.ID) < 0 {
				t.Fatalf("seed %d: the credit is %s", seed, creditOf(t, b, c.ID))
			}
		}
		wantSound(t, b)
		credit, err := b.ClientCredit(t.Context(), c.ID)
		must(t, err)
		rows := credit.Payments
		for _, id := range ids {
			d, err := b.Document(t.Context(), id)
			must(t, err)
			rows = append(rows, d.Payments...)
		}
		sums := map[invoice.Date]invoice.Amount{}
		for _, p := range rows {
			sums[p.Date] += p.Amount
		}
		for day := range 6 {
			if on := today - invoice.Date(day); sums[on] != money[on] {
				t.Errorf("seed %d: the payments of %s make %s, %s came", seed, on, sums[on], money[on])
			}
		}
	}
}

// wantOurs fails on an error that is not a refusal.
func wantOurs(t *testing.T, err error) {
	t.Helper()
	if err != nil && invoice.ErrorCode(err) == "" {
		t.Fatal(err)
	}
}
