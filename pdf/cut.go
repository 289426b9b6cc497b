package pdf

// fewest lines of a text on either side of a page break.
const fewest = 3

// cut parts a block so that the first part is no taller than room. It is false
// when nothing can be parted, or when a few lines would stand alone.
func cut(b block, room float64) (head, rest block, ok bool) {
	if b.kind == frame {
		return b, block{}, false
	}
	head, rest = b, b
	head.stacks, rest.stacks = nil, nil
	head.height, rest.height, rest.logo = 0, 0, false
	spare := b.height
	above, below := 0, 0
	for _, st := range b.stacks {
		spare = min(spare, b.height-st.top-st.height())
		top, bottom := st.cut(room)
		if len(top.rows) > 0 {
			head.stacks = append(head.stacks, top)
			above += len(top.rows)
		}
		if len(bottom.rows) > 0 {
			bottom.top = 0
			if b.kind == table {
				bottom.rows[0].before = max(bottom.rows[0].before, 1.6)
			}
			rest.stacks = append(rest.stacks, bottom)
			below += len(bottom.rows)
		}
	}
	head.fit(0)
	rest.fit(max(spare, 0))
	return head, rest, above > 0 && below > 0
}

// cut parts a stack at a distance from the top of its block.
func (s stack) cut(room float64) (top, bottom stack) {
	top, bottom = s, s
	top.rows, bottom.rows = nil, nil
	room -= s.top
	for i := range s.rows {
		r := s.rows[i]
		switch h := r.height(); {
		case len(bottom.rows) > 0:
			bottom.rows = append(bottom.rows, r)
		case h <= room:
			top.rows = append(top.rows, r)
			room -= h
		default:
			if upper, lower, parted := r.cut(room); parted {
				top.rows = append(top.rows, upper)
				r = lower
			}
			bottom.rows = append(bottom.rows, r)
		}
	}
	return top, bottom
}

// cut parts a row's texts after the lines that fit; when too few would, the
// row stays whole.
func (r row) cut(room float64) (upper, lower row, parted bool) {
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
