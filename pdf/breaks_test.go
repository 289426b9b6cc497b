package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// part is what a block is to the reader of a page.
type part int

const (
	furniture part = iota // heads, sums so far, white space
	lineRow
	sumsPart
	deposit
	remaining
	prose
	atFoot
)

// partOf names a block; the opening is furniture.
func partOf(b *block) part {
	text := textOf(b)
	switch {
	case isLine(b):
		return lineRow
	case b.kind == detail && strings.HasPrefix(text, "Reste à"):
		return remaining
	case b.kind == detail && b.stacks[0].rows[0].under != full:
		return deposit
	case b.kind == boxed || b.kind == frame:
		return atFoot
	case b.kind != plain || len(b.stacks) == 0 || len(b.stacks[0].rows[0].cells) == 0:
		return furniture
	case b.stacks[0].left > 0 && len(b.stacks[0].columns) == 2:
		return sumsPart
	case b.stacks[0].rows[0].cells[0].style == fine:
		return atFoot
	case strings.Contains(text, "Une condition") || strings.Contains(text, "Une remarque"):
		return prose
	}
	return furniture
}

// The breaks of every shape, whatever its length.
func TestBreaks(t *testing.T) {
	all := shapes(t)
	sheets := make([]*sheet, len(all))
	for i, s := range all {
		var err error
		if sheets[i], err = compose(s.document, s.settings); err != nil {
			t.Fatal(s.name, err)
		}
	}
	for name, check := range map[string]func(*testing.T, shape, *sheet){
		"sums and foot never stand alone": wantCompany, "every part once under its head": wantWhole, "pages are filled": wantFilled,
	} {
		t.Run(name, func(t *testing.T) {
			for i, s := range all {
				check(t, s, sheets[i])
			}
		})
	}
}

// look.md: totals, payment box and mentions never stand on a page alone.
func wantCompany(t *testing.T, s shape, sh *sheet) {
	t.Helper()
	foot := 1
	if len(composerOf(t, s).legal()) > 0 {
		foot = 2
	}
	for i := range sh.pages {
		count, final, deductions := map[part]int{}, 0, 0
		for b := range sh.pages[i].blocks {
			block := &sh.pages[i].blocks[b]
			count[partOf(block)]++
			if partOf(block) != sumsPart {
				continue
			}
			for _, r := range block.stacks[0].rows {
				if r.over == heavy {
					final++
				}
				if text := join(r.cells[0].lines); strings.HasPrefix(text, "Acompte") || strings.HasPrefix(text, "Déjà") {
					deductions++
				}
			}
		}
		where := fmt.Sprintf("%s: page %d of %d", s.name, i+1, len(sh.pages))
		if count[lineRow]+count[deposit]+count[prose] == 0 && deductions < fewest {
			t.Errorf("%s has no line, no deduction and no conditions", where)
		}
		if final > 0 && count[lineRow] == 0 && deductions < fewest {
			t.Errorf("%s has the sum to pay without a line or %d deductions", where, fewest)
		}
		want := 0
		if i == len(sh.pages)-1 {
			want = foot
		}
		if count[atFoot] != want {
			t.Errorf("%s has %d blocks of the foot, want %d", where, count[atFoot], want)
		}
		if count[remaining] > 0 && count[deposit] == 0 {
			t.Errorf("%s has what is left without a deduction", where)
		}
	}
}

