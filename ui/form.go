package ui

// How to use a form: build it with newForm, hand it every tea.Msg of the
// screen through Update and look at the event; read texts with text(name) and
// parse them with the domain's parsers; put the error of a gesture under its
// field with fail(err). A small dialog sets enterSubmits, so that Enter means
// yes wherever the focus is; in a long form Enter goes to the next field and
// submits from the last one.

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// formEvent is what a key did to a form.
type formEvent int

const (
	formOpen      formEvent = iota // goes on
	formSubmitted                  // every field shown is right
	formCancelled                  // esc
	formBefore                     // wants to go before its first field
	formAfter                      // tab in its last field
	formList                       // wants the list of the field: push chooser
)

// form is a column of fields, one of which has the focus. Only that one holds
// a live text box: the others are drawn from their text.
type form struct {
	enterSubmits bool

	d             *deps
	fields        []*field
	at            int
	box           textbox
	wanted        string // typed on a field that is chosen from a list
	width, height int
	top           int    // first row drawn, when the form is taller than its place
	spare         int    // rows that the form leaves to its text of several lines
	trouble       string // an error that belongs to no field
	refused       bool   // several fields were wrong: the foot names those out of focus
	labels        int    // width of the labels' column
}

func newForm(d *deps, fields ...*field) *form {
	f := &form{d: d, fields: fields, at: -1, width: 80, height: 20}
	for _, field := range fields {
		field.first = field.value
		f.labels = max(f.labels, cells(field.label))
	}
	f.focusAt(f.next(-1, 1))
	return f
}

// starting is the form with the focus on a field.
func (f *form) starting(name string) *form {
	f.focusAt(f.next(-1, 1))
	f.focus(name)
	for _, field := range f.fields {
		field.left = false
	}
	return f
}

// fromTop is the form with the caret at the beginning of the field that has the
// focus: a text to read before it is changed.
func (f *form) fromTop() *form {
	f.box.at = 0
	return f
}

// SetSize gives the place of the form. A height of 0 draws it whole.
func (f *form) SetSize(width, height int) { f.width, f.height = width, height }

// find is the field of a name, nil when there is none.
func (f *form) find(name string) *field {
	for _, field := range f.fields {
		if field.name == name {
			return field
		}
	}
	return nil
}

// text is the text of a field as it stands, "" when it is not shown.
func (f *form) text(name string) string {
	field := f.find(name)
	if field == nil || !f.visible(field) {
		return ""
	}
	return f.current(field)
}

// current is the text of a field, also while it is being typed.
func (f *form) current(field *field) string {
	if f.focused() == field && !field.picked() {
		return f.box.String()
	}
	return field.value
}

func (f *form) visible(field *field) bool { return field.shown == nil || field.shown(f) }

func (f *form) focused() *field {
	if f.at < 0 {
		return nil
	}
	return f.fields[f.at]
}

// focus moves to a field by its name, or by a path of the domain that ends
// with it ("client.siren"); the longest name wins. It says whether a field
// shown has it.
func (f *form) focus(name string) bool {
	best, length := -1, 0
	for i, field := range f.fields {
		if n := field.answersTo(name); n > length && f.visible(field) {
			best, length = i, n
		}
	}
	if best < 0 {
		return false
	}
	f.leave()
	f.focusAt(best)
	return true
}

func (f *form) focusAt(i int) {
	f.at = i
	if field := f.focused(); field != nil {
		f.box.set(field.value, field.many)
		if field.over {
			f.box.pick()
		}
		if field.fromTop {
			f.box.at = 0
		}
	}
}

// leave keeps what was typed in the field that has the focus, in its canonical
// form when it is right.
func (f *form) leave() {
	field := f.focused()
	if field == nil {
		return
	}
	if !field.picked() {
		text := f.box.String()
		if field.many { // Enter on an empty line leaves the field
			text = strings.TrimRight(text, " \n")
		}
		if text != field.value {
			field.value, field.problem = text, ""
		}
	}
	field.left = true
	if canonical, err := field.read(field.value); err == nil {
		field.value = canonical
	}
	if !field.picked() && f.box.String() != field.value { // the focus may stay
		at := f.box.at
		f.box.set(field.value, field.many)
		f.box.at = min(at, len(f.box.text))
	}
}

