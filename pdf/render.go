// Package pdf draws documents: as PDF, whose pages, rules and pictures maroto
// draws and whose texts are set here, and as text for the terminal, from one
// layout. It reads a document as it is and computes no sum of its own.
package pdf

import (
	"fmt"
	"maps"
	"slices"

	"facturier/invoice"
)

// Render is the PDF of a document: PDF/A-3b, A4, the same bytes each time for
// the same document and settings. An issued document is drawn from what is
// frozen in it; settings give the logo, the accent colour and, for a draft,
// which is marked as one, the seller. The error is one of the domain when a
// sum overflows or the logo is damaged; a panic below comes back as an error.
func Render(d invoice.Document, s invoice.Settings) (pdf []byte, err error) {
	err = guard(func() error {
		sh, err := compose(d, s)
		if err != nil {
			return err
		}
		attachment, err := electronic(&d)
		if err != nil {
			return err
		}
		pdf, err = sh.file(attachment)
		return err
	})
	return pdf, err
}

// Text is the same pages as text of 78 columns: the same words in the same
// order, with the same page breaks, for the terminal. Lines end with \n and
// hold no control character.
func Text(d invoice.Document, s invoice.Settings) (text string, err error) {
	err = guard(func() error {
		sh, err := compose(d, s)
		if err != nil {
			return err
		}
		text = sh.text()
		return nil
	})
	return text, err
}

// Unprintable are the characters of a text that the fonts lack, in order: the
// page has a visible substitute (U+FFFD) in their place.
func Unprintable(text string) []rune {
	var s scribe
	s.clean(text)
	return slices.Sorted(maps.Keys(s.missing))
}

// guard runs a drawing; whatever panics inside is an error, so that a text that
// nobody foresaw never takes the program down.
func guard(draw func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pdf: drawing failed: %v", r)
		}
	}()
	return draw()
}
