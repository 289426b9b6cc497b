package main

import (
	"fmt"
	"slices"
	"strings"

	"facturier/invoice"
)

// scenarios are one document, at least, of each case that the product knows.
func scenarios() []scenario {
	return slices.Concat(kinds(), taxes(), rates(), parties(), terms(), texts(), indemnities())
}

func kinds() []scenario {
	whole := invoice.CreditRequest{Reason: "Commande annulée par le client"}
	part := invoice.CreditRequest{Amount: 100_00, Reason: "Geste commercial"}
	deposit := convert("acompte", invoice.Conversion{Deposit: invoice.Discount{Rate: 3000}})
	second := convert("acompte2", invoice.Conversion{Deposit: invoice.Discount{Amount: 200_00}})
	balance := convert("solde", invoice.Conversion{Balance: true})
	early := company() // its balance offers what its deposit cannot
	early.Escompte = invoice.Escompte{Rate: 250, Days: 10}
	return []scenario{
		{name: "facture-franchise", seller: "franchise", client: company()},
		{name: "facture-franchise-numero-tva", seller: "registered", client: company()},
		{name: "devis-franchise", seller: "franchise", client: company(), kind: invoice.Quote, then: []step{deposit, second, balance, credit(whole)}},
		{name: "devis-tva", seller: "liable", client: company(), kind: invoice.Quote, draft: severalRates, then: []step{deposit, balance}},
		{name: "devis-particulier", seller: "builder", client: consumer(), kind: invoice.Quote, then: []step{convert("facture", invoice.Conversion{})}},
		{name: "devis-escompte", seller: "liable", client: early, kind: invoice.Quote, draft: severalRates, then: []step{deposit, balance}},
		{name: "avoir-total", seller: "liable", client: company(), draft: severalRates, then: []step{credit(whole)}},
		{name: "avoir-partiel", seller: "franchise", client: company(), then: []step{credit(part)}},
		{name: "avoir-partiel-tva", seller: "liable", client: company(), draft: severalRates, then: []step{credit(part)}},
		{name: "facture-remplacee", seller: "franchise", client: company(),
			then: []step{rectify("Erreur de quantité", func(d *invoice.Document) { d.Lines[0].Quantity = 2000 })}},
		{name: "facture-remplacee-tva", seller: "liable", client: company(), draft: severalRates,
			then: []step{rectify("Adresse inexacte", func(d *invoice.Document) { d.Notes = "Merci de votre confiance." })}},
		{name: "payee-virement", seller: "franchise", client: company(), draft: settled(invoice.Transfer)},
		{name: "payee-carte", seller: "liable", client: consumer(), draft: settled(invoice.Card)},
		{name: "payee-especes", seller: "franchise", client: consumer(), draft: func(d *invoice.Document) {
			settled(invoice.Cash)(d)
			d.Lines[0].Quantity = 1000
		}},
	}
}

func settled(m invoice.Method) func(*invoice.Document) {
	return func(d *invoice.Document) { d.SettledOn, d.Means = today.AddDays(-2), m }
}

func severalRates(d *invoice.Document) {
	for _, rate := range []invoice.Rate{1000, 550} {
		l := d.Lines[0]
		l.Designation, l.VAT, l.Price = "Fourniture à "+rate.String(), rate, 33_3300
		d.Lines = append(d.Lines, l)
	}
	d.Lines[0].Discount = invoice.Discount{Rate: 1000}
	d.Lines[1].Discount = invoice.Discount{Amount: 5_01}
	d.Discount = invoice.Discount{Amount: 12_34}
}

