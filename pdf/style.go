package pdf

import (
	"strconv"

	"github.com/johnfercher/maroto/v2/pkg/props"
)

// millimetre is the length of a typographic point in millimetres.
const millimetre = 25.4 / 72

// The page: A4, in millimetres. The body is what maroto lays rows in.
const (
	pageWidth    = 210.0
	pageHeight   = 297.0
	marginSide   = 18.0
	marginTop    = 17.0
	marginBottom = 9.0
	bodyWidth    = pageWidth - 2*marginSide
	bodyHeight   = pageHeight - marginTop - marginBottom

	// The window of a DL envelope, from the left and top edges of the page.
	windowLeft = 110.0
	windowTop  = 50.0

	// The largest logo.
	logoWidth  = 45.0
	logoHeight = 18.0
)

// style is how a text looks. Three sizes beside the title and what stands out
// like it, two weights, one grey (look.md).
type style uint8

const (
	normal    style = iota // 9,5
	strong                 // 9,5 semibold
	muted                  // 9,5 grey
	small                  // 8,5
	smallBold              // 8,5 semibold
	smallGrey              // 8,5 grey
	fine                   // 7 grey
	display                // what stands out: trade name, sum to pay
	number                 // the number under the title
	title
	mark // in the place of a number that a draft has not
)

// hue is a colour of the page.
type hue uint8

const (
	ink hue = iota
	grey
	accented
)

var styles = [...]struct {
	size float64 // points
	bold bool
	hue  hue
}{
	normal:    {size: 9.5},
	strong:    {size: 9.5, bold: true},
	muted:     {size: 9.5, hue: grey},
	small:     {size: 8.5},
	smallBold: {size: 8.5, bold: true},
	smallGrey: {size: 8.5, hue: grey},
	fine:      {size: 7, hue: grey},
	display:   {size: 12.5, bold: true},
	number:    {size: 12.5},
	title:     {size: 21, bold: true, hue: accented},
	mark:      {size: 12.5, hue: grey},
}

// leading is the distance between two lines of a style, in millimetres.
func (s style) leading() float64 { return styles[s].size * 1.38 * millimetre }

// baseline is the distance from the top of a line to its baseline.
func (s style) baseline() float64 { return styles[s].size * 1.04 * millimetre }

func (s style) metrics() *metrics { return &loadFaces()[s.weight()].widths }

// weight is which of the two fonts a style is set in.
func (s style) weight() int {
	if styles[s].bold {
		return 1
	}
	return 0
}

// width is the length of a text in this style, in millimetres.
func (s style) width(text string) float64 { return s.metrics().width(text, styles[s].size) }

// palette are the colours of one document. Ink is nil: black, which maroto has
// without being told.
type palette struct{ grey, accent, hairline, pale *props.Color }

// newPalette takes the accent as "#rrggbb"; anything else is ink.
func newPalette(accent string) palette {
	p := palette{
		grey:     &props.Color{Red: 106, Green: 106, Blue: 112},
		hairline: &props.Color{Red: 214, Green: 214, Blue: 218},
		pale:     &props.Color{Red: 243, Green: 243, Blue: 245},
	}
	if len(accent) == 7 && accent[0] == '#' {
		if rgb, err := strconv.ParseUint(accent[1:], 16, 24); err == nil {
			p.accent = &props.Color{Red: int(rgb >> 16), Green: int(rgb >> 8 & 0xFF), Blue: int(rgb & 0xFF)}
		}
	}
	return p
}

func (p palette) of(h hue) *props.Color {
	switch h {
	case grey:
		return p.grey
	case accented:
		return p.accent
	}
	return nil
}
