package pdf

import (
	"github.com/johnfercher/go-tree/node"
	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/col"
	mpage "github.com/johnfercher/maroto/v2/pkg/components/page"
	mrow "github.com/johnfercher/maroto/v2/pkg/components/row"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/extension"
	"github.com/johnfercher/maroto/v2/pkg/consts/linestyle"
	"github.com/johnfercher/maroto/v2/pkg/consts/orientation"
	"github.com/johnfercher/maroto/v2/pkg/core"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
	"github.com/phpdave11/gofpdf"

	"facturier/pdf/pdfa"
)

func init() { gofpdf.SetDefaultCatalogSort(true) } // objects in one order, run after run

// paper draws a sheet with maroto: a page of rows as tall as our blocks, each
// with one component that draws its rules and pictures where the layout put
// them; and sets the texts, which go into the file after that.
func (sh *sheet) paper() ([]byte, pdfa.Text, error) {
	m := maroto.New(config.NewBuilder().
		WithDimensions(pageWidth, pageHeight).
		WithLeftMargin(marginSide).WithRightMargin(marginSide).
		WithTopMargin(marginTop).WithBottomMargin(marginBottom).
		Build())
	texts := newTypesetter(len(sh.pages))
	for i := range sh.pages {
		p := mpage.New()
		for b := range sh.pages[i].blocks {
			drawn := &sh.pages[i].blocks[b]
			if drawn.height <= 0 {
				continue
			}
			r := mrow.New(drawn.height).Add(col.New().Add(&canvas{sheet: sh, block: drawn, page: i, texts: texts}))
			if drawn.kind == boxed {
				r.WithStyle(&props.Cell{BackgroundColor: sh.palette.pale})
			}
			p.Add(r)
		}
		m.AddPages(p)
	}
	document, err := m.Generate()
	if err != nil {
		return nil, pdfa.Text{}, err
	}
	return document.GetBytes(), texts.text(), nil
}

// canvas is the maroto component of one block.
type canvas struct {
	sheet *sheet
	block *block
	page  int
	texts *typesetter
	line  props.Line
	at    entity.Cell // of the rule being drawn: maroto keeps none
}

// SetConfig is of core.Component: all is in the sheet.
func (c *canvas) SetConfig(*entity.Config) {}

// GetStructure is of core.Component.
func (c *canvas) GetStructure() *node.Node[core.Structure] {
	return node.New(core.Structure{Type: "block", Value: c.block.height})
}

// GetHeight is of core.Component.
func (c *canvas) GetHeight(core.Provider, *entity.Cell) float64 { return c.block.height }

// Render is of core.Component: it draws the block at a cell's top left.
func (c *canvas) Render(to core.Provider, at *entity.Cell) {
	if c.block.logo && c.sheet.logo != nil {
		l := c.sheet.logo
		to.AddImageFromBytes(l.png, &entity.Cell{X: at.X, Y: at.Y, Width: l.width, Height: l.height},
			&props.Rect{Percent: 100}, extension.Png)
	}
	if q := c.block.code; q != nil {
		to.AddImageFromBytes(q.png, &entity.Cell{X: at.X + q.left, Y: at.Y + q.top, Width: q.width, Height: q.height},
			&props.Rect{Percent: 100}, extension.Png)
	}
	switch c.block.kind {
	case frame:
		c.frame(to, at, &c.block.stacks[0])
	case frames:
		for i := range c.block.stacks {
			c.frame(to, at, &c.block.stacks[i])
		}
	}
	for i := range c.block.stacks {
		c.stack(to, at, &c.block.stacks[i])
	}
}

func (c *canvas) stack(to core.Provider, at *entity.Cell, s *stack) {
	y := at.Y + s.top
	for i := range s.rows {
		r := &s.rows[i]
		height := r.height()
		c.rule(to, r.over, at.X+s.left, y, s.width)
		c.row(s, r, at.X+s.left, y+r.before)
		y += height
		c.rule(to, r.under, at.X+s.left, y, s.width)
	}
}

func (c *canvas) row(s *stack, r *row, x, y float64) {
	base := 0.0 // one baseline for the whole row, whatever the sizes in it
	for i := range r.cells {
		if len(r.cells[i].lines) > 0 {
			base = max(base, r.cells[i].style.baseline())
		}
	}
	for i := range r.cells {
		style := r.cells[i].style
		for l, line := range r.cells[i].lines {
			if line.text == "" {
				continue
			}
			left := x
			if s.columns[i].right {
				left += s.columns[i].width - style.width(line.text)
			}
			c.texts.set(c.page, style, c.sheet.palette.of(styles[style].hue),
				marginSide+left, marginTop+y+base+float64(l)*style.leading(), line.text)
		}
		x += s.columns[i].width
	}
}

// rule draws a horizontal rule at the height y.
func (c *canvas) rule(to core.Provider, r rule, x, y, width float64) {
	if r == none {
		return
	}
	c.line = props.Line{Style: linestyle.Solid, Orientation: orientation.Horizontal, SizePercent: 100, Color: c.sheet.palette.hairline, Thickness: 0.2}
	switch r {
	case full:
		c.line.Color, c.line.Thickness = nil, 0.3
	case heavy:
		c.line.Color, c.line.Thickness = c.sheet.palette.accent, 0.35
	}
	c.at = entity.Cell{X: x, Y: y, Width: width}
	to.AddLine(&c.at, &c.line)
}

// frame draws a hairline around a stack, as tall as the block.
func (c *canvas) frame(to core.Provider, at *entity.Cell, s *stack) {
	x, width := at.X+s.left-boxPadding, s.width+2*boxPadding
	c.rule(to, hair, x, at.Y, width)
	c.rule(to, hair, x, at.Y+c.block.height, width)
	for _, edge := range []float64{x, x + width} {
		to.AddLine(&entity.Cell{X: edge, Y: at.Y, Height: c.block.height}, &props.Line{Style: linestyle.Solid, Orientation: orientation.Vertical,
			SizePercent: 100, Color: c.sheet.palette.hairline, Thickness: 0.2})
	}
}
