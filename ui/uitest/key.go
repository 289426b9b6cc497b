package uitest

import (
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
)

var named = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "shift+tab": tea.KeyShiftTab, "backspace": tea.KeyBackspace,
	"delete": tea.KeyDelete, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1,
	"ctrl+up": tea.KeyCtrlUp, "ctrl+down": tea.KeyCtrlDown, "ctrl+left": tea.KeyCtrlLeft, "ctrl+right": tea.KeyCtrlRight,
	"shift+up": tea.KeyShiftUp, "shift+down": tea.KeyShiftDown,
	"ctrl+home": tea.KeyCtrlHome, "ctrl+end": tea.KeyCtrlEnd, "ctrl+pgup": tea.KeyCtrlPgUp, "ctrl+pgdown": tea.KeyCtrlPgDown,
}

// Key is the key of a name, as bubbletea names it.
func Key(name string) (tea.KeyMsg, bool) {
	if name == "space" || name == " " {
		return tea.KeyMsg{Type: tea.KeySpace, Runes: []rune{' '}}, true
	}
	if t, ok := named[name]; ok {
		return tea.KeyMsg{Type: t}, true
	}
	if len(name) == 6 && name[:5] == "ctrl+" && name[5] >= 'a' && name[5] <= 'z' {
		return tea.KeyMsg{Type: tea.KeyCtrlA + tea.KeyType(name[5]-'a')}, true
	}
	if len(name) > 4 && name[:4] == "alt+" {
		k, ok := Key(name[4:])
		k.Alt = true
		return k, ok
	}
	if utf8.RuneCountInString(name) == 1 {
		return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}, true
	}
	return tea.KeyMsg{}, false
}
