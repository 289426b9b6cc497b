package store_test

import (
	"fmt"
	"slices"
	"testing"

	"facturier/invoice"
)

// The greatest sum to collect first, then who owes nothing by name, whatever
// the window and the way; what is settled leaves its place.
func TestClientsByWhatThereIsToCollect(t *testing.T) {
	b, c := newBook(t)
	others := addClients(t, b, "Zoé", "albert", "Émile", "Béa", "Yann", "Xavier")
	owe := func(c invoice.Client, euros int64) invoice.Document {
		c.Address = durand().Address
		c, err := b.SaveClient(t.Context(), c)
		must(t, err)
		return issue(t, b, c, euros, today)
	}
	owe(c, 50)
	zoe := owe(others[0], 300)
	owe(others[2], 50)
	owe(others[3], 50)
	owe(others[3], 70)
	want := []string{"Zoé", "Béa", "Durand SARL", "Émile", "albert", "Xavier", "Yann"}
	for limit := 1; limit < 9; limit++ {
		for _, backward := range []bool{false, true} {
			if got := clientNames(t, b, invoice.ClientQuery{Sort: invoice.ByOpen, Limit: limit, Backward: backward}); !slices.Equal(got, want) {
				t.Errorf("%d at once, backward %v: got %v, want %v", limit, backward, got, want)
			}
		}
	}
	if got := clientNames(t, b, invoice.ClientQuery{Sort: invoice.ByOpen, Search: "e", Limit: 1}); !slices.Equal(got, []string{"Émile"}) {
		t.Errorf("a search got %v", got)
	}
	pay(t, b, zoe.ID, 300)
	want = []string{"Béa", "Durand SARL", "Émile", "albert", "Xavier", "Yann", "Zoé"}
	if got := clientNames(t, b, invoice.ClientQuery{Sort: invoice.ByOpen, Limit: 2}); !slices.Equal(got, want) {
		t.Errorf("paid: got %v, want %v", got, want)
	}
	rows, err := b.Clients(t.Context(), invoice.ClientQuery{Sort: invoice.ByOpen, Cursor: invoice.Cursor(fmt.Sprint(c.ID)), Backward: true})
	must(t, err)
	if len(rows) != 1 || rows[0].Name != "Béa" || rows[0].Open != 12000 {
		t.Errorf("before Durand: got %+v", rows)
	}
}
