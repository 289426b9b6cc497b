package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// entry is one answer of a chooser.
type entry struct {
	value   string
	label   string
	section string // a heading above it, once
	note    string // in grey under the list while it is selected
}

// chooser chooses one of a list: type to filter, Enter.
type chooser struct {
	d             *deps
	title         string
	value         string // as it stands
	all, found    []entry
	box           textbox
	at, top       int
	done          func(value string) step
	width, height int
}

// newChooser offers entries, the one of a value selected, with a text already
// typed. done gives the step after the choice, the chooser left.
func newChooser(d *deps, title string, entries []entry, value, text string, done func(string) step) screen {
	c := &chooser{d: d, title: title, all: entries, value: value, done: done, width: 80, height: 20}
	c.box.set(text, false)
	c.filter()
	return c
}

// filter keeps the entries that hold what was typed.
func (c *chooser) filter() {
	wanted := invoice.Fold(c.box.String())
	c.found, c.at, c.top = nil, 0, 0
	for _, e := range c.all {
		if wanted == "" && e.value == c.value {
			c.at = len(c.found)
		}
		if strings.Contains(invoice.Fold(e.label+" "+e.note), wanted) {
			c.found = append(c.found, e)
		}
	}
}

// Init does nothing: the entries are given.
func (c *chooser) Init() tea.Cmd { return nil }

// Update takes keys and what is pasted.
func (c *chooser) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case pasted:
		c.box.insert(string(msg))
		c.filter()
	case tea.KeyMsg:
		return c.key(msg), nil
	}
	return step{}, nil
}

func (c *chooser) key(msg tea.KeyMsg) step {
	k := c.d.keys
	switch {
	case pressed(msg, k.Cancel) && c.box.String() != "":
		c.box.set("", false)
		c.filter()
	case pressed(msg, k.Cancel):
		return pop()
	case pressed(msg, k.Choose) && len(c.found) == 0:
		return refuse("Rien ne répond à ce mot. esc l'efface.")
	case pressed(msg, k.Choose):
		next := c.done(c.found[c.at].value)
		next.pops++
		return next
	case msg.Type == tea.KeyDown, pressed(msg, k.FieldNext):
		c.at = max(min(c.at+1, len(c.found)-1), 0)
	case msg.Type == tea.KeyUp, pressed(msg, k.FieldPrev):
		c.at = max(c.at-1, 0)
	case pressed(msg, k.PageDown):
		c.at = max(min(c.at+c.room(), len(c.found)-1), 0)
	case pressed(msg, k.PageUp):
		c.at = max(c.at-c.room(), 0)
	default:
		before := c.box.String()
		if c.box.update(msg); c.box.String() != before {
			c.filter()
		}
	}
	return step{}
}

// The lines of a chooser that are not its list.
const (
	chooserHead = 2
	chooserFoot = 3 // a blank and the note
)

func (c *chooser) room() int { return max(c.height-chooserHead-c.foot(), 1) }

// foot are the rows kept under the list: none where no entry has a note.
func (c *chooser) foot() int {
	if slices.ContainsFunc(c.all, func(e entry) bool { return e.note != "" }) {
		return chooserFoot
	}
	return 0
}

// View is the text being typed with its count, the entries, the note of the
// one selected.
func (c *chooser) View() string {
	look := c.d.look
	count := fmt.Sprintf("%d/%d", len(c.found), len(c.all))
	label := look.Strong.Render(c.title)
	width := max(c.width-5-cells(c.title)-cells(count), 10)
	lines := []string{" " + label + "  " + c.box.line(width, look.Selected) + " " + look.Muted.Render(count), ""}
	rows, at := c.rows()
	c.top = max(min(c.top, at-1), at+2-c.room(), 0) // the heading above it too
	lines = append(lines, c.d.window(rows, c.top, c.room())...)
	if c.foot() == 0 {
		return strings.Join(lines, "\n")
	}
	note := ""
	if len(c.found) > 0 {
		note = c.found[c.at].note
	}
	lines = append(lines, "")
	for _, line := range exactly(wrap(note, c.width-6), chooserFoot-1) {
		lines = append(lines, "   "+look.Muted.Render(line))
	}
	return strings.Join(lines, "\n")
}

// rows are the entries under their headings, and the row of the one selected.
func (c *chooser) rows() (rows []string, at int) {
	if len(c.found) == 0 {
		return []string{"   Rien ne répond à ce mot. esc l'efface."}, 0
	}
	section := ""
	for i, e := range c.found {
		if e.section != section {
			if section = e.section; len(rows) > 0 {
				rows = append(rows, "")
			}
			rows = append(rows, " "+c.d.look.Strong.Render(c.d.cut(section, c.width-2)))
		}
		text := c.d.fit(e.label, c.width-4)
		if i == c.at {
			at = len(rows)
			rows = append(rows, " "+c.d.look.Bar+" "+c.d.look.Selected.Render(text))
		} else {
			rows = append(rows, "   "+text)
		}
	}
	return rows, at
}

// SetSize gives the place of the list.
func (c *chooser) SetSize(width, height int) { c.width, c.height = width, height }

// Title is the screen's part of the title line.
func (c *chooser) Title() string { return c.title }

func (c *chooser) typing() bool { return true }

// ShortHelp is the footer.
func (c *chooser) ShortHelp() []key.Binding {
	k := c.d.keys
	return []key.Binding{k.Choose, k.FieldNext, k.HelpHere, k.Cancel}
}

// FullHelp is the top of the help.
func (c *chooser) FullHelp() [][]key.Binding { return [][]key.Binding{c.ShortHelp()} }
