package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"facturier/invoice"
)

func encodePNG(t testing.TB, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func filled(to interface {
	image.Image
	Set(x, y int, c color.Color)
}, c color.Color) image.Image {
	for y := range to.Bounds().Dy() {
		for x := range to.Bounds().Dx() {
			to.Set(x, y, c)
		}
	}
	return to
}

func preparedLogo(t testing.TB) []byte {
	t.Helper()
	logo, err := PrepareLogo(encodePNG(t, filled(image.NewRGBA(image.Rect(0, 0, 200, 80)), color.RGBA{31, 78, 121, 255})))
	if err != nil {
		t.Fatal(err)
	}
	return logo
}

// Whatever PNG or JPEG comes, what is kept is an 8-bit opaque RGB PNG without
// interlace, which gofpdf embeds as it is.
func TestLogoIsConverted(t *testing.T) {
	blue := color.RGBA{31, 78, 121, 255}
	box := image.Rect(0, 0, 40, 20)
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, filled(image.NewRGBA(box), blue), nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		raw  []byte
		want color.RGBA // of the first pixel
	}{
		"rgb":         {encodePNG(t, filled(image.NewRGBA(box), blue)), blue},
		"16 bits":     {encodePNG(t, filled(image.NewNRGBA64(box), color.NRGBA64{0x1F1F, 0x4E4E, 0x7979, 0xFFFF})), blue},
		"transparent": {encodePNG(t, filled(image.NewNRGBA(box), color.NRGBA{31, 78, 121, 0})), color.RGBA{255, 255, 255, 255}},
		"grey":        {encodePNG(t, filled(image.NewGray(box), color.Gray{90})), color.RGBA{90, 90, 90, 255}},
		"palette":     {encodePNG(t, filled(image.NewPaletted(box, color.Palette{color.White, blue}), blue)), blue},
		"interlaced":  {testdata(t, "interlaced.png"), color.RGBA{240, 200, 40, 255}},
		"jpeg":        {photo.Bytes(), blue},
		"cmyk jpeg":   {testdata(t, "cmyk.jpg"), color.RGBA{0, 127, 255, 255}},
	} {
		logo, err := PrepareLogo(c.raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if depth, kind, interlace := logo[24], logo[25], logo[28]; depth != 8 || kind != 2 || interlace != 0 {
			t.Errorf("%s: got depth %d, colour type %d, interlace %d, want 8, 2, 0", name, depth, kind, interlace)
		}
		picture, err := png.Decode(bytes.NewReader(logo))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r, g, b, a := picture.At(0, 0).RGBA()
		got := color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
		if far(got.R, c.want.R) || far(got.G, c.want.G) || far(got.B, c.want.B) || got.A != 255 {
			t.Errorf("%s: got the colour %v, want about %v", name, got, c.want)
		}
		s := sampleSettings()
		s.Logo = logo
		file, err := Render(franchiseInvoice(t), s)
		if err != nil || !bytes.Contains(file, []byte("/ColorSpace /DeviceRGB\n/BitsPerComponent 8")) {
			t.Errorf("%s: error %v, or the page does not have the picture in 8-bit RGB", name, err)
		}
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 6 }

func TestLargeLogoIsReduced(t *testing.T) {
	logo, err := PrepareLogo(encodePNG(t, filled(image.NewRGBA(image.Rect(0, 0, 3000, 300)), color.Black)))
	if err != nil {
		t.Fatal(err)
	}
	config, err := png.DecodeConfig(bytes.NewReader(logo))
	if err != nil || config.Width != keptPixelsX || config.Height != 106 {
		t.Errorf("got %d × %d pixels (%v), want %d × 106", config.Width, config.Height, err, keptPixelsX)
	}
}

func TestLogoIsRefusedInWords(t *testing.T) {
	whole := encodePNG(t, filled(image.NewRGBA(image.Rect(0, 0, 64, 64)), color.RGBA{200, 10, 90, 255}))
	var animated bytes.Buffer
	if err := gif.Encode(&animated, filled(image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.White}), color.White), nil); err != nil {
		t.Fatal(err)
	}
	for name, raw := range map[string][]byte{
		"nothing":       nil,
		"text":          []byte("bonjour"),
		"truncated":     whole[:len(whole)*2/3],
		"without end":   whole[:len(whole)-12],
		"gif":           animated.Bytes(),
		"too many dots": declaring(whole, 40_000, 40_000),
	} {
		logo, err := PrepareLogo(raw)
		if invoice.ErrorCode(err) != invoice.CodeInvalid || logo != nil {
			t.Errorf("%s: got %d bytes and %v, want none and a refusal", name, len(logo), err)
		}
	}
}

// declaring is a PNG whose head claims another size: it must be refused before
// anything is decoded.
func declaring(whole []byte, width, height uint32) []byte {
	raw := bytes.Clone(whole)
	binary.BigEndian.PutUint32(raw[16:], width)
	binary.BigEndian.PutUint32(raw[20:], height)
	binary.BigEndian.PutUint32(raw[29:], crc32.ChecksumIEEE(raw[12:29]))
	return raw
}

func TestDamagedLogoOfTheBookIsRefused(t *testing.T) {
	s := sampleSettings()
	s.Logo = preparedLogo(t)
	s.Logo = s.Logo[:len(s.Logo)-5]
	if _, err := Render(franchiseInvoice(t), s); invoice.ErrorCode(err) != invoice.CodeInvalid {
		t.Errorf("got %v, want a refusal: maroto would print its own English words on the page", err)
	}
}

func TestLogoFitsItsPlace(t *testing.T) {
	for _, size := range []image.Point{{400, 100}, {100, 400}, {45, 18}, {1, 1}, {4000, 3}} {
		logo, err := loadLogo(encodePNG(t, image.NewRGBA(image.Rectangle{Max: size})))
		if err != nil {
			t.Fatal(err)
		}
		ratio := float64(size.X) / float64(size.Y)
		if logo.width > logoWidth+0.001 || logo.height > logoHeight+0.001 || logo.width/logo.height/ratio-1 > 0.001 {
			t.Errorf("%v pixels: got %.1f × %.1f mm, want at most %.0f × %.0f in the same ratio", size, logo.width, logo.height, logoWidth, logoHeight)
		}
	}
}
