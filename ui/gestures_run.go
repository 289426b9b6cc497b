package ui

import (
	"context"
	"fmt"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// drafted is a draft with what keeps it from being issued.
type drafted struct {
	doc      invoice.Document
	problems []invoice.Problem
}

// withDraft reads a draft and, when nothing keeps it from being issued, goes
// on; else it says what was not done, the first problem, and leads to its field.
func withDraft(d *deps, id int64, undone string, then func(invoice.Document) step) step {
	return act(func(ctx context.Context) (drafted, error) {
		doc, err := d.book.Document(ctx, id)
		if err != nil {
			return drafted{}, err
		}
		problems, err := d.book.Check(ctx, doc)
		return drafted{doc, problems}, err
	}, func(got drafted, err error) step {
		if err != nil {
			return fail(err)
		}
		if severe := invoice.Blocking(got.problems); len(severe) > 0 {
			return leadTo(d, got.doc, severe[0], undone)
		}
		return then(got.doc)
	})
}

// askIssue asks before a draft takes its number.
func askIssue(d *deps, row *invoice.Row) step {
	undone := "Pas émise"
	if row.Kind == invoice.CreditNote {
		undone = "Pas émis"
	}
	return withDraft(d, row.ID, undone, func(doc invoice.Document) step {
		warning, short := issueWarning(d, &doc)
		return act(func(ctx context.Context) (string, error) { return exposed(ctx, d, &doc) }, func(risk string, err error) step {
			if err != nil {
				return fail(err)
			}
			if risk != "" {
				warning, short = risk+" "+warning, risk
			}
			return ask(question{
				text:    fmt.Sprintf("Émettre %s de %s pour %s\u00a0?", withArticle(doc.Kind), doc.Totals.Payable.In(doc.Currency), who(d, doc.Client.Name)),
				warning: warning,
				short:   short,
				yes:     func() step { return issue(d, doc) },
			})
		})
	})
}

// exposed warns of a client that is in mise en demeure, or that a new invoice
// takes past the most that it should owe; "" for none.
func exposed(ctx context.Context, d *deps, doc *invoice.Document) (string, error) {
	if !doc.Kind.Payable() || doc.Client.ID == 0 {
		return "", nil
	}
	client, err := d.book.Client(ctx, doc.Client.ID)
	if err != nil {
		return "", err
	}
	owed, formal, err := d.book.Exposure(ctx, client.ID)
	if err != nil {
		return "", err
	}
	more, err := doc.InEuros(doc.Totals.Payable)
	switch {
	case err != nil || !formal && (client.CreditLimit == 0 || owed+more <= client.CreditLimit):
		return "", nil
	case formal:
		return "Ce client est en mise en demeure.", nil
	}
	return fmt.Sprintf("Il devra %s, plus que ses %s.", owed+more, client.CreditLimit), nil
}

// issueWarning is what cannot be undone, in full and in short.
func issueWarning(d *deps, doc *invoice.Document) (warning, short string) {
	warning, short = "Elle ne pourra plus être modifiée.", "C'est définitif."
	switch {
	case doc.Kind == invoice.CreditNote:
		warning = "Il ne pourra plus être modifié."
	case doc.Kind == invoice.CorrectedInvoice:
		short = fmt.Sprintf("%s sera annulée.", clean(doc.Origin))
		warning = short
	case doc.SettledOn != 0:
		short = fmt.Sprintf("L'encaissement du %s sera noté.", doc.SettledOn)
		warning = short
	}
	if doc.IssueDate > d.today() {
		short = fmt.Sprintf("Datée du %s, après aujourd'hui.", doc.IssueDate)
		warning = short + " " + warning
	}
	return warning, short
}

func issue(d *deps, doc invoice.Document) step {
	return act(func(ctx context.Context) (invoice.Document, error) {
		if doc.IssueDate > d.today() {
			ctx = confirmFuture(ctx)
		}
		return d.book.Issue(ctx, doc.ID)
	}, func(done invoice.Document, err error) step {
		if err != nil {
			return fail(err)
		}
		word := "émise"
		if done.Kind == invoice.CreditNote {
			word = "émis"
		}
		return say(fmt.Sprintf("%s %s, %s. o\u00a0l'ouvre.", clean(done.Number), word, clean(filepath.ToSlash(done.PDF)))).
			opening(d.book.PDFPath(done))
	})
}

// withArticle names a kind in a question.
func withArticle(k invoice.Kind) string {
	switch k {
	case invoice.Quote:
		return "le devis"
	case invoice.Deposit:
		return "la facture d'acompte"
	case invoice.Balance:
		return "la facture de solde"
	case invoice.CreditNote:
		return "l'avoir"
	case invoice.CorrectedInvoice:
		return "la facture rectificative"
	}
	return "la facture"
}

// edit opens the editor on a draft; a quote that was sent becomes a revision,
// after a question.
func edit(d *deps, row *invoice.Row) step {
	if row.Status == invoice.StatusDraft {
		return withDocument(d, row.ID, func(doc invoice.Document) step { return push(newEditor(d, doc)) })
	}
	id := row.ID
	return ask(question{
		text:    fmt.Sprintf("Réviser le devis %s pour %s\u00a0?", clean(row.DisplayNumber()), who(d, row.ClientName)),
		warning: "La version envoyée reste lisible.",
		yes: func() step {
			return act(func(ctx context.Context) (invoice.Document, error) { return d.book.ReviseQuote(ctx, id) },
				func(doc invoice.Document, err error) step {
					if err != nil {
						return fail(err)
					}
					return push(newEditor(d, doc)).doing(func() tea.Msg { return revised{id, doc} })
				})
		},
	})
}

// withDocument reads a document and goes on.
func withDocument(d *deps, id int64, then func(invoice.Document) step) step {
	return act(func(ctx context.Context) (invoice.Document, error) { return d.book.Document(ctx, id) },
		func(doc invoice.Document, err error) step {
			if err != nil {
				return fail(err)
			}
			return then(doc)
		})
}

// newDocument opens the editor on a new document, once its client is chosen.
func newDocument(d *deps, kind invoice.Kind, clientID int64) step {
	draft := func(clientID int64, show func(screen) step) step {
		return act(func(ctx context.Context) (invoice.Document, error) { return d.book.NewDraft(ctx, kind, clientID) },
			func(doc invoice.Document, err error) step {
				if err != nil {
					return fail(err)
				}
				return show(newEditor(d, doc))
			})
	}
	if clientID != 0 {
		return draft(clientID, push)
	}
	return push(newClientPicker(d, func(c invoice.Client) step { return draft(c.ID, replace) }))
}

// made shows a draft that a gesture has just made.
func made(d *deps, words string) func(invoice.Document, error) step {
	return func(doc invoice.Document, err error) step {
		if err != nil {
			return fail(err)
		}
		return push(newDetail(d, doc.ID)).saying(words)
	}
}

func duplicate(d *deps, row *invoice.Row) step {
	id, name := row.ID, clean(row.DisplayNumber())
	return act(func(ctx context.Context) (invoice.Document, error) { return d.book.Duplicate(ctx, id) },
		made(d, name+" dupliqué\u00a0: voici le brouillon. e le modifie."))
}

// convertWhole makes the invoice of all that is left of a quote, or shows the
// draft that was already made.
func convertWhole(d *deps, row *invoice.Row) step {
	id := row.ID
	words := "Brouillon prêt. F l'émet."
	return act(func(ctx context.Context) (invoice.Document, error) {
		invoices, err := d.book.InvoicesOf(ctx, id)
		if err != nil {
			return invoice.Document{}, err
		}
		for _, doc := range invoices {
			if doc.Kind != invoice.CreditNote && !doc.Issued() {
				words = "Ce devis a déjà un brouillon de facture\u00a0: le voici."
				return doc, nil
			}
		}
		return d.book.Convert(ctx, id, invoice.Conversion{})
	}, func(doc invoice.Document, err error) step { return made(d, words)(doc, err) })
}

func askDelete(d *deps, row *invoice.Row) step {
	id := row.ID
	text := fmt.Sprintf("Supprimer le brouillon de %s pour %s\u00a0?", signed(row).In(row.Currency), who(d, row.ClientName))
	return ask(question{text: text, yes: func() step {
		return act(func(ctx context.Context) (int64, error) { return id, d.book.DeleteDraft(ctx, id) },
			func(_ int64, err error) step {
				if err != nil {
					return fail(err)
				}
				return say("Brouillon supprimé.")
			})
	}})
}

func openPDF(d *deps, row *invoice.Row) step {
	return withDocument(d, row.ID, func(doc invoice.Document) step {
		path := d.book.PDFPath(doc)
		if path == "" {
			return refuse("Ce document n'a pas de PDF archivé.")
		}
		return openFile(d, path)
	})
}

// copyNumber gives the number to the clipboard through the terminal (OSC 52),
// which works over ssh too.
func copyNumber(d *deps, row *invoice.Row) step {
	number := clean(row.Number)
	return act(func(context.Context) (string, error) { return number, d.clipboard(number) },
		func(number string, err error) step {
			if err != nil {
				return fail(err)
			}
			return say(number + " copié.")
		})
}
