package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// hasPart says that a path of the domain starts with a name: "client.siren".
func hasPart(field, name string) bool { return strings.HasPrefix(field, name+".") }

// lineOf cuts "lignes[2].prix" into 2 and "prix".
func lineOf(field string) (row int, name string, ok bool) {
	rest, ok := strings.CutPrefix(field, invoice.FieldLines+"[")
	if !ok {
		return 0, "", false
	}
	number, name, ok := strings.Cut(rest, "]")
	row, err := strconv.Atoi(number)
	if !ok || err != nil || row < 0 {
		return 0, "", false
	}
	return row, strings.TrimPrefix(name, "."), true
}

// snapshot is the document as it stands, for a command that runs meanwhile.
func (e *editor) snapshot() invoice.Document {
	doc := e.doc
	doc.Lines = slices.Clone(e.doc.Lines)
	return doc
}

// check asks what keeps the draft from being issued: one question at a time,
// asked again when the draft changed meanwhile.
func (e *editor) check() tea.Cmd {
	if e.checking {
		e.stale = true
		return nil
	}
	e.checking, e.stale = true, false
	doc := e.snapshot()
	var cmd tea.Cmd
	e.asked, cmd = fetch(e.d, func(ctx context.Context) ([]invoice.Problem, error) {
		return e.d.book.Check(ctx, doc)
	})
	return cmd
}

func (e *editor) takeProblems(msg answer[[]invoice.Problem]) (step, tea.Cmd) {
	if msg.ticket != e.asked {
		return step{}, nil
	}
	e.checking = false
	if msg.err != nil {
		return fail(msg.err), nil
	}
	e.problems = msg.value
	if e.stale {
		return step{}, e.check()
	}
	return step{}, nil
}

// pickClient chooses the client, with a text already typed.
func (e *editor) pickClient(text string) step {
	return push(newClientPickerFor(e.d, text, func(c invoice.Client) step {
		words := e.retax(func() { e.doc.Client = c })
		e.goTo(spot{zone: zoneHead, row: e.headIndex(e.subject())})
		next := pop().doing(e.touched())
		next.notice = notice{text: words}
		return next
	}))
}

// readClient asks for the client again: a draft shows the one of the book.
func (e *editor) readClient() tea.Cmd {
	id := e.doc.Client.ID
	if id == 0 {
		return nil
	}
	var cmd tea.Cmd
	e.client, cmd = fetch(e.d, func(ctx context.Context) (invoice.Client, error) {
		return e.d.book.Client(ctx, id)
	})
	return cmd
}

func (e *editor) takeClient(msg answer[invoice.Client]) (step, tea.Cmd) {
	if msg.ticket == e.client && msg.err == nil && msg.value.ID == e.doc.Client.ID {
		e.doc.Client = msg.value
	}
	return step{}, nil
}

// save writes the draft however unfinished it is; cells that could not be read
// keep their former value in the book and their text on the screen. then is
// the step after it, nil to stay.
func (e *editor) save(then func() step) step {
	doc := e.snapshot()
	return act(func(ctx context.Context) (invoice.Document, error) {
		return e.d.book.SaveDraft(ctx, doc)
	}, func(saved invoice.Document, err error) step {
		if err != nil {
			return e.refuse(err, then)
		}
		e.doc.ID, e.doc.Status, e.doc.Revision, e.doc.Edits = saved.ID, saved.Status, saved.Revision, saved.Edits
		e.changed, e.fresh = false, false
		e.remember()
		if first, names := e.leftOut(); len(names) > 0 {
			e.changed = true
			e.goTo(first)
			remain := ", qui reste à corriger."
			if len(names) > 1 {
				remain = ", qui restent à corriger."
			}
			return refuse("Enregistré, sauf " + listed(names) + remain)
		}
		if then != nil {
			return then()
		}
		return say("Brouillon enregistré.")
	})
}

// refuse asks what to do with a draft that another window changed or deleted,
// and shows any other error of the book at its field.
func (e *editor) refuse(err error, then func() step) step {
	switch invoice.ErrorCode(err) {
	case invoice.CodeConflict:
		return ask(question{text: "Ce brouillon a changé ailleurs. Enregistrer votre version à sa place\u00a0?",
			yes: func() step {
				e.doc.Edits = 0 // writes over whatever is there
				return e.save(then)
			}})
	case invoice.CodeNotFound:
		if e.doc.ID == 0 {
			break
		}
		return ask(question{text: "Ce brouillon a été supprimé ailleurs. L'enregistrer comme nouveau\u00a0?",
			yes: func() step {
				e.doc.ID, e.doc.Edits, e.doc.Number, e.doc.Revision, e.made = 0, 0, "", 0, true
				return e.save(then)
			}})
	}
	var wrong *invoice.Error
	if errors.As(err, &wrong) && wrong.Field != "" && e.focus(wrong.Field) {
		if c := e.cell(e.at); c != nil && c.set != nil {
			c.unread = &unread{message: sentence(err), refused: true}
		} else if e.at.zone == zoneLines {
			e.rows[e.at.row].keep(e.at.col, unread{message: sentence(err), refused: true})
		}
	}
	return fail(err)
}

// leftOut are the names of the cells whose text could not be taken, in the
// order of the page, and the first of them.
func (e *editor) leftOut() (first spot, names []string) {
	add := func(s spot, name string) {
		if u := e.unreadAt(s); u == nil || u.refused {
			return
		}
		if len(names) == 0 {
			first = s
		}
		names = append(names, name)
	}
	for i, c := range e.head {
		add(spot{zone: zoneHead, row: i}, c.label)
	}
	for i := range e.rows {
		for _, col := range e.order() {
			add(spot{zone: zoneLines, row: i, col: col}, fmt.Sprintf("%s de la ligne %d", lineColumns[col].title, i+1))
		}
	}
	for i, c := range e.tail {
		add(spot{zone: zoneTail, row: i}, c.label)
	}
	return first, names
}

// leave goes back, after a question when something is not saved.
func (e *editor) leave() step {
	if !e.changed {
		return e.away()
	}
	return ask(question{text: "Enregistrer les modifications ?", yes: func() step { return e.save(e.away) }, no: e.away})
}

// away goes back to the document, or shows it when it was made here.
func (e *editor) away() step {
	if e.made && e.doc.ID != 0 {
		return replace(newDetail(e.d, e.doc.ID))
	}
	return pop()
}

// preview shows the page of the draft as it stands.
func (e *editor) preview() step { return previewOf(e.d, e.snapshot()) }
