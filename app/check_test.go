package app

import (
	"strings"
	"testing"

	"facturier/invoice"
)

func TestCharactersThatDoNotPrintAreSaid(t *testing.T) {
	a := ready(t)
	d, err := a.NewDraft(t.Context(), invoice.Invoice, 0)
	if err != nil {
		t.Fatal(err)
	}
	d.Client = invoice.Client{Type: invoice.Company, Name: "Fête 🎉"}
	d.Client.Address = invoice.Address{Lines: []string{"1 rue 木"}, City: "Ōsaka"}
	d.Subject, d.Notes, d.OrderNumber = "日 de repos", "Merci 🙏", "BC 令和八年十月"
	d.Lines = []invoice.Line{{Designation: "Pose d’été", Quantity: 1000}, {Designation: "Dépose", Description: "soignée\n🎉", Quantity: 1000}}
	problems, err := a.Check(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		if strings.Contains(p.Message, "imprime") {
			got = append(got, p.Field+" "+p.Message)
			if p.Severe {
				t.Errorf("%s: %q keeps the document from being issued", p.Field, p.Message)
			}
		}
	}
	end := " ne s'imprime pas\u00a0: il sera remplacé par «\u00a0\uFFFD\u00a0»."
	many := "commande «\u00a0令\u00a0», «\u00a0八\u00a0», «\u00a0十\u00a0» et 3 autres ne s'impriment pas\u00a0: ils seront remplacés par «\u00a0\uFFFD\u00a0»."
	want := "client.nom «\u00a0🎉\u00a0»" + end + "\nobjet «\u00a0日\u00a0»" + end + "\n" + many + "\nnotes «\u00a0🙏\u00a0»" + end +
		"\nclient.adresse «\u00a0木\u00a0»" + end + "\nlignes[1].description «\u00a0🎉\u00a0»" + end
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
