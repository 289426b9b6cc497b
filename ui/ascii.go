package ui

import (
	"regexp"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
)

// plainSigns are the signs of texts with their form in ASCII, of one cell each,
// so that columns stay where they are.
var plainSigns = strings.NewReplacer("«\u00a0", "\" ", "\u00a0»", " \"", "«", "\"", "»", "\"", "\u00a0", " ", "\u202f", " ", "\u2011", "-",
	"’", "'", "−", "-", "×", "x", "≈", "~", "…", "~", "→", ">", "·", "-")

// euros are an amount as a frame has it, with the blanks and the styles around
// it; compiled when a frame needs it, not at each start.
var euros = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`( *)((?:\x1b\[[0-9;]*m)*[-~]?[0-9]{1,3}(?: [0-9]{3})*(?:,[0-9]+)?) €((?:\x1b\[[0-9;]*m)*)( *)`)
})

// inASCII is a line of a frame in ASCII and letters, --ascii, no wider than width:
// EUR takes its two cells more from the blanks before an amount, else from those after it.
func inASCII(line string, width int) string {
	line = plainSigns.Replace(line)
	if !strings.Contains(line, "€") {
		return line
	}
	line = euros().ReplaceAllStringFunc(line, func(found string) string {
		part := euros().FindStringSubmatch(found)
		before, amount, style, after := part[1], part[2], part[3], part[4]
		switch {
		case len(before) > 2:
			before = before[2:]
		case len(after) > 2:
			after = after[2:]
		}
		return before + amount + " EUR" + style + after
	})
	return ansi.Truncate(narrowed(strings.ReplaceAll(line, "€", "EUR"), width), width, "~")
}

// narrowed takes what a line has too many from the last blanks that have it, so that
// the fewest columns move: a word cut at its end would be worse.
func narrowed(line string, width int) string {
	over := ansi.StringWidth(line) - width
	if over <= 0 {
		return line
	}
	if at := strings.LastIndex(line, strings.Repeat(" ", over+2)); at >= 0 {
		return line[:at] + line[at+over:]
	}
	return line
}
