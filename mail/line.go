package mail

import (
	"context"
	"crypto/tls"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// line is a conversation with a server.
type line struct {
	ctx     context.Context
	account Account
	conn    *patient
	client  *smtp.Client
}

// patient bounds every wait on a connection, and ends with its context.
type patient struct {
	net.Conn
	wait time.Duration
	stop func() bool
}

func (p *patient) Read(b []byte) (int, error) {
	if err := p.SetReadDeadline(time.Now().Add(p.wait)); err != nil {
		return 0, err
	}
	return p.Conn.Read(b)
}

func (p *patient) Write(b []byte) (int, error) {
	if err := p.SetWriteDeadline(time.Now().Add(p.wait)); err != nil {
		return 0, err
	}
	return p.Conn.Write(b)
}

// close drops the line as it is. Politeness (QUIT) is only for a line that is
// between two messages: on an open one it would end the message, cut short.
func (l *line) close() {
	l.conn.stop()
	l.conn.Close()
}

func (l *line) address() string {
	return net.JoinHostPort(l.account.Host, strconv.Itoa(l.account.Port))
}

// open joins the server, protects the line and gives the login. Nothing but the
// greeting is said before the line is protected.
func (s Sender) open(ctx context.Context, account Account, password string) (*line, error) {
	l := &line{ctx: ctx, account: account}
	dialer := net.Dialer{Timeout: s.wait()}
	conn, err := dialer.DialContext(ctx, "tcp", l.address())
	if err != nil && ctx.Err() != nil {
		return nil, l.fault(err, refusal{})
	}
	if err != nil {
		return nil, temporary(err, fmt.Sprintf("Le serveur %s ne répond pas : rien n'est parti.", l.address()),
			"Vérifiez la connexion, le nom du serveur et le port, puis réessayez.")
	}
	l.conn = &patient{Conn: conn, wait: s.wait(), stop: context.AfterFunc(ctx, func() { conn.Close() })}
	if err := l.greet(s.tlsConfig(account.Host)); err != nil {
		l.close()
		return nil, err
	}
	if err := l.login(password); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *line) greet(config *tls.Config) error {
	remote, ok := l.conn.RemoteAddr().(*net.TCPAddr)
	if l.account.Security == Clear && (!ok || !remote.IP.IsLoopback()) {
		return refusedInClear(l.account.Host) // "localhost" that is another machine
	}
	var conn net.Conn = l.conn
	if l.account.Security == TLS {
		protected := tls.Client(l.conn, config)
		if err := protected.HandshakeContext(l.ctx); err != nil {
			return l.fault(err, refusal{})
		}
		conn = protected
	}
	no := refusal{FieldHost, fmt.Sprintf("Le serveur %s refuse de parler", l.account.Host), "Vérifiez le nom du serveur et le port."}
	var err error
	if l.client, err = smtp.NewClient(conn, l.account.Host); err != nil {
		return l.fault(err, no)
	}
	// An address literal (RFC 5321 4.1.3): the name of this machine is nobody's affair.
	if err := l.client.Hello(literal(l.conn.LocalAddr())); err != nil {
		return l.fault(err, no)
	}
	if l.account.Security != StartTLS {
		return nil
	}
	if offered, _ := l.client.Extension("STARTTLS"); !offered {
		return refused(nil, FieldSecurity, fmt.Sprintf("Le serveur %s n'offre pas STARTTLS, et Facturier n'envoie jamais en clair : rien n'est parti.", l.account.Host),
			"Essayez la sécurité tls, port 465.")
	}
	if err := l.client.StartTLS(config); err != nil {
		return l.fault(err, refusal{FieldSecurity, fmt.Sprintf("Le serveur %s refuse STARTTLS", l.account.Host), "Essayez la sécurité tls, port 465."})
	}
	return nil
}

// login gives the password, on a protected line or to this machine only.
func (l *line) login(password string) error {
	if l.account.User == "" {
		return nil
	}
	if password == "" || strings.ContainsRune(password, 0) {
		return refused(nil, FieldPassword, "Il n'y a pas de mot de passe à donner au serveur : rien n'est parti.", "Tapez-le, ou réglez la commande qui le donne.")
	}
	_, offered := l.client.Extension("AUTH")
	ways := strings.Fields(strings.ToUpper(offered))
	var auth smtp.Auth
	switch {
	case slices.Contains(ways, "PLAIN"):
		auth = smtp.PlainAuth("", l.account.User, password, l.account.Host, l.account.Security == Clear)
	case slices.Contains(ways, "LOGIN"):
		auth = smtp.LoginAuth(l.account.User, password, l.account.Host, l.account.Security == Clear)
	default:
		return refused(nil, FieldUser, fmt.Sprintf("Le serveur %s n'accepte pas d'identifiant par mot de passe : rien n'est parti.", l.account.Host),
			"Laissez l'identifiant vide s'il n'en demande pas ; sinon, passez par un brouillon .eml.")
	}
	if err := l.client.Auth(auth); err != nil {
		return l.fault(err, refusal{FieldPassword, fmt.Sprintf("Le serveur %s refuse l'identifiant ou le mot de passe", l.account.Host),
			"Vérifiez-les. Gmail, Yahoo, iCloud et d'autres veulent un « mot de passe d'application » ; Outlook.com n'en veut aucun : passez par un brouillon .eml."})
	}
	return nil
}

func literal(local net.Addr) string {
	tcp, ok := local.(*net.TCPAddr)
	switch {
	case !ok:
		return "[127.0.0.1]"
	case tcp.IP.To4() == nil:
		return "[IPv6:" + tcp.IP.String() + "]"
	}
	return "[" + tcp.IP.String() + "]"
}
