package pdf

import (
	"fmt"
	"strconv"

	"github.com/johnfercher/maroto/v2/pkg/props"

	"facturier/pdf/pdfa"
)

// typesetter sets the texts of a sheet: the operators of each page, and what
// they use of the two fonts. Texts do not pass through maroto because of what
// it spends on a font: ten times all the rest.
type typesetter struct {
	pages []typeset
	used  [2][]rune // of each weight, the character that each glyph stands for; 0 for one that is not used
}

// typeset is the text of a page.
type typeset struct {
	operators []byte
	color     *props.Color
}

func newTypesetter(pages int) *typesetter {
	t := &typesetter{pages: make([]typeset, pages)}
	for weight, face := range loadFaces() {
		t.used[weight] = make([]rune, face.glyphCount)
	}
	return t
}

// set writes a line of text at a place of a page, in millimetres from its top
// left: x its beginning, y its baseline.
func (t *typesetter) set(page int, s style, color *props.Color, x, y float64, text string) {
	p := &t.pages[page]
	if len(p.operators) == 0 || color != p.color {
		p.operators, p.color = appendColor(p.operators, color), color
	}
	const hex = "0123456789ABCDEF"
	weight := s.weight()
	p.operators = fmt.Appendf(p.operators, "BT /T%d %g Tf %.2f %.2f Td <", weight, styles[s].size, x/millimetre, (pageHeight-y)/millimetre)
	face := loadFaces()[weight]
	for _, r := range text {
		glyph := face.glyphs.entry(r)
		if glyph != 0 {
			t.used[weight][glyph] = r
		}
		p.operators = append(p.operators, hex[glyph>>12], hex[glyph>>8&15], hex[glyph>>4&15], hex[glyph&15])
	}
	p.operators = append(p.operators, "> Tj ET\n"...)
}

// appendColor is the operator that chooses the colour of what follows; nil is black.
func appendColor(operators []byte, c *props.Color) []byte {
	if c == nil {
		return append(operators, "0 g\n"...)
	}
	for _, part := range []int{c.Red, c.Green, c.Blue} {
		operators = append(strconv.AppendFloat(operators, float64(part)/255, 'f', 3, 64), ' ')
	}
	return append(operators, "rg\n"...)
}

// text is what was set, with the fonts reduced to it.
func (t *typesetter) text() pdfa.Text {
	var text pdfa.Text
	for i := range t.pages {
		text.Pages = append(text.Pages, t.pages[i].operators)
	}
	for weight, face := range loadFaces() {
		text.Fonts = append(text.Fonts, face.reduced(t.used[weight]))
	}
	return text
}
