package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/bubbles/key"
	tea "github.com/charmbracelet/bubbletea"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/uitest"
)

// copyOf is another book with the same content, the PDFs apart.
func (b *bench) copyOf(t *testing.T) *bench {
	t.Helper()
	content, err := os.ReadFile(b.path)
	if err != nil {
		t.Fatal(err)
	}
	c := &bench{t: t, day: b.day, path: filepath.Join(t.TempDir(), "facturier.db")}
	if err := os.WriteFile(c.path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := app.Open(context.Background(), c.path, func() invoice.Date { return c.day })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	c.App = a
	return c
}

// places are ways to every screen, in the middle of what it shows so that a
// key of moving has where to go.
var places = []struct {
	name string
	keys []string
}{
	{"retards", []string{"down"}},
	{"retards, quote", []string{"end", "up"}},
	{"retards, declaration", []string{"down", "down", "down"}},
	{"factures, draft", []string{"2"}},
	{"factures, late", []string{"2", "down", "down"}},
	{"factures, paid", []string{"2", "down", "down", "down", "down"}},
	{"filter", []string{"2", "/", "k"}},
	{"devis", []string{"3"}},
	{"devis, sent", []string{"3", "down"}},
	{"clients", []string{"4", "down"}},
	{"client", []string{"4", "enter"}},
	{"document", []string{"2", "end", "enter"}},
	{"paid document", []string{"2", "down", "down", "down", "down", "enter", "down", "down"}},
	{"draft document", []string{"2", "enter"}},
	{"preview", []string{"2", "down", "enter", "p", "down", "down"}},
	{"calculation", []string{"%"}},
	{"payment", []string{"$"}},
	{"acceptance", []string{"3", "down", "a"}},
	{"conversion", []string{"3", "C"}},
	{"editor", []string{"2", "e"}},
	{"client form", []string{"4", "e"}},
	{"settings", []string{",", "tab"}},
	{"payment, method", []string{"$", "tab", "tab"}},
	{"picker", []string{"3", "n"}},
	{"help", []string{"?", "down"}},
	{"long list", []string{"2", "enter", "D", "D", "D", "D", "D", "D", "D", "D", "D", "D", "D", "D", "2"}},
	{"checklist", []string{"2", "!"}},
	{"preview of an issued invoice", []string{"2", "down", "p"}},
	{"xml", []string{"2", "down", "p", "tab"}},
	{"corrected invoice", []string{"V"}},
	{"editor, rare fields", []string{"2", "e", "ctrl+o", "tab"}},
	{"chooser", []string{"2", "e", "ctrl+o", "tab", "enter"}},
	{"message", []string{"R"}},
	{"message, draft", []string{"R", "tab"}},
	{"message, long", []string{"R", "e", "a", "enter", "a", "enter", "a", "enter", "a", "enter", "a", "enter", "a", "enter", "a", "ctrl+s", "down"}},
	{"message, edited", []string{"R", "e"}},
	{"messages", []string{"*", "down"}},
	{"marked", []string{"space"}},
	{"envois", []string{"O"}},
	{"journal", []string{"J"}},
	{"client journal", []string{"4", "enter", "J"}},
	{"statement", []string{"4", "enter", "L"}},
	{"statement, long", []string{"4", "down", "enter", "L", "down"}},
	{"statement, period", []string{"4", "enter", "L", "e"}},
	{"claim", []string{"%"}},
	{"palette", []string{":"}},
	{"no attachment", []string{"i"}},
	{"attachments", []string{"end", "2", "down", "down", "i", "down"}},
	{"attach", []string{"i", "n"}},
	{"dossier", []string{"M"}},
	{"answer", []string{"J", "a"}},
	{"reminder settings", []string{";", "down"}},
	{"step", []string{";", "p", "r", "o", "f", "enter", "down", "enter"}},
	{"message, letter", []string{"R", "tab", "tab", "tab"}},
	{"settings, list", []string{",", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab"}},
	{"editor, line", []string{"2", "e", "ctrl+n", "x", "tab"}},
	{"editor, line above", []string{"2", "e", "ctrl+n", "x", "tab", "ctrl+up"}},
}

// shown is a key that a place shows: in its footer, where it always does
// something, or in its help, where it may depend on the row or on the field.
type shown struct {
	binding key.Binding
	footer  bool
}

// TestEveryAdvertisedKeyDoesSomething presses each key that the footer or the
// help of a screen shows: the screen changes, or something is given to the
// system. Each key of the registry is shown somewhere.
func TestEveryAdvertisedKeyDoesSomething(t *testing.T) {
	template := lived(t)
	template.declares(reminder.Monthly)
	template.failed(template.firstLate())
	template.attaches(4, "bon de livraison.pdf", "mandat.pdf", "photo.jpg")
	template.Close()
	acted := map[string]bool{}
	for _, place := range places {
		for _, k := range advertised(t, template, place.keys) {
			for _, name := range k.binding.Keys() {
				id := name + " (" + k.binding.Help().Desc + ")"
				if acted[id] && !k.footer {
					continue
				}
				screen, did := pressAdvertised(t, template, place.keys, name)
				acted[id] = acted[id] || did
				if !did && k.footer {
					t.Errorf("%s: the footer shows %s, which does nothing on:\n%s", place.name, id, screen)
				}
			}
		}
	}
	for id, did := range acted {
		if !did {
			t.Errorf("the key %s is shown in the help but does nothing anywhere", id)
		}
	}
	for _, group := range newKeymap(newDeps(context.Background(), template, Options{}).look.Glyphs).groups {
		for _, b := range group.bindings {
			if _, known := acted[b.Keys()[0]+" ("+b.Help().Desc+")"]; !known && !quiet[b.Help().Desc] {
				t.Errorf("%s: the key %s (%s) is declared but no screen shows it", group.title, b.Help().Key, b.Help().Desc)
			}
		}
	}
}

// quiet are the keys that TestSuspend presses, and those that the test machine
// has no program for.
var quiet = map[string]bool{"suspendre": true, "éditeur": true}

// advertised are the keys that a place shows, and those that work anywhere.
func advertised(t *testing.T, template *bench, keys []string) []shown {
	b := template.copyOf(t)
	r := newRoot(newDeps(context.Background(), b.App, Options{Now: b.clock.Now}), Options{})
	s := uitest.Open(t, r, &b.clock, 80, 24)
	s.Press(keys...)
	var all []shown
	add := func(bindings []key.Binding, footer bool) {
		for _, binding := range bindings {
			if binding.Enabled() && !quiet[binding.Help().Desc] {
				all = append(all, shown{binding, footer})
			}
		}
	}
	if r.help != nil {
		add(r.help.short(r.d.keys), true)
		return all
	}
	add(r.top().ShortHelp(), true)
	for _, column := range r.top().FullHelp() {
		add(column, false)
	}
	if !r.typing() {
		for _, group := range r.d.keys.groups[:2] {
			add(group.bindings, false)
		}
	}
	return all
}

// pressAdvertised says whether a key does something at a place.
func pressAdvertised(t *testing.T, template *bench, keys []string, name string) (screen string, did bool) {
	b := template.copyOf(t)
	s := b.open(Options{}, 80, 24)
	s.Press(keys...)
	before := s.Raw()
	s.Press(name)
	return s.View(), s.Raw() != before || s.Quit || len(b.opened)+len(b.copied) > 0
}

// TestSuspend: ctrl+z stops the program from any screen, even while typing.
func TestSuspend(t *testing.T) {
	b := lived(t)
	for _, keys := range [][]string{nil, {"$"}, {"2", "/"}, {"4", "n"}} {
		r := newRoot(newDeps(context.Background(), b.App, Options{Now: b.clock.Now}), Options{})
		s := uitest.Open(t, r, &b.clock, 80, 24)
		s.Press(keys...)
		_, cmd := r.Update(tea.KeyMsg{Type: tea.KeyCtrlZ})
		if !has[tea.SuspendMsg](cmd) {
			t.Errorf("%v then ctrl+z: got no suspension", keys)
		}
	}
}

// has runs a command and says whether it gives a message of a type.
func has[T any](cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	switch msg := cmd().(type) {
	case T:
		return true
	case tea.BatchMsg:
		for _, c := range msg {
			if has[T](c) {
				return true
			}
		}
	}
	return false
}
