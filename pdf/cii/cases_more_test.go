package cii_test

import (
	"strings"

	"facturier/invoice"
)

// exemptions: every reason to charge no VAT.
func exemptions(add adder) {
	v, f := liable(), franchised()
	add("autoliquidation-union", taxed(v, belgian(), invoice.ReverseChargeReason, invoice.Services), v)
	add("autoliquidation-batiment", taxed(v, company(), invoice.SubcontractingReason, invoice.Services), v)
	intra := taxed(v, belgian(), invoice.IntraCommunityReason, invoice.Goods)
	add("intracommunautaire", intra, v)
	intra.ServiceStart, intra.ServiceEnd = earlier, today
	add("intracommunautaire-periode", intra, v)
	intra.ServiceEnd, intra.Client.Delivery = 0, &invoice.Address{Lines: []string{"Kaai 12"}, PostCode: "9000", City: "Gand", Country: "BE"}
	add("intracommunautaire-livraison", intra, v)
	add("exportation", taxed(v, american(), invoice.ExportReason, invoice.Goods), v)
	outside := taxed(v, american(), invoice.OutOfScopeReason, invoice.Services)
	outside.Discount = invoice.Discount{Rate: 500}
	add("hors-union", outside, v)
	swiss := american()
	swiss.VATNumber, swiss.Address.Country = "CHE116281710", "CH"
	add("hors-union-franchise", taxed(f, swiss, invoice.OutOfScopeReason, invoice.Services), f)
	for _, e := range invoice.Exemptions {
		if e.Category == invoice.ExemptFromTax && e.Code != invoice.FranchiseReason {
			add("exoneration-"+strings.ToLower(e.Code), taxed(v, company(), e.Code, invoice.Services), v)
		}
	}
	mixed := draft(v, company())
	mixed.Lines[1].SetTax(invoice.Tax{Category: invoice.ExemptFromTax, Exemption: "VATEX-FR-CGI261-4"})
	mixed.Discount = invoice.Discount{Amount: 33_33}
	add("tva-et-exoneration", mixed, v)
}

// rates: every rate, several at once, discounts, VAT on debits.
func rates(add adder) {
	v := liable()
	for _, rate := range invoice.VATRates {
		d := draft(v, company())
		for i := range d.Lines {
			d.Lines[i].VAT = rate
		}
		add("taux-"+strings.NewReplacer(",", "-", "\u00a0%", "").Replace(rate.String()), d, v)
	}
	several := draft(v, company())
	several.Lines[1].VAT = 1000
	several.Lines = append(several.Lines, several.Lines[1])
	several.Lines[2].VAT, several.Lines[2].Discount = 550, invoice.Discount{Rate: 1250}
	several.Lines[0].Discount = invoice.Discount{Amount: 25_50}
	add("plusieurs-taux", several, v)
	several.Discount = invoice.Discount{Rate: 1000}
	add("plusieurs-taux-remise-part", several, v)
	several.Discount = invoice.Discount{Amount: 99_99}
	add("plusieurs-taux-remise-somme", several, v)
	debits := v
	debits.OnDebits = true
	add("debits", several, debits)
}

// clients: who is invoiced, and where.
func clients(add adder) {
	f, v := franchised(), liable()
	add("particulier", draft(f, consumer()), f)
	nowhere := consumer()
	nowhere.Email = ""
	add("particulier-sans-courriel", draft(f, nowhere), f)
	public := company()
	public.Type, public.Name, public.SIREN, public.SIRET = invoice.Public, "Mairie de Lunel", "213401458", "21340145800019"
	public.ServiceCode, public.Commitment = "COMPTA-01", "EJ-2026-118"
	add("public", draft(f, public), f)
	ordered := draft(f, public)
	ordered.OrderNumber, ordered.Contract = "BC-77", "M-2026-12"
	add("public-marche", ordered, f)
	moved := company()
	moved.Delivery = &invoice.Address{Lines: []string{"Quai 4", "Zone nord", "Bâtiment B", "Porte 12"}, PostCode: "26000", City: "Valence"}
	moved.Billing = &invoice.Address{Lines: []string{"BP 12"}, PostCode: "75008", City: "Paris CEDEX 08", Country: "FR"}
	add("adresses", draft(v, moved), v)
	reached := company()
	reached.ElectronicAddress = "552100554_COMPTA"
	suffixed := f
	suffixed.Seller.ElectronicAddress = "732829320_FACTURES"
	add("adresses-electroniques", draft(suffixed, reached), suffixed)
	add("etranger-particulier", draft(v, func() invoice.Client {
		c := belgian()
		c.Type, c.VATNumber = invoice.Consumer, ""
		return c
	}()), v)
}

