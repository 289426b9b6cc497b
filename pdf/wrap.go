package pdf

import (
	"strings"
	"unicode/utf8"
)

// line is one line of a wrapped text. Joint is what parted it from the line
// before: a space, nothing inside a word that was too long, or a line feed;
// so that another width can wrap the same text again.
type line struct {
	text  string
	joint joint
}

type joint uint8

const (
	feed joint = iota
	space
	inWord
)

// wrap cuts a clean text into lines no wider than width, as measured. A word
// longer than that is broken.
func wrap(text string, width float64, measure func(string) float64) []line {
	if measure(text) <= width && !strings.HasPrefix(text, " ") && !strings.Contains(text, "\n") {
		return []line{{text: text}}
	}
	var lines []line
	for _, paragraph := range strings.Split(strings.TrimRight(text, "\n "), "\n") {
		lines = append(lines, wrapParagraph(indent(paragraph), width, measure)...)
	}
	return lines
}

// indent keeps the spaces that begin a line, as no-break ones.
func indent(paragraph string) string {
	rest := strings.TrimLeft(paragraph, " ")
	return strings.Repeat("\u00A0", min(len(paragraph)-len(rest), 8)) + rest
}

func wrapParagraph(paragraph string, width float64, measure func(string) float64) []line {
	paragraph = strings.TrimRight(paragraph, " ")
	if measure(paragraph) <= width {
		return []line{{text: paragraph}}
	}
	var lines []line
	how := feed
	for rest := paragraph; rest != ""; {
		end := 0 // of the words that fit
		for end < len(rest) {
			next := len(rest)
			if at := strings.IndexByte(rest[end+1:], ' '); at >= 0 {
				next = end + 1 + at
			}
			if measure(rest[:next]) > width {
				break
			}
			end = next
		}
		after := space
		if end == 0 {
			end, after = cutAt(rest, width, measure), inWord
		}
		lines = append(lines, line{text: strings.TrimRight(rest[:end], " "), joint: how})
		how = after
		if after == space {
			end += len(rest[end:]) - len(strings.TrimLeft(rest[end:], " "))
		}
		rest = rest[end:]
	}
	return lines
}

// cutAt is where a word that is too long is cut: after the last sign that
// invites it in the second half of what fits, else after the last character
// that fits; one at least.
func cutAt(word string, width float64, measure func(string) float64) int {
	_, cut := utf8.DecodeRuneInString(word)
	for end := cut; end < len(word); {
		_, size := utf8.DecodeRuneInString(word[end:])
		if measure(word[:end+size]) > width {
			break
		}
		end += size
		cut = end
	}
	const inviting = "-/.@_,;:\u00A0\u202F"
	if nice := strings.LastIndexAny(word[:cut], inviting); nice >= cut/2 {
		_, size := utf8.DecodeRuneInString(word[nice:])
		return nice + size
	}
	return cut
}

// join is the text that the lines were cut from.
func join(lines []line) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			switch l.joint {
			case feed:
				b.WriteByte('\n')
			case space:
				b.WriteByte(' ')
			}
		}
		b.WriteString(l.text)
	}
	return b.String()
}
