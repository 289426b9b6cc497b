package ui

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"
)

// step is what a screen wants done next: by the root, at once, in this order:
// pop, push, notice, question, gesture, command. The zero step is to stay.
type step struct {
	pops   int
	push   screen
	notice notice
	ask    *question
	run    func(context.Context) func() step
	cmd    tea.Cmd
	quit   bool
}

// push shows another screen above this one.
func push(s screen) step { return step{push: s} }

// replace shows another screen in the place of this one.
func replace(s screen) step { return step{pops: 1, push: s} }

// pop goes back to the screen below.
func pop() step { return step{pops: 1} }

// ask shows a question in the place of the footer.
func ask(q question) step { return step{ask: &q} }

// say shows an answer above the footer until the next key.
func say(text string) step { return step{notice: notice{text: text}} }

// refuse says why a key does nothing here.
func refuse(text string) step { return step{notice: notice{text: text, refused: true}} }

// block says what keeps a gesture from being done.
func block(text string) step { return step{notice: notice{text: text, refused: true, severe: true}} }

// fail says what went wrong, in the words of a person.
func fail(err error) step { return refuse(sentence(err)) }

// saying is the step with an answer above the footer.
func (s step) saying(text string) step {
	s.notice = notice{text: text}
	return s
}

// opening is the step with an answer whose file `o` opens.
func (s step) opening(path string) step {
	s.notice.path = path
	return s
}

// doing is the step with a command.
func (s step) doing(cmd tea.Cmd) step {
	s.cmd = tea.Batch(s.cmd, cmd)
	return s
}

// act runs a gesture and then takes the step that its result calls for. Until
// then keys wait, so that none is lost and none acts twice; run is called
// outside Update and must use its context, which ctrl+c cancels.
func act[T any](run func(context.Context) (T, error), then func(T, error) step) step {
	return step{run: func(ctx context.Context) func() step {
		value, err := run(ctx)
		return func() step { return then(value, err) }
	}}
}

// ticket marks a question put to the book, so that an answer that comes after
// a newer question is dropped.
type ticket int64

// answer is what the book said to the question of a ticket.
type answer[T any] struct {
	ticket ticket
	value  T
	err    error
}

// fetch asks the book in the background. The screen keeps the ticket and takes
// only the answer that bears it.
func fetch[T any](d *deps, read func(context.Context) (T, error)) (ticket, tea.Cmd) {
	d.tickets++
	mine := d.tickets
	return mine, func() tea.Msg {
		value, err := read(d.ctx)
		return answer[T]{mine, value, err}
	}
}

// request is the newest question of its sort: the one before is stopped.
type request struct {
	ticket ticket
	cancel context.CancelFunc
}

// mine says whether an answer is the one awaited, and closes the request.
func (r *request) mine(t ticket) bool {
	if t != r.ticket || t == 0 {
		return false
	}
	r.cancel()
	*r = request{}
	return true
}

// refetch asks in the background, and stops the question asked before.
func refetch[T any](d *deps, r *request, read func(context.Context) (T, error)) tea.Cmd {
	if r.cancel != nil {
		r.cancel()
	}
	ctx, cancel := context.WithCancel(d.ctx)
	d.tickets++
	mine := d.tickets
	*r = request{mine, cancel}
	return func() tea.Msg {
		value, err := read(ctx)
		return answer[T]{mine, value, err}
	}
}
