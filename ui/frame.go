package ui

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"
)

// The smallest terminal that the screens are drawn for.
const (
	minWidth  = 60
	minHeight = 12
)

// frameLines are the lines around the body: title, rule, rule, footer.
const frameLines = 4

func (r *root) body() (width, height int) { return r.width, max(r.height-frameLines, 1) }

// resize gives the body's size to the screens of the tab.
func (r *root) resize() tea.Cmd {
	width, height := r.body()
	for _, s := range r.stacks[r.tab].screens {
		s.SetSize(width, height)
	}
	if r.help != nil {
		r.help.setSize(width, height)
	}
	return r.send(resized{})
}

// resized tells the screens that their size may have changed: a list fetches
// the rows that it now has room for.
type resized struct{}

// View is title, rule, body, rule, footer. The answer to a gesture takes the
// place of the lower rule, a question the one of the footer: nothing moves.
func (r *root) View() string {
	if r.width < minWidth || r.height < minHeight {
		return r.tooSmall()
	}
	if len(r.stacks[r.tab].screens) == 0 {
		return ""
	}
	width, height := r.body()
	content := ""
	if r.help != nil {
		content = r.help.view()
	} else {
		content = r.top().View()
	}
	rule := r.d.look.Muted.Render(strings.Repeat(r.d.look.Rule, width))
	lines := make([]string, 0, r.height)
	lines = append(lines, r.title(), rule)
	lines = append(lines, exactly(strings.Split(content, "\n"), height)...)
	bottom := []string{rule, r.footer()}
	if r.question != nil {
		asked := r.question.render(r.d, width)
		bottom = append(bottom[:max(2-len(asked), 0)], asked...)
	} else if said := r.notice.render(r.d, width); said != nil {
		bottom = append(said, bottom[1])
	}
	lines = append(lines[:r.height-len(bottom)], bottom...)
	if r.d.look.ASCII {
		for i := range lines {
			lines[i] = inASCII(lines[i], width)
		}
	}
	return strings.Join(lines, "\n")
}

// exactly is the lines, cut or completed to n.
func exactly(lines []string, n int) []string {
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines[:n]
}

// tooSmall says so, in a terminal of any size.
func (r *root) tooSmall() string {
	text := fmt.Sprintf("Terminal trop petit (%d × %d au moins).", minWidth, minHeight)
	lines := wrap(text, r.width)
	if len(lines) > r.height {
		lines = lines[:max(r.height, 0)]
	}
	return strings.Join(lines, "\n")
}

// title is the first line: the business and the year at the left; at the right
// the tabs, or the word of a screen that is above them.
func (r *root) title() string {
	d := r.d
	name := clean(d.settings.Seller.DisplayName())
	if name == "" {
		name = "Facturier"
	}
	year := fmt.Sprintf(" %s %d", d.look.Dot, d.today().Year())
	s := &r.stacks[r.tab]
	if d.demo && r.width < 72 { // one name for both
		name = "Exemple"
	} else if d.demo {
		year += " " + d.look.Dot + " exemple"
	}
	if len(s.screens) == 1 {
		plain, styled := r.tabLine()
		room := r.width - cells(plain) - 3
		name = d.cut(name, room-cells(year)) + year
		return " " + d.look.Strong.Render(d.fit(name, room)) + " " + styled + " "
	}
	tag, style := "", d.look.Muted
	if t, ok := r.top().(tagged); ok {
		tag = clean(t.tag())
	}
	if t, ok := r.top().(toned); ok {
		style = t.tone()
	}
	room := r.width - 3 - cells(tag)
	path := r.path(d.cut(name, max(room/3, 12))+year, room)
	return " " + d.look.Strong.Render(d.fit(path, room)) + " " + style.Render(tag) + " "
}

// path names the screens of the stack; those in the middle go when there is no
// room.
func (r *root) path(name string, room int) string {
	crumbs := []string{name, tabs[r.tab].title}
	for _, sc := range r.stacks[r.tab].screens[1:] {
		switch sc.(type) {
		case *settings, *guide: // they belong to no tab
			crumbs = crumbs[:1]
		}
		if title := sc.Title(); title != crumbs[len(crumbs)-1] { // a draft, then its editor
			crumbs = append(crumbs, title)
		}
	}
	between := " " + r.d.look.Crumb + " "
	path := strings.Join(crumbs, between)
	for len(crumbs) > 2 && cells(path) > room {
		crumbs = append(crumbs[:1], crumbs[2:]...)
		path = strings.Join(crumbs, between)
	}
	return path
}

// tabLine are the tabs, without and with their styles.
func (r *root) tabLine() (plain, styled string) {
	margin := " "
	if r.width < 72 {
		margin = ""
	}
	for i, t := range tabs {
		label := fmt.Sprintf("%s%d %s%s", margin, i+1, t.title, margin)
		if i > 0 && margin == "" {
			plain, styled = plain+" ", styled+" "
		}
		plain += label
		if i == r.tab {
			styled += r.d.look.Selected.Render(label)
		} else {
			styled += r.d.look.Muted.Render(label)
		}
	}
	return plain, styled
}

// footer are the keys of the screen and the day. The last key, which is the way
// out or the help, always has its place; the others come as long as they fit.
func (r *root) footer() string {
	d := r.d
	bindings := r.top().ShortHelp()
	if r.help != nil {
		bindings = r.help.short(d.keys)
	}
	day := d.today().String()
	if r.typing() { // the keys of a form need the room
		day = ""
	}
	room := r.width - 4 - cells(day)
	text, used := hints(d, bindings, room)
	return " " + text + blanks(r.width-2-used-cells(day)) + d.look.Muted.Render(day) + " "
}

const hintGap = 3

// hints are the bindings that fit in a room, and the cells that they take.
func hints(d *deps, bindings []key.Binding, room int) (string, int) {
	last := len(bindings) - 1
	for last >= 0 && !bindings[last].Enabled() {
		last--
	}
	if last < 0 {
		return "", 0
	}
	kept := hintWidth(bindings[last])
	var text strings.Builder
	used := 0
	for i, b := range bindings[:last+1] {
		need := hintWidth(b)
		if used > 0 {
			need += hintGap
		}
		if !b.Enabled() || i < last && used+need+hintGap+kept > room {
			continue
		}
		if used > 0 {
			text.WriteString(blanks(hintGap))
		}
		text.WriteString(d.look.Strong.Render(b.Help().Key) + " " + d.look.Muted.Render(b.Help().Desc))
		used += need
	}
	return text.String(), used
}

func hintWidth(b key.Binding) int { return cells(b.Help().Key) + 1 + cells(b.Help().Desc) }

// mouse gives the wheel and the clicks to the top screen, in the coordinates
// of its body.
func (r *root) mouse(m tea.MouseMsg) tea.Cmd {
	if r.cancel != nil || r.question != nil || r.help != nil || len(r.stacks[r.tab].screens) == 0 {
		return nil
	}
	m.Y -= 2
	next, cmd := r.top().Update(m)
	return tea.Batch(cmd, r.apply(next))
}
