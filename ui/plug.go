package ui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// pending stands where a screen is being written.
type pending struct {
	d     *deps
	title string
}

func (b *pending) Init() tea.Cmd { return nil }
func (b *pending) Update(m tea.Msg) (step, tea.Cmd) {
	if k, ok := m.(tea.KeyMsg); ok && pressed(k, b.d.keys.Back) {
		return pop(), nil
	}
	return step{}, nil
}
func (b *pending) View() string              { return "" }
func (b *pending) SetSize(int, int)          {}
func (b *pending) Title() string             { return b.title }
func (b *pending) ShortHelp() []key.Binding  { return []key.Binding{b.d.keys.Back} }
func (b *pending) FullHelp() [][]key.Binding { return nil }

func newMorning(d *deps) screen  { return &pending{d, "Retards"} }
func newInvoices(d *deps) screen { return &pending{d, "Factures"} }
func newQuotes(d *deps) screen   { return &pending{d, "Devis"} }
func newClients(d *deps) screen  { return &pending{d, "Clients"} }

// UI B replaces these four: delete each when yours is there.
func newEditor(d *deps, doc invoice.Document) screen { return &pending{d, "Brouillon"} }
