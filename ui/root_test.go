package ui

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// TestEscIsOneStepBack: filter, then screen, and never out of the program; q
// leaves at the top only.
func TestEscIsOneStepBack(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	s.Press("/", "d", "u", "r", "enter", "enter")
	s.Shows("F2026-0001", "Net à payer")
	s.Press("esc")
	s.Shows("/ dur", "1/6")
	s.Press("esc")
	s.Shows("6 factures")
	s.Press("esc", "esc", "enter", "q")
	s.Shows("6 factures")
	if s.Quit {
		t.Fatal("the program left by esc, or by q on a screen above the list")
	}
	s.Press("q")
	if !s.Quit {
		t.Error("q on a list: got no leaving")
	}
}

// TestCtrlCLeaves at once when nothing would be lost, after a question else.
func TestCtrlCLeaves(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("$", "ctrl+c")
	if !s.Quit {
		t.Error("ctrl+c in a dialog that holds no work: got no leaving")
	}
	s = b.open(Options{Start: "clients"}, 80, 24)
	s.Press("n", "tab")
	s.Type("Petit")
	s.Press("ctrl+c")
	if s.Quit {
		t.Fatal("ctrl+c left with unsaved input, without a question")
	}
	s.Shows("Quitter sans enregistrer")
	s.Press("enter")
	s.Shows("Petit")
	s.Press("ctrl+c", "o")
	if !s.Quit {
		t.Error("o: got no leaving")
	}
}

// TestTabs: digits, [ and ], - go from screen to screen; each keeps its place.
func TestTabs(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("2", "down", "down", "enter")
	s.Shows("F2026-0004")
	for _, move := range []struct{ key, shows string }{
		{"3", "2 devis"}, {"]", "4 clients"}, {"]", "EN RETARD"}, {"[", "4 clients"}, {"-", "EN RETARD"},
		{"2", "6 factures"}, {"down", "6 factures"}, {"enter", "F2026-0003"}, {"3", "2 devis"}, {"-", "F2026-0003"}, {",", "2026 › Réglages"},
	} {
		s.Press(move.key)
		s.Shows(move.shows)
	}
}

// TestOtherProcessIsSeenAtTheNextKey: a second Facturier on the same book adds
// a client; the list shows it after a key.
func TestOtherProcessIsSeenAtTheNextKey(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("down", "down")
	other, err := app.Open(context.Background(), b.path, b.Today)
	b.must(err)
	defer other.Close()
	_, err = other.SaveClient(context.Background(), invoice.Client{Type: invoice.Consumer, Name: "Anaïs Bernard"})
	b.must(err)
	s.Hides("Anaïs Bernard")
	s.Press("up")
	s.Shows("Anaïs Bernard", "5 clients", "▌ Kiosque")
}

// TestMidnight: the day is asked again at each key.
func TestMidnight(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Shows("41 j", "22/11/2026")
	b.day++
	s.Press("down")
	s.Shows("42 j", "23/11/2026", "dans 3 j")
}

// TestSmallAndLargeTerminals: the frame fills the terminal exactly at every
// size, and a terminal too small says so, whatever its size.
func TestSmallAndLargeTerminals(t *testing.T) {
	b := lived(t)
	for _, size := range [][2]int{{60, 20}, {61, 12}, {79, 23}, {99, 30}, {119, 40}, {120, 40}, {200, 60}} {
		for _, keys := range [][]string{nil, {"2"}, {"3", "enter"}, {"4", "enter"}, {"?"}, {"2", "/", "d"}, {"2", "enter", "p"}, {"$"},
			{"R"}, {"R", "e"}, {"*"}, {"J"}, {":"}, {"%"}, {"z"}, {"O"}, {";", "enter"}, {"4", "enter", "L"}} {
			s := b.open(Options{}, size[0], size[1])
			s.Press(keys...)
			fits(t, s, size[0], size[1])
			s.Resize(size[0]+7, size[1]+5)
			fits(t, s, size[0]+7, size[1]+5)
		}
	}
	s := b.open(Options{}, 20, 5)
	if got, want := s.View(), "Terminal trop petit\n(60 × 12 au moins)."; strings.ReplaceAll(got, "\u00a0", " ") != want {
		t.Errorf("20x5: got %q, want %q", got, want)
	}
	for _, size := range [][2]int{{1, 1}, {5, 2}, {59, 100}, {300, 3}} {
		s.Resize(size[0], size[1])
		if lines := strings.Count(s.Raw(), "\n") + 1; lines > max(size[1], 1) {
			t.Errorf("%dx%d: got %d lines", size[0], size[1], lines)
		}
	}
}

