package ui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// editor writes a draft, laid out as the document: the head, the lines, what
// stands under them, the totals. Cells are edited in place: the one that has
// the focus holds the only live text box, every other is drawn from the
// document.
type editor struct {
	d    *deps
	doc  invoice.Document
	head []*cell
	tail []*cell
	rows []rowMark // beside doc.Lines

	at   spot
	box  textbox
	last string // the text of the box as it was last read
	was  string // the value of the cell when the focus came, or when it was saved

	wasLine invoice.Line // the line then
	more    bool         // the rare fields are shown
	vat     vat

	changed  bool
	made     bool            // opened on a document that the book had not
	fresh    bool            // never saved: what is missing is not said before its cell was left
	left     map[string]bool // cells that the focus has left
	typed    map[string]bool // cells that were typed in
	problems []invoice.Problem
	asked    ticket // of the problems
	client   ticket
	checking bool
	stale    bool // changed since the check under way began
	removed  []removedRow
	overflow error

	width, height, top int
	layout             columns
}

// zone is a part of the page.
type zone int

const (
	zoneHead zone = iota
	zoneLines
	zoneAdd // "+ une ligne"
	zoneTail
)

// spot is a place that can have the focus: a cell of the head or of the tail
// by its index, a column of a line, or the entry that adds one.
type spot struct {
	zone     zone
	row, col int
}

// unread is a cell whose text the program cannot take: it is kept as typed.
type unread struct {
	refused bool // the text was taken, but what it says cannot be right
	text    string
	message string
}

// rowMark is what a line has besides its values: the cells that could not be
// read.
type rowMark struct{ unread map[int]unread }

// removedRow is a line that was taken away, so that it can come back.
type removedRow struct {
	at   int
	line invoice.Line
	mark rowMark
}

func newEditor(d *deps, doc invoice.Document) screen {
	e := &editor{d: d, doc: doc, made: doc.ID == 0, fresh: doc.ID == 0, left: map[string]bool{}, typed: map[string]bool{}, width: 80, height: 20}
	e.rows = make([]rowMark, len(doc.Lines))
	e.readTaxes()
	e.head, e.tail = headCells(e), tailCells(e)
	e.compute()
	if doc.Client.ID == 0 {
		e.enter(spot{zone: zoneHead})
	} else {
		e.enter(spot{zone: zoneHead, row: e.headIndex(e.subject())})
	}
	return e
}

// subject is the field under the client.
func (e *editor) subject() string {
	if e.doc.Kind == invoice.CreditNote {
		return invoice.FieldReason
	}
	return invoice.FieldSubject
}

func (e *editor) headIndex(name string) int {
	for i, c := range e.head {
		if c.name == name {
			return i
		}
	}
	return 0
}

// Init asks what keeps the draft from being issued.
func (e *editor) Init() tea.Cmd { return e.check() }

// Update takes a message.
func (e *editor) Update(msg tea.Msg) (step, tea.Cmd) {
	e.readTaxes()
	switch msg := msg.(type) {
	case changed:
		return step{}, tea.Batch(e.readClient(), e.check())
	case answer[[]invoice.Problem]:
		return e.takeProblems(msg)
	case answer[invoice.Client]:
		return e.takeClient(msg)
	case pasted:
		return e.paste(string(msg))
	case editedMsg:
		if msg.to == e {
			return e.takeEdited(msg)
		}
	case tea.KeyMsg:
		next, cmd := e.key(msg)
		return next, tea.Batch(cmd, e.read())
	}
	return step{}, nil
}

// SetSize gives the place of the page.
func (e *editor) SetSize(width, height int) { e.width, e.height = width, height }

// Title is the screen's part of the title line.
func (e *editor) Title() string {
	switch {
	case e.doc.ID != 0 || e.doc.Number != "":
		return clean(e.doc.DisplayNumber())
	case e.doc.Kind == invoice.Quote:
		return "Nouveau devis"
	case e.doc.Kind == invoice.CreditNote:
		return "Nouvel avoir"
	}
	return "Nouvelle facture"
}

// tag says what the draft is, and whether it is saved.
func (e *editor) tag() string {
	if e.changed {
		if feminine(e.doc.Kind) {
			return e.doc.Kind.Label() + ", non enregistrée"
		}
		return e.doc.Kind.Label() + ", non enregistré"
	}
	return e.doc.Kind.Label() + ", brouillon"
}

func (e *editor) typing() bool { return true }

func (e *editor) unsaved() string {
	switch {
	case !e.changed:
		return ""
	case e.doc.Kind == invoice.Quote:
		return "ce devis"
	case e.doc.Kind == invoice.CreditNote:
		return "cet avoir"
	}
	return "cette facture"
}

// ShortHelp is the footer.
func (e *editor) ShortHelp() []key.Binding {
	k := e.d.keys
	long := e.isLong(e.at)
	c := e.cell(e.at)
	picks := c != nil && c.pick != nil && !c.isEntry()
	onLine := e.at.zone == zoneLines
	return []key.Binding{when(picks, named(k.Choose, "choisir")), when(!long, k.FieldNext), when(long, k.External), when(e.onVAT(), k.List), k.Save, k.LineAdd, k.PageHere,
		when(onLine, k.LineDelete), when(len(e.removed) > 0, k.LineRestore), k.HelpHere, k.Cancel}
}

// FullHelp is the top of the help.
func (e *editor) FullHelp() [][]key.Binding {
	k := e.d.keys
	return [][]key.Binding{{k.FieldNext, k.FieldPrev, k.Choose, k.List, k.LineAdd, k.LineCopy, k.LineDelete, k.LineRestore, k.LineUp, k.LineDown,
		k.More, k.External, k.NextProblem, k.AllProblems, k.PageHere, k.Save, k.Cancel}}
}