func taxes() []scenario {
	goods := func(d *invoice.Document) {
		d.Operation = invoice.Goods
		d.Lines[0].Designation, d.Lines[0].Unit = "Tasse en grès émaillé, modèle Lune", "pièce"
	}
	return []scenario{
		{name: "autoliquidation-union", seller: "liable", client: belgian()},
		{name: "autoliquidation-union-franchise", seller: "registered", client: belgian()},
		{name: "autoliquidation-batiment", seller: "builder", client: company(), draft: exempt(invoice.SubcontractingReason)},
		{name: "batiment-franchise", seller: "franchise", client: company()},
		{name: "biens-union", seller: "liable", client: belgian(), draft: func(d *invoice.Document) {
			goods(d)
			exempt(invoice.IntraCommunityReason)(d)
		}},
		{name: "biens-union-franchise", seller: "registered", client: belgian(), draft: func(d *invoice.Document) {
			goods(d)
			exempt(invoice.FranchiseReason)(d)
		}},
		{name: "export", seller: "liable", client: swiss(), draft: func(d *invoice.Document) {
			goods(d)
			exempt(invoice.ExportReason)(d)
		}},
		{name: "service-hors-union", seller: "liable", client: swiss()},
		{name: "service-hors-union-franchise", seller: "franchise", client: swiss()},
		{name: "exoneree-261", seller: "exempt", client: company()},
		{name: "exoneree-261-et-tva", seller: "exempt", client: company(), draft: func(d *invoice.Document) {
			l := d.Lines[0]
			l.Designation, l.Category, l.VAT, l.Exemption = "Location de salle équipée", invoice.StandardRated, 2000, ""
			d.Lines = append(d.Lines, l)
		}},
		{name: "debits", seller: "debits", client: company()},
		{name: "biens", seller: "liable", client: company(), draft: goods},
		{name: "mixte", seller: "liable", client: company(), draft: func(d *invoice.Document) { d.Operation = invoice.Mixed }},
	}
}

func exempt(code string) func(*invoice.Document) {
	return func(d *invoice.Document) {
		reason, _ := invoice.ExemptionOf(code)
		for i := range d.Lines {
			d.Lines[i].Category, d.Lines[i].VAT, d.Lines[i].Exemption = reason.Category, 0, code
		}
	}
}

// rates are an invoice at each official rate, with discounts.
func rates() []scenario {
	var all []scenario
	for _, rate := range invoice.VATRates {
		all = append(all, scenario{name: fmt.Sprintf("taux-%d", rate), seller: "liable", client: company(), draft: func(d *invoice.Document) {
			d.Lines[0].VAT, d.Lines[0].Discount, d.Discount = rate, invoice.Discount{Rate: 333}, invoice.Discount{Rate: 500}
		}})
	}
	return all
}

func parties() []scenario {
	withDelivery := company()
	delivery := address("Quai de la Consigne 2", "34200", "Sète", "FR")
	withDelivery.Delivery = &delivery
	withBilling := company()
	billing := address("BP 412, service factures", "75008", "Paris", "FR")
	withBilling.Billing = &billing
	suffixed := company()
	suffixed.ElectronicAddress = suffixed.SIREN + "_SERVICE_ACHATS"
	return []scenario{
		{name: "particulier", seller: "franchise", client: consumer()},
		{name: "particulier-sans-email", seller: "franchise", client: unreachable()},
		{name: "particulier-tva", seller: "liable", client: consumer()},
		{name: "particulier-etranger", seller: "franchise", client: tourist()},
		{name: "public", seller: "franchise", client: public()},
		{name: "public-marche", seller: "liable", client: public(), draft: func(d *invoice.Document) { d.Contract = "2026-MAPA-017" }},
		{name: "etranger-union", seller: "registered", client: belgian()},
		{name: "livraison", seller: "liable", client: withDelivery, draft: func(d *invoice.Document) { d.Operation = invoice.Goods }},
		{name: "facturation", seller: "liable", client: withBilling},
		{name: "adresse-electronique", seller: "builder", client: suffixed},
	}
}

