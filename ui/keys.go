package ui

import (
	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/ui/theme"
)

// keymap is the registry: every binding is declared here once, with its French
// help. The footer, the `?` page and the README's tables come from it.
type keymap struct {
	groups []keyGroup

	Help, Filter, Settings, Prev, Next, Last, Back, Quit, Suspend key.Binding
	Tabs                                                          []key.Binding

	Up, Down, PageUp, PageDown, Home, End, PanRight, PanLeft key.Binding

	New, Open, Edit, Duplicate, Copy, PDF, Delete, Sort, Preview, Problems key.Binding
	XML, Compare                                                           key.Binding
	Accept, Refuse, Convert, ConvertPart                                   key.Binding
	Issue, Pay, Credit, Rectify, Send, Undo                                key.Binding
	Archive, Archived                                                      key.Binding
	Attached, Dossier, CSV, Period, Answer                                 key.Binding
	PutOff, Declare, AllLate                                               key.Binding
	Remind, Mark, AllDue, Channel, Outbox, Retry                           key.Binding
	Journal, Claim, Penalties, Promise, Note, Palette, Statement, Asking   key.Binding

	FieldNext, FieldPrev, Choose, Save, External, Cancel key.Binding
	editorKeys
}

type keyGroup struct {
	title    string
	bindings []key.Binding
}

// The groups of the registry, in the order of the help and of the README.
const (
	groupEverywhere = "Partout"
	groupMove       = "Se déplacer"
	groupMorning    = "Retards"
	groupReminders  = "Relances"
	groupLists      = "Listes et documents"
	groupQuotes     = "Devis"
	groupInvoices   = "Factures"
	groupClients    = "Clients"
	groupForms      = "Formulaires"
	groupEditor     = "Écrire un document"
)

func newKeymap(g theme.Glyphs) *keymap {
	m := &keymap{}
	m.everywhere(g)
	m.move(g)
	m.morning(g)
	m.documents(g)
	m.forms(g)
	m.editor(g)
	return m
}

func (m *keymap) everywhere(g theme.Glyphs) {
	for i, t := range tabs {
		digit := string(rune('1' + i))
		m.Tabs = append(m.Tabs, m.bind(groupEverywhere, digit, t.title, digit))
	}
	m.Settings = m.bind(groupEverywhere, ",", "réglages", ",")
	m.Asking = m.bind(groupEverywhere, ";", "réglages des relances", ";")
	m.Prev = m.bind(groupEverywhere, "[", "écran précédent", "[")
	m.Next = m.bind(groupEverywhere, "]", "écran suivant", "]")
	m.Last = m.bind(groupEverywhere, "-", "dernier écran", "-")
	m.Help = m.bind(groupEverywhere, "?", "aide", "?", "f1")
	m.Back = m.bind(groupEverywhere, "esc", "retour", "esc", "left", "h")
	m.Quit = m.bind(groupEverywhere, "q", "quitter", "q", "ctrl+c")
	m.Suspend = m.bind(groupEverywhere, "ctrl+z", "suspendre", "ctrl+z")
}

func (m *keymap) move(g theme.Glyphs) {
	m.Up = m.bind(groupMove, g.Up+" k", "monter", "up", "k")
	m.Down = m.bind(groupMove, g.Down+" j", "descendre", "down", "j")
	m.PageUp = m.bind(groupMove, "pgpréc", "page précédente", "pgup", "ctrl+b")
	m.PageDown = m.bind(groupMove, "pgsuiv", "page suivante", "pgdown", "ctrl+f")
	m.Home = m.bind(groupMove, "début g", "début", "home", "g")
	m.End = m.bind(groupMove, "fin G", "fin", "end", "G")
	m.PanRight = m.bind(groupMove, g.Right+" l", "la suite à droite", "right", "l")
	m.PanLeft = m.bind(groupMove, g.Left+" h", "revenir à gauche", "left", "h")
}

func (m *keymap) morning(g theme.Glyphs) {
	m.PutOff = m.bind(groupMorning, "z", "reporter", "z")
	m.Declare = m.bind(groupMorning, g.Enter, "noter la déclaration", "enter")
	m.AllLate = m.bind(groupMorning, "tab", "tout voir", "tab")

	m.Remind = m.bind(groupReminders, "R", "relancer", "R")
	m.Mark = m.bind(groupReminders, "espace", "sélectionner", " ")
	m.AllDue = m.bind(groupReminders, "*", "tout relancer", "*")
	m.Channel = m.bind(groupReminders, "tab", "autre canal", "tab")
	m.Outbox = m.bind(groupReminders, "O", "messages à reprendre", "O")
	m.Retry = m.bind(groupReminders, "R", "réessayer", "R")
	m.Journal = m.bind(groupReminders, "J", "journal", "J")
	m.Claim = m.bind(groupReminders, "%", "calcul des pénalités", "%")
	m.Penalties = m.bind(groupReminders, "c", "facturer les pénalités", "c")
	m.Promise = m.bind(groupReminders, "P", "promesse de paiement", "P")
	m.Note = m.bind(groupReminders, "N", "note au journal", "N")
	m.Dossier = m.bind(groupReminders, "M", "dossier de recouvrement", "M")
	m.Answer = m.bind(groupReminders, "a", "classer un accusé", "a")
	m.Palette = m.bind(groupReminders, ":", "tous les gestes", ":")
}

