package cli

import (
	"encoding/json"

	"facturier/invoice"
)

type sellerView struct {
	SIRET         string      `json:"siret"`
	Name          string      `json:"nom"`
	TradeName     string      `json:"enseigne"`
	Address       addressView `json:"adresse"`
	Email         string      `json:"email"`
	Phone         string      `json:"telephone"`
	Activity      string      `json:"activite"`
	Regime        string      `json:"regime"`
	VATNumber     string      `json:"tva"`
	IBAN          string      `json:"iban"`
	BIC           string      `json:"bic"`
	AccountHolder string      `json:"titulaire"`
	Electronic    string      `json:"adresse_electronique"`
	CreditorID    string      `json:"ics"`
	Exemption     string      `json:"exoneration"`
	RCS           string      `json:"rcs"`
	Insurance     string      `json:"assurance"`
	Mediator      string      `json:"mediateur"`
}

type settingsView struct {
	Seller        sellerView    `json:"vendeur"`
	NextInvoice   string        `json:"prochain_numero"`
	NextQuote     string        `json:"prochain_devis"`
	NextCredit    string        `json:"prochain_avoir"`
	PaymentDays   int           `json:"delai"`
	ValidityDays  int           `json:"validite"`
	DefaultVAT    json.Number   `json:"taux_tva"`
	PenaltyTerms  string        `json:"penalites"`
	DiscountTerms string        `json:"escompte"`
	Escompte      *offerView    `json:"escompte_offert"`
	EscompteTax   string        `json:"escompte_tva"`
	FranchiseText string        `json:"mention_franchise"`
	QuoteTerms    string        `json:"conditions"`
	PaymentLink   string        `json:"lien"`
	PaymentWords  string        `json:"moyens"`
	QRCode        bool          `json:"qr"`
	OnDebits      bool          `json:"debits"`
	Logo          bool          `json:"logo"`
	Accent        string        `json:"accent"`
	Missing       []problemView `json:"manque"`
}

func viewSettings(s invoice.Settings, next map[invoice.Series]string) settingsView {
	v := s.Seller
	view := settingsView{
		Seller: sellerView{SIRET: v.SIRET, Name: v.Name, TradeName: v.TradeName, Address: viewAddress(v.Address), Email: v.Email, Phone: v.Phone,
			Activity: string(v.Activity), Regime: string(v.Regime), VATNumber: v.VATNumber, IBAN: v.IBAN, BIC: v.BIC,
			AccountHolder: v.AccountHolder, Electronic: v.ElectronicAddress, CreditorID: v.CreditorID, Exemption: v.Exemption, RCS: v.RCS, Insurance: v.Insurance, Mediator: v.Mediator},
		NextInvoice: next[invoice.InvoiceSeries], NextQuote: next[invoice.QuoteSeries], NextCredit: next[invoice.CreditSeries],
		PaymentDays: s.PaymentDays, ValidityDays: s.ValidityDays, DefaultVAT: rateNumber(s.DefaultVAT), PenaltyTerms: s.PenaltyTerms,
		DiscountTerms: s.DiscountTerms, Escompte: viewOffer(s.Escompte), EscompteTax: s.EscompteTax, FranchiseText: s.FranchiseText, QuoteTerms: s.QuoteTerms, OnDebits: s.OnDebits,
		PaymentLink: s.PaymentLink, PaymentWords: s.PaymentWords, QRCode: s.QRCode,
		Logo: len(s.Logo) > 0, Accent: s.Accent, Missing: []problemView{}}
	for _, p := range s.Missing() {
		view.Missing = append(view.Missing, problemView{p.Rule, p.Field, p.Message, p.Severe})
	}
	return view
}
