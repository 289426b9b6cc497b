package invoice

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// textRules: what is written says something, and can be written in XML.
var textRules = concat(hollowRules(), []Rule{
	{ID: "XML 1.0 § 2.2", About: "no sign that XML forbids", Severe: true,
		Message: "Ce texte contient un caractère invisible qui ne peut pas s'écrire : retapez-le.",
		whole: func(x *examined) (string, bool) {
			return x.find(func(text string) bool {
				return !utf8.ValidString(text) || strings.ContainsFunc(text, unwritable)
			})
		}},
	{ID: "289 V", About: "no sign that was lost",
		Message: "Un caractère de ce texte a été perdu (\ufffd) : retapez-le.",
		whole: func(x *examined) (string, bool) {
			return x.find(func(text string) bool {
				return utf8.ValidString(text) && strings.ContainsRune(text, utf8.RuneError)
			})
		}},
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
		{"the client's service code says something", ClientField(FieldServiceCode), func(x *examined) string { return x.Client.ServiceCode }},
		{"the client's commitment says something", ClientField(FieldCommitment), func(x *examined) string { return x.Client.Commitment }},
	} {
		list = append(list, Rule{ID: "BR-FR-05", About: f.about, Field: f.field, Severe: true,
			Message: "%s ne dit rien : videz ce champ ou complétez-le.",
			whole:   func(x *examined) (string, bool) { return cites(f.of(x), hollow(f.of(x))) }})
	}
	list = append(list,
		Rule{ID: "289 I-5", About: "the reason of a correction says something", Field: FieldReason, Severe: true,
			Message: "%s ne dit pas pourquoi : erreur, retour, geste commercial…",
			whole:   func(x *examined) (string, bool) { return cites(x.Reason, x.corrects() && hollow(x.Reason)) }},
		Rule{ID: "L441-9", About: "the words on early payment say something", Field: SellerField(FieldEscompte), Severe: true,
			Message: "La mention d'escompte des réglages, %s, ne dit rien : écrivez-la en entier.",
			whole: func(x *examined) (string, bool) {
				return cites(x.settings.DiscountTerms, x.Kind.Payable() && mute(x.settings.DiscountTerms, noteLetters))
			}},
		Rule{ID: "L441-10", About: "the words on penalties say something", Field: SellerField(FieldPenalties), Severe: true,
			Message: "La mention des pénalités de retard des réglages, %s, ne dit rien : écrivez-la en entier.",
			whole: func(x *examined) (string, bool) {
				said := x.Kind.Payable() && x.Client.Professional() && x.Client.Type != Public
				return cites(x.settings.PenaltyTerms, said && mute(x.settings.PenaltyTerms, noteLetters))
			}},
		Rule{ID: "293 E CGI", About: "the words of the franchise say something", Field: SellerField(FieldFranchise), Severe: true,
			Message: "La mention de la franchise des réglages, %s, ne dit rien : videz-la ou écrivez-la en entier.",
			whole: func(x *examined) (string, bool) {
				return cites(x.settings.FranchiseText, x.claims(FranchiseReason) && mute(x.settings.FranchiseText, articleLetters))
			}})
	return list
}

// hollowWords are the words of who has nothing to write.
var hollowWords = map[string]bool{"": true, "n a": true, "na": true, "nc": true, "n c": true, "neant": true, "rien": true, "ras": true,
	"r a s": true, "aucun": true, "aucune": true, "aucun e": true, "vide": true, "sans objet": true, "so": true, "s o": true, "non": true,
	"null": true, "nil": true, "none": true, "nul": true, "x": true, "xx": true, "xxx": true, "test": true, "todo": true, "tbd": true,
	"a completer": true, "a remplir": true, "0": true}

// longestHollow is as many letters as the longest of them has, or more.
var longestHollow = len(slices.MaxFunc(slices.Collect(maps.Keys(hollowWords)), func(a, b string) int { return cmp.Compare(len(a), len(b)) }))

// hollow says that a text is written and says nothing. Most are too long for
// it, which is seen before they are folded.
func hollow(text string) bool {
	if strings.TrimSpace(text) == "" {
		return false
	}
	said := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) }
	length := 0
	for _, r := range text {
		if said(r) {
			length++
		}
		if length > longestHollow {
			return false
		}
	}
	words := strings.FieldsFunc(Fold(text), func(r rune) bool { return !said(r) })
	return hollowWords[strings.Join(words, " ")]
}

// The fewest letters that a wording of the law can be said in: a note of the
// law is a sentence, the franchise an article ("Art. 293 B").
const (
	noteLetters    = 6
	articleLetters = 3
)

// mute says that a wording is written and cannot say what the law wants said:
// nothing, or hardly a letter ("G", "12 %").
func mute(text string, fewest int) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return hollow(text) || text != "" && letters < fewest
}

// find is the field of the first text of the page or of the XML that is so.
func (x *examined) find(so func(text string) bool) (field string, found bool) {
	for field, text := range x.AllTexts(x.settings) {
		if so(text) {
			return field, true
		}
	}
	return "", false
}

// unwritable says that XML 1.0 (section 2.2) has no way to write a rune.
func unwritable(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}
