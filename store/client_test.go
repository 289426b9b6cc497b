package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"facturier/invoice"
	"facturier/store"
)

func addClients(t *testing.T, b *store.Book, names ...string) []invoice.Client {
	t.Helper()
	var list []invoice.Client
	for _, name := range names {
		list = append(list, invoice.Client{Type: invoice.Consumer, Name: name, Address: invoice.Address{City: "Sète"}})
	}
	list, err := b.AddClients(t.Context(), list)
	must(t, err)
	return list
}

func clientNames(t *testing.T, b *store.Book, q invoice.ClientQuery) []string {
	t.Helper()
	var names []string
	for {
		rows, err := b.Clients(t.Context(), q)
		must(t, err)
		if len(rows) == 0 {
			return names
		}
		var page []string
		for _, r := range rows {
			page = append(page, r.Name)
		}
		if q.Backward {
			names, q.Cursor = append(page, names...), rows[0].Cursor
		} else {
			names, q.Cursor = append(names, page...), rows[len(rows)-1].Cursor
		}
	}
}

func TestClientsByNameInWindowsBothWays(t *testing.T) {
	b, _ := newBook(t)
	addClients(t, b, "Émile Zola", "Zoé", "albert", "École du Port", "Zoé")
	want := []string{"albert", "Durand SARL", "École du Port", "Émile Zola", "Zoé", "Zoé"}
	for _, backward := range []bool{false, true} {
		if got := clientNames(t, b, invoice.ClientQuery{Limit: 2, Backward: backward}); !slices.Equal(got, want) {
			t.Errorf("backward %v: got %v, want %v", backward, got, want)
		}
	}
	for search, want := range map[string][]string{"eco": {"École du Port"}, "PORT école": {"École du Port"}, "ort": nil, "40483": {"Durand SARL"}, "sète zo": {"Émile Zola", "Zoé", "Zoé"}} {
		got := clientNames(t, b, invoice.ClientQuery{Search: search, Limit: 2})
		n, err := b.CountClients(t.Context(), invoice.ClientQuery{Search: search})
		if !slices.Equal(got, want) || err != nil || n != len(want) {
			t.Errorf("search %q: got %v, counted %d, %v, want %v", search, got, n, err, want)
		}
	}
}

func TestClientsShowWhatTheyOwe(t *testing.T) {
	b, c := newBook(t)
	issue(t, b, c, 300, today)
	pay(t, b, issue(t, b, c, 500, today).ID, 100)
	draft(t, b, c, 1000)
	pay(t, b, issue(t, b, c, 50, today).ID, 50)
	rows, err := b.Clients(t.Context(), invoice.ClientQuery{})
	must(t, err)
	if len(rows) != 1 || rows[0].Open != 70000 {
		t.Errorf("got %+v, want 700 € open", rows)
	}
}

func TestAnArchivedClientLeavesTheListAndStays(t *testing.T) {
	b, c := newBook(t)
	c, err := b.ArchiveClient(t.Context(), c.ID, true)
	must(t, err)
	if got := clientNames(t, b, invoice.ClientQuery{}); len(got) != 0 || !c.Archived {
		t.Errorf("got %v listed, archived %v", got, c.Archived)
	}
	if got := clientNames(t, b, invoice.ClientQuery{Archived: true}); len(got) != 1 {
		t.Errorf("got %v among the archived, want one", got)
	}
	if found, err := b.FindClient(t.Context(), "durand"); err != nil || found.ID != c.ID {
		t.Errorf("got %d, %v, want it still found", found.ID, err)
	}
	c, err = b.ArchiveClient(t.Context(), c.ID, false)
	must(t, err)
	if got := clientNames(t, b, invoice.ClientQuery{}); len(got) != 1 || c.Archived {
		t.Errorf("brought back: got %v, archived %v", got, c.Archived)
	}
}

func TestAddClientsIsAllOrNothing(t *testing.T) {
	b, _ := newBook(t)
	_, err := b.AddClients(t.Context(), []invoice.Client{durand(), {Type: invoice.Company, Name: "Faux", SIREN: "123456789"}})
	wantCode(t, err, invoice.CodeInvalid)
	if n, err := b.CountClients(t.Context(), invoice.ClientQuery{}); err != nil || n != 1 {
		t.Errorf("got %d clients, %v, want the one that was there", n, err)
	}
}

