package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// textWidth is how many columns the page takes in the terminal.
const textWidth = 78

// text draws a sheet for the terminal.
func (sh *sheet) text() string {
	var out []string
	for i, p := range sh.pages {
		if i > 0 {
			out = append(out, "", "")
		}
		for b := range p.blocks {
			out = append(out, p.blocks[b].text()...)
		}
	}
	for i, line := range out {
		out[i] = strings.TrimRight(line, " ")
	}
	text := strings.Join(tidy(out), "\n") + "\n"
	return strings.ReplaceAll(text, "\u202F", "\u00A0") // terminals lack the thin one
}

// tidy leaves one empty line at most between two others, two between pages.
func tidy(lines []string) []string {
	kept := lines[:0]
	empty := 2
	for _, line := range lines {
		if line != "" {
			empty = 0
		} else if empty++; empty > 1 {
			continue
		}
		kept = append(kept, line)
	}
	return kept
}

// text is a block as lines.
func (b *block) text() []string {
	switch b.kind {
	case blank:
		return []string{""}
	case table, detail:
		return b.stacks[0].text()
	case frames:
		return append(append([]string{""}, framedPair(b.stacks)...), "")
	case footer:
		return append([]string{"", strings.Repeat("─", textWidth)}, b.stacks[0].text()...)
	}
	var lines []string
	for _, group := range b.bands() {
		lines = append(lines, beside(group)...)
	}
	switch b.kind {
	case boxed:
		for i := range lines {
			lines[i] = "│ " + strings.TrimPrefix(lines[i], "  ")
		}
	case frame:
		lines = framed(lines, b.stacks[0])
	}
	return append(append([]string{""}, lines...), "")
}

// framed draws a frame around what one stack drew.
func framed(lines []string, s stack) []string {
	left, width := s.place()
	margin := strings.Repeat(" ", left-textGutter)
	drawn := []string{margin + "┌" + strings.Repeat("─", width+2) + "┐"}
	for _, line := range append(lines, "") {
		inside := strings.TrimPrefix(line, margin+"  ")
		drawn = append(drawn, margin+"│ "+inside+strings.Repeat(" ", max(width-utf8.RuneCountInString(inside), 0))+" │")
	}
	return append(drawn, margin+"└"+strings.Repeat("─", width+2)+"┘")
}

// framedPair draws two frames side by side, the second one from its own column.
func framedPair(stacks []stack) []string {
	var sides [2][]string
	for i := range sides {
		_, width := stacks[i].place()
		margin := strings.Repeat(" ", textGutter)
		lines := stacks[i].text()
		for j := range lines {
			lines[j] = margin + lines[j]
		}
		alone := stacks[i]
		alone.textLeft, alone.textWidth = textGutter, width
		sides[i] = framed(append(lines, margin, margin), alone)
	}
	var out []string
	for i := range max(len(sides[0]), len(sides[1])) {
		line := ""
		for k, side := range sides {
			left, _ := stacks[k].place()
			if i < len(side) {
				line += strings.Repeat(" ", max(left-textGutter-utf8.RuneCountInString(line), 0)) + side[i]
			}
		}
		out = append(out, line)
	}
	return out
}

// bands are the stacks of a block, those that stand side by side together.
func (b *block) bands() [][]*stack {
	var bands [][]*stack
	for i := range b.stacks {
		s := &b.stacks[i]
		last := len(bands) - 1
		if last >= 0 && s.left >= bands[last][0].left+bands[last][0].width {
			bands[last] = append(bands[last], s)
			continue
		}
		bands = append(bands, []*stack{s})
	}
	return bands
}

// beside sets stacks side by side, each from its own column; a line may use
// the empty beginning of its neighbour's.
func beside(stacks []*stack) []string {
	var lines []string
	for _, s := range stacks {
		left, _ := s.place()
		for i, text := range s.text() {
			if i == len(lines) {
				lines = append(lines, "")
			}
			gap := left - utf8.RuneCountInString(lines[i])
			for ; gap < 0 && strings.HasPrefix(text, "   "); gap++ {
				text = text[1:]
			}
			lines[i] += strings.Repeat(" ", max(gap, 0)) + text
		}
	}
	return lines
}

// place is where a stack begins in the terminal, and its width.
func (s *stack) place() (left, width int) {
	inChars := func(width float64) int { return int(width/bodyWidth*textWidth + 0.5) }
	left = inChars(s.left)
	width = inChars(s.left+s.width) - left
	if s.textLeft > 0 {
		left = s.textLeft
	}
	if s.textWidth > 0 {
		width = s.textWidth
	}
	return left, width
}

// text is a stack as lines of its own width.
func (s *stack) text() []string {
	_, width := s.place()
	widths := s.charWidths(width)
	var lines []string
	for i := range s.rows {
		r := &s.rows[i]
		if r.over == heavy {
			lines = append(lines, strings.Repeat("─", width))
		}
		lines = append(lines, s.textRow(r, widths)...)
		if r.under == full {
			lines = append(lines, strings.Repeat("─", width))
		}
	}
	return lines
}

// textGutter parts two columns in the terminal.
const textGutter = 2

// leastText is what a column of texts has at least in the terminal, unless that
// is more than a third of the stack.
const leastText = 16

// charWidths are the widths of the columns in characters: those that are not
// fixed share what the others leave; when that is too little, the widest of the others
// give way.
func (s *stack) charWidths(width int) []int {
	widths := make([]int, len(s.columns))
	left, free := width-textGutter*(len(s.columns)-1), 0
	for i, c := range s.columns {
		widths[i] = c.chars
		left -= c.chars
		if c.chars == 0 {
			free++
		}
	}
	least := min(leastText, width/3)
	for ; left < free*least; left++ {
		widest := slices.Max(widths)
		if widest <= least/2 {
			break
		}
		widths[slices.Index(widths, widest)]--
	}
	for i, c := range s.columns {
		if c.chars == 0 {
			widths[i] = max(left/free, 1)
		}
	}
	return widths
}

// textRow wraps each text again into its column of characters. A text alone in
// its row, under the first column of a table, may take the whole width.
func (s *stack) textRow(r *row, widths []int) []string {
	if len(r.cells) == 1 && len(widths) > 1 {
		_, width := s.place()
		var lines []string
		for _, l := range wrap(join(r.cells[0].lines), float64(width-textGutter), countChars) {
			lines = append(lines, strings.Repeat(" ", textGutter)+l.text)
		}
		return lines
	}
	var lines []string
	at := 0
	for i := range r.cells {
		text := join(r.cells[i].lines)
		if text != "" {
			for l, wrapped := range wrap(text, float64(widths[i]), countChars) {
				if l == len(lines) {
					lines = append(lines, "")
				}
				pad := at - utf8.RuneCountInString(lines[l])
				if s.columns[i].right {
					pad += widths[i] - utf8.RuneCountInString(wrapped.text)
				}
				lines[l] += strings.Repeat(" ", max(pad, 0)) + wrapped.text
			}
		}
		at += widths[i] + textGutter
	}
	if len(lines) == 0 {
		lines = append(lines, "")
	}
	return lines
}

func countChars(text string) float64 { return float64(utf8.RuneCountInString(text)) }