// next is the first field shown after i in a direction, or -1.
func (f *form) next(i, by int) int {
	for i += by; i >= 0 && i < len(f.fields); i += by {
		if f.visible(f.fields[i]) && !f.fields[i].fixed {
			return i
		}
	}
	return -1
}

// move goes to the next or the previous field and says whether there is one.
func (f *form) move(by int) bool {
	next := f.next(f.at, by)
	if next < 0 {
		return false
	}
	f.leave()
	f.focusAt(next)
	return true
}

// dirty says whether a field differs from what it held at first.
func (f *form) dirty() bool {
	for _, field := range f.fields {
		if f.current(field) != field.first {
			return true
		}
	}
	return false
}

// settle makes the texts of now the ones that dirty compares with.
func (f *form) settle() {
	f.leave()
	for _, field := range f.fields {
		field.first = field.value
	}
}

// check looks at every field shown, marks those that are wrong, moves to the
// first one and says whether there is none.
func (f *form) check() bool {
	f.leave()
	first, wrong := -1, 0
	for i, field := range f.fields {
		if !f.visible(field) {
			continue
		}
		field.left = true
		if _, err := field.read(field.value); err != nil {
			wrong++
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return true
	}
	f.focusAt(first)
	f.refused = wrong > 1
	return false
}

// also names the wrong fields other than the one that has the focus, after a
// form with several was refused: they may be out of sight.
func (f *form) also() string {
	if !f.refused {
		return ""
	}
	var others []string
	for i, field := range f.fields {
		if i == f.at || !f.visible(field) {
			continue
		}
		if _, err := field.read(field.value); err != nil {
			others = append(others, field.label)
		}
	}
	if others == nil {
		return ""
	}
	return "À corriger aussi\u00a0: " + listed(others) + "."
}

// fail shows an error of a gesture under its field, or at the foot of the form
// when it belongs to none.
func (f *form) fail(err error) {
	f.trouble = ""
	if err == nil {
		return
	}
	var ours *invoice.Error
	if errors.As(err, &ours) && ours.Field != "" && f.focus(ours.Field) {
		f.focused().problem = sentence(err)
		return
	}
	f.trouble = sentence(err)
}

// submit is what Enter and ctrl+s do.
func (f *form) submit() formEvent {
	f.trouble, f.refused = "", false
	if !f.check() {
		return formOpen
	}
	return formSubmitted
}

// Update takes a message. Every key that is not one of the form's own is of no
// effect: letters are text.
func (f *form) Update(msg tea.Msg) (formEvent, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return f.key(msg)
	case pasted:
		if field := f.focused(); field != nil && field.entries != nil {
			f.wanted = typed(string(msg), false)
			return formList, nil
		}
		if f.focused() != nil {
			f.paste(f.focused(), string(msg))
		}
	case completed:
		if msg.to == f {
			f.takeCompleted(msg)
		}
	case editedMsg:
		if msg.to == f {
			f.takeEdited(msg)
		}
	}
	return formOpen, nil
}

// paste gives a field the characters that came at once.
func (f *form) paste(field *field, text string) {
	runes := []rune(text)
	switch {
	case field.choices == nil || text == "":
		f.typed(field, tea.KeyMsg{Type: tea.KeyRunes, Runes: runes, Paste: true})
	case sameRunes(runes): // a key held down
		for _, c := range runes {
			f.typed(field, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{c}})
		}
	case field.chooseText(typed(text, false)):
		f.trouble = ""
	default:
		f.trouble = "Aucune réponse ne commence par «\u00a0" + clean(typed(text, false)) + "\u00a0»."
	}
}

// takeEdited takes a text back from the person's editor.
func (f *form) takeEdited(msg editedMsg) {
	if msg.err != nil {
		f.trouble = sentence(msg.err)
		return
	}
	if field := f.find(msg.name); field != nil && f.focus(msg.name) {
		f.box.set(msg.text, field.many)
		field.problem = ""
	}
}

// askSave goes back from the screen of a form: after a question when something
// was changed, whose yes saves what is right in the form.
func (f *form) askSave(save func() step) step {
	if !f.dirty() {
		return pop()
	}
	return ask(question{text: "Enregistrer les modifications\u00a0?", yes: func() step {
		if f.submit() == formSubmitted {
			return save()
		}
		return step{}
	}, no: pop})
}
