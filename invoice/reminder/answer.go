package reminder

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"sync"
)

// The kinds of entry that record the answer to a message that was sent: it was
// read (RFC 8098), it reached the reader's box, it is still on its way, it came
// back (RFC 3464). Subject is the Name of the message.
const (
	Read    EntryKind = "lu"
	Arrived EntryKind = "remis"
	Held    EntryKind = "en_route"
	Bounced EntryKind = "non_remis"
)

// Answers says that a kind of entry is the answer to a message.
func (k EntryKind) Answers() bool { return k == Read || k == Arrived || k == Held || k == Bounced }

// Name is what a message is called on the wire, before the @: the same at each
// try, and no other's, as it is drawn from what the message says.
func (e Entry) Name() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%d\x00%d\x00%s\x00%s\x00%s", e.ID, e.Date, e.To, e.Subject, e.Text))
	return fmt.Sprintf("facturier.%d.%s", e.ID, hex.EncodeToString(sum[:6]))
}

// wireName is compiled when an answer is read, not at each start.
var wireName = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^<?(facturier\.([0-9]{1,18})\.[0-9a-f]{12})(?:@|>?$)`)
})

// Named reads the name of a message, and the entry that it must be of, in the
// identifier of a message; false for those of other programs.
func Named(id string) (name string, entry int64, ok bool) {
	found := wireName().FindStringSubmatch(id)
	if found == nil {
		return "", 0, false
	}
	entry, err := strconv.ParseInt(found[2], 10, 64)
	return found[1], entry, err == nil
}

// Heard are the answers to the messages of a journal, by their names: what says
// most of each, so that what was read is not said to have come back.
func Heard(journal []Entry) map[string]EntryKind {
	rank := map[EntryKind]int{Held: 1, Arrived: 2, Bounced: 3, Read: 4}
	heard := map[string]EntryKind{}
	for _, e := range journal {
		if e.Kind.Answers() && rank[e.Kind] > rank[heard[e.Subject]] {
			heard[e.Subject] = e.Kind
		}
	}
	return heard
}
