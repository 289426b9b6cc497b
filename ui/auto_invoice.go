package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/invoice/reminder"
)

// accepted says that a quote was accepted and, for who wants its invoice to
// leave by itself, asks for that once.
func accepted(d *deps, quote invoice.Document) step {
	done := pop().saying(strings.TrimSpace(clean(quote.DisplayNumber()) + " accepté. c le facture. " + quote.AcceptedLate()))
	type wished struct {
		on      bool
		account reminder.Account
		risk    string
	}
	return act(func(ctx context.Context) (w wished, err error) {
		settings, err := d.book.ReminderSettings(ctx)
		if err != nil || !settings.AutoInvoice {
			return w, err
		}
		made, err := d.book.InvoicesOf(ctx, quote.ID)
		if err != nil || len(made) > 0 {
			return w, err
		}
		owed := quote
		owed.Kind = invoice.Invoice
		w.on, w.account = true, settings.Mail
		w.risk, err = exposed(ctx, d, &owed)
		return w, err
	}, func(w wished, err error) step {
		if err != nil || !w.on { // it is accepted all the same
			return done
		}
		warning, short := "Elle ne pourra plus être modifiée.", "C'est définitif."
		if w.risk != "" {
			warning, short = w.risk+" "+warning, w.risk
		}
		done.ask = &question{
			text:    fmt.Sprintf("%s est accepté. Émettre la facture de %s et l'envoyer à %s\u00a0?", clean(quote.DisplayNumber()), quote.Totals.Payable.In(quote.Currency), who(d, quote.Client.Name)),
			warning: warning, short: short,
			yes: func() step {
				return withPassword(d, w.account, func() step { return push(&autoInvoice{d: d, quote: quote}) })
			},
		}
		return done
	})
}

// autoInvoice issues the invoice of an accepted quote and sends it, which takes
// the time of the server; esc stops it.
type autoInvoice struct {
	d             *deps
	quote         invoice.Document
	asked         request
	width, height int
}

// invoiced is what became of it.
type invoiced struct {
	doc   invoice.Document
	entry reminder.Entry
	done  bool
}

// Init begins.
func (s *autoInvoice) Init() tea.Cmd {
	ask := askKept(s.d)
	return refetch(s.d, &s.asked, func(ctx context.Context) (i invoiced, err error) {
		i.doc, i.entry, i.done, err = s.d.book.AutoInvoice(ctx, s.quote.ID, ask)
		return i, err
	})
}

// Update takes the end, or esc.
func (s *autoInvoice) Update(msg tea.Msg) (step, tea.Cmd) {
	switch m := msg.(type) {
	case tea.KeyMsg:
		if pressed(m, s.d.keys.Back) && s.asked.cancel != nil {
			s.asked.cancel()
		}
	case answer[invoiced]:
		if s.asked.mine(m.ticket) {
			forgetPassword(s.d, m.err)
			return refreshed(s.told(m.value, m.err)), nil
		}
	}
	return step{}, nil
}

// told says how far it went, and what is left to do.
func (s *autoInvoice) told(i invoiced, err error) step {
	number := clean(i.doc.Number)
	switch {
	case i.done && err == nil:
		return pop().saying(fmt.Sprintf("%s émise et partie à %s. o\u00a0l'ouvre.", number, clean(i.entry.To))).opening(s.d.book.PDFPath(i.doc))
	case i.done && i.entry.ID != 0:
		return replace(newDetail(s.d, i.doc.ID)).refusing(number + " est émise, et n'est pas partie\u00a0: " + reasonOf(err) + " O montre le message.")
	case i.done:
		return replace(newDetail(s.d, i.doc.ID)).refusing(number + " est émise, et n'est pas partie\u00a0: " + reasonOf(err) + " S l'envoie.")
	case err != nil && i.doc.ID != 0:
		return replace(newDetail(s.d, i.doc.ID)).refusing("Le devis est accepté, sa facture reste en brouillon\u00a0: " + lowerFirst(sentence(err)))
	case err != nil:
		return pop().refusing("Le devis est accepté, sa facture n'est pas faite\u00a0: " + reasonOf(err) + " c la prépare.")
	}
	return pop().saying(clean(s.quote.DisplayNumber()) + " accepté. c le facture.")
}

// reasonOf is what went wrong, in the middle of a sentence and without its
// hint: the key that follows is one.
func reasonOf(err error) string {
	var known *invoice.Error
	if errors.As(err, &known) {
		return lowerFirst(clean(known.Message))
	}
	return lowerFirst(sentence(err))
}

// View says what is under way.
func (s *autoInvoice) View() string {
	return "\n " + s.d.cut("La facture de "+clean(s.quote.DisplayNumber())+" s'émet et part"+s.d.look.Ellipsis, s.width-2)
}

// SetSize gives the place.
func (s *autoInvoice) SetSize(width, height int) { s.width, s.height = width, height }

// Title is the screen's part of the title line.
func (s *autoInvoice) Title() string { return "Facture de " + clean(s.quote.DisplayNumber()) }

func (s *autoInvoice) tag() string { return "envoi en cours" + s.d.look.Ellipsis }

// ShortHelp is the footer.
func (s *autoInvoice) ShortHelp() []key.Binding {
	return []key.Binding{named(s.d.keys.Back, "interrompre")}
}

// FullHelp is what `?` shows first.
func (s *autoInvoice) FullHelp() [][]key.Binding { return [][]key.Binding{s.ShortHelp()} }