// details: dates, means of payment, numbers of the client, currency.
func details(add adder) {
	f, v := franchised(), liable()
	d := draft(f, company())
	d.Subject, d.Notes, d.OrderNumber, d.Contract = "Refonte du site", "Merci de votre confiance.\nÀ bientôt.", "BC-2026/118", "C-12"
	d.ServiceStart = earlier
	add("prestation-un-jour", d, f)
	d.ServiceEnd = today
	d.Lines[0].Date, d.Lines[1].Date = earlier, today
	add("prestation-periode", d, f)
	for _, op := range []invoice.Operation{invoice.Goods, invoice.Mixed} {
		d.Operation = op
		add("operation-"+string(op), d, f)
	}
	for _, method := range invoice.Methods {
		d.Means, d.Client.Mandate = method, "RUM-2026-001"
		debiting := f
		debiting.Seller.CreditorID = "FR12ZZZ123456"
		add("moyen-"+string(method), d, debiting)
		paid := d
		paid.SettledOn = today.AddDays(-2)
		add("acquittee-"+string(method), paid, debiting)
	}
	noAccount := f
	noAccount.Seller.IBAN, noAccount.Seller.BIC = "", ""
	d.Means = ""
	add("sans-iban", d, noAccount)
	foreign := draft(v, american())
	foreign.Currency, foreign.ExchangeRate = "USD", 921_500
	foreign.Discount = invoice.Discount{Rate: 333}
	add("devise", foreign, v)
	exempt := draft(f, company())
	exempt.Currency, exempt.ExchangeRate = "CHF", 1_062_300
	add("devise-franchise", exempt, f)
}

// extremes: texts, sums and numbers of lines at their limits.
func extremes(add adder) {
	f, v := franchised(), liable()
	d := draft(f, company())
	d.Lines[0].Designation = "Crème brûlée 🍮 <b>&amp; “guillemets” ]]></b> 日本語"
	d.Lines[0].Description = strings.Repeat("Une description qui n’en finit pas. 🐌\n", 260)
	d.Lines[1].Description = "retour\r\nà la\tligne \u200d\u00a0 fin"
	d.Notes = strings.Repeat("Des notes à n’en plus finir. ", 300)
	add("textes", d, f)
	big := draft(v, company())
	big.Lines[0].Quantity, big.Lines[0].Price, big.Lines[0].Unit = 999_999_999, 99_999_9999, "m²"
	big.Lines[1].Quantity, big.Lines[1].Price, big.Lines[1].Unit = 1, 1, "mot"
	add("sommes", big, v)
	free := draft(v, company())
	free.Lines[1].Price = 0
	free.Lines = append(free.Lines, free.Lines[0])
	free.Lines[2].Discount = invoice.Discount{Rate: invoice.FullRate}
	add("lignes-gratuites", free, v)
	long := draft(v, company())
	for len(long.Lines) < invoice.MaxLines {
		l := long.Lines[len(long.Lines)%2]
		l.VAT, l.Quantity = invoice.VATRates[len(long.Lines)%len(invoice.VATRates)], invoice.Quantity(len(long.Lines)*7)
		l.Discount = invoice.Discount{Rate: invoice.Rate(len(long.Lines))}
		long.Lines = append(long.Lines, l)
	}
	long.Discount = invoice.Discount{Rate: 777}
	add("cinq-cents-lignes", long, v)
}

// lastly: what came later, so that the numbers of the others stay.
func lastly(add adder) {
	f := franchised()
	d := draft(f, company())
	d.Client.Commitment, d.OrderNumber = "EJ-2026-118", "BC-77"
	add("commande-engagement", d, f)
	v := liable()
	early := draft(f, company())
	early.Escompte = invoice.Escompte{Rate: 200, Days: 8}
	add("escompte-franchise", early, f)
	several := draft(v, company())
	several.Lines[1].VAT, several.Escompte = 1000, invoice.Escompte{Rate: 150, Until: today.AddDays(10)}
	add("escompte-deux-taux", several, v)
	private := draft(f, consumer())
	private.Escompte = early.Escompte
	add("escompte-particulier", private, f)
}