func (m *keymap) documents(g theme.Glyphs) {
	m.Open = m.bind(groupLists, g.Enter, "ouvrir", "enter", "right", "l")
	m.New = m.bind(groupLists, "n", "nouveau", "n")
	m.Edit = m.bind(groupLists, "e", "modifier", "e")
	m.Duplicate = m.bind(groupLists, "D", "dupliquer", "D")
	m.Delete = m.bind(groupLists, "x", "supprimer le brouillon", "x")
	m.Preview = m.bind(groupLists, "p", "aperçu", "p")
	m.XML = m.bind(groupLists, "tab", "le XML", "tab")
	m.Compare = m.bind(groupLists, "=", "comparer à l'archive", "=")
	m.PDF = m.bind(groupLists, "o", "ouvrir le PDF", "o")
	m.Problems = m.bind(groupLists, "!", "points à régler", "!")
	m.Copy = m.bind(groupLists, "y", "copier le numéro", "y")
	m.Send = m.bind(groupLists, "S", "envoyé", "S")
	m.Attached = m.bind(groupLists, "i", "pièces jointes", "i")
	m.Filter = m.bind(groupLists, "/", "filtrer", "/")
	m.Sort = m.bind(groupLists, "t", "trier", "t")

	m.Accept = m.bind(groupQuotes, "a", "accepté", "a")
	m.Refuse = m.bind(groupQuotes, "r", "refusé", "r")
	m.Convert = m.bind(groupQuotes, "c", "facturer", "c")
	m.ConvertPart = m.bind(groupQuotes, "C", "facturer en partie", "C")

	m.Issue = m.bind(groupInvoices, "F", "émettre", "F")
	m.Pay = m.bind(groupInvoices, "$", "encaisser", "$")
	m.Credit = m.bind(groupInvoices, "v", "préparer l'avoir", "v")
	m.Rectify = m.bind(groupInvoices, "V", "préparer la rectificative", "V")
	m.Undo = m.bind(groupInvoices, "u", "annuler l'encaissement, le report", "u")

	m.Statement = m.bind(groupClients, "L", "relevé de compte", "L")
	m.Period = m.bind(groupClients, "e", "la période du relevé", "e")
	m.CSV = m.bind(groupClients, "T", "le relevé en tableau CSV", "T")
	m.Archive = m.bind(groupClients, "x", "archiver", "x")
	m.Archived = m.bind(groupClients, "A", "archivés", "A")
}

func (m *keymap) forms(g theme.Glyphs) {
	m.FieldNext = m.bind(groupForms, "tab", "suivant", "tab")
	m.FieldPrev = m.bind(groupForms, "maj+tab", "précédent", "shift+tab")
	m.Choose = m.bind(groupForms, g.Enter, "valider", "enter")
	m.Save = m.bind(groupForms, "ctrl+s", "enregistrer", "ctrl+s")
	m.External = m.bind(groupForms, "ctrl+e", "éditeur", "ctrl+e")
	m.Cancel = m.bind(groupForms, "esc", "retour", "esc")
}

// bind declares a binding: shown is how its key is written, keys are what
// terminals send for it.
func (m *keymap) bind(group, shown, help string, keys ...string) key.Binding {
	b := key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, help))
	last := len(m.groups) - 1
	if last < 0 || m.groups[last].title != group {
		m.groups = append(m.groups, keyGroup{title: group})
		last++
	}
	m.groups[last].bindings = append(m.groups[last].bindings, b)
	return b
}

// pressed says whether a key is one of a binding that is enabled.
func pressed(k tea.KeyMsg, b key.Binding) bool { return key.Matches(k, b) }

// when is the binding, enabled or not: what is disabled is neither in the
// footer nor pressed.
func when(on bool, b key.Binding) key.Binding {
	b.SetEnabled(on)
	return b
}

// KeyTable is a group of keys as the README shows it.
type KeyTable struct {
	Title string
	Rows  []KeyRow
}

// KeyRow is a key, as it is written, and what it does.
type KeyRow struct{ Keys, Help string }

// KeyTables are all the keys of the screens, from the registry.
func KeyTables() []KeyTable {
	var tables []KeyTable
	for _, g := range newKeymap(theme.New(theme.Options{}).Glyphs).groups {
		table := KeyTable{Title: g.title}
		for _, b := range g.bindings {
			table.Rows = append(table.Rows, KeyRow{b.Help().Key, b.Help().Desc})
		}
		tables = append(tables, table)
	}
	return tables
}
