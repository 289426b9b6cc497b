package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"facturier/invoice"
	"facturier/ui/theme"
)

// remark is one thing to mend: what was typed and cannot be taken, or what
// keeps the draft from being issued. at is its cell, when it is of this page.
type remark struct {
	at      spot
	placed  bool
	unread  *unread
	problem *invoice.Problem
}

// remarks are all of them: first what cannot be taken, in the order of the
// page. On a draft that was never saved, nothing is said of cells that were
// neither left nor typed in.
func (e *editor) remarks() []remark {
	var list []remark
	add := func(s spot) {
		if u := e.unreadAt(s); u != nil && (s != e.at || e.outspoken(u)) {
			list = append(list, remark{at: s, placed: true, unread: u})
		}
	}
	for i := range e.head {
		add(spot{zone: zoneHead, row: i})
	}
	for i := range e.rows {
		for col := 0; col < columnCount && len(e.rows[i].unread) > 0; col++ {
			add(spot{zone: zoneLines, row: i, col: col})
		}
	}
	for i := range e.tail {
		add(spot{zone: zoneTail, row: i})
	}
	for i := range e.problems {
		p := &e.problems[i]
		s, ok := e.find(p.Field)
		if ok && e.unreadAt(s) != nil { // what was typed there comes first
			continue
		}
		if e.fresh && p.Field == invoice.FieldLines && e.at.zone == zoneLines {
			continue // a line is being written
		}
		if !e.fresh || !ok || e.left[p.Field] || e.typed[p.Field] {
			list = append(list, remark{at: s, placed: ok, problem: p})
		}
	}
	return list
}

// words are what a remark says, and the style to say it in.
func (e *editor) words(r remark) (text, sign string, style theme.Style) {
	if r.unread != nil {
		return r.unread.message, e.d.look.Alarm, e.d.look.Late
	}
	return withRule(*r.problem), e.d.look.Warn, e.d.look.Soon
}

// outspoken says that what is wrong with the text being typed can be said: the
// cell was left before, or no more typing can mend it.
func (e *editor) outspoken(u *unread) bool {
	if u.refused || e.left[e.field(e.at)] {
		return true
	}
	text := e.box.String()
	if strings.HasSuffix(text, "%") || strings.HasSuffix(text, "€") { // nothing follows a sign
		return true
	}
	if c := e.cell(e.at); c != nil {
		return longerThan(10)(text)
	}
	switch e.at.col {
	case colPrice, colDiscount, colVAT:
		return notNumber(text)
	case colDate:
		return longerThan(10)(text)
	}
	return false
}

func withRule(p invoice.Problem) string {
	text := clean(p.Message)
	if p.Rule == "" || strings.Contains(text, p.Rule) {
		return text
	}
	return strings.TrimSuffix(text, ".") + " (" + p.Rule + ")."
}

// label is what the place of a remark is called.
func (e *editor) label(r remark) string {
	switch {
	case r.problem != nil:
		return placeOf(r.problem.Field)
	case r.at.zone == zoneLines && r.at.col == colName:
		return fmt.Sprintf("Ligne %d", r.at.row+1)
	case r.at.zone == zoneLines:
		return fmt.Sprintf("Ligne %d, %s", r.at.row+1, lineColumns[r.at.col].title)
	case r.at.zone == zoneAdd:
		return "Lignes"
	}
	return e.cell(r.at).label
}

// hereLines are the remarks about the cell that has the focus, to stand under
// it.
func (e *editor) hereLines(remarks []remark, indent int) []string {
	var out []string
	for _, r := range remarks {
		if !r.placed || r.at != e.at {
			continue
		}
		text, sign, style := e.words(r)
		for i, line := range wrap(text, max(e.width-indent-3, 10)) {
			lead := sign + " "
			if i > 0 {
				lead = "  "
			}
			out = append(out, blanks(indent)+style.Render(lead+line))
		}
	}
	return out
}

// elsewhereLines are the first remarks about other cells, whole, on most rows
// at most, and how many there are besides.
func (e *editor) elsewhereLines(remarks []remark, most int) []string {
	var rows []string
	hidden := 0
	for _, r := range remarks {
		if r.placed && r.at == e.at {
			continue
		}
		if len(rows) >= most {
			hidden++
			continue
		}
		text, sign, style := e.words(r)
		wrapped := wrap(sign+" "+e.label(r)+"\u00a0: "+lowerFirst(text), e.width-4)
		if len(rows) > 0 && len(rows)+len(wrapped) > most {
			hidden++
			most = len(rows)
			continue
		}
		room := max(most, min(2, e.height/6)) // the first one has a second row on a small terminal
		for i, line := range wrapped[:min(len(wrapped), room)] {
			if i > 0 {
				line = "  " + line
			}
			if i == room-1 && len(wrapped) > room {
				line = e.d.cut(line+" "+wrapped[room], e.width-2)
			}
			rows = append(rows, " "+style.Render(line))
		}
	}
	if hidden > 0 {
		more := fmt.Sprintf("   et %d de plus\u00a0: %s va au suivant", hidden, e.d.keys.NextProblem.Help().Key)
		rows = append(rows, e.d.look.Muted.Render(e.d.cut(more, e.width-1)))
	}
	return rows
}

// upperFirst begins a sentence with a word.
func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// lowerFirst is a sentence after a colon.
func lowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if unicode.IsUpper(second) || unicode.IsDigit(second) || !unicode.IsUpper(first) {
		return text // "TVA", "F2026-0001", "« divers »"
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// nextProblem moves to the next cell that there is a remark about, round the
// page; all are said from then on.
func (e *editor) nextProblem() step {
	e.fresh = false
	remarks := e.remarks()
	var spots []spot
	for _, r := range remarks {
		if r.placed {
			spots = append(spots, r.at)
		}
	}
	switch {
	case len(remarks) == 0:
		return say("Rien à régler sur ce brouillon.")
	case len(spots) == 0: // it is not of this page
		return e.mend(*remarks[0].problem)
	}
	if !slices.Contains(spots, e.at) { // the one that is shown first
		e.goTo(spots[0])
		return step{}
	}
	slices.SortFunc(spots, compareSpots)
	for _, s := range spots {
		if compareSpots(s, e.at) > 0 {
			e.goTo(s)
			return step{}
		}
	}
	e.goTo(spots[0])
	return step{}
}

// listProblems shows all the remarks in a list.
func (e *editor) listProblems() step {
	e.fresh, e.left[e.field(e.at)] = false, true
	var problems []invoice.Problem
	for _, r := range e.remarks() {
		if r.unread != nil {
			problems = append(problems, invoice.Problem{Field: e.field(r.at), Message: r.unread.message, Severe: true})
		} else {
			problems = append(problems, *r.problem)
		}
	}
	return push(newChecklist(e.d, problems, e.mend))
}

// mend goes to the field of a problem, or opens the screen that has it.
func (e *editor) mend(p invoice.Problem) step {
	switch {
	case ofSeller(p.Field), ofClient(p.Field) && e.doc.Client.ID != 0:
		next := push(mender(e.d, e.doc, p.Field))
		next.notice = block(clean(p.Message)).notice
		return next
	case e.focus(p.Field):
		return step{}
	}
	return block(placeOf(p.Field) + "\u00a0: " + lowerFirst(clean(p.Message)))
}

// compareSpots is the order of the page.
func compareSpots(a, b spot) int {
	return cmp.Or(cmp.Compare(a.zone, b.zone), cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col))
}
