package ui

import (
	"context"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/app"
	"facturier/invoice"
)

// statement is the account of a client over a period: what it owes and since
// when, how it pays, each piece.
type statement struct {
	*entryPage
	client invoice.Client
	over   app.Period
	value  app.Statement
	asked  request
}

// openStatement is `L`: all of the account, up to today.
func openStatement(d *deps, c invoice.Client) step {
	return showStatement(d, c, app.Period{}, push)
}

// showStatement reads the account over a period, and shows it.
func showStatement(d *deps, c invoice.Client, over app.Period, show func(screen) step) step {
	return act(func(ctx context.Context) (app.Statement, error) { return d.book.StatementOver(ctx, c.ID, over) },
		func(value app.Statement, err error) step {
			if err != nil {
				return fail(err)
			}
			return show(newStatement(d, c, over, value))
		})
}

func newStatement(d *deps, c invoice.Client, over app.Period, value app.Statement) *statement {
	s := &statement{client: c, over: over, value: value}
	s.entryPage = newPage(d, "Relevé", func(width int) []string { return statementLines(d, &s.value, width) })
	s.pdf, s.name = s.page, s.file(".pdf")
	return s
}

func (s *statement) page(ctx context.Context) ([]byte, error) {
	return s.d.book.StatementPDF(ctx, s.value)
}

// file is the name of the statement as a file: of whom, and to which day.
func (s *statement) file(ending string) string {
	name := []rune(clean(s.client.Name))
	return fileName("relevé " + string(name[:min(len(name), 40)]) + " " + s.value.To.ISO() + ending)
}

// Update takes the keys of the statement, and has the page take the others.
func (s *statement) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		if next, taken := s.key(m); taken {
			return next, nil
		}
	case answer[app.Statement]:
		if s.asked.mine(m.ticket) && m.err == nil {
			s.value = m.value
			s.SetSize(s.width, s.height)
		}
		return failed(m.err), nil
	case changed:
		return step{}, refetch(s.d, &s.asked, func(ctx context.Context) (app.Statement, error) {
			return s.d.book.StatementOver(ctx, s.client.ID, s.over)
		})
	}
	return s.entryPage.Update(msg)
}

func (s *statement) loading() bool { return s.asked.ticket != 0 }

func (s *statement) key(k tea.KeyMsg) (next step, taken bool) {
	keys, about := s.d.keys, []string{s.d.look.Strong.Render(clientName(s.client.Name)), s.days()}
	switch {
	case pressed(k, keys.Save):
		return saving(s.d, "Enregistrer le relevé", about, s.file(".pdf"), "", inOnePiece(s.page)), true
	case pressed(k, keys.CSV):
		return saving(s.d, "Enregistrer le tableau", about, s.file(".csv"), "Les pièces du relevé, pour un tableur.",
			inOnePiece(func(context.Context) ([]byte, error) { return s.value.CSV(), nil })), true
	case pressed(k, keys.Period):
		return s.change(), true
	case pressed(k, keys.Preview):
		return s.preview(), true
	}
	return step{}, false
}

// preview is the page as it prints.
func (s *statement) preview() step {
	return act(func(ctx context.Context) (string, error) { return s.d.book.StatementText(ctx, s.value) },
		func(text string, err error) step {
			if err != nil {
				return fail(err)
			}
			lines := cleanLines(text)
			page := newPage(s.d, "Aperçu", func(width int) []string {
				cut := make([]string, len(lines))
				for i := range lines {
					cut[i] = s.d.cut(lines[i], width)
				}
				return cut
			})
			page.pdf, page.name = s.page, s.name
			return push(page)
		})
}

// change asks for the days of the statement.
func (s *statement) change() step {
	d := s.d
	return push(newDialog(d, "Période", []string{d.look.Strong.Render(clientName(s.client.Name))}, func(f *form) step {
		var over app.Period
		over.From, _ = invoice.ParseDate(f.text(app.FieldFrom), d.today())
		over.To, _ = invoice.ParseDate(f.text(app.FieldTo), d.today())
		return act(func(ctx context.Context) (app.Statement, error) { return d.book.StatementOver(ctx, s.client.ID, over) },
			after(f, func(value app.Statement) step {
				next := replace(newStatement(d, s.client, over, value))
				next.pops++ // the statement under the dialog
				return next
			}))
	},
		dateField(app.FieldFrom, "Du", dayOrNone(s.over.From), d.today()).hinted("Vide\u00a0: depuis la première pièce."),
		dateField(app.FieldTo, "Au", dayOrNone(s.over.To), d.today()).hinted("Vide\u00a0: jusqu'à aujourd'hui.")))
}

func dayOrNone(day invoice.Date) string {
	if day == 0 {
		return ""
	}
	return day.String()
}

// days are the period in words.
func (s *statement) days() string {
	if s.value.From == 0 {
		return "Relevé au " + s.value.To.String()
	}
	return "Relevé du " + s.value.From.String() + " au " + s.value.To.String()
}

// ShortHelp is the footer.
func (s *statement) ShortHelp() []key.Binding {
	keys := s.d.keys
	more := len(s.lines) > s.height && s.top < len(s.lines)-s.height
	return []key.Binding{named(keys.PDF, "ouvrir"), named(keys.Save, "PDF"), named(keys.CSV, "CSV"), named(keys.Period, "période"), when(more, keys.Down), keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *statement) FullHelp() [][]key.Binding {
	keys := s.d.keys
	return [][]key.Binding{{keys.PDF, named(keys.Save, "enregistrer le PDF"), keys.CSV, keys.Period, keys.Preview, keys.Down, keys.Up, keys.Back}}
}
