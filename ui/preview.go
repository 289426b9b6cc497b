package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"facturier/invoice"
)

// preview is the page of a document as text, exactly as it prints.
type preview struct {
	d             *deps
	title         string
	lines         []string
	top, left     int
	wide          int
	width, height int
}

// openPreview is `p`.
func openPreview(d *deps, row *invoice.Row) step {
	id := row.ID
	return act(func(ctx context.Context) (screen, error) {
		doc, err := d.book.Document(ctx, id)
		if err != nil {
			return nil, err
		}
		return readPreview(ctx, d, doc)
	}, showPreview)
}

// previewOf is the page of a document that may not be saved yet.
func previewOf(d *deps, doc invoice.Document) step {
	return act(func(ctx context.Context) (screen, error) { return readPreview(ctx, d, doc) }, showPreview)
}

func showPreview(s screen, err error) step {
	if err != nil {
		return fail(err)
	}
	return push(s)
}

func readPreview(ctx context.Context, d *deps, doc invoice.Document) (screen, error) {
	text, err := d.book.Preview(ctx, doc)
	if err != nil {
		return nil, err
	}
	p := &preview{d: d, title: "Aperçu"}
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		line = clean(line)
		p.lines = append(p.lines, line)
		p.wide = max(p.wide, cells(line))
	}
	return p, nil
}

func (p *preview) Init() tea.Cmd { return nil }

// Update scrolls.
func (p *preview) Update(msg tea.Msg) (step, tea.Cmd) {
	if m, ok := msg.(tea.MouseMsg); ok {
		switch m.Button {
		case tea.MouseButtonWheelUp:
			p.scroll(-3)
		case tea.MouseButtonWheelDown:
			p.scroll(3)
		}
		return step{}, nil
	}
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return step{}, nil
	}
	keys := p.d.keys
	switch {
	case k.String() == "right", k.String() == "l":
		p.left = max(0, min(p.left+8, p.wide-p.width+2))
	case (k.String() == "left" || k.String() == "h") && p.left > 0:
		p.left = max(0, p.left-8)
	case pressed(k, keys.Back), pressed(k, keys.Preview):
		return pop(), nil
	case pressed(k, keys.Up):
		p.scroll(-1)
	case pressed(k, keys.Down):
		p.scroll(1)
	case pressed(k, keys.PageUp):
		p.scroll(-p.height)
	case pressed(k, keys.PageDown), k.String() == " ":
		p.scroll(p.height)
	case pressed(k, keys.Home):
		p.scroll(-len(p.lines))
	case pressed(k, keys.End):
		p.scroll(len(p.lines))
	}
	return step{}, nil
}

func (p *preview) scroll(by int) { p.top = max(0, min(p.top+by, len(p.lines)-p.height)) }

// View is a window on the page, in the middle of a wide terminal.
func (p *preview) View() string {
	p.scroll(0)
	margin := blanks(max((p.width-p.wide)/2, 1))
	var b strings.Builder
	for i := p.top; i < min(p.top+p.height, len(p.lines)); i++ {
		line := p.lines[i]
		if p.left > 0 {
			line = ansi.TruncateLeft(line, p.left, "")
		}
		b.WriteString(margin + p.d.cut(line, p.width-len(margin)) + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (p *preview) SetSize(width, height int) { p.width, p.height = width, height }

func (p *preview) Title() string { return p.title }

// ShortHelp is the footer.
func (p *preview) ShortHelp() []key.Binding {
	keys := p.d.keys
	return []key.Binding{keys.Up, keys.Down, keys.PageDown, keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (p *preview) FullHelp() [][]key.Binding {
	keys := p.d.keys
	return [][]key.Binding{{keys.Up, keys.Down, keys.PageUp, keys.PageDown, keys.Home, keys.End, keys.Back}}
}
