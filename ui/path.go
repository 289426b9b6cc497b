package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"facturier/invoice"
)

// fieldFile is a file to read or to write.
const fieldFile = "fichier"

// pathField is a file of this machine: ~ is the home folder, tab completes.
func pathField(name, label, value string) *field {
	x := textField(name, label, value)
	x.path = true
	return x
}

// typedPath is a path as a person types it, or drops it on the terminal: with
// ~ for the home folder, between quotes, with its spaces escaped, or as a
// file: address.
func typedPath(path string) string {
	path = strings.Trim(strings.TrimSpace(path), `"'`)
	if address, err := url.Parse(path); err == nil && address.Scheme == "file" && address.Path != "" {
		return filepath.FromSlash(address.Path)
	}
	if runtime.GOOS != "windows" {
		path = strings.ReplaceAll(path, `\ `, " ")
	}
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || rest[0] == '/') {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// completed is what a folder holds that begins as a path does.
type completed struct {
	to    *form
	field *field
	typed string   // when tab was pressed
	text  string   // as far as there is one way to go on
	names []string // of those that begin so
}

// complete looks for how a path goes on.
func complete(f *form, field *field) tea.Cmd {
	text := f.box.String()
	return func() tea.Msg {
		longer, names := completePath(text)
		return completed{f, field, text, longer, names}
	}
}

// completePath is a path as far as there is one way to go on, and the names in
// its folder that begin as its end does. A folder ends with a slash; hidden
// files come when their dot is typed.
func completePath(text string) (longer string, names []string) {
	if strings.TrimSpace(text) == "" || text == "~" {
		text = "~/"
	}
	text = strings.TrimLeft(text, `"'`)
	cut := strings.LastIndexByte(text, '/') + 1
	folder, begun := text[:cut], text[cut:]
	entries, err := os.ReadDir(typedPath(folder + "."))
	if err != nil {
		return text, nil
	}
	names = beginning(entries, typedPath(folder+"."), func(name string) bool { return strings.HasPrefix(name, begun) }, begun)
	if names == nil {
		names = beginning(entries, typedPath(folder+"."), func(name string) bool { return strings.HasPrefix(invoice.Fold(name), invoice.Fold(begun)) }, begun)
	}
	if common := commonStart(names); len(common) >= len(begun) {
		return folder + common, names
	}
	return text, names
}

func beginning(entries []os.DirEntry, folder string, begins func(string) bool, begun string) (names []string) {
	for _, e := range entries {
		name := e.Name()
		if !begins(name) || strings.HasPrefix(name, ".") && !strings.HasPrefix(begun, ".") || clean(name) != name {
			continue
		}
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.IsDir() {
			name += "/"
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// commonStart is what all names begin with.
func commonStart(names []string) string {
	if len(names) == 0 {
		return ""
	}
	start := []rune(names[0])
	for _, name := range names[1:] {
		other := []rune(name)
		n := 0
		for n < len(start) && n < len(other) && start[n] == other[n] {
			n++
		}
		start = start[:n]
	}
	return string(start)
}

// takeCompleted writes the path as far as it goes, and shows the ways to go on.
func (f *form) takeCompleted(m completed) {
	field := f.focused()
	if field != m.field || f.box.String() != m.typed {
		return
	}
	field.found, field.whole = nil, m.text
	switch {
	case len(m.names) == 0 && !field.fresh:
		field.problem = "Aucun fichier ne commence ainsi."
		return
	case len(m.names) > 1:
		field.found, field.whole = m.names, ""
	case strings.HasSuffix(m.text, "/") && m.text != m.typed:
		field.whole = ""
	}
	f.box.set(m.text, false)
	field.problem = ""
}

// leads says that tab still has to complete the path that has the focus.
func (f *form) leads() bool {
	field := f.focused()
	return field.path && (field.whole == "" || f.box.String() != field.whole)
}
