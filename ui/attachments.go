package ui

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/app"
	"facturier/invoice"
)

// attachments are the files that belong to a document: a signed quote, a
// delivery note, the answer to a message.
type attachments struct {
	d             *deps
	id            int64
	name          string // of the document
	asked         request
	files         []app.Attachment
	known         bool
	at, top       int
	width, height int
}

// openAttachments is `i`.
func openAttachments(d *deps, row *invoice.Row) step {
	return push(&attachments{d: d, id: row.ID, name: clean(row.DisplayNumber())})
}

// Init reads the list.
func (s *attachments) Init() tea.Cmd {
	return refetch(s.d, &s.asked, func(ctx context.Context) ([]app.Attachment, error) { return s.d.book.Attachments(ctx, s.id) })
}

// Update takes keys, the list, and the news that the book has changed.
func (s *attachments) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		return s.key(m), nil
	case answer[[]app.Attachment]:
		if s.asked.mine(m.ticket) {
			s.files, s.known = m.value, true
			s.at = max(min(s.at, len(s.files)-1), 0)
			return failed(m.err), nil
		}
	case tea.MouseMsg:
		var again bool
		if s.at, again = s.d.keys.pointed(m, m.Y-1, s.at, s.top, s.room(), len(s.files)); again { // under the head
			return s.open(s.files[s.at]), nil
		}
	case changed:
		return step{}, s.Init()
	}
	return step{}, nil
}

func (s *attachments) loading() bool { return s.asked.ticket != 0 }

func (s *attachments) key(k tea.KeyMsg) step {
	keys := s.d.keys
	switch {
	case pressed(k, keys.Back):
		return pop()
	case pressed(k, keys.New):
		return s.add()
	case pressed(k, keys.Answer):
		return openAnswer(s.d, s.id, s.name)
	case pressed(k, keys.Delete):
		return refuse("Une pièce jointe ne s'enlève pas\u00a0: elle est gardée telle quelle, avec son empreinte.")
	case len(s.files) == 0:
	case pressed(k, keys.Open), pressed(k, keys.PDF):
		return s.open(s.files[s.at])
	case pressed(k, keys.Save):
		return s.save(s.files[s.at])
	default:
		s.at = within(s.at+keys.moved(k, s.room()), len(s.files))
	}
	return step{}
}

// add asks for a file, and keeps a copy of it with the document.
func (s *attachments) add() step {
	return push(newDialog(s.d, "Joindre un fichier", []string{s.d.look.Strong.Render(s.name)}, func(f *form) step {
		path := typedPath(f.text(fieldFile))
		return act(func(ctx context.Context) (app.Attachment, error) { return s.d.book.Attach(ctx, s.id, path) },
			after(f, func(a app.Attachment) step {
				s.at = len(s.files) // it comes last
				return pop().saying("«\u00a0" + clean(a.Name) + "\u00a0» est joint à " + s.name + ".")
			}))
	}, pathField(fieldFile, "Fichier", "").
		hinted("Son chemin, tapé, collé ou déposé ici\u00a0; tab le complète. Une copie est gardée avec le document.")))
}

// open shows a copy of a file.
func (s *attachments) open(a app.Attachment) step {
	return showCopy(s.d, a.Name, func(context.Context) ([]byte, error) { return s.d.book.ReadAttachment(a) })
}

// save writes a copy where it is asked for.
func (s *attachments) save(a app.Attachment) step {
	return saving(s.d, "Enregistrer une copie", []string{s.d.look.Strong.Render(s.name) + "  " + clean(a.Name)}, a.Name, "",
		inOnePiece(func(context.Context) ([]byte, error) { return s.d.book.ReadAttachment(a) }))
}

// Title is the screen's part of the title line.
func (s *attachments) Title() string { return "Pièces jointes de " + s.name }

// SetSize gives the place of the list.
func (s *attachments) SetSize(width, height int) { s.width, s.height = width, height }

// attachmentsFoot says why none goes away.
const attachmentsFoot = "Chacune est gardée telle quelle, avec son empreinte\u00a0: elle entre dans le dossier de recouvrement et dans la sauvegarde, et ne s'enlève pas."

func (s *attachments) foot() []string { return wrap(attachmentsFoot, s.width-5) }

func (s *attachments) room() int { return max(s.height-len(s.foot())-3, 1) }

// View is a line for each file: when it came, its name, its size.
func (s *attachments) View() string {
	if !s.known {
		return ""
	}
	look := s.d.look
	if len(s.files) == 0 {
		lines := []string{""}
		for _, line := range wrap("Aucune pièce jointe. n joint un fichier\u00a0: devis signé, bon de livraison, preuve de dépôt\u2026 a classe l'accusé d'un message.", s.width-5) {
			lines = append(lines, "   "+line)
		}
		return strings.Join(lines, "\n")
	}
	lines := []string{look.Muted.Render("   " + s.d.fit("Jointe le", 12) + s.d.fit("Fichier", s.width-27) + s.d.right("Taille", 10))}
	s.top = max(min(s.top, s.at), s.at-s.room()+1, 0)
	for i := s.top; i < min(s.top+s.room(), len(s.files)); i++ {
		a := s.files[i]
		line := s.d.fit(a.Date.String(), 12) + s.d.fit(clean(a.Name), s.width-28) + " " + s.d.right(sizeWords(a.Size), 10)
		if i == s.at {
			lines = append(lines, look.Selected.Render(s.d.fit(" "+look.Bar+" "+line, s.width)))
		} else {
			lines = append(lines, "   "+line)
		}
	}
	lines = append(lines, "")
	for _, line := range s.foot() {
		lines = append(lines, "   "+look.Muted.Render(line))
	}
	return strings.Join(lines, "\n")
}

// sizeWords are bytes as a person reads them, rounded up.
func sizeWords(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d\u00a0o", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d\u00a0Ko", (n+999)/1000)
	}
	tenths := (n + 99_999) / 100_000
	return fmt.Sprintf("%d,%d\u00a0Mo", tenths/10, tenths%10)
}

// ShortHelp is the footer.
func (s *attachments) ShortHelp() []key.Binding {
	keys, some := s.d.keys, len(s.files) > 0
	return []key.Binding{when(some, keys.Open), named(keys.New, "joindre"), when(some, named(keys.Save, "copier")), keys.Answer, keys.Help, keys.Back}
}

// FullHelp is what `?` shows first.
func (s *attachments) FullHelp() [][]key.Binding {
	keys := s.d.keys
	return [][]key.Binding{append(s.ShortHelp(), when(len(s.files) > 1, keys.Down), when(len(s.files) > 1, keys.Up))}
}
