package invoice

// Fault is one thing that is wrong in a book or in its archive.
type Fault struct {
	Document string // its number, "" for the book itself
	Place    string // "numérotation", "totaux", "chaîne", "archive", "fichier"…
	Message  string // one French sentence
}

// Report is what a check of the whole book found; no Faults means that all of
// it stands.
type Report struct {
	Documents int // with a number
	Drafts    int
	Clients   int
	Payments  int
	Links     int // of the chain
	Files     int // of the archive, whose hash is right
	Faults    []Fault
}
