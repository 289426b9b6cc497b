package theme

// Glyphs are the signs of the screens, each one with its form for terminals
// and fonts that have ASCII only.
type Glyphs struct {
	ASCII    bool
	Bar      string // before the selected row
	Rule     string // one cell of a horizontal rule
	Column   string // between two panes
	Crumb    string // between the parts of a title
	Dot      string // between two facts
	Ellipsis string // after a text cut short
	Enter    string
	Up, Down string
	Left     string
	Right    string
	Warn     string // before what deserves a look
	Check    string // before what went well
	Alarm    string // before what is late
	Pending  string // before what is under way
	Empty    string // before what has not begun
	Cross    string // before what ended otherwise
	None     string // in the place of a figure that is not known
}

var unicodeGlyphs = Glyphs{
	Bar: "▌", Rule: "─", Column: "│", Crumb: "›", Dot: "·", Ellipsis: "…",
	Enter: "↵", Up: "↑", Down: "↓", Left: "←", Right: "→",
	Warn: "⚠", Check: "✓", Alarm: "!", Pending: "●", Empty: "○", Cross: "✗", None: "—",
}

var asciiGlyphs = Glyphs{
	ASCII: true,
	Bar:   ">", Rule: "-", Column: "|", Crumb: ">", Dot: "-", Ellipsis: "~",
	Enter: "entrée", Up: "haut", Down: "bas", Left: "gauche", Right: "droite",
	Warn: "i", Check: "ok", Alarm: "!", Pending: "*", Empty: "o", Cross: "x", None: "-",
}
