// Package mail writes the messages of the book and gives them to the user's
// own mail server, or to the user's own mail program. It keeps nothing: neither
// a password, nor a message, nor a log.
package mail

import (
	"fmt"
	"net"
	"regexp"
	"strings"
	"sync"

	"facturier/invoice"
)

// Security is how the line to the server is protected: a plain string, so that
// the account of the settings converts to an Account as it is.
type Security = string

// The ways to protect the line.
const (
	TLS      Security = "tls"      // from the first byte; port 465
	StartTLS Security = "starttls" // asked for before anything is said; port 587
	Clear    Security = "aucune"   // a server on this machine only; port 25
)

// ports are the usual ones, taken when an account says none.
var ports = map[Security]int{TLS: 465, StartTLS: 587, Clear: 25}

// Account is the user's own mailbox. From and ReplyTo are "Nom <adresse>" or
// an address alone.
type Account struct {
	Host            string
	Port            int      // 0: the usual one of Security
	Security        Security // "": TLS
	User            string   // "": the server asks for no login
	PasswordCommand string   // run by the shell; its first line is the password
	From            string
	ReplyTo         string // "": From
	CopySelf        bool   // a blind copy to From
	ReadReceipt     bool   // asks the reader's program (RFC 8098)
	DeliveryNotice  bool   // asks the servers, when they know how (RFC 3461)
}

// The fields of an account that an error may name.
const (
	FieldHost     = "serveur"
	FieldPort     = "port"
	FieldSecurity = "securite"
	FieldUser     = "utilisateur"
	FieldPassword = "mot_de_passe"
	FieldCommand  = "commande_mot_de_passe"
	FieldFrom     = "expediteur"
	FieldReplyTo  = "repondre_a"
)

// hostName is compiled when an account is checked, not at each start.
var hostName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$`) })

// Check says what keeps an account from sending: an *invoice.Error with its
// field, or nil.
func (a Account) Check() error {
	_, err := a.checked()
	return err
}

// checked is the account with its usual values filled in.
func (a Account) checked() (Account, error) {
	if a.Security == "" {
		a.Security = TLS
	}
	usual, known := ports[a.Security]
	if a.Port == 0 {
		a.Port = usual
	}
	switch {
	case a.Host == "":
		return a, invoice.Invalid(FieldHost, "Aucun serveur d'envoi n'est réglé.", "Par exemple smtp.exemple.fr ; sinon, passez par un brouillon .eml.")
	case net.ParseIP(a.Host) == nil && !hostName().MatchString(a.Host):
		return a, invoice.Invalid(FieldHost, fmt.Sprintf("%s n'est pas un nom de serveur.", cited(a.Host)), "Par exemple smtp.exemple.fr, sans port ni préfixe.")
	case !known:
		return a, invoice.Invalid(FieldSecurity, fmt.Sprintf("Sécurité inconnue : %s.", cited(a.Security)), "tls, starttls ou aucune (cette machine seulement).")
	case a.Port < 1 || a.Port > 65535:
		return a, invoice.Invalid(FieldPort, fmt.Sprintf("%d n'est pas un port.", a.Port), "465 pour tls, 587 pour starttls.")
	case a.Security == Clear && !local(a.Host):
		return a, refusedInClear(a.Host)
	case hidden(a.User):
		return a, invoice.Invalid(FieldUser, "L'identifiant contient un signe invisible.", "Écrivez-le à nouveau.")
	}
	_, _, err := a.people()
	return a, err
}

// people are the sender and who is answered.
func (a Account) people() (from, replyTo person, err error) {
	if strings.TrimSpace(a.From) == "" {
		return from, replyTo, invoice.Invalid(invoice.FieldEmail, "Votre e-mail manque\u00a0: c'est de lui que part un message.", "«\u00a0facturier reglages --email moi@exemple.fr\u00a0», ou Réglages (,) sur les écrans.")
	}
	if from, err = parsePerson(FieldFrom, a.From); err != nil || a.ReplyTo == "" {
		return from, from, err
	}
	replyTo, err = parsePerson(FieldReplyTo, a.ReplyTo)
	return from, replyTo, err
}

// local says that a name is of this machine without asking the network.
func local(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func refusedInClear(host string) error {
	return refused(nil, FieldSecurity, fmt.Sprintf("Facturier n'envoie jamais en clair vers %s.", host),
		"Choisissez tls ou starttls ; « aucune » n'est permis que vers cette machine (127.0.0.1).")
}
