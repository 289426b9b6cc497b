package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// heldAs is a JPEG whose Exif head says how it was held.
func heldAs(t testing.TB, picture image.Image, value uint16, order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}, mark string) []byte {
	t.Helper()
	var raw bytes.Buffer
	if err := jpeg.Encode(&raw, picture, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tiff := order.AppendUint16(order.AppendUint32([]byte(mark), 8), 2)
	tiff = append(tiff, make([]byte, 12)...) // another entry first
	for _, v := range []uint16{0x0112, 3} {
		tiff = order.AppendUint16(tiff, v)
	}
	tiff = order.AppendUint32(tiff, 1)
	tiff = append(order.AppendUint16(tiff, value), 0, 0, 0, 0, 0, 0)
	body := append([]byte("Exif\x00\x00"), tiff...)
	head := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(body)+2))...)
	return append(append(head, body...), raw.Bytes()[2:]...)
}

// corner is a picture of 64 × 32 whose top left corner alone is red, as it
// should be seen; stored as a camera held so would have (TIFF 6.0, Orientation).
func corner(orientation int) image.Image {
	upright := func(x, y int) color.Color {
		if x < 32 && y < 16 {
			return color.RGBA{220, 30, 30, 255}
		}
		return color.RGBA{255, 255, 255, 255}
	}
	width, height := 64, 32
	if orientation >= 5 {
		width, height = 32, 64
	}
	stored := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			// row 0 of what is stored is the visual top, right, bottom, left… of orientation 1, 6, 3, 8…
			at := map[int]image.Point{1: {x, y}, 2: {63 - x, y}, 3: {63 - x, 31 - y}, 4: {x, 31 - y},
				5: {y, x}, 6: {63 - y, x}, 7: {63 - y, 31 - x}, 8: {y, 31 - x}}[orientation]
			stored.Set(x, y, upright(at.X, at.Y))
		}
	}
	return stored
}

func TestPhotographIsSetUpright(t *testing.T) {
	for orientation := 1; orientation <= 8; orientation++ {
		for _, raw := range [][]byte{
			heldAs(t, corner(orientation), uint16(orientation), binary.LittleEndian, "II*\x00"),
			heldAs(t, corner(orientation), uint16(orientation), binary.BigEndian, "MM\x00*"),
		} {
			logo, err := PrepareLogo(raw)
			if err != nil {
				t.Fatal(err)
			}
			picture, err := png.Decode(bytes.NewReader(logo))
			if err != nil {
				t.Fatal(err)
			}
			if size := picture.Bounds().Size(); size != (image.Point{64, 32}) {
				t.Errorf("orientation %d: got %v, want 64 × 32", orientation, size)
				continue
			}
			for _, at := range []image.Point{{4, 4}, {60, 4}, {4, 28}, {60, 28}} {
				_, green, _, _ := picture.At(at.X, at.Y).RGBA()
				if red := green < 0x8000; red != (at == image.Point{4, 4}) {
					t.Errorf("orientation %d: the dot %v is red: %t, want only the top left corner so", orientation, at, red)
				}
			}
		}
	}
}

// A large photograph on its side keeps the dots of the turned place.
func TestTurnedPhotographIsReducedOnceTurned(t *testing.T) {
	logo, err := PrepareLogo(heldAs(t, image.NewRGBA(image.Rect(0, 0, 300, 3000)), 6, binary.BigEndian, "MM\x00*"))
	if err != nil {
		t.Fatal(err)
	}
	config, err := png.DecodeConfig(bytes.NewReader(logo))
	if err != nil || config.Width != keptPixelsX || config.Height != 106 {
		t.Errorf("got %d × %d pixels (%v), want %d × 106", config.Width, config.Height, err, keptPixelsX)
	}
}

// FuzzPrepareLogo mangles pictures: what is kept is a picture that a page
// takes, whatever comes.
func FuzzPrepareLogo(f *testing.F) {
	f.Add(heldAs(f, corner(6), 6, binary.LittleEndian, "II*\x00"))
	f.Add(heldAs(f, corner(1), 9, binary.BigEndian, "MM\x00*")[:60])
	f.Add(encodePNG(f, corner(1)))
	f.Add(testdata(f, "interlaced.png"))
	f.Add(testdata(f, "cmyk.jpg"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<16 {
			t.Skip("slow, and of no other shape")
		}
		logo, err := PrepareLogo(raw)
		if err != nil {
			return
		}
		if _, err := loadLogo(logo); err != nil {
			t.Errorf("the picture that was kept is refused: %v", err)
		}
	})
}
