package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"syscall"

	"facturier/invoice"
)

// What became of a message that did not leave as it should, for errors.Is. An
// error that is none of them is of what was typed: nothing left either.
var (
	// ErrRefused: nothing left, and the same message will not leave (5xx, wrong
	// login, wrong certificate, no protection of the line).
	ErrRefused = errors.New("mail: refused for good")
	// ErrTemporary: nothing left, and the same message may leave later (4xx such
	// as greylisting, no network, a line dropped before the end of the message).
	ErrTemporary = errors.New("mail: not this time")
	// ErrUncertain: the whole message was given and no answer came. It may have
	// left: nobody may send it again unasked.
	ErrUncertain = errors.New("mail: given without an answer")
)

func refused(cause error, field, message, hint string) error {
	return &invoice.Error{Code: invoice.CodeRefused, Field: field, Message: message, Hint: hint, Err: wrapped(ErrRefused, cause)}
}

func temporary(cause error, message, hint string) error {
	return &invoice.Error{Code: invoice.CodeMail, Message: message, Hint: hint, Err: wrapped(ErrTemporary, cause)}
}

func uncertain(cause error) error {
	return &invoice.Error{Code: invoice.CodeMail, Err: wrapped(ErrUncertain, cause),
		Message: "Le serveur a reçu tout le message et n'a rien répondu : il est peut-être parti.",
		Hint:    "Regardez dans votre boîte, ou demandez au client, avant de le renvoyer."}
}

func wrapped(sentinel, cause error) error {
	if cause == nil {
		return sentinel
	}
	return fmt.Errorf("%w: %w", sentinel, cause)
}

// refusal is what a server's "no, for good" means at one step.
type refusal struct{ field, message, hint string }

// fault tells what err, met before the end of the message, means. Nothing has
// left whatever it is.
func (l *line) fault(err error, no refusal) error {
	host := l.account.Host
	var reply *textproto.Error
	if errors.As(err, &reply) {
		switch reply.Code / 100 {
		case 4:
			return temporary(err, fmt.Sprintf("Le serveur %s remet le message à plus tard (%s) : rien n'est parti.", host, said(reply)),
				"Beaucoup de serveurs font attendre la première fois : réessayez dans quelques minutes.")
		case 5:
			return refused(err, no.field, fmt.Sprintf("%s : %s.", no.message, said(reply)), no.hint)
		}
	}
	var strange textproto.ProtocolError
	if reply != nil || errors.As(err, &strange) {
		return refused(err, FieldPort, fmt.Sprintf("Ce qui répond à %s n'est pas un serveur d'envoi.", l.address()), "Vérifiez le nom du serveur et le port.")
	}
	if cause := l.ctx.Err(); errors.Is(cause, context.Canceled) {
		return temporary(errors.Join(cause, err), "L'envoi a été interrompu : rien n'est parti.", "Réessayez quand vous voulez.")
	}
	return l.tlsFault(err)
}

// tlsFault is a certificate that is wrong, or a server that speaks no TLS or
// only an old one: refused. A line that drops or keeps silent is temporary.
func (l *line) tlsFault(err error) error {
	host := l.account.Host
	var certificate *tls.CertificateVerificationError
	if errors.As(err, &certificate) {
		return refused(err, FieldHost, fmt.Sprintf("Le certificat de %s n'est pas valable : %s ; rien n'est parti.", host, wrongWith(certificate.Err)),
			"Vérifiez le nom du serveur et la date de cette machine. Facturier ne passe jamais outre.")
	}
	var record tls.RecordHeaderError
	var remote *net.OpError
	if errors.As(err, &record) || errors.As(err, &remote) && remote.Op == "remote error" {
		return refused(err, FieldSecurity, fmt.Sprintf("%s ne protège pas la ligne comme demandé (%s, TLS 1.2 au moins) : rien n'est parti.", l.address(), l.account.Security),
			"465 va avec tls, 587 avec starttls.")
	}
	if l.dropped(err) {
		return temporary(err, fmt.Sprintf("La ligne avec %s est tombée, ou le serveur ne répond plus : rien n'est parti.", host), "Vérifiez la connexion et le port (465 va avec tls, 587 avec starttls), puis réessayez.")
	}
	return refused(err, FieldSecurity, fmt.Sprintf("La ligne avec %s n'a pas pu être protégée : rien n'est parti.", host), "465 va avec tls, 587 avec starttls.")
}

// dropped says that a line was cut, or kept silent for too long.
func (l *line) dropped(err error) bool {
	var network net.Error
	var system syscall.Errno
	return l.ctx.Err() != nil || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed) ||
		errors.As(err, &network) || errors.As(err, &system)
}

func wrongWith(err error) string {
	var name x509.HostnameError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.As(err, &name):
		return "il est celui d'un autre serveur"
	case errors.As(err, &unknown):
		return "personne de connu ne l'a signé"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "il n'est plus, ou pas encore, de date"
	}
	return "il ne peut pas être vérifié"
}

// said is the server's own words.
func said(reply *textproto.Error) string {
	return fmt.Sprintf("« %s »", shortened(fmt.Sprintf("%d %s", reply.Code, reply.Msg), 200))
}
