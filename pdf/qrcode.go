package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"github.com/boombuler/barcode/qr"
	"golang.org/x/text/unicode/norm"

	"facturier/invoice"
)

// code is a QR code at a place of its block.
type code struct {
	picture
	left, top float64
}

const (
	quiet       = 4   // modules of white around a QR code (ISO/IEC 18004 6.3.8)
	moduleWidth = 0.5 // millimetres: what a telephone reads at arm's length
	mostModules = 69  // version 13, the largest of EPC069-12
	dots        = 4   // pixels a module: what a reader of PDF blurs of its edges is little
)

// transferCode is the QR code of a transfer; nil when the words do not fit into
// one. Its width in pixels is never the one of the logo: gofpdf orders pictures by their widths.
func transferCode(words string, logo *picture) (*code, error) {
	if words == "" || len(words) > invoice.MaxTransferCode {
		return nil, nil
	}
	drawn, err := qr.Encode(norm.NFC.String(words), qr.M, qr.Unicode) // EPC069-12: level M, bytes
	if err != nil {
		return nil, err
	}
	modules := drawn.Bounds().Dx()
	if modules > mostModules {
		return nil, nil
	}
	scale := dots
	if logo != nil && logo.pixels == (modules+2*quiet)*scale {
		scale++
	}
	side := (modules + 2*quiet) * scale
	page := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	for y := range modules * scale {
		for x := range modules * scale {
			if r, _, _, _ := drawn.At(x/scale, y/scale).RGBA(); r == 0 {
				page.SetColorIndex(x+quiet*scale, y+quiet*scale, 1)
			}
		}
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, page); err != nil {
		return nil, err
	}
	width := float64(modules+2*quiet) * moduleWidth
	return &code{picture: picture{png: out.Bytes(), pixels: side, width: width, height: width}}, nil
}
