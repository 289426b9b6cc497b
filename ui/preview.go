package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"facturier/invoice"
)

// preview is the page of a document as text, exactly as it prints; of an
// issued invoice, its XML too.
type preview struct {
	d             *deps
	doc           invoice.Document
	page, xml     []string
	asXML         bool
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
	p := &preview{d: d, doc: doc, page: cleanLines(text)}
	p.measure()
	return p, nil
}

func cleanLines(text string) []string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	return lines
}

// lines are those of the page or of the XML.
func (p *preview) lines() []string {
	if p.asXML {
		return p.xml
	}
	return p.page
}

func (p *preview) measure() {
	p.top, p.left, p.wide = 0, 0, 0
	for _, line := range p.lines() {
		p.wide = max(p.wide, cells(line))
	}
}

// electronic says whether the document has an XML: issued, and no quote.
func (p *preview) electronic() bool { return p.doc.Issued() && p.doc.Kind != invoice.Quote }

func (p *preview) Init() tea.Cmd { return nil }

// Update scrolls, and turns from the page to the XML.
func (p *preview) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.MouseMsg:
		p.scroll(p.d.keys.moved(m, p.height))
	case tea.KeyMsg:
		return p.key(m), nil
	}
	return step{}, nil
}

func (p *preview) key(k tea.KeyMsg) step {
	keys := p.d.keys
	switch {
	case pressed(k, keys.XML):
		return p.turn()
	case pressed(k, keys.Save):
		return p.export()
	case pressed(k, keys.Compare):
		return p.compare()
	case pressed(k, keys.PanRight):
		p.left = min(p.left+max(p.width/2, 8), p.over())
	case pressed(k, keys.PanLeft) && p.left > 0:
		p.left = max(0, p.left-max(p.width/2, 8))
	case pressed(k, keys.Back), pressed(k, keys.Preview):
		return pop()
	case k.String() == " ":
		p.scroll(p.height)
	case pressed(k, keys.Home):
		p.scroll(-len(p.lines()))
	case pressed(k, keys.End):
		p.scroll(len(p.lines()))
	default:
		p.scroll(keys.moved(k, p.height))
	}
	return step{}
}

// over is how many columns of the page a narrow terminal has no room for.
func (p *preview) over() int { return max(p.wide-p.width+2, 0) }

func (p *preview) scroll(by int) { p.top = max(0, min(p.top+by, len(p.lines())-p.height)) }

// View is a window on the page, in the middle of a wide terminal.
func (p *preview) View() string {
	p.scroll(0)
	lines := p.lines()
	margin := blanks(max((p.width-p.wide)/2, 1))
	var b strings.Builder
	for i := p.top; i < min(p.top+p.height, len(lines)); i++ {
		line := lines[i]
		if p.left > 0 {
			line = ansi.TruncateLeft(line, p.left, "")
		}
		b.WriteString(margin + p.d.cut(line, p.width-len(margin)) + "\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// SetSize gives the page its window; what a wider one has room for is not panned away.
func (p *preview) SetSize(width, height int) {
	p.width, p.height = width, height
	p.left = min(p.left, p.over())
}

// Title is the screen's part of the title line.
func (p *preview) Title() string {
	if p.asXML {
		return "XML"
	}
	return "Aperçu"
}

// ShortHelp is the footer.
func (p *preview) ShortHelp() []key.Binding {
	keys := p.d.keys
	turn := keys.XML
	if p.asXML {
		turn = named(turn, "la page")
	}
	aside := []key.Binding{when(p.left < p.over(), named(keys.PanRight, "la suite")), when(p.left > 0, named(keys.PanLeft, "le début"))}
	turns := []key.Binding{when(p.electronic(), turn), when(p.asXML, keys.Save)}
	if p.asXML {
		aside, turns = turns, aside
	}
	return append(append(aside, turns...),
		when(p.doc.PDF != "" && !p.asXML, keys.Compare), keys.Down, when(p.top > 0, keys.Up), when(p.over() == 0, keys.PageDown), keys.Help, keys.Back)
}

// FullHelp is what `?` shows first.
func (p *preview) FullHelp() [][]key.Binding {
	keys := p.d.keys
	return [][]key.Binding{{when(p.electronic(), keys.XML), when(p.electronic(), named(keys.Save, "enregistrer le XML")), when(p.doc.PDF != "", keys.Compare),
		when(p.over() > 0, keys.PanRight), when(p.over() > 0, keys.PanLeft), keys.Up, keys.Down, keys.PageUp, keys.PageDown, keys.Home, keys.End, keys.Back}}
}
