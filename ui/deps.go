package ui

import (
	"context"
	"time"

	"facturier/invoice"
	"facturier/invoice/reminder"
	"facturier/ui/theme"
)

// deps is what every screen is given: the book, the look, the keys, the clock.
// Only the root writes to it.
type deps struct {
	ctx      context.Context
	book     Book
	look     *theme.Theme
	keys     *keymap
	now      func() time.Time // of the wall, for the grace of questions only
	settings invoice.Settings // as last loaded
	day      invoice.Date
	tickets  ticket
	password string         // of the mailbox, as typed
	putOff   *reminder.Task // the last line put off here, that u brings back
	drawn    bool           // the first frame has been read
	demo     bool           // the book is thrown away at the end

	open      func(path string) error // shows a file with the system's program
	clipboard func(text string) error
}

// today is the day, asked of the book's clock once per key.
func (d *deps) today() invoice.Date { return d.day }
