package ui

import (
	"context"
	"fmt"
	"math/rand"
	"strconv"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
	"facturier/ui/theme"
	"facturier/ui/uitest"
)

// numbers is a book of n rows, 0 to n-1, that counts what it gives out.
type numbers struct {
	n       int
	fetched int
}

func (b *numbers) page(_ context.Context, from invoice.Cursor, backward bool, limit int) ([]int, error) {
	start, end := 0, b.n
	if from != "" {
		at, _ := strconv.Atoi(string(from))
		if backward {
			end = at
		} else {
			start = at + 1
		}
	}
	var rows []int
	for i := start; i < end; i++ {
		if backward && i < end-limit {
			i = end - limit
		}
		if len(rows) == limit {
			break
		}
		rows = append(rows, i)
	}
	b.fetched += len(rows)
	return rows, nil
}

func numberList(b *numbers, height int) *list[int] {
	look := theme.New(theme.Options{})
	d := &deps{ctx: context.Background(), look: look, keys: newKeymap(look.Glyphs)}
	return &list[int]{d: d, page: b.page, height: height,
		cursor: func(i *int) invoice.Cursor { return invoice.Cursor(strconv.Itoa(*i)) },
		id:     func(i *int) int64 { return int64(*i) + 1 }}
}

// run carries out the commands of a list and gives it the answers.
func run(t *testing.T, l *list[int], cmd tea.Cmd) {
	t.Helper()
	for cmd != nil {
		next, mine, err := l.take(cmd().(answer[rowsOf[int]]))
		if err != nil || !mine {
			t.Fatalf("take: got %v, %v, want an answer without error", mine, err)
		}
		cmd = next
	}
}

// TestListIsTheWholeListOnOneScreen moves at random through lists of many
// sizes: the selected row is always the one that a plain index would select,
// it is on the screen, and the rows held never pass three screens.
func TestListIsTheWholeListOnOneScreen(t *testing.T) {
	keys := []string{"up", "down", "pgup", "pgdown", "home", "end", "j", "k"}
	for _, n := range []int{1, 2, 9, 10, 11, 25, 100, 1000} {
		for _, height := range []int{1, 3, 10} {
			l := numberList(&numbers{n: n}, height)
			run(t, l, l.load(fromStart))
			want := 0
			random := rand.New(rand.NewSource(int64(n*100 + height)))
			for i := 0; i < 400; i++ {
				name := keys[random.Intn(len(keys))]
				page := max(min(height, n)-1, 1)
				want = max(0, min(n-1, map[string]int{"up": want - 1, "k": want - 1, "down": want + 1, "j": want + 1,
					"pgup": want - page, "pgdown": want + page, "home": 0, "end": n - 1}[name]))
				k, _ := uitest.Key(name)
				cmd, moved := l.key(k)
				if !moved {
					t.Fatalf("%s: got no move", name)
				}
				run(t, l, cmd)
				if *l.selected() != want {
					t.Fatalf("n=%d height=%d step %d %s: got row %d, want %d", n, height, i, name, *l.selected(), want)
				}
				if l.at < l.top || l.at >= l.top+l.visible() {
					t.Fatalf("n=%d height=%d step %d %s: row %d is not among the %d visible ones from %d", n, height, i, name, l.at, l.visible(), l.top)
				}
				if len(l.rows) > 3*height {
					t.Fatalf("n=%d height=%d: holds %d rows, want %d at most", n, height, len(l.rows), 3*height)
				}
				if full := min(height, n); l.visible() != full {
					t.Fatalf("n=%d height=%d step %d %s: shows %d rows, want %d", n, height, i, name, l.visible(), full)
				}
			}
		}
	}
}

// TestListReadsThreeScreensAtMost: what a first window, a jump to the end or a
// reload reads does not grow with the list.
func TestListReadsThreeScreensAtMost(t *testing.T) {
	const height = 20
	for _, n := range []int{1_000, 1_000_000} {
		for _, act := range []struct {
			name string
			do   func(*list[int]) tea.Cmd
		}{
			{"first window", func(l *list[int]) tea.Cmd { return l.load(fromStart) }},
			{"end", func(l *list[int]) tea.Cmd { return l.load(fromEnd) }},
			{"reload", func(l *list[int]) tea.Cmd { return l.load(around) }},
		} {
			b := &numbers{n: n}
			l := numberList(b, height)
			run(t, l, l.load(fromStart))
			run(t, l, l.move(25))
			b.fetched = 0
			run(t, l, act.do(l))
			if b.fetched > 3*height {
				t.Errorf("%s of %d rows reads %d of them, want %d at most", act.name, n, b.fetched, 3*height)
			}
		}
	}
}

// TestListOwesNoMove: keys that come before their rows are all done once the
// rows have come.
func TestListOwesNoMove(t *testing.T) {
	l := numberList(&numbers{n: 1000}, 10)
	run(t, l, l.load(fromStart))
	var late []tea.Cmd
	at := 0
	for i := 0; i < 3; i++ { // the window holds 20 rows: the third page is not there yet
		late = append(late, l.move(9))
		at += 9
	}
	if !l.loading() {
		t.Fatalf("loading: got false at row %d, want to wait for more rows", *l.selected())
	}
	for _, cmd := range late {
		run(t, l, cmd)
	}
	if *l.selected() != at || l.loading() {
		t.Errorf("after the rows came: got row %d (loading %v), want %d", *l.selected(), l.loading(), at)
	}
}

// TestListDropsAnOldAnswer: an answer that comes after a newer question
// changes nothing.
func TestListDropsAnOldAnswer(t *testing.T) {
	l := numberList(&numbers{n: 1000}, 10)
	old := l.load(fromStart)
	newer := l.load(fromEnd)
	run(t, l, newer)
	if _, mine, _ := l.take(old().(answer[rowsOf[int]])); mine {
		t.Error("take: the old answer was taken, want it dropped")
	}
	if *l.selected() != 999 {
		t.Errorf("selected: got %d, want 999", *l.selected())
	}
}

// TestReloadKeepsTheSelectedRow even when rows came before it.
func TestReloadKeepsTheSelectedRow(t *testing.T) {
	b := &numbers{n: 50}
	l := numberList(b, 10)
	run(t, l, l.load(fromStart))
	run(t, l, l.move(17))
	for _, n := range []int{50, 18, 60} {
		b.n = n
		run(t, l, l.load(around))
		if got := fmt.Sprint(*l.selected()); got != "17" {
			t.Errorf("with %d rows: got row %s, want 17", n, got)
		}
	}
	b.n = 10
	run(t, l, l.load(around))
	if *l.selected() != 9 {
		t.Errorf("when the row is gone: got %d, want the last one, 9", *l.selected())
	}
}
