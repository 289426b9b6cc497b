package invoice

import (
	"strings"
	"unicode/utf8"
)

// textRules: what is written says something, and can be written in XML.
var textRules = concat(hollowRules(), []Rule{
	{ID: "XML 1.0", About: "no sign that XML forbids", Field: FieldLines, Severe: true,
		Message: "Un texte contient un caractère invisible qui ne peut pas s'écrire : %s. Retapez-le.",
		whole:   func(x *examined) (string, bool) { return x.unwritable() }},
	{ID: "289 V", About: "no sign that was lost", Field: FieldLines,
		Message: "Un caractère a été perdu dans %s : retapez-le.",
		whole:   func(x *examined) (string, bool) { return x.lost() }},
})

// hollowRules refuse "-", "." or "néant" in the fields that the client reads:
// empty says it better, and the XML would carry it as a number or a note.
func hollowRules() []Rule {
	var list []Rule
	for _, f := range []struct {
		about, field string
		of           func(x *examined) string
	}{
		{"the order number says something", FieldOrder, func(x *examined) string { return x.OrderNumber }},
		{"the contract says something", FieldContract, func(x *examined) string { return x.Contract }},
		{"the notes say something", FieldNotes, func(x *examined) string { return x.Notes }},
		{"the conditions say something", FieldTerms, func(x *examined) string { return x.Terms }},
		{"the subject says something", FieldSubject, func(x *examined) string { return x.Subject }},
		{"the client's service code says something", ClientField(FieldServiceCode), func(x *examined) string { return x.Client.ServiceCode }},
		{"the client's commitment says something", ClientField(FieldCommitment), func(x *examined) string { return x.Client.Commitment }},
	} {
		list = append(list, Rule{ID: "BR-FR-05", About: f.about, Field: f.field, Severe: true,
			Message: "%s ne dit rien : videz ce champ ou complétez-le.",
			whole:   func(x *examined) (string, bool) { return cited(f.of(x)), hollow(f.of(x)) }})
	}
	list = append(list,
		Rule{ID: "289 I-5", About: "the reason of a correction says something", Field: FieldReason, Severe: true,
			Message: "%s ne dit pas pourquoi : erreur, retour, geste commercial…",
			whole:   func(x *examined) (string, bool) { return cited(x.Reason), x.corrects() && hollow(x.Reason) }},
		Rule{ID: "L441-9", About: "the words on early payment say something", Field: FieldTerms, Severe: true,
			Message: "La mention d'escompte des réglages, %s, ne dit rien : écrivez-la en entier.",
			whole: func(x *examined) (string, bool) {
				return cited(x.settings.DiscountTerms), x.Kind.Payable() && hollow(x.settings.DiscountTerms)
			}},
		Rule{ID: "L441-10", About: "the words on penalties say something", Field: FieldTerms, Severe: true,
			Message: "La mention des pénalités de retard des réglages, %s, ne dit rien : écrivez-la en entier.",
			whole: func(x *examined) (string, bool) {
				said := x.Kind.Payable() && x.Client.Professional() && x.Client.Type != Public
				return cited(x.settings.PenaltyTerms), said && hollow(x.settings.PenaltyTerms)
			}},
		Rule{ID: "293 E CGI", About: "the words of the franchise say something", Field: FieldTerms, Severe: true,
			Message: "La mention de la franchise des réglages, %s, ne dit rien : videz-la ou écrivez-la en entier.",
			whole: func(x *examined) (string, bool) {
				return cited(x.settings.FranchiseText), x.claims(FranchiseReason) && hollow(x.settings.FranchiseText)
			}})
	return list
}

// hollowWords are the words of who has nothing to write.
var hollowWords = map[string]bool{"": true, "n a": true, "na": true, "nc": true, "n c": true, "neant": true, "rien": true, "ras": true,
	"r a s": true, "aucun": true, "aucune": true, "aucun e": true, "vide": true, "sans objet": true, "so": true, "s o": true, "non": true,
	"null": true, "nil": true, "none": true, "nul": true, "x": true, "xx": true, "xxx": true, "test": true, "todo": true, "tbd": true,
	"a completer": true, "a remplir": true, "0": true}

// hollow says that a text is written and says nothing.
func hollow(text string) bool {
	if strings.TrimSpace(text) == "" {
		return false
	}
	words := bareWords(text)
	return hollowWords[words] || strings.IndexFunc(words, func(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > '\u00bf' }) < 0
}

// texts are all the texts that the page or the XML carries, with the place of
// each.
func (x *examined) texts(each func(place, text string) bool) bool {
	d, c, v := x.Document, &x.Client, x.seller
	for _, t := range [...]struct{ place, text string }{
		{"l'objet", d.Subject}, {"les notes", d.Notes}, {"le motif", d.Reason}, {"les conditions", d.Terms}, {"l'exécution", d.Execution},
		{"le numéro de commande", d.OrderNumber}, {"le numéro de contrat", d.Contract},
		{"le nom du client", c.Name}, {"le contact du client", c.Contact}, {"le téléphone du client", c.Phone}, {"l'e-mail du client", c.Email},
		{"le code service", c.ServiceCode}, {"l'engagement", c.Commitment},
		{"votre nom", v.Name}, {"votre enseigne", v.TradeName}, {"votre téléphone", v.Phone}, {"votre e-mail", v.Email}, {"votre titulaire de compte", v.AccountHolder},
		{"votre RCS", v.RCS}, {"votre assurance", v.Insurance}, {"votre médiateur", v.Mediator},
		{"vos pénalités", x.settings.PenaltyTerms}, {"votre escompte", x.settings.DiscountTerms}, {"votre mention de franchise", x.settings.FranchiseText},
	} {
		if t.text != "" && each(t.place, t.text) {
			return true
		}
	}
	for _, a := range []*Address{&c.Address, c.Delivery, c.Billing, &v.Address} {
		if a == nil {
			continue
		}
		for _, text := range append([]string{a.PostCode, a.City}, a.Lines...) {
			if each("une adresse", text) {
				return true
			}
		}
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		if each(l.Designation, l.Designation) || each(l.Designation, l.Description) || each(l.Designation, l.Unit) {
			return true
		}
	}
	return false
}

func (x *examined) unwritable() (place string, found bool) {
	found = x.texts(func(where, text string) bool {
		place = cited(where)
		return !utf8.ValidString(text) || strings.ContainsFunc(text, unwritable)
	})
	return place, found
}

func (x *examined) lost() (place string, found bool) {
	found = x.texts(func(where, text string) bool {
		place = cited(where)
		return utf8.ValidString(text) && strings.ContainsRune(text, utf8.RuneError)
	})
	return place, found
}

// unwritable says that XML 1.0 (section 2.2) has no way to write a rune.
func unwritable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}