func terms() []scenario {
	all := []scenario{
		{name: "commande-contrat", seller: "franchise", client: company(), draft: func(d *invoice.Document) {
			d.OrderNumber, d.Contract = "PO-2026/77", "C-2025-8"
		}},
		{name: "periode", seller: "liable", client: company(), draft: func(d *invoice.Document) {
			d.ServiceStart, d.ServiceEnd = today.AddDays(-40), today.AddDays(-10)
		}},
		{name: "dates-par-ligne", seller: "liable", client: company(), draft: func(d *invoice.Document) {
			l := d.Lines[0]
			l.Designation = "Intégration de la page"
			d.Lines = append(d.Lines, l)
			d.ServiceStart, d.ServiceEnd = today.AddDays(-20), today.AddDays(-2)
			d.Lines[0].Date, d.Lines[1].Date = today.AddDays(-20), today.AddDays(-2)
		}},
		{name: "escompte-franchise", seller: "franchise", client: company(), draft: escompte},
		{name: "escompte-tva", seller: "liable", client: company(), draft: func(d *invoice.Document) {
			severalRates(d)
			escompte(d)
		}},
		{name: "escompte-particulier", seller: "franchise", client: consumer(), draft: escompte},
		{name: "escompte-dollars", seller: "liable", client: company(), draft: func(d *invoice.Document) {
			d.Currency, d.ExchangeRate = "USD", 921_500
			escompte(d)
		}},
		{name: "dollars", seller: "liable", client: company(), draft: func(d *invoice.Document) {
			d.Currency, d.ExchangeRate = "USD", 921_500
		}},
		{name: "francs-suisses", seller: "franchise", client: swiss(), draft: func(d *invoice.Document) {
			d.Currency, d.ExchangeRate = "CHF", 1_064_300
		}},
	}
	for _, m := range invoice.Methods {
		client := company()
		client.Mandate = "RUM-2026-0042"
		all = append(all, scenario{name: "moyen-" + string(m), seller: "liable", client: client, draft: func(d *invoice.Document) {
			d.Means = m
			if m == invoice.Cash {
				d.Lines[0].Quantity = 1000
			}
		}})
	}
	return all
}

func escompte(d *invoice.Document) { d.Escompte = invoice.Escompte{Rate: 200, Days: 8} }

func texts() []scenario {
	lines := func(n int) func(*invoice.Document) {
		return func(d *invoice.Document) {
			l := d.Lines[0]
			d.Lines = nil
			for i := range n {
				l.Designation = fmt.Sprintf("Page %d de l’aide en ligne", i+1)
				l.Description = ""
				if i%4 == 0 {
					l.Description = "Rédaction, relecture,\nmise en page et captures d’écran."
				}
				d.Lines = append(d.Lines, l)
			}
		}
	}
	hostile := company()
	hostile.Name = "O'Brien; <script> 🎉 & Fils"
	return []scenario{
		{name: "lignes-3", seller: "franchise", client: company(), draft: lines(3)},
		{name: "lignes-30", seller: "liable", client: company(), draft: lines(30)},
		{name: "lignes-120", seller: "franchise", client: company(), draft: lines(120)},
		{name: "texte-hostile", seller: "franchise", client: hostile, draft: func(d *invoice.Document) {
			d.Lines[0].Designation = "Étude ]]> & <b>gras</b> \u202Eabc 漢字 e\u0301te\u0301 🎉 n\u00ADo 𝒳"
			d.Notes = "Œuvre n° 12 : « ça coûte 3 € »…"
		}},
		{name: "texte-10-ko", seller: "franchise", client: company(), draft: func(d *invoice.Document) {
			d.Lines[0].Description = strings.TrimSpace(strings.Repeat("Une longue description, mot après mot.\n", 256))
		}},
	}
}

// indemnities are documents of penalties, each in a book of its own: what comes
// after has an earlier date.
func indemnities() []scenario {
	whole := credit(invoice.CreditRequest{Reason: "Geste commercial"})
	dollars := func(d *invoice.Document) {
		late(d)
		d.Currency, d.ExchangeRate = "USD", 921_500
	}
	return []scenario{
		{name: "penalites-franchise", seller: "franchise/late", client: company(), draft: late, then: []step{penalties(), whole}},
		{name: "penalites-tva", seller: "liable/late", client: company(), draft: late, then: []step{penalties(), whole}},
		{name: "penalites-debits", seller: "debits/late", client: company(), draft: late, then: []step{penalties()}},
		{name: "penalites-public", seller: "franchise/late-public", client: public(), draft: late, then: []step{penalties()}},
		{name: "penalites-union", seller: "registered/late", client: belgian(), draft: late, then: []step{penalties()}},
		{name: "penalites-devise", seller: "liable/late-abroad", client: swiss(), draft: dollars, then: []step{penalties()}},
	}
}
