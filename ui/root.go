package ui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/ui/theme"
)

// root is the program: a stack of screens for each tab, and what stands over
// them: a question, the help, the answer to the last gesture.
type root struct {
	d             *deps
	o             Options
	width, height int
	stacks        []stack
	tab, last     int

	notice   notice
	question *question
	help     *helpPage

	cancel    context.CancelFunc // of the gesture under way, nil when none
	started   tea.KeyMsg         // the key that began it
	startedAt time.Time
	waiting   []tea.KeyMsg // keys that came since
	leaving   bool
	guided    bool // the guide was shown: left, it comes back at the next start only

	version  int64
	known    bool // version has been read
	checking bool
	begun    bool // the first window was read before the program started
}

// acted is the end of a gesture: what to do with its result, and the version
// of the book after it.
type acted struct {
	apply   func() step
	version int64
	err     error
}

// looked is the version of the book at the time of a key.
type looked struct {
	version int64
	err     error
}

// openSettings are the settings as read.
type openSettings struct {
	value invoice.Settings
	err   error
}

func newRoot(d *deps, o Options) *root {
	r := &root{d: d, o: o, stacks: make([]stack, len(tabs))}
	for i, t := range tabs {
		if t.name == o.Start {
			r.tab = i
		}
	}
	r.last = r.tab
	return r
}

// Init asks for all that the first screen shows.
func (r *root) Init() tea.Cmd { return tea.Batch(r.first(), sayDrawn) }

// first asks for the settings and for the first screen's window, once.
func (r *root) first() tea.Cmd {
	if r.begun {
		return nil
	}
	r.begun = true
	return tea.Batch(r.readSettings(), r.look(), r.enter(r.tab))
}

// drawn tells the screens that the first frame has its window: what it can do
// without is read from then on.
type drawn struct{}

func sayDrawn() tea.Msg { return drawn{} }

func (r *root) readSettings() tea.Cmd {
	return func() tea.Msg {
		s, err := r.d.book.Settings(r.d.ctx)
		return openSettings{s, err}
	}
}

// look asks whether the book has changed, unless the question is under way.
func (r *root) look() tea.Cmd {
	if r.checking {
		return nil
	}
	r.checking = true
	return func() tea.Msg {
		v, err := r.d.book.Version(r.d.ctx)
		return looked{v, err}
	}
}

// enter shows a tab.
func (r *root) enter(tab int) tea.Cmd {
	if tab != r.tab {
		r.last, r.tab = r.tab, tab
	}
	s := &r.stacks[tab]
	if len(s.screens) == 0 {
		return r.show(tabs[tab].open(r.d))
	}
	cmd := r.resize() // the terminal may have changed while another tab was shown
	if !s.stale {
		return cmd
	}
	s.stale = false
	return tea.Batch(cmd, r.send(changed{}))
}

// show puts a screen on top.
func (r *root) show(s screen) tea.Cmd {
	current := &r.stacks[r.tab]
	current.screens = append(current.screens, s)
	s.SetSize(r.body())
	return s.Init()
}

// top is the screen that has the keys.
func (r *root) top() screen { return r.stacks[r.tab].top() }

// Update is the whole program: one message at a time, no IO.
func (r *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok {
		return r, r.key(k)
	}
	cmd := r.update(msg)
	if len(r.waiting) == 0 {
		return r, cmd
	}
	return r, tea.Batch(cmd, r.drain())
}

func (r *root) update(msg tea.Msg) tea.Cmd {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		r.setSize(m.Width, m.Height)
		return r.resize()
	case tea.MouseMsg:
		return r.mouse(m)
	case looked:
		r.checking = false
		if m.err != nil {
			return r.apply(fail(m.err))
		}
		return r.noticeVersion(m.version)
	case openSettings:
		return r.takeSettings(m)
	case acted:
		return r.finish(m)
	case drawn:
		r.d.drawn = true
	}
	return r.send(msg)
}

// setSize takes the size of the terminal; one that does not know its own (a
// serial line, a recorder) says 0 and is drawn as 80x24.
func (r *root) setSize(width, height int) {
	if width <= 0 || height <= 0 {
		width, height = 80, 24
	}
	r.width, r.height = width, height
}

// send gives a message to all the screens: each knows its own answers.
func (r *root) send(msg tea.Msg) tea.Cmd {
	var cmds []tea.Cmd
	for i := range r.stacks {
		next, cmd := r.stacks[i].update(msg)
		cmds = append(cmds, cmd)
		if i == r.tab {
			cmds = append(cmds, r.apply(next))
		}
	}
	return tea.Batch(cmds...)
}

// noticeVersion has the screens ask again when the book has changed.
func (r *root) noticeVersion(v int64) tea.Cmd {
	if r.known && v == r.version {
		return nil
	}
	first := !r.known
	r.version, r.known = v, true
	if first {
		return nil
	}
	return tea.Batch(r.readSettings(), r.reload())
}

// reload tells the tab on screen at once, and the others when they are shown.
func (r *root) reload() tea.Cmd {
	for i := range r.stacks {
		r.stacks[i].stale = i != r.tab
	}
	next, cmd := r.stacks[r.tab].update(changed{})
	return tea.Batch(cmd, r.apply(next))
}

// takeSettings applies the settings, and opens the guide on a book that is new.
func (r *root) takeSettings(m openSettings) tea.Cmd {
	if m.err != nil {
		return r.apply(fail(m.err))
	}
	r.d.settings = m.value
	*r.d.look = *theme.New(theme.Options{Name: m.value.Theme, ASCII: r.o.ASCII, NoColor: r.o.NoColor})
	r.d.look.Apply()
	if !m.value.Done && !r.guided && len(r.stacks[r.tab].screens) == 1 {
		r.guided = true
		return r.apply(push(newGuide(r.d)))
	}
	return nil
}

// apply takes a step, in the order that step says.
func (r *root) apply(next step) tea.Cmd {
	var cmds []tea.Cmd
	s := &r.stacks[r.tab]
	for ; next.pops > 0 && len(s.screens) > 1; next.pops-- {
		s.screens = s.screens[:len(s.screens)-1]
	}
	if next.push != nil {
		cmds = append(cmds, r.show(next.push))
	}
	if next.notice.text != "" {
		r.notice = next.notice
	}
	if next.ask != nil {
		r.question = next.ask
		r.question.shown = r.startedAt
	}
	if next.run != nil {
		cmds = append(cmds, r.begin(next.run))
	}
	if next.quit {
		cmds = append(cmds, r.quit())
	}
	return tea.Batch(append(cmds, next.cmd)...)
}

// begin runs a gesture; keys wait until it ends.
func (r *root) begin(run func(context.Context) func() step) tea.Cmd {
	ctx, cancel := context.WithCancel(r.d.ctx)
	r.cancel = cancel
	return func() tea.Msg {
		apply := run(ctx)
		v, err := r.d.book.Version(r.d.ctx)
		return acted{apply, v, err}
	}
}

// finish takes the step that a gesture's result calls for.
func (r *root) finish(m acted) tea.Cmd {
	r.cancel()
	r.cancel = nil
	if r.leaving {
		return tea.Quit
	}
	cmds := []tea.Cmd{r.noticeVersion(m.version), r.apply(m.apply())}
	if m.err != nil {
		cmds = append(cmds, r.apply(fail(m.err)))
	}
	return tea.Batch(cmds...)
}
