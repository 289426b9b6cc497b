package pdf

// fewest lines of a text on either side of a page break.
const fewest = 3

// cut parts a block so that the first part is no taller than room; where all of
// it has room, before its last part. It is false when nothing can be parted, or
// when a few lines would stand alone.
func cut(b block, room float64) (head, rest block, ok bool) {
	switch b.kind {
	case frame, frames, boxed, detail:
		return b, block{}, false
	}
	head, rest = b, b
	head.stacks, rest.stacks = nil, nil
	head.height, rest.height, rest.logo = 0, 0, false
	spare, start := b.height, b.height
	for _, st := range b.stacks {
		spare = min(spare, b.height-st.top-st.height())
	}
	room = min(room, b.height-spare-0.1)
	for _, st := range b.stacks {
		reach := room
		if last := len(st.rows) - 1; last >= 0 && st.rows[last].keep {
			reach = min(room, st.top+st.height()-0.1)
		}
		top, bottom := st.cut(reach)
		if len(top.rows) > 0 {
			head.stacks = append(head.stacks, top)
		}
		if len(bottom.rows) > 0 {
			bottom.top = st.top + top.height()
			start = min(start, bottom.top)
			if b.kind == table {
				bottom.rows[0].before = max(bottom.rows[0].before, 1.6)
			}
			rest.stacks = append(rest.stacks, bottom)
		}
	}
	for i := range rest.stacks {
		rest.stacks[i].top -= start
	}
	head.fit(0)
	rest.fit(max(spare, 0))
	return head, rest, len(head.stacks) > 0 && len(rest.stacks) > 0
}

// ending is the height of the least part of a block that may begin a page: all
// of it, when it cannot be parted.
func (b *block) ending() float64 {
	if _, rest, ok := cut(*b, b.height); ok {
		return rest.height
	}
	return b.height
}

// cut parts a stack at a distance from the top of its block.
func (s stack) cut(room float64) (top, bottom stack) {
	top, bottom = s, s
	room -= s.top
	split := 0
	for split < len(s.rows) && s.rows[split].height() <= room {
		room -= s.rows[split].height()
		split++
	}
	if split == len(s.rows) {
		bottom.rows = nil
		return top, bottom
	}
	if upper, lower, parted := s.rows[split].cut(room); parted {
		top.rows = append(s.rows[:split:split], upper)
		bottom.rows = append([]row{lower}, s.rows[split+1:]...)
		return top, bottom
	}
	for split > 0 && s.rows[split-1].keep {
		split--
	}
	top.rows, bottom.rows = s.rows[:split:split], append([]row(nil), s.rows[split:]...)
	return top, bottom
}

// cut parts a row's texts after the lines that fit, never after the last one;
// when too few would stand on either side, the row stays whole.
func (r row) cut(room float64) (upper, lower row, parted bool) {
	room = min(room, r.height()-r.after-0.1)
	upper, lower = r, r
	upper.cells, lower.cells = make([]cell, len(r.cells)), make([]cell, len(r.cells))
	upper.after, upper.under = 0, none
	lower.before, lower.over = 0, none
	for i, c := range r.cells {
		fit := int((room - r.before) / c.style.leading())
		if left := len(c.lines) - fit; left > 0 && left < fewest {
			fit = len(c.lines) - fewest
		}
		if fit < len(c.lines) && fit < fewest {
			return r, r, false
		}
		fit = min(fit, len(c.lines))
		upper.cells[i], lower.cells[i] = c, c
		upper.cells[i].lines, lower.cells[i].lines = c.lines[:fit], c.lines[fit:]
	}
	return upper, lower, true
}
