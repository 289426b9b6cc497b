package ui

import (
	"slices"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

func (f *form) key(msg tea.KeyMsg) (formEvent, tea.Cmd) {
	field := f.focused()
	if field == nil {
		return formOpen, nil
	}
	k := f.d.keys
	switch {
	case pressed(msg, k.Cancel):
		return formCancelled, nil
	case pressed(msg, k.Save):
		return f.submit(), nil
	case pressed(msg, k.FieldNext) && f.leads():
		return formOpen, complete(f, field)
	case pressed(msg, k.FieldNext):
		if !f.move(1) {
			return formAfter, nil
		}
	case pressed(msg, k.FieldPrev):
		if !f.move(-1) {
			return formBefore, nil
		}
	case pressed(msg, k.Choose):
		return f.enter(field, msg), nil
	case pressed(msg, k.PageDown):
		f.page(1)
	case pressed(msg, k.PageUp):
		f.page(-1)
	case msg.Type == tea.KeyUp, msg.Type == tea.KeyDown:
		return f.vertical(field, msg.Type == tea.KeyDown), nil
	case field.many && pressed(msg, k.External):
		return formOpen, editText(f, field.name, f.box.String())
	case field.entries != nil:
		return f.listKey(field, msg), nil
	default:
		f.typed(field, msg)
	}
	return formOpen, nil
}

// listKey takes a key of a field that is chosen from a list: space and letters
// open it, what erases goes back to its first answer.
func (f *form) listKey(field *field, msg tea.KeyMsg) formEvent {
	switch {
	case msg.Type == tea.KeyBackspace, msg.Type == tea.KeyDelete:
		field.value = field.entries[0].value
	case pressed(msg, f.d.keys.List):
		f.wanted = ""
		return formList
	case msg.Type == tea.KeyRunes && !msg.Alt:
		f.wanted = string(msg.Runes)
		return formList
	}
	return formOpen
}

// chooser is the list of the field that has the focus.
func (f *form) chooser() screen {
	field := f.focused()
	return newChooser(f.d, field.label, field.entries, field.value, f.wanted, func(value string) step {
		field.value, field.problem = value, ""
		return step{}
	})
}

func (f *form) enter(field *field, msg tea.KeyMsg) formEvent {
	switch {
	case f.enterSubmits:
		return f.submit()
	case field.many && !msg.Alt && !f.atBlankEnd():
		f.box.insert("\n")
	case !f.move(1):
		return f.submit()
	}
	return formOpen
}

// atBlankEnd says that the caret is on an empty last line: there, Enter leaves
// a field of several lines, so that Enter alone walks through a form.
func (f *form) atBlankEnd() bool {
	return f.box.at == len(f.box.text) && (f.box.at == 0 || f.box.text[f.box.at-1] == "\n")
}

func (f *form) vertical(field *field, down bool) formEvent {
	by := -1
	if down {
		by = 1
	}
	if field.many && f.box.vertical(by, f.fieldWidth()) {
		return formOpen
	}
	if !f.move(by) && !down {
		return formBefore
	}
	return formOpen
}

// page moves the focus by as many rows as the form shows.
func (f *form) page(by int) {
	to, rows := f.at, 0
	for i := f.at; i >= 0; i = f.next(i, by) {
		if rows += len(f.fieldLines(f.fields[i], i == f.at)); i != f.at && rows > max(f.height-len(f.foot()), 1) {
			break
		}
		to = i
	}
	if to != f.at {
		f.leave()
		f.focusAt(to)
	}
}

// typed gives a key to the field: letters and movements of a text, the arrows,
// space and first letters of a choice.
func (f *form) typed(field *field, msg tea.KeyMsg) {
	f.trouble = ""
	if field.choices != nil {
		field.choose(msg)
		return
	}
	before := f.box.String()
	f.box.update(msg)
	if f.box.String() != before {
		field.problem, field.found = "", nil // they were about another text
	}
}

// every are the keys of all the fields of a form, for the help.
func (f *form) every() []key.Binding {
	k := f.d.keys
	some := func(is func(*field) bool) bool {
		return slices.ContainsFunc(f.fields, func(x *field) bool { return f.visible(x) && !x.fixed && is(x) })
	}
	several := f.next(-1, 1) != f.next(len(f.fields), -1)
	return []key.Binding{when(several, k.FieldNext), when(several, k.FieldPrev), k.Choose, when(some(func(x *field) bool { return x.choices != nil }), k.Change),
		when(some(func(x *field) bool { return x.entries != nil }), k.List), when(some(func(x *field) bool { return x.many }), k.External), k.Save, k.HelpHere, k.Cancel}
}

// bindings are the keys of a form, for the footer and the help.
func (f *form) bindings() []key.Binding {
	k := f.d.keys
	several := f.focused() != nil && f.focused().many
	choice := f.focused() != nil && f.focused().choices != nil
	return []key.Binding{when(choice, k.Change), when(f.focused() != nil && f.focused().entries != nil, k.List), when(f.next(f.at, 1) >= 0, k.FieldNext), when(several, k.External), k.Save,
		when(f.next(f.at, -1) >= 0, k.FieldPrev), k.HelpHere, k.Cancel}
}