// A head or a sum so far is never without a line, a head of the deductions
// never without one, no deduction is parted, and nothing is lost or said twice.
func wantWhole(t *testing.T, s shape, sh *sheet) {
	t.Helper()
	var got []string
	deductions := 0
	for i := range sh.pages {
		blocks, heads := sh.pages[i].blocks, 0
		for b := range blocks {
			text, where := textOf(&blocks[b]), fmt.Sprintf("%s: page %d, block %d", s.name, i+1, b)
			head := blocks[b].kind == detail && partOf(&blocks[b]) == furniture
			switch {
			case strings.HasPrefix(text, "À reporter"):
				if partOf(&blocks[b-1]) != lineRow {
					t.Errorf("%s: a sum so far under no line", where)
				}
			case strings.HasPrefix(text, "Report|"):
				if partOf(&blocks[b+1]) != lineRow {
					t.Errorf("%s: a sum so far over no line", where)
				}
			case strings.HasPrefix(text, "Désignation|"):
				if next := textOf(&blocks[b+1]); partOf(&blocks[b+1]) != lineRow && !strings.HasPrefix(next, "Report|") {
					t.Errorf("%s: a head over no line", where)
				}
			case head:
				heads++
			case partOf(&blocks[b]) == deposit:
				if rows, want := len(blocks[b].stacks[0].rows), len(s.document.Deductions[deductions].Groups); rows != want || heads != 1 {
					t.Errorf("%s: %d rows of a deduction under %d heads, want %d and 1", where, rows, heads, want)
				}
				if !strings.HasPrefix(text, s.document.Deductions[deductions].Number) {
					t.Errorf("%s: got %q, want %s", where, text, s.document.Deductions[deductions].Number)
				}
				deductions++
			}
			if running := i > 0 && b == 0; !running && !head && !strings.HasPrefix(text, "Désignation|") &&
				!strings.Contains(text, "eport") && blocks[b].kind != footer {
				got = append(got, strings.Fields(strings.ReplaceAll(text, "|", " "))...)
			}
			if head && partOf(&blocks[b+1]) != deposit {
				t.Errorf("%s: a head over no deduction", where)
			}
		}
	}
	slices.Sort(got)
	if want := unbroken(t, s); !slices.Equal(got, want) {
		t.Errorf("%s: got %d words over the pages, want the %d of the document", s.name, len(got), len(want))
	}
}

// A page ends only where what comes next has no room, and the document takes at
// most one page more than if it could be parted anywhere.
func wantFilled(t *testing.T, s shape, sh *sheet) {
	t.Helper()
	for i := range sh.pages[:len(sh.pages)-1] {
		blocks := sh.pages[i].blocks
		left := blocks[len(blocks)-2].height - 4 // over the footer
		unit, partable := next(sh.pages[i+1].blocks)
		if blocks[len(blocks)-3].kind == detail {
			unit -= sh.pages[i+1].blocks[1].height // the head is there
		}
		if unit <= left && !partable {
			t.Errorf("%s: page %d leaves %.0f mm white, and page %d begins with %.0f mm", s.name, i+1, left, i+2, unit)
		}
		if left > pageRoom-bare && partable {
			t.Errorf("%s: page %d is bare, with %.0f mm white, and page %d begins with what can be parted", s.name, i+1, left, i+2)
		}
	}
	total := 0.0
	for _, b := range contents(t, s) {
		total += b.height
	}
	c := composerOf(t, s)
	grid := c.newGrid()
	room := pageRoom - c.running().height - grid.head().height - 2*grid.report("", c.sum(smallGrey, 0)).height
	least := 1 + int(math.Ceil(max(total-pageRoom, 0)/room))
	if len(sh.pages) > least+1 {
		t.Errorf("%s: %d pages, want %d or %d", s.name, len(sh.pages), least, least+1)
	}
}

// next is the height of what begins a page and stays together, without the
// running line, heads and sums so far of lines; partable when more of it could
// have stood on the page before.
func next(blocks []block) (height float64, partable bool) {
	first := true
	for i := range blocks {
		b := &blocks[i]
		switch p := partOf(b); {
		case i == 0 || b.kind == footer || b.kind == table && p == furniture:
			continue
		case b.kind == blank:
			if i < len(blocks)-2 {
				height += tightGap
			}
			continue
		case p == furniture:
			height += b.height
			continue
		case !first && (p == lineRow || p == deposit && !b.glued || p == prose && b.ending() < b.height):
			return height, partable
		default:
			if first {
				partable = p != sumsPart && b.ending() < b.height
			}
			first = false
			height += b.height
		}
	}
	return height, partable
}
