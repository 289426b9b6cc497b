package invoice

import "strconv"

// The fields that an Error or a Problem can point at: the keys of the JSON
// contract, which the screens use too.
const (
	FieldClient      = "client"
	FieldSubject     = "objet"
	FieldIssueDate   = "emission"
	FieldService     = "prestation"
	FieldDueDate     = "echeance"
	FieldOrder       = "commande"
	FieldContract    = "contrat"
	FieldSettledOn   = "payee_le"
	FieldCurrency    = "devise"
	FieldExchange    = "taux_change"
	FieldOperation   = "operation"
	FieldLines       = "lignes"
	FieldDiscount    = "remise"
	FieldValidUntil  = "validite"
	FieldExecution   = "execution"
	FieldAsked       = "acompte"
	FieldTerms       = "conditions"
	FieldReason      = "motif"
	FieldNotes       = "notes"
	FieldDesignation = "designation"
	FieldDescription = "description"
	FieldQuantity    = "quantite"
	FieldUnit        = "unite"
	FieldPrice       = "prix"
	FieldCategory    = "categorie"
	FieldVAT         = "tva"
	FieldDate        = "date"
	FieldAmount      = "montant"
	FieldMethod      = "moyen"
	FieldReference   = "reference"
	FieldInvoices    = "factures" // of a receipt

	// Of a client (after "client.") and of the seller (after "vendeur.").
	FieldType        = "type"
	FieldName        = "nom"
	FieldTradeName   = "enseigne"
	FieldContact     = "contact"
	FieldSIREN       = "siren"
	FieldSIRET       = "siret"
	FieldAddress     = "adresse"
	FieldPostCode    = "code_postal"
	FieldCity        = "ville"
	FieldCountry     = "pays"
	FieldEmail       = "email"
	FieldPhone       = "telephone"
	FieldDelivery    = "livraison"
	FieldBilling     = "facturation"
	FieldElectronic  = "adresse_electronique"
	FieldMandate     = "mandat"
	FieldCreditorID  = "ics"
	FieldExemption   = "exoneration"
	FieldServiceCode = "code_service"
	FieldCommitment  = "engagement"
	FieldPaymentDays = "delai"
	FieldActivity    = "activite"
	FieldRegime      = "regime"
	FieldIBAN        = "iban"
	FieldBIC         = "bic"
	FieldMediator    = "mediateur"
	FieldInsurance   = "assurance"
	FieldRCS         = "rcs"
	FieldPenalties   = "penalites"         // the words on late payment
	FieldEscompte    = "escompte"          // on early payment; of a document and a client, the discount
	FieldOffer       = "escompte_offert"   // of the settings: the discount for early payment
	FieldEscompteTax = "escompte_tva"      // what it does to the VAT
	FieldFranchise   = "mention_franchise" // of the franchise
	FieldPayLink     = "lien"              // of a page where to pay
	FieldPayWords    = "moyens"            // other ways to pay
	FieldNextNumber  = "prochain_numero"
)

// LineField is a field of the line at position i, from 0: "lignes[2].prix".
func LineField(i int, name string) string { return FieldLines + "[" + strconv.Itoa(i) + "]." + name }

// ClientField is a field of the document's client: "client.siren".
func ClientField(name string) string { return FieldClient + "." + name }

// SellerField is a field of the settings: "vendeur.siret".
func SellerField(name string) string { return "vendeur." + name }