// Lists show the name of today: a search finds it, and the one on the page.
func TestARenamedClientIsFoundByBothNames(t *testing.T) {
	b, c := newBook(t)
	d, open := issue(t, b, c, 100, today), draft(t, b, c, 200)
	c.Name = "Menuiserie Lopez"
	_, err := b.SaveClient(t.Context(), c)
	must(t, err)
	for search, want := range map[string][]int64{"lopez": {open.ID, d.ID}, "durand": {d.ID}} {
		rows := walk(t, b, invoice.Query{Family: invoice.InvoiceFamily, Search: search})
		if !slices.Equal(ids(rows), want) {
			t.Errorf("search %q: got %v, want %v", search, ids(rows), want)
		}
		for _, r := range rows {
			if r.ClientName != "Menuiserie Lopez" {
				t.Errorf("search %q shows %q", search, r.ClientName)
			}
		}
	}
}

func TestFindClient(t *testing.T) {
	b, c := newBook(t)
	others := addClients(t, b, "Durand Frères", "Élodie Martin")
	for name, want := range map[string]int64{
		fmt.Sprint(c.ID): c.ID, "404 833 048": c.ID, "40483304800022": c.ID, "durand sarl": c.ID, "DURAND F": others[0].ID, "elodie": others[1].ID,
	} {
		if found, err := b.FindClient(t.Context(), name); err != nil || found.ID != want {
			t.Errorf("%q: got %d, %v, want %d", name, found.ID, err, want)
		}
	}
	_, err := b.FindClient(t.Context(), "durand")
	if e := wantCode(t, err, invoice.CodeAmbiguous); !strings.Contains(e.Hint, "Durand Frères") || !strings.Contains(e.Hint, "Durand SARL") {
		t.Errorf("got hint %q, want both named", e.Hint)
	}
	for _, name := range []string{"personne", "", "99", "732829320"} {
		_, err := b.FindClient(t.Context(), name)
		wantCode(t, err, invoice.CodeNotFound)
	}
}

func TestAClientOfADraftIsAddedInTheSameGesture(t *testing.T) {
	b, _ := newBook(t)
	d := invoice.NewInvoice(settings(), invoice.Client{Type: invoice.Consumer, Name: "Zoé Lambert"}, today)
	d, err := b.SaveDraft(t.Context(), d)
	must(t, err)
	if found, err := b.FindClient(t.Context(), "zoe"); err != nil || found.ID != d.Client.ID {
		t.Errorf("got client %d, %v, want %d", found.ID, err, d.Client.ID)
	}
	d = invoice.NewInvoice(settings(), invoice.Client{Type: invoice.Company, Name: "Faux", SIREN: "123456789"}, today)
	_, err = b.SaveDraft(t.Context(), d)
	if e := wantCode(t, err, invoice.CodeInvalid); e.Field != "client.siren" {
		t.Errorf("got field %q, want client.siren", e.Field)
	}
	if n, err := b.CountDocuments(t.Context(), invoice.Query{Family: invoice.InvoiceFamily}); err != nil || n != 1 {
		t.Errorf("got %d documents, %v, want 1", n, err)
	}
}

func TestNumberingGoesOnFromAnotherTool(t *testing.T) {
	b, c := newBook(t)
	ctx := t.Context()
	must(t, b.SetNextNumber(ctx, "FA2026-088", today))
	if n, err := b.NextNumber(ctx, invoice.InvoiceSeries, today); err != nil || n != "FA2026-088" {
		t.Errorf("got %s, %v, want FA2026-088", n, err)
	}
	if d := issue(t, b, c, 100, today); d.Number != "FA2026-088" {
		t.Errorf("got %s, want FA2026-088", d.Number)
	}
	must(t, b.SetNextNumber(ctx, "FA2026-089", today)) // what it is already
	wantCode(t, b.SetNextNumber(ctx, "FA2026-100", today), invoice.CodeRefused)
	wantCode(t, b.SetNextNumber(ctx, "A2026-0001", today), invoice.CodeInvalid)
	wantCode(t, b.SetNextNumber(ctx, "rien", today), invoice.CodeInvalid)
	if n, err := b.NextNumber(ctx, invoice.QuoteSeries, today); err != nil || n != "D2026-001" {
		t.Errorf("quotes: got %s, %v, want D2026-001", n, err)
	}
	wantSound(t, b)
}

func TestSettingsKeepTheLogo(t *testing.T) {
	b, _ := newBook(t)
	s := settings()
	s.Logo, s.Accent, s.Done = []byte{1, 2, 3}, "#1f4e79", true
	must(t, b.SaveSettings(t.Context(), s))
	got, err := b.Settings(t.Context())
	must(t, err)
	if string(got.Logo) != string(s.Logo) || got.Accent != s.Accent || !got.Done || got.Seller.Name != "Jeanne Martin" {
		t.Errorf("got %+v", got)
	}
}
