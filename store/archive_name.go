package store

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"facturier/invoice"
)

// FileName is "F2026-0001 Durand.pdf": safe on Linux, macOS and Windows.
func FileName(d *invoice.Document) string {
	name := d.Number
	if d.Revision > 1 {
		name += fmt.Sprintf(" rev %d", d.Revision)
	}
	client := safeName(d.Client.Name)
	if client != "" {
		client = " " + client
	}
	return safeName(name) + client + ".pdf"
}

// maxClientName keeps a whole file name under 255 bytes.
const maxClientName = 120

// safeName replaces what a file system reserves, and drops what is invisible.
func safeName(text string) string {
	text = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, invoice.Clean(text))
	for len(text) > maxClientName {
		_, size := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-size]
	}
	return strings.Trim(text, " .")
}
