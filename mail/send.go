package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// Sender gives messages to a server. The zero value is the one to use: it
// trusts the authorities of the system and waits for a minute.
type Sender struct {
	TLS     *tls.Config   // whom to trust, in tests; certificates are verified and TLS 1.2 asked whatever it says
	Timeout time.Duration // for each answer; a whole message has fifteen times that
}

// defaultWait is long enough for servers that answer slowly on purpose.
const (
	defaultWait  = time.Minute
	wholeMessage = 15
	farewell     = 5 * time.Second
)

// Send is Send of the zero Sender.
func Send(ctx context.Context, a Account, password string, m Message) error {
	return Sender{}.Send(ctx, a, password, m)
}

// Send gives a message to the account's server, for all its people or for
// none. Nil: the server has taken charge of it. Else an *invoice.Error, which
// says in French what happened and wraps ErrRefused, ErrTemporary or
// ErrUncertain when it is not the input that is wrong. The password is neither
// kept nor found in an error.
func (s Sender) Send(ctx context.Context, a Account, password string, m Message) error {
	a, err := a.checked()
	if err != nil {
		return err
	}
	letter, err := compose(a, m, false)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, wholeMessage*s.wait())
	defer cancel()
	l, err := s.open(ctx, a, password)
	if err != nil {
		return err
	}
	defer l.close()
	if err := l.announce(letter); err != nil {
		return err
	}
	return l.give(letter)
}

func (s Sender) wait() time.Duration {
	if s.Timeout > 0 {
		return s.Timeout
	}
	return defaultWait
}

func (s Sender) tlsConfig(host string) *tls.Config {
	config := &tls.Config{}
	if s.TLS != nil {
		config = s.TLS.Clone()
	}
	config.ServerName, config.InsecureSkipVerify = host, false
	config.MinVersion = max(config.MinVersion, tls.VersionTLS12)
	return config
}

// announce says who writes to whom. One wrong address keeps the whole message
// from leaving, so that a second try sends nothing twice.
func (l *line) announce(letter letter) error {
	if _, limit := l.client.Extension("SIZE"); limit != "" {
		if most, err := strconv.Atoi(strings.TrimSpace(limit)); err == nil && most > 0 && most < len(letter.raw) {
			return refused(nil, "pieces", fmt.Sprintf("Le message pèse %s et le serveur %s en prend %s au plus : rien n'est parti.",
				megabytes(len(letter.raw)), l.account.Host, megabytes(most)), "Retirez une pièce jointe, ou envoyez-les en plusieurs messages.")
		}
	}
	l.client.SkipSMTPUTF8(true) // no address needs it
	if l.account.DeliveryNotice {
		l.client.SetDSNMailReturnOption("HDRS")
	}
	if err := l.client.Mail("<" + letter.from + ">"); err != nil {
		return l.fault(err, refusal{FieldFrom, fmt.Sprintf("Le serveur %s refuse l'expéditeur %s", l.account.Host, letter.from),
			"L'adresse doit être celle de la boîte dont vous donnez l'identifiant."})
	}
	for _, to := range letter.to {
		if l.account.DeliveryNotice {
			l.client.SetDSNRcptNotifyOption("SUCCESS,FAILURE,DELAY")
		}
		if err := l.recipient(to); err != nil {
			return err
		}
	}
	if letter.copy == "" {
		return nil
	}
	l.client.SetDSNRcptNotifyOption("")
	return l.recipient(letter.copy)
}

func (l *line) recipient(to string) error {
	if err := l.client.Rcpt("<" + to + ">"); err != nil {
		return l.fault(err, refusal{FieldTo, fmt.Sprintf("Le serveur %s refuse le destinataire %s", l.account.Host, to), "Vérifiez l'adresse."})
	}
	return nil
}

// give hands the message over. Until its last sign is on its way nothing has
// left; from then on, only the server's answer says whether it has.
func (l *line) give(letter letter) error {
	no := refusal{"", fmt.Sprintf("Le serveur %s refuse le message", l.account.Host), "Lisez sa réponse : le texte, une pièce jointe ou son poids lui déplaît."}
	data, err := l.client.Data()
	if err != nil {
		return l.fault(err, no)
	}
	if _, err := data.Write(letter.raw); err != nil {
		return l.cut(err, no)
	}
	if err := l.client.Text.W.Flush(); err != nil {
		return l.cut(err, no)
	}
	if err := data.Close(); err != nil {
		if code := replyCode(err) / 100; code == 4 || code == 5 {
			return l.fault(err, no)
		}
		return uncertain(err)
	}
	l.conn.wait = min(l.conn.wait, farewell)
	l.client.Quit() // the message has been taken: whatever happens now changes nothing
	return nil
}

// cut is a line that fell in the middle of the message: it has not left. What
// the server said before it hung up, if it still can be read, says why.
func (l *line) cut(err error, no refusal) error {
	if code, words, unread := l.client.Text.ReadResponse(0); unread == nil {
		err = &textproto.Error{Code: code, Msg: words}
	}
	return l.fault(err, no)
}

// replyCode is the code of a server's answer, 0 when err is none.
func replyCode(err error) int {
	var reply *textproto.Error
	if errors.As(err, &reply) {
		return reply.Code
	}
	return 0
}
