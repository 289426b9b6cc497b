package ui

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// picker chooses a client: type to filter, Enter. Its last entry writes a new
// client with the text that was typed.
type picker struct {
	d             *deps
	done          func(invoice.Client) step
	box           textbox
	width, height int

	rows    []invoice.ClientRow
	count   int
	at      int // len(rows) is the entry that writes a new client
	ticket  ticket
	waiting bool // for the rows of the text as it is
	enter   bool // Enter came before them
}

// found are the clients that answer to a text.
type found struct {
	rows  []invoice.ClientRow
	count int
}

// pickerRows is how many clients are shown at once; to see others one types.
const pickerRows = 50

func newClientPicker(d *deps, done func(invoice.Client) step) screen {
	return &picker{d: d, done: done}
}

// newClientPickerFor starts with a text already typed.
func newClientPickerFor(d *deps, text string, done func(invoice.Client) step) screen {
	p := &picker{d: d, done: done}
	p.box.set(text, false)
	return p
}

// Init asks for the clients.
func (p *picker) Init() tea.Cmd { return p.search() }

func (p *picker) search() tea.Cmd {
	text := p.box.String()
	p.waiting = true
	var cmd tea.Cmd
	p.ticket, cmd = fetch(p.d, func(ctx context.Context) (found, error) {
		query := invoice.ClientQuery{Search: text, Limit: pickerRows}
		rows, err := p.d.book.Clients(ctx, query)
		if err != nil {
			return found{}, err
		}
		count, err := p.d.book.CountClients(ctx, query)
		return found{rows, count}, err
	})
	return cmd
}

// Update takes a message.
func (p *picker) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case changed:
		return step{}, p.search()
	case answer[found]:
		if msg.ticket == p.ticket {
			return p.take(msg), nil
		}
	case pasted:
		p.box.insert(string(msg))
		return step{}, p.filter()
	case tea.KeyMsg:
		return p.key(msg)
	}
	return step{}, nil
}

func (p *picker) take(msg answer[found]) step {
	p.waiting = false
	if msg.err != nil {
		p.enter = false
		return fail(msg.err)
	}
	p.rows, p.count = msg.value.rows, msg.value.count
	p.at = min(p.at, len(p.rows))
	if p.enter {
		p.enter = false
		return p.choose()
	}
	return step{}
}

// filter asks again for another text, from its first answer.
func (p *picker) filter() tea.Cmd {
	p.at = 0
	return p.search()
}

func (p *picker) key(msg tea.KeyMsg) (step, tea.Cmd) {
	k := p.d.keys
	switch {
	case pressed(msg, k.Cancel):
		if p.box.String() != "" {
			p.box.set("", false)
			return step{}, p.filter()
		}
		return pop(), nil
	case pressed(msg, k.Choose):
		if p.waiting {
			p.enter = true
			return step{}, nil
		}
		return p.choose(), nil
	case pressed(msg, k.ClientNew):
		return p.create(), nil
	case msg.Type == tea.KeyDown, pressed(msg, k.FieldNext):
		p.at = min(p.at+1, len(p.rows))
	case msg.Type == tea.KeyUp, pressed(msg, k.FieldPrev):
		p.at = max(p.at-1, 0)
	default:
		before := p.box.String()
		p.box.update(msg)
		if p.box.String() != before {
			return step{}, p.filter()
		}
	}
	return step{}, nil
}

func (p *picker) choose() step {
	if p.at >= len(p.rows) {
		return p.create()
	}
	id := p.rows[p.at].ID
	return act(func(ctx context.Context) (invoice.Client, error) {
		return p.d.book.Client(ctx, id)
	}, func(c invoice.Client, err error) step {
		if err != nil {
			return fail(err)
		}
		return p.done(c)
	})
}

// create writes a new client above the picker, then leaves both.
func (p *picker) create() step {
	return push(newClientForm(p.d, invoice.Client{Name: strings.TrimSpace(p.box.String())}, func(c invoice.Client) step {
		next := p.done(c)
		next.pops++
		return next
	}))
}

// View is the text being typed with its count, the clients, the entry that
// writes a new one.
func (p *picker) View() string {
	look := p.d.look
	count := ""
	if !p.waiting {
		count = fmt.Sprintf("%d/%d", len(p.rows), p.count)
	}
	width := max(p.width-14-cells(count), 10)
	lines := []string{" " + look.Strong.Render("Client") + "  " + p.box.line(width, look.Selected) + "  " + look.Muted.Render(count), ""}
	room := max(p.height-len(lines), 1)
	first := max(p.at-room+1, 0)
	for i := first; i <= len(p.rows) && i < first+room; i++ {
		lines = append(lines, p.entry(i))
	}
	return strings.Join(lines, "\n")
}

func (p *picker) entry(i int) string {
	d := p.d
	var text string
	if i == len(p.rows) {
		text = "+ nouveau client"
		if name := strings.TrimSpace(p.box.String()); name != "" {
			text += " «\u00a0" + name + "\u00a0»"
		}
		text = d.fit(clean(text), p.width-4)
	} else {
		row := p.rows[i]
		place := min(max(p.width/3, 12), 30)
		text = d.fit(clean(row.Name), p.width-4-place-2) + "  " + d.fit(clean(row.City), place)
	}
	if i == p.at {
		return " " + d.look.Bar + " " + d.look.Selected.Render(text)
	}
	return "   " + text
}

// SetSize gives the place of the picker.
func (p *picker) SetSize(width, height int) { p.width, p.height = width, height }

// Title is the screen's part of the title line.
func (p *picker) Title() string { return "Choisir un client" }

func (p *picker) typing() bool { return true }

// ShortHelp is the footer.
func (p *picker) ShortHelp() []key.Binding {
	k := p.d.keys
	return []key.Binding{k.Choose, k.ClientNew, k.HelpHere, k.Cancel}
}

// FullHelp is the top of the help.
func (p *picker) FullHelp() [][]key.Binding { return [][]key.Binding{p.ShortHelp()} }