// TestHostileTexts: what others wrote in the book never reaches the terminal
// as anything but letters, on any screen.
func TestHostileTexts(t *testing.T) {
	b := readyBook(t)
	bad := "Zoé\x1b]0;titre\x07\x1b[31m \u202egnp.exe\u2066\x00\x9b5n\u200f👩‍👩‍👧‍👦\r\n漢字"
	c := b.client(bad, bad, invoice.Public)
	d := b.draft(invoice.Invoice, c, bad, 10_000)
	d.Notes, d.OrderNumber = bad, bad
	b.failedTo(c, bad)
	_, err := b.SaveDraft(context.Background(), d)
	b.must(err)
	ours := regexp.MustCompile(`\x1b\[[0-9;]*m`)
	for _, keys := range [][]string{{"2"}, {"2", "enter"}, {"2", "enter", "p"}, {"2", "F"}, {"2", "x"}, {"4"}, {"4", "enter"}, {"4", "x"}, {"2", "e"}, {"4", "e"},
		{"O"}, {"O", "enter"}, {"O", "x"}, {"4", "enter", "J"}, {"4", "enter", "J", "enter"}, {"2", ":"}} {
		for _, size := range sizes {
			s := b.open(Options{}, size[0], size[1])
			s.Press(keys...)
			fits(t, s, size[0], size[1])
			if !utf8.ValidString(s.Raw()) {
				t.Errorf("%v at %d columns: bytes that are no text reach the terminal", keys, size[0])
			}
			for _, r := range ours.ReplaceAllString(s.Raw(), "") {
				if r != '\n' && showable(r) != r {
					t.Errorf("%v at %d columns: the character %U reaches the terminal", keys, size[0], r)
				}
			}
		}
	}
}

// TestNoColor: bold and reverse only.
func TestNoColor(t *testing.T) {
	b := lived(t)
	codes := regexp.MustCompile(`\x1b\[([0-9;]*)m`)
	for _, keys := range [][]string{nil, {"2"}, {"3", "enter"}, {"?"}, {"$"}, {"4", "n"}, {"2", "e"}, {","}, {"R"}, {"*"}, {"space"}, {":"}, {"%"}, {"O"}, {";", "enter"}} {
		s := b.open(Options{NoColor: true}, 80, 24)
		s.Press(keys...)
		for _, code := range codes.FindAllStringSubmatch(s.Raw(), -1) {
			switch code[1] {
			case "0", "1", "7", "":
			default:
				t.Errorf("%v: got the style %q, want bold, reverse and reset only", keys, code[1])
			}
		}
	}
}

// TestASCII: no sign outside ASCII but the letters of French; amounts stay under
// one another.
func TestASCII(t *testing.T) {
	b := lived(t)
	for _, keys := range [][]string{nil, {"2"}, {"3", "enter"}, {"?"}, {"$"}, {"3", "c", "F"}, {"4", "enter"}, {"4", "n"}, {"2", "e"}, {","},
		{"*"}, {"space"}, {":"}, {"O"}, {";", "enter"}} {
		s := b.open(Options{ASCII: true}, 120, 40)
		s.Press(keys...)
		for _, r := range s.View() {
			if r > 0x7e && !strings.ContainsRune("àâçéèêëîïôöùûüœÀÂÇÉÈÊËÎÏÔŒ°", r) {
				t.Errorf("%v: the sign %q is on the screen", keys, r)
			}
		}
		fits(t, s, 120, 40)
	}
	for _, size := range sizes {
		s := b.open(Options{ASCII: true}, size[0], size[1])
		s.Shows("1 250,00 EUR  amiable", "900,00 EUR  amiable", "300,00 EUR  amiable")
		fits(t, s, size[0], size[1])
	}
}

// TestHelpIsFiltered: / keeps the keys whose word answers, accents folded.
func TestHelpIsFiltered(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	s.Press("?")
	s.Shows("Ici : Retards", "encaisser")
	s.Press("/")
	s.Type("ecran")
	s.Shows("écran précédent", "dernier écran")
	s.Hides("encaisser")
	s.Press("esc", "esc")
	s.Shows("EN RETARD")
}

// TestMouse: the wheel and a click select, a second click opens; wheel and
// clicks can be done without.
func TestMouse(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 80, 24)
	click := tea.MouseMsg{X: 10, Y: 5, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress}
	s.Send(click)
	s.Shows("▌ Mairie de Lunel")
	s.Send(tea.MouseMsg{Button: tea.MouseButtonWheelDown, Action: tea.MouseActionPress})
	s.Shows("▌ Zoé Petit                     D2026-0001")
	s.Send(click)
	s.Send(click)
	s.Shows("› F2026-0003")
}

// TestEmptyBookSaysWhatToDo, and a day without delay is a pleasant one.
func TestEmptyBookSaysWhatToDo(t *testing.T) {
	b := readyBook(t)
	s := b.open(Options{}, 80, 24)
	s.Shows("Votre livre est prêt.", "3 puis n   écrire un devis")
	c := b.client("Kiosque & Cie", "Nîmes", invoice.Company)
	b.invoiced(c, "Affiche", 48_000, 4)
	s = b.open(Options{}, 80, 24)
	s.Shows("Rien en retard. Prochaine échéance : jeudi, Kiosque & Cie, 480,00 €.", "D'ICI 7 JOURS  1 facture")
	s.Press("$", "enter")
	s.Shows("Rien en retard, rien à encaisser.")
}

