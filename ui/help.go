package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// helpPage is the `?` page: the keys of the screen first, then all the others,
// from the registry. `/` filters it.
type helpPage struct {
	d         *deps
	groups    []keyGroup
	filter    string
	filtering bool
	lines     []string
	top       int
	width     int
	height    int
}

func (r *root) openHelp() {
	here := keyGroup{title: "Ici\u00a0: " + r.top().Title()}
	for _, column := range r.top().FullHelp() {
		for _, b := range column {
			if b.Enabled() {
				here.bindings = append(here.bindings, b)
			}
		}
	}
	groups := append([]keyGroup{here}, r.d.keys.groups...)
	if r.typing() { // the keys of other screens do nothing in a form
		groups = noLetters(slices.DeleteFunc(groups, func(g keyGroup) bool {
			return g.title != here.title && g.title != groupEverywhere && g.title != groupMove
		}))
	}
	r.help = &helpPage{d: r.d, groups: groups}
	r.help.setSize(r.body())
}

// noLetters are the keys that act where letters are text, each once.
func noLetters(groups []keyGroup) []keyGroup {
	var kept []keyGroup
	seen := map[string]bool{}
	for _, g := range groups {
		some := keyGroup{title: g.title}
		for _, b := range g.bindings {
			b, acts := unlettered(b)
			if name := b.Help().Key; acts && !seen[name] {
				seen[name] = true
				some.bindings = append(some.bindings, b)
			}
		}
		kept = append(kept, some)
	}
	return kept
}

// unlettered is a binding as it is where letters are text; it does not act when
// letters, figures or signs are all its keys.
func unlettered(b key.Binding) (key.Binding, bool) {
	letters, last := 0, ""
	for _, k := range b.Keys() {
		if utf8.RuneCountInString(k) == 1 {
			letters++
		} else {
			last = k
		}
	}
	switch {
	case letters == 0:
		return b, true
	case letters < len(b.Keys()) && (last == "f1" || last == "ctrl+c"): // ? and q are text
		b.SetHelp(last, b.Help().Desc)
		return b, true
	}
	return b, false
}

// setSize gives the place of the page.
func (h *helpPage) setSize(width, height int) {
	h.width, h.height = width, height-2
	h.write()
}

// write makes the lines that the filter keeps.
func (h *helpPage) write() {
	h.lines = h.content()
	h.scroll(0)
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
			h.filtering = false
			h.search("")
		case tea.KeyEnter:
			h.filtering = false
		case tea.KeyBackspace:
			if runes := []rune(h.filter); len(runes) > 0 {
				h.search(string(runes[:len(runes)-1]))
			}
		case tea.KeyRunes, tea.KeySpace:
			h.typed(string(k.Runes))
		}
		return false
	}
	keys := h.d.keys
	switch {
	case pressed(k, keys.Filter):
		h.filtering = true
	case pressed(k, keys.Home):
		h.top = 0
	case pressed(k, keys.End):
		h.scroll(len(h.lines))
	case pressed(k, keys.Back) && h.filter != "":
		h.search("")
	case pressed(k, keys.Back), pressed(k, keys.Help), pressed(k, keys.Quit):
		return true
	default:
		h.scroll(keys.moved(k, h.height))
	}
	return false
}

func (h *helpPage) typed(text string) { h.search(h.filter + clean(text)) }

func (h *helpPage) search(text string) {
	h.filter, h.top = text, 0
	h.write()
}

func (h *helpPage) scroll(n int) { h.top = max(0, min(h.top+n, len(h.lines)-h.height)) }

func (h *helpPage) view() string {
	d := h.d
	head := " " + d.look.Strong.Render("Aide")
	if h.filtering || h.filter != "" {
		head = " / " + d.cut(h.filter, h.width-6)
		if h.filtering {
			head += d.look.Selected.Render(" ")
		}
	}
	return strings.Join(append([]string{head, ""}, h.lines[h.top:]...), "\n")
}

// content are the lines of the groups that the filter keeps.
func (h *helpPage) content() []string {
	d := h.d
	var lines []string
	wanted := invoice.Fold(h.filter)
	for _, g := range h.groups {
		var rows []string
		for _, b := range g.bindings {
			help := b.Help()
			if strings.Contains(invoice.Fold(help.Key+" "+help.Desc), wanted) {
				rows = append(rows, "   "+d.fit(help.Key, 12)+" "+d.cut(help.Desc, h.width-17))
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
