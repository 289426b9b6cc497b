package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // a logo may be a JPEG
	"image/png"

	"golang.org/x/image/draw"

	"facturier/invoice"
)

// The limits of a logo that is read: pixels before it is decoded (16 million
// take 128 MB at 16 bits), and what is kept of them: 600 dots to the inch.
const (
	maxPixels     = 16_000_000
	keptPixelsX   = 1063
	keptPixelsY   = 425
	pngEnd        = "IEND\xaeB`\x82"
	logoField     = "logo"
	logoFormats   = "Choisissez une image PNG ou JPEG."
	brokenMessage = "Le logo ne se laisse pas lire\u00A0: le fichier est abîmé ou incomplet."
)

// PrepareLogo turns any PNG or JPEG (interlaced, 16 bits, grey, palette, with
// transparency, CMYK, held sideways) into what goes into a PDF as it is: an
// 8-bit opaque RGB PNG on white, no larger than the place of the logo needs. The
// error, of the domain, says what is wrong with the file.
func PrepareLogo(raw []byte) (logo []byte, err error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		return nil, invoice.Invalid(logoField, "Ce fichier n'est pas une image que Facturier sait lire.", logoFormats)
	}
	if format != "png" && format != "jpeg" {
		return nil, invoice.Invalid(logoField, "Ce format d'image n'est pas accepté.", logoFormats)
	}
	if config.Width <= 0 || config.Height <= 0 || config.Width > maxPixels/config.Height {
		return nil, invoice.Invalid(logoField,
			fmt.Sprintf("Le logo est trop grand\u00A0: %d × %d pixels.", config.Width, config.Height),
			"Réduisez-le\u00A0: 1000 × 400 pixels suffisent.")
	}
	err = guard(func() error {
		picture, _, err := image.Decode(bytes.NewReader(raw))
		if err != nil {
			return err
		}
		held := 1
		if format == "jpeg" {
			held = heldLike(raw)
		}
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestCompression}
		if err := encoder.Encode(&out, turn(flatten(picture, sideways(held)), held)); err != nil {
			return err
		}
		logo = out.Bytes()
		return nil
	})
	if err != nil {
		return nil, &invoice.Error{Code: invoice.CodeInvalid, Field: logoField, Message: brokenMessage, Hint: logoFormats, Err: err}
	}
	return logo, nil
}

// flatten lays a picture on white, reduced to the pixels that are kept, once
// it is turned when it lies on its side.
func flatten(picture image.Image, onSide bool) *image.RGBA {
	from := picture.Bounds()
	width, height := from.Dx(), from.Dy()
	mostX, mostY := keptPixelsX, keptPixelsY
	if onSide {
		mostX, mostY = keptPixelsY, keptPixelsX
	}
	if width > mostX {
		width, height = mostX, max(height*mostX/width, 1)
	}
	if height > mostY {
		width, height = max(width*mostY/height, 1), mostY
	}
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	if width == from.Dx() && height == from.Dy() {
		draw.Draw(to, to.Bounds(), picture, from.Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(to, to.Bounds(), picture, from, draw.Over, nil)
	}
	return to
}

// picture is a logo and its size on the page, in millimetres.
type picture struct {
	png           []byte
	pixels        int // in a line
	width, height float64
}

// loadLogo checks the logo of the settings, which maroto would embed broken
// without a word; nil when there is none.
func loadLogo(raw []byte) (*picture, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	config, err := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil || config.Height == 0 || config.Width == 0 || !bytes.HasSuffix(raw, []byte(pngEnd)) {
		return nil, invoice.Invalid(logoField, brokenMessage, "Choisissez-le de nouveau dans les réglages.")
	}
	scale := min(logoWidth/float64(config.Width), logoHeight/float64(config.Height))
	return &picture{png: raw, pixels: config.Width, width: float64(config.Width) * scale, height: float64(config.Height) * scale}, nil
}
