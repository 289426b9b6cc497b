package mail

import (
	"fmt"
	"mime"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"facturier/invoice"
)

// Message is a text for one or several people. Its ID is the caller's, the same
// at each try ("facturier.12.3@exemple.fr", with or without angle brackets), so
// that a message that arrives twice is known as one.
type Message struct {
	ID          string
	Date        time.Time // zero: when it is written out
	To          []string  // "Nom <adresse>" or an address alone
	Subject     string    // one line
	Text        string    // plain text, lines of any length
	Attachments []Attachment
}

// Attachment is a file with the name that the reader sees.
type Attachment struct {
	Name string
	MIME string // "": by the name
	Data []byte
}

// CheckRecipients refuses people of whom one has no address that a server takes.
// The error is CodeInvalid at FieldTo.
func CheckRecipients(to []string) error {
	for _, one := range to {
		if _, err := parsePerson(FieldTo, one); err != nil {
			return err
		}
	}
	return nil
}

// The limits of a message.
const (
	MaxAttachments = 20 << 20 // bytes of all attachments together: few servers take more
	MaxRecipients  = 50
	maxName        = 120 // letters of a person's name
	maxSubject     = 250 // letters
	maxText        = 1 << 20
	maxFileName    = 200 // bytes: encoded, a line of a header stays under 998 (RFC 5322 2.1.1)
)

// The fields of a message that an error may name.
const (
	FieldID      = "identifiant"
	FieldTo      = "a"
	FieldSubject = "objet"
	FieldText    = "texte"
)

// messageID is compiled when a message is made, not at each start.
var messageID = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^<?([A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,150}@[A-Za-z0-9.-]{1,100})>?$`)
})

// recipients are the people of a message, each once.
func (m Message) recipients() ([]person, error) {
	var people []person
	seen := map[string]bool{}
	for _, to := range m.To {
		p, err := parsePerson(FieldTo, to)
		if err != nil {
			return nil, err
		}
		if key := strings.ToLower(p.Address); !seen[key] {
			seen[key] = true
			people = append(people, p)
		}
	}
	if len(people) == 0 {
		return nil, invoice.Invalid(FieldTo, "Le message n'a pas de destinataire.", "Ajoutez une adresse e-mail au client.")
	}
	if len(people) > MaxRecipients {
		return nil, invoice.Invalid(FieldTo, fmt.Sprintf("%d destinataires : c'est trop.", len(people)), fmt.Sprintf("%d au plus.", MaxRecipients))
	}
	return people, nil
}

// check is what is not about people.
func (m Message) check() error {
	switch {
	case !messageID().MatchString(m.ID):
		return invoice.Invalid(FieldID, fmt.Sprintf("%s n'est pas un identifiant de message.", cited(m.ID)), "Par exemple facturier.12@exemple.fr.")
	case hidden(m.Subject):
		return invoice.Invalid(FieldSubject, "L'objet du message tient sur une ligne.", "Retirez le saut de ligne ou le signe invisible.")
	case invoice.Clean(m.Subject) == "":
		return invoice.Invalid(FieldSubject, "Le message n'a pas d'objet.", "Une ligne, par exemple « Facture F2026-0001 ».")
	case utf8.RuneCountInString(m.Subject) > maxSubject:
		return invoice.Invalid(FieldSubject, "L'objet du message est trop long.", fmt.Sprintf("%d signes au plus.", maxSubject))
	case invoice.CleanText(m.Text) == "":
		return invoice.Invalid(FieldText, "Le message est vide.", "Écrivez-en le texte.")
	case len(m.Text) > maxText:
		return invoice.Invalid(FieldText, "Le texte du message est trop long.", "Mettez-le plutôt en pièce jointe.")
	}
	total := 0
	for i, a := range m.Attachments {
		if err := a.check(fmt.Sprintf("pieces[%d]", i)); err != nil {
			return err
		}
		total += len(a.Data)
	}
	if total > MaxAttachments {
		return refused(nil, "pieces", fmt.Sprintf("Les pièces jointes pèsent %s : les serveurs n'en prennent pas autant.", megabytes(total)),
			fmt.Sprintf("%s au plus, en tout : retirez-en, ou envoyez-les en plusieurs messages.", megabytes(MaxAttachments)))
	}
	return nil
}

func (a Attachment) check(field string) error {
	switch {
	case a.Name == "", strings.Trim(a.Name, ". ") == "", !utf8.ValidString(a.Name), hidden(a.Name):
		return invoice.Invalid(field+".nom", fmt.Sprintf("%s n'est pas un nom de fichier.", cited(a.Name)), "Par exemple contrat.pdf.")
	case strings.ContainsAny(a.Name, `/\`):
		return invoice.Invalid(field+".nom", fmt.Sprintf("Le nom de la pièce jointe %s contient une barre.", cited(a.Name)), "Donnez le nom seul, sans dossier.")
	case len(a.Name) > maxFileName:
		return invoice.Invalid(field+".nom", fmt.Sprintf("Le nom de la pièce jointe %s est trop long.", cited(a.Name)), "Raccourcissez-le.")
	case len(a.Data) == 0:
		return invoice.Invalid(field, fmt.Sprintf("La pièce jointe %s est vide.", cited(a.Name)), "Choisissez un autre fichier.")
	}
	return nil
}

// kind is the type of an attachment: what was said, else that of its name. A
// part of several parts may not travel in base64 (RFC 2046 5): it is bytes.
func (a Attachment) kind() string {
	said := a.MIME
	if said == "" {
		said = mime.TypeByExtension(strings.ToLower(filepath.Ext(a.Name)))
	}
	kind, _, err := mime.ParseMediaType(said)
	if err != nil || !strings.Contains(kind, "/") || strings.HasPrefix(kind, "multipart/") || strings.HasPrefix(kind, "message/") {
		return "application/octet-stream"
	}
	return kind
}

// megabytes says a size, rounded up so that a limit that is passed by one byte
// is not said as reached.
func megabytes(n int) string {
	tenths := (n*10 + 1<<20 - 1) >> 20
	if tenths%10 == 0 {
		return fmt.Sprintf("%d Mo", tenths/10)
	}
	return fmt.Sprintf("%d,%d Mo", tenths/10, tenths%10)
}