// TestArchivedClients leave the list, come back, and stay readable.
func TestArchivedClients(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "clients"}, 80, 24)
	s.Press("x")
	s.Shows("Archiver Durand SARL, qui doit encore 1 250,00 € ?", "Ses documents restent.", "[o/N]")
	s.Press("o")
	s.Shows("Durand SARL archivé", "3 clients")
	s.Press("A", "enter")
	s.Shows("archivé", "F2026-0001")
	s.Press("x")
	s.Shows("est de retour")
	s.Press("esc", "esc")
	s.Shows("4 clients")
}

// TestSorts: t goes through the orders and says which one.
func TestSorts(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 80, 24)
	for _, want := range []struct{ label, first string }{
		{"par échéance", ""}, {"par montant", "2 100,00 €"}, {"par client", "Durand SARL"}, {"les plus récentes d'abord", "brouillon 8"},
	} {
		s.Press("t")
		s.Shows(want.label)
		if got := s.Line(4); !strings.Contains(got, want.first) {
			t.Errorf("%s: the first row is %q, want %q in it", want.label, got, want.first)
		}
	}
}

// TestAllocations: one key on a list, Update and View, stays cheap.
func TestAllocations(t *testing.T) {
	b := lived(t)
	for i := 0; i < 60; i++ {
		b.draft(invoice.Invoice, invoice.Client{}, fmt.Sprint("Affiche ", i), 10_000)
	}
	ctx := context.Background()
	r := newRoot(newDeps(ctx, b.App, Options{}), Options{})
	r.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	settle(r, r.Init())
	for _, tab := range []rune{'1', '2', '4'} {
		_, cmd := r.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{tab}})
		settle(r, cmd)
		keys := []tea.KeyMsg{{Type: tea.KeyDown}, {Type: tea.KeyUp}}
		i := 0
		got := testing.AllocsPerRun(50, func() {
			r.Update(keys[i%2])
			r.checking = false
			_ = r.View()
			i++
		})
		if got > 1200 {
			t.Errorf("a key on screen %c: %v allocations, want 1 200 at most", tab, got)
		}
	}
}

// TestThreadBesideTheList: from 120 columns the thread of the selected document
// stands at the right and follows the cursor; its payments are undone there.
func TestThreadBesideTheList(t *testing.T) {
	b := lived(t)
	s := b.open(Options{Start: "factures"}, 120, 40)
	s.Press("down", "down", "down", "down")
	s.Shows("│ F2026-0002 · Kiosque & Cie", "Encaissement", "virement, VIR 8841")
	s.Press("down")
	s.Shows("│ F2026-0001 · Durand SARL")
	s.Hides("VIR 8841")
	s.Press("up", "enter", "down", "down", "u", "o")
	s.Shows("Encaissement annulé. Reste dû sur F2026-0002 : 640,00 €.", "−640,00 €")
}

// TestFilters: each list says how many of its rows answer, accents and case
// folded, and takes the cursor's keys while one types.
func TestFilters(t *testing.T) {
	b := lived(t)
	for _, c := range []struct{ start, text, count, shows, hides string }{
		{"retards", "zoe", "2/6", "▌ Zoé Petit", "Durand"},
		{"factures", "KIOSQUE", "2/6", "▌ Kiosque & Cie", "Durand"},
		{"devis", "d2026-0002", "1/2", "▌ Durand SARL", "Zoé"},
		{"clients", "nimes", "1/4", "▌ Kiosque & Cie", "Durand"},
		{"clients", "perrin", "0/4", "Rien ne répond à ce filtre", "Kiosque"},
		{"clients", "lunel", "1/4", "▌ Mairie de Lunel", "Kiosque"},
	} {
		s := b.open(Options{Start: c.start}, 80, 24)
		s.Press("/")
		s.Type(c.text)
		s.Shows("/ "+c.text, c.count, c.shows)
		s.Hides(c.hides)
		s.Press("down", "up", "esc")
		s.Hides("/ " + c.text)
	}
}

func TestTerminalOfUnknownSizeIsDrawnAs80x24(t *testing.T) {
	b := lived(t)
	s := b.open(Options{}, 0, 0)
	fits(t, s, 80, 24)
	s.Shows("EN RETARD")
}

// failedTo has a message to a client that did not leave, in given words.
func (b *bench) failedTo(c invoice.Client, words string) {
	b.t.Helper()
	_, err := b.AddEntry(context.Background(), reminder.Entry{ClientID: c.ID, Kind: reminder.NoteTaken, Date: b.day, To: words, Subject: words, Text: words, Detail: words,
		Channel: reminder.Email, Result: reminder.Failed})
	b.must(err)
}

// TestATabShownAfterTheTerminalGrewHasItsThread at once, not at the next key.
func TestATabShownAfterTheTerminalGrewHasItsThread(t *testing.T) {
	s := lived(t).open(Options{}, 80, 24)
	s.Press("2", "3", "4")
	s.Resize(120, 40)
	for _, tab := range [][2]string{{"1", "│ F2026-0001 · Durand SARL"}, {"2", "│ brouillon 8 · Mairie de Lunel"}, {"3", "│ D2026-0002 · Durand SARL"}} {
		s.Press(tab[0])
		s.Shows(tab[1])
	}
}
