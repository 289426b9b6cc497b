package pdf

import (
	"encoding/binary"
	"image"
)

// heldLike is how a JPEG says that it was held (Exif tag 0x0112): 1 to 8 as
// TIFF 6.0 counts them, 1 for upright and for whatever does not say it.
func heldLike(raw []byte) int {
	const upright, startOfScan, app1 = 1, 0xDA, 0xE1
	for at := 2; at+4 <= len(raw) && raw[at] == 0xFF && raw[at+1] != startOfScan; {
		end := at + 2 + int(binary.BigEndian.Uint16(raw[at+2:]))
		if end > len(raw) {
			break
		}
		if body := raw[at+4 : max(end, at+4)]; raw[at+1] == app1 && len(body) > 14 && string(body[:6]) == "Exif\x00\x00" {
			return exifOrientation(body[6:])
		}
		at = end
	}
	return upright
}

// exifOrientation reads the first directory of a TIFF head.
func exifOrientation(tiff []byte) int {
	const upright, tag, entry = 1, 0x0112, 12
	order := map[string]binary.ByteOrder{"II*\x00": binary.LittleEndian, "MM\x00*": binary.BigEndian}[string(tiff[:4])]
	if order == nil {
		return upright
	}
	at := int64(order.Uint32(tiff[4:]))
	if at+2 > int64(len(tiff)) {
		return upright
	}
	directory := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(directory) < entry {
			break
		}
		if value := int(order.Uint16(directory[8:])); order.Uint16(directory) == tag && value >= 1 && value <= 8 {
			return value
		}
		directory = directory[entry:]
	}
	return upright
}

// sideways says whether an orientation swaps width and height.
func sideways(orientation int) bool { return orientation >= 5 }

// turn sets a picture upright.
func turn(p *image.RGBA, orientation int) *image.RGBA {
	if orientation == 1 {
		return p
	}
	width, height := p.Rect.Dx(), p.Rect.Dy()
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	if sideways(orientation) {
		to = image.NewRGBA(image.Rect(0, 0, height, width))
	}
	for y := range to.Rect.Dy() {
		for x := range to.Rect.Dx() {
			fromX, fromY := x, y
			if sideways(orientation) {
				fromX, fromY = y, x
			}
			switch orientation {
			case 2, 3, 7, 8:
				fromX = width - 1 - fromX
			}
			switch orientation {
			case 3, 4, 6, 7:
				fromY = height - 1 - fromY
			}
			to.SetRGBA(x, y, p.RGBAAt(fromX, fromY))
		}
	}
	return to
}
