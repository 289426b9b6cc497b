package invoice

import (
	"strings"
	"testing"
)

// ruleCase is, for one rule, a draft that it refuses, made of one that Check finds
// nothing in, and the nearest that it accepts. Both are what the change leaves.
type ruleCase struct {
	of     func() (Document, Settings) // companyInvoice when nil
	refuse func(d *Document, s *Settings)
	accept func(d *Document, s *Settings) // nil: the draft as it was
	today  Date                           // testDay when zero
	also   string                         // the ID of another rule that the refused draft cannot but break too
}

// ruleCases are all the cases, by the name of the rule.
func ruleCases() map[string]ruleCase {
	all := map[string]ruleCase{}
	for _, group := range []map[string]ruleCase{sellerCases, correctionCases, dateCases, clientCases, reachCases, abroadCases, textCases, lineCases,
		taxCases, totalCases, penaltyCases, meansCases, escompteCases, consumerCases} {
		for name, c := range group {
			all[name] = c
		}
	}
	return all
}

// Each rule, by its name, refuses one draft and accepts the nearest; a rule without
// case fails, as does a case without rule.
func TestRules(t *testing.T) {
	cases := ruleCases()
	for _, r := range Rules() {
		c, known := cases[r.Name()]
		if !known {
			t.Errorf("%q has no case", r.Name())
			continue
		}
		delete(cases, r.Name())
		t.Run(r.Name(), func(t *testing.T) { c.run(t, r) })
	}
	for name := range cases {
		t.Errorf("%q is no rule", name)
	}
}

func (c ruleCase) run(t *testing.T, r Rule) {
	build := c.of
	if build == nil {
		build = companyInvoice
	}
	today := max(c.today, testDay)
	d, s := build()
	if before := d.Check(s, today); len(before) != 0 {
		t.Fatalf("before: got %+v, want no problem", before)
	}
	if c.accept != nil {
		c.accept(&d, &s)
		if got := d.Check(s, today); len(got) != 0 {
			t.Errorf("the nearest: got %+v, want no problem", got)
		}
		d, s = build()
	}
	c.refuse(&d, &s)
	found := false
	for _, p := range d.Check(s, today) {
		switch {
		case p.of(r):
			found = true
		case c.also == "" || p.Rule != c.also:
			t.Errorf("got also %+v", p)
		}
	}
	if !found {
		t.Errorf("got %+v, want rule %q, field %q, severe %v", d.Check(s, today), r.ID, r.Field, r.Severe)
	}
}

// of says whether a problem is what this rule finds.
func (p Problem) of(r Rule) bool {
	before, after, _ := strings.Cut(r.Message, "%s")
	_, line, inLine := strings.Cut(r.Field, "[].")
	return p.Rule == r.ID && p.Severe == r.Severe && strings.HasPrefix(p.Message, before) && strings.HasSuffix(p.Message, after) &&
		(p.Field == r.Field || r.Field == "" && p.Field != "" || inLine && strings.HasSuffix(p.Field, "]."+line))
}

// Rules have names of their own, and sentences.
func TestRulesAreNamedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.Name()] || r.Name() == "" {
			t.Errorf("%q names two rules", r.Name())
		}
		seen[r.Name()] = true
		if end := r.Message[len(r.Message)-1:]; r.Message != "%s" && !strings.HasSuffix(r.Message, "…") && !strings.Contains(".?", end) {
			t.Errorf("%s: %q is not a sentence", r.Name(), r.Message)
		}
		if (r.whole == nil) == (r.line == nil) {
			t.Errorf("%s: got %v and %v, want one of the two", r.Name(), r.whole == nil, r.line == nil)
		}
	}
}
