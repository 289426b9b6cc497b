package ui

import (
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// helpPage is the `?` page: the keys of the screen first, then all the others,
// from the registry. `/` filters it.
type helpPage struct {
	keys      *keymap
	groups    []keyGroup
	filter    string
	filtering bool
	top       int
	lines     int // of the last view, to stop the scroll
	height    int
}

func (r *root) openHelp() {
	here := keyGroup{title: "Ici : " + r.top().Title()}
	for _, column := range r.top().FullHelp() {
		for _, b := range column {
			if b.Enabled() {
				here.bindings = append(here.bindings, b)
			}
		}
	}
	r.help = &helpPage{keys: r.d.keys, groups: append([]keyGroup{here}, r.d.keys.groups...)}
}

// short is the footer of the page.
func (h *helpPage) short(keys *keymap) []key.Binding {
	return []key.Binding{keys.Filter, keys.Up, keys.Down, keys.Back}
}

// key says whether the page closes.
func (h *helpPage) key(k tea.KeyMsg) bool {
	if h.filtering {
		switch k.Type {
		case tea.KeyEsc:
			h.filter, h.filtering = "", false
		case tea.KeyEnter:
			h.filtering = false
		case tea.KeyBackspace:
			if runes := []rune(h.filter); len(runes) > 0 {
				h.filter = string(runes[:len(runes)-1])
			}
		case tea.KeyRunes, tea.KeySpace:
			h.typed(string(k.Runes))
		}
		return false
	}
	keys := h.keys
	switch {
	case pressed(k, keys.Filter):
		h.filtering = true
	case pressed(k, keys.Down):
		h.scroll(1)
	case pressed(k, keys.Up):
		h.scroll(-1)
	case pressed(k, keys.PageDown):
		h.scroll(h.height)
	case pressed(k, keys.PageUp):
		h.scroll(-h.height)
	case pressed(k, keys.Home):
		h.top = 0
	case pressed(k, keys.End):
		h.scroll(h.lines)
	case pressed(k, keys.Back) && h.filter != "":
		h.filter = ""
	case pressed(k, keys.Back), pressed(k, keys.Help), pressed(k, keys.Quit):
		return true
	}
	return false
}

func (h *helpPage) typed(text string) { h.filter, h.top = h.filter+clean(text), 0 }

func (h *helpPage) scroll(n int) { h.top = max(0, min(h.top+n, h.lines-h.height)) }

func (h *helpPage) view(r *root, width, height int) string {
	d := r.d
	head := " " + d.look.Strong.Render("Aide")
	if h.filtering || h.filter != "" {
		head = " / " + d.cut(h.filter, width-6)
		if h.filtering {
			head += d.look.Selected.Render(" ")
		}
	}
	lines := h.content(d, width)
	h.lines, h.height = len(lines), height-2
	h.top = max(0, min(h.top, h.lines-h.height))
	lines = lines[h.top:]
	return strings.Join(append([]string{head, ""}, lines...), "\n")
}

// content are the lines of the groups that the filter keeps.
func (h *helpPage) content(d *deps, width int) []string {
	var lines []string
	wanted := invoice.Fold(h.filter)
	for _, g := range h.groups {
		var rows []string
		for _, b := range g.bindings {
			help := b.Help()
			if strings.Contains(invoice.Fold(help.Key+" "+help.Desc), wanted) {
				rows = append(rows, "   "+d.fit(help.Key, 12)+" "+d.cut(help.Desc, width-17))
			}
		}
		if len(rows) == 0 {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(append(lines, " "+d.look.Strong.Render(g.title)), rows...)
	}
	if len(lines) == 0 {
		return []string{"   Aucune touche ne répond à ce mot."}
	}
	return lines
}
