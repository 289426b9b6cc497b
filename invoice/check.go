package invoice

import (
	"slices"
	"strings"
)

// Rule is one rule that Check holds a draft to. ID is the article of law or
// the rule of a judge (EN 16931 BR-…, XP Z12-012 BR-FR-…) that it enforces; About tells it from
// the others of the same ID. Field is the one to correct ("lignes[].prix" for
// each line), "" when it depends on what is found. Message is the French sentence that says what to do, where "%s" stands for what was
// found. A severe rule keeps the draft from being issued.
type Rule struct {
	ID      string
	About   string
	Field   string
	Severe  bool
	Message string

	// One of the two: what is found in a draft, or in one of its lines, with the
	// words for the message (after the field and a line feed when Field is ""); false when the
	// rule is kept.
	whole func(x *examined) (words string, broken bool)
	line  func(x *examined, l *Line) (words string, broken bool)
}

// Name is the rule's name, unique: "BR-27 a price below zero".
func (r Rule) Name() string { return strings.TrimSpace(r.ID + " " + r.About) }

// rules are all the rules, in the order of the page.
var rules = slices.Concat(sellerRules, numberRules, correctionRules, dateRules, clientRules, abroadRules, textRules, linesRules,
	lineRules, lineTaxRules, taxRules, totalRules, penaltyRules, currencyRules, meansRules, escompteRules, consumerRules, restRules)

// Rules are all the rules of Check, in the order in which it says them.
func Rules() []Rule { return slices.Clone(rules) }

// examined is a draft as it would be issued today, for the rules to read.
type examined struct {
	*Document
	settings Settings
	seller   *Seller
	today    Date
	overflow error
	severe   map[string]bool // the fields that a severe problem already points at
}

// Check lists what keeps a draft from being issued today (severe) and what
// deserves a look, in the order of the page. It changes nothing.
func (d *Document) Check(s Settings, today Date) []Problem {
	x := examine(d, s, today)
	var found []Problem
	for start := 0; start < len(rules); {
		if rules[start].line == nil {
			found = x.apply(found, &rules[start], -1)
			start++
			continue
		}
		end := start
		for end < len(rules) && rules[end].line != nil {
			end++
		}
		for i := range x.Lines {
			for r := start; r < end; r++ {
				found = x.apply(found, &rules[r], i)
			}
		}
		start = end
	}
	return found
}

func examine(d *Document, s Settings, today Date) *examined {
	s = s.WithDefaults()
	draft := *d
	draft.Lines = slices.Clone(d.Lines)
	draft.IssueDate, draft.DueDate, draft.ValidUntil = d.Dates(s, today)
	if draft.Operation == "" {
		draft.Operation = s.Seller.Activity
	}
	x := &examined{Document: &draft, settings: s, seller: &s.Seller, today: today, severe: map[string]bool{}}
	x.overflow = draft.Compute()
	draft.Escompte = draft.Offer(s, today)
	return x
}

// apply adds what a rule finds in the document, or in its line at this
// position.
func (x *examined) apply(found []Problem, r *Rule, at int) []Problem {
	field := r.Field
	var words string
	var broken bool
	if r.line != nil {
		words, broken = r.line(x, &x.Lines[at])
	} else {
		words, broken = r.whole(x)
	}
	if !broken {
		return found
	}
	if r.line != nil {
		_, name, _ := strings.Cut(r.Field, "].")
		field = LineField(at, name)
	}
	if r.Field == "" {
		if field, words, _ = strings.Cut(words, "\n"); x.severe[field] {
			return found
		}
	}
	message := strings.Replace(r.Message, "%s", words, 1)
	x.severe[field] = x.severe[field] || r.Severe
	return append(found, Problem{Rule: r.ID, Field: field, Message: message, Severe: r.Severe})
}

// cites is what a rule says that cites a text: it is put into words only where
// the rule is broken, since a draft is checked at each key.
func cites(text string, broken bool) (string, bool) {
	if !broken {
		return "", false
	}
	return cited(text), true
}

// is a rule that has no words of its own.
func is(broken func(x *examined) bool) func(*examined) (string, bool) {
	return func(x *examined) (string, bool) { return "", broken(x) }
}

// lineIs is a rule of a line that has no words of its own.
func lineIs(broken func(x *examined, l *Line) bool) func(*examined, *Line) (string, bool) {
	return func(x *examined, l *Line) (string, bool) { return "", broken(x, l) }
}

// errorOf is a rule whose words are those of an error.
func errorOf(check func(x *examined) error) func(*examined) (string, bool) {
	return func(x *examined) (string, bool) {
		if err := check(x); err != nil {
			return err.Error(), true
		}
		return "", false
	}
}

func onLine(name string) string { return FieldLines + "[]." + name }

// invoiced says that the document is one that the tax office knows: all but a
// quote.
func (x *examined) invoiced() bool { return x.Kind != Quote }

// restRules are the last resort: what no other rule says of a field.
var restRules = []Rule{
	{ID: "", About: "what can never be right in a document", Severe: true, Message: "%s", whole: rest(func(x *examined) error {
		if x.overflow != nil {
			return nil
		}
		return x.Validate()
	})},
	{ID: "", About: "what can never be right in the settings", Severe: true, Message: "%s", whole: rest(func(x *examined) error { return x.settings.Validate() })},
}

func rest(check func(x *examined) error) func(*examined) (string, bool) {
	return func(x *examined) (string, bool) {
		err := check(x)
		if err == nil {
			return "", false
		}
		var field string
		if e, ok := err.(*Error); ok {
			field = e.Field
		}
		return field + "\n" + err.Error(), true
	}
}
