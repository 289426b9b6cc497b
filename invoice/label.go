package invoice

import "strings"

// word is a value and what people call it: its label, then other words for it.
type word[T ~string] struct {
	value  T
	label  string
	others []string
}

var stateWords = []word[State]{
	{Draft, "brouillon", nil}, {Issued, "émise", nil}, {Delivered, "envoyée", nil}, {PartPaid, "payée en partie", []string{"partielle"}},
	{Paid, "payée", nil}, {Overdue, "en retard", []string{"retard"}}, {Cancelled, "annulée", nil},
	{QuoteSent, "envoyé", nil}, {QuoteAccepted, "accepté", nil}, {QuoteRefused, "refusé", nil}, {QuoteExpired, "expiré", nil},
	{QuoteInvoiced, "facturé", nil}, {QuoteReplaced, "remplacé", nil},
	{FilterDueSoon, "à échéance sous 7 jours", nil}, {FilterOpen, "à encaisser", nil}, {FilterExpiring, "expire sous 7 jours", nil},
}

var kindWords = []word[Kind]{
	{Quote, "devis", nil}, {Invoice, "facture", nil}, {Deposit, "facture d'acompte", nil}, {Balance, "facture de solde", nil}, {CreditNote, "avoir", nil},
	{CorrectedInvoice, "facture rectificative", nil},
}

var methodWords = []word[Method]{
	{Transfer, "virement", []string{"vir"}}, {Card, "carte", []string{"cb"}}, {Cheque, "chèque", []string{"chq"}},
	{Cash, "espèces", []string{"liquide"}}, {DirectDebit, "prélèvement", nil}, {OtherMethod, "autre", nil}, {EarlyDiscount, "escompte accordé", nil},
}

var clientWords = []word[ClientType]{
	{Company, "entreprise", []string{"societe", "professionnel", "pro"}}, {Consumer, "particulier", []string{"consommateur"}},
	{Public, "public", []string{"organisme public", "collectivite"}}, {Foreign, "étranger", nil},
}

var operationWords = []word[Operation]{
	{Services, "services", []string{"service", "prestations"}}, {Goods, "biens", []string{"ventes", "vente", "bien"}}, {Mixed, "mixte", []string{"les deux"}},
}

var regimeWords = []word[Regime]{
	{Franchise, "franchise", []string{"franchise en base", "293 b"}}, {Liable, "TVA", []string{"assujetti", "reel"}},
}

// ClientTypes are all the types of client, in the order in which they are offered.
var ClientTypes = []ClientType{Company, Consumer, Public, Foreign}

// Operations are all the natures of operation, in the order in which they are offered.
var Operations = []Operation{Services, Goods, Mixed}

// Label is the state in words: "en retard".
func (s State) Label() string { return labelOf(stateWords, s) }

// Label is the kind in words: "facture d'acompte".
func (k Kind) Label() string { return labelOf(kindWords, k) }

// Label is the means of payment in words: "chèque".
func (m Method) Label() string { return labelOf(methodWords, m) }

// Label is the type of client in words: "étranger".
func (t ClientType) Label() string { return labelOf(clientWords, t) }

// Label is the nature of operation in words: "services".
func (o Operation) Label() string { return labelOf(operationWords, o) }

// Label is the VAT regime in words: "franchise".
func (r Regime) Label() string { return labelOf(regimeWords, r) }

func labelOf[T ~string](words []word[T], value T) string {
	for _, w := range words {
		if w.value == value {
			return w.label
		}
	}
	return string(value)
}

// ParseState reads a state or a filter by its word or its label, accents and
// case folded: "en_retard", "En retard".
func ParseState(text string) (State, error) { return parseWord(stateWords, text, "un état") }

// ParseMethod reads a means of payment: "cheque", "Chèque", "CB".
func ParseMethod(text string) (Method, error) {
	m, err := parseWord(methodWords, text, "un moyen de paiement")
	return m, At(err, FieldMethod)
}

// ParseClientType reads a type of client: "particulier", "étranger".
func ParseClientType(text string) (ClientType, error) {
	t, err := parseWord(clientWords, text, "un type de client")
	return t, At(err, FieldType)
}

// ParseOperation reads a nature of operation: "services", "ventes" or "biens", "mixte".
func ParseOperation(text string) (Operation, error) {
	return parseWord(operationWords, text, "une nature d'opération")
}

// ParseRegime reads a VAT regime: "franchise", "tva".
func ParseRegime(text string) (Regime, error) {
	r, err := parseWord(regimeWords, text, "un régime de TVA")
	return r, At(err, FieldRegime)
}

func parseWord[T ~string](words []word[T], text, what string) (T, error) {
	wanted := Fold(strings.ReplaceAll(Clean(text), "_", " "))
	var offered []string
	for _, w := range words {
		if wanted == Fold(w.label) || wanted == Fold(strings.ReplaceAll(string(w.value), "_", " ")) {
			return w.value, nil
		}
		for _, other := range w.others {
			if wanted == other {
				return w.value, nil
			}
		}
		offered = append(offered, string(w.value))
	}
	return "", Invalid("", cited(text)+" n'est pas "+what+".", "Écrivez "+strings.Join(offered, ", ")+".")
}
