package ui

import (
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

// key takes one key, in the order: gesture under way, open question, ctrl+c,
// a screen where text is being typed, the help, the keys that work everywhere,
// the top screen.
func (r *root) key(k tea.KeyMsg) tea.Cmd {
	if r.busy() {
		return r.wait(k)
	}
	r.newDay()
	if k.Paste || len(k.Runes) > 1 {
		return tea.Batch(r.look(), r.burst(k))
	}
	return tea.Batch(r.look(), r.single(k))
}

// busy says that a key has to wait: a gesture is under way, or the top screen
// does not yet show what it was asked for.
func (r *root) busy() bool {
	if r.cancel != nil || len(r.stacks[r.tab].screens) == 0 {
		return true
	}
	l, ok := r.top().(loader)
	return ok && l.loading()
}

// wait keeps a key for later. ctrl+c stops the gesture under way, or leaves. The
// key that began a gesture is not kept: pressed twice it would act twice.
func (r *root) wait(k tea.KeyMsg) tea.Cmd {
	switch {
	case k.String() == "ctrl+c" && r.cancel != nil:
		r.leaving = true
		r.cancel()
	case k.String() == "ctrl+c":
		return r.quit()
	case r.cancel != nil && k.String() == r.started.String():
	default:
		r.waiting = append(r.waiting, k)
	}
	return nil
}

// drain takes the keys that waited, as far as nothing makes them wait again. None
// answers a question that was not on the screen when it was pressed.
func (r *root) drain() tea.Cmd {
	var cmds []tea.Cmd
	for len(r.waiting) > 0 && !r.busy() {
		k := r.waiting[0]
		r.waiting = r.waiting[1:]
		if r.question != nil {
			continue
		}
		cmds = append(cmds, r.key(k))
	}
	return tea.Batch(cmds...)
}

// newDay has the screens ask again when midnight has passed.
func (r *root) newDay() {
	if day := r.d.book.Today(); day != r.d.day {
		r.d.day = day
		r.version = -1
	}
}

// burst takes several characters that came at once: text where one is typing,
// else nothing, unless it is one key held down or two keys of a fast hand.
func (r *root) burst(k tea.KeyMsg) tea.Cmd {
	switch {
	case r.question != nil:
		return nil
	case r.help != nil && r.help.filtering:
		r.help.typed(string(k.Runes))
		return nil
	case r.help == nil && r.typing():
		r.notice = notice{}
		next, cmd := r.top().Update(pasted(k.Runes))
		return tea.Batch(cmd, r.apply(next))
	case !k.Paste && (sameRunes(k.Runes) || len(k.Runes) == 2):
		var cmds []tea.Cmd
		for _, c := range k.Runes {
			cmds = append(cmds, r.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{c}, Alt: k.Alt}))
		}
		return tea.Batch(cmds...)
	}
	return r.apply(refuse("Texte collé ignoré\u00a0: aucun champ n'est ouvert."))
}

func sameRunes(runes []rune) bool {
	for _, c := range runes {
		if c != runes[0] {
			return false
		}
	}
	return utf8.ValidRune(runes[0])
}

func (r *root) single(k tea.KeyMsg) tea.Cmd {
	if r.question != nil {
		q := r.question
		next, settled := q.answer(k, r.d.now())
		if settled {
			r.question = nil
			r.started, r.startedAt = k, r.d.now()
		}
		return r.apply(next)
	}
	opened := r.notice.path
	r.notice = notice{}
	r.started, r.startedAt = k, r.d.now()
	keys := r.d.keys
	switch {
	case k.String() == "ctrl+c":
		return r.quit()
	case pressed(k, keys.Suspend):
		return tea.Suspend
	case r.help != nil:
		if r.help.key(k) {
			r.help = nil
		}
		return nil
	case k.String() == "f1":
		r.openHelp()
		return nil
	case r.typing():
		return r.forward(k)
	case opened != "" && pressed(k, keys.PDF):
		return r.apply(openFile(r.d, opened))
	}
	if cmd, done := r.global(k); done {
		return cmd
	}
	return r.forward(k)
}

// global takes the keys that work everywhere.
func (r *root) global(k tea.KeyMsg) (tea.Cmd, bool) {
	keys := r.d.keys
	for i, b := range keys.Tabs {
		if pressed(k, b) {
			r.stacks[i].home()
			if i == r.tab {
				return r.resize(), true
			}
			return r.enter(i), true
		}
	}
	switch {
	case pressed(k, keys.Help):
		r.openHelp()
	case pressed(k, keys.Prev):
		return r.enter((r.tab + len(tabs) - 1) % len(tabs)), true
	case pressed(k, keys.Next):
		return r.enter((r.tab + 1) % len(tabs)), true
	case pressed(k, keys.Last):
		return r.enter(r.last), true
	case pressed(k, keys.Settings):
		return r.apply(push(newSettings(r.d))), true
	case pressed(k, keys.Outbox):
		if _, there := r.top().(*outbox); there {
			return nil, true
		}
		return r.apply(push(newOutbox(r.d))), true
	case pressed(k, keys.Asking):
		return r.apply(openAsking(r.d)), true
	case pressed(k, keys.Quit):
		if len(r.stacks[r.tab].screens) > 1 {
			return r.forward(tea.KeyMsg{Type: tea.KeyEsc}), true
		}
		return r.quit(), true
	default:
		return nil, false
	}
	return nil, true
}

// forward gives a key to the top screen.
func (r *root) forward(k tea.KeyMsg) tea.Cmd {
	next, cmd := r.top().Update(k)
	return tea.Batch(cmd, r.apply(next))
}

func (r *root) typing() bool {
	t, ok := r.top().(typist)
	return ok && t.typing()
}

// quit leaves, after a question when input would be lost.
func (r *root) quit() tea.Cmd {
	for _, s := range r.stacks {
		for _, sc := range s.screens {
			if k, ok := sc.(departing); ok {
				return r.apply(k.quitting())
			}
			g, ok := sc.(guarded)
			if !ok || g.unsaved() == "" {
				continue
			}
			r.question = &question{text: "Quitter sans enregistrer " + g.unsaved() + "\u00a0?", quit: true,
				yes: func() step { return step{cmd: tea.Quit} }, shown: r.d.now()}
			return nil
		}
	}
	return tea.Quit
}
