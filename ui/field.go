package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// field is one line of a form: a text of one line or of several, or a choice.
type field struct {
	name    string // of the domain, after its last dot: "siren"
	label   string
	section string // a heading above it
	hint    string // one grey sentence while it has the focus
	value   string
	many    bool // several lines
	over    bool // typed over, not after: a number, a date
	fromTop bool // read before it is changed: the caret comes to its beginning
	fixed   bool // shown, not edited
	secret  bool // a password: its characters are not shown
	path    bool // a file: tab completes it
	fresh   bool // a file to write, which need not be there
	choices []choice
	entries []entry                           // chosen from a list of their own
	check   func(text string) (string, error) // the canonical text; nil takes anything
	ripe    func(text string) bool            // no more typing can make it right
	doubt   func(text string) string          // what is odd in a text that is right, "" for nothing
	shown   func(*form) bool                  // nil: always
	says    func(*form) []string              // lines under it, that follow what is typed
	aliases []string                          // other names that errors may use

	first   string   // the value that dirty compares with
	left    bool     // the focus has left it once: its errors may show
	problem string   // what a gesture said of it
	typed   string   // the letters typed on a choice: "ch" is chèque, not carte
	found   []string // how the path goes on
	whole   string   // the path that tab has nothing to add to
}

// choice is one answer of a field that has a few.
type choice struct{ value, label string }

func textField(name, label, value string) *field {
	return &field{name: name, label: label, value: value}
}

func manyField(name, label, value string) *field {
	return &field{name: name, label: label, value: value, many: true}
}

// readFirst opens a text at its beginning.
func (f *field) readFirst() *field {
	f.fromTop = true
	return f
}

func choiceField(name, label, value string, choices ...choice) *field {
	return &field{name: name, label: label, value: value, choices: choices}
}

// listField is a field whose answers are too many to stand side by side.
func listField(name, label, value string, entries ...entry) *field {
	return &field{name: name, label: label, value: value, entries: entries}
}

// picked says that the answer is chosen, not typed.
func (x *field) picked() bool { return x.choices != nil || x.entries != nil }

// entry is the answer of a list field.
func (x *field) entry() entry {
	for _, e := range x.entries {
		if e.value == x.value {
			return e
		}
	}
	return entry{value: x.value, label: x.value}
}

// checked is the field with its check, and what makes a text ripe for an error
// while it is still being typed.
func (x *field) checked(check func(string) (string, error), ripe func(string) bool) *field {
	x.check, x.ripe = check, ripe
	return x
}

// doubted is the field with a look at what is right but odd.
func (x *field) doubted(doubt func(string) string) *field { x.doubt = doubt; return x }

// hidden is the field whose characters are not shown.
func (x *field) hidden() *field { x.secret = true; return x }

// replaced is the field whose text gives way to what is typed first.
func (x *field) replaced() *field { x.over = true; return x }

// hinted is the field with a sentence shown while it has the focus.
func (x *field) hinted(hint string) *field { x.hint = hint; return x }

// also is the field with other names that errors may give it.
func (x *field) also(names ...string) *field { x.aliases = names; return x }

// under is the field with a heading above it.
func (x *field) under(section string) *field { x.section = section; return x }

// only is the field shown when a condition holds.
func (x *field) only(shown func(*form) bool) *field { x.shown = shown; return x }

// saying is the field with lines under it that follow what is typed.
func (x *field) saying(says func(*form) []string) *field { x.says = says; return x }

// read is the canonical text, or what is wrong with it.
func (x *field) read(text string) (string, error) {
	if x.check == nil {
		return text, nil
	}
	return x.check(text)
}

// wrong is the sentence under the field: what a gesture refused, or what is
// wrong with the text once it was left or when no more typing can mend it.
func (x *field) wrong(text string) string {
	if x.problem != "" {
		return x.problem
	}
	if !x.left && (x.ripe == nil || !x.ripe(text)) {
		return ""
	}
	if _, err := x.read(text); err != nil {
		return sentence(err)
	}
	return ""
}

// understood is what the program read, when it differs from what was typed.
func (x *field) understood(text string) string {
	if x.check == nil || strings.TrimSpace(text) == "" {
		return ""
	}
	canonical, err := x.check(text)
	if err != nil || squeeze(canonical) == squeeze(text) {
		return ""
	}
	return canonical
}

func squeeze(text string) string {
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(text)
}

// answersTo is the length of the field's name when a name of the domain is it,
// or a path that ends with it; else 0.
func (x *field) answersTo(name string) int {
	best := 0
	for _, own := range append([]string{x.name}, x.aliases...) {
		if !x.fixed && (name == own || strings.HasSuffix(name, "."+own)) {
			best = max(best, len(own))
		}
	}
	return best
}

// choose takes a key of a choice.
func (x *field) choose(msg tea.KeyMsg) {
	here := x.chosen()
	letters := ""
	if msg.Type == tea.KeyRunes && !msg.Paste {
		letters = invoice.Fold(string(msg.Runes))
	}
	more := x.typed + letters
	x.typed = ""
	switch at := x.beginning(more, here); {
	case letters != "" && len(more) > len(letters) && at >= 0: // "c", then "h"
		here, x.typed = at, more
	case msg.Type == tea.KeyRight, msg.Type == tea.KeySpace, letters == "l":
		here = (here + 1) % len(x.choices)
	case msg.Type == tea.KeyLeft, letters == "h":
		here = (here + len(x.choices) - 1) % len(x.choices)
	case letters != "":
		if at = x.beginning(letters, here+1); at >= 0 {
			here, x.typed = at, letters
		}
	default:
		return
	}
	x.value, x.problem = x.choices[here].value, ""
}

// chooseText takes letters that came at once, pasted or from a fast hand, as
// those of one label; it says whether a label begins so.
func (x *field) chooseText(text string) bool {
	letters := invoice.Fold(text)
	here := x.chosen()
	for _, start := range []string{x.typed + letters, letters} {
		if at := x.beginning(start, here); at >= 0 {
			x.value, x.problem, x.typed = x.choices[at].value, "", start
			return true
		}
	}
	return false
}

// beginning is the next choice, from one on and round, whose label begins so; -1
// for none.
func (x *field) beginning(start string, from int) int {
	for i := range x.choices {
		at := (from + i) % len(x.choices)
		if start != "" && strings.HasPrefix(invoice.Fold(x.choices[at].label), start) {
			return at
		}
	}
	return -1
}

func (x *field) chosen() int {
	for i, c := range x.choices {
		if c.value == x.value {
			return i
		}
	}
	return 0
}
