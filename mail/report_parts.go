package mail

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"
)

// header are the fields of a part, by their canonical names.
type header map[string][]string

func (h header) get(name string) string {
	if len(h[name]) == 0 {
		return ""
	}
	return h[name][0]
}

// entity looks at a part of a message, and at the parts in it. What is too
// deep, or one part too many, is left aside.
func (w *walk) entity(h header, body io.Reader, depth int) {
	if w.parts++; depth > maxDepth || w.parts > maxParts {
		return
	}
	kind, params, err := mime.ParseMediaType(h.get("Content-Type"))
	if err != nil && kind == "" {
		return
	}
	switch {
	case strings.HasPrefix(kind, "multipart/"):
		w.several(body, params["boundary"], depth)
	case kind == "message/disposition-notification", kind == "message/global-disposition-notification":
		w.receipt(groups(content(h, body, maxStatus)))
	case kind == "message/delivery-status", kind == "message/global-delivery-status":
		w.notice(groups(content(h, body, maxStatus)))
	case kind == "message/rfc822", kind == "message/global", kind == "text/rfc822-headers", kind == "message/global-headers":
		w.inner(h, body, kind, depth)
	}
}

func (w *walk) several(body io.Reader, boundary string, depth int) {
	if boundary == "" {
		return
	}
	parts := multipart.NewReader(body, boundary)
	for w.parts < maxParts {
		part, err := parts.NextPart()
		if err != nil {
			return
		}
		w.entity(header(part.Header), part, depth+1)
	}
}

// inner is a message in a message: the one that the report is about when the
// report came before it, else one that was forwarded and may be the report.
func (w *walk) inner(h header, body io.Reader, kind string, depth int) {
	if w.report.Outcome != 0 {
		about := groups(content(h, body, maxStatus))[0]
		w.report.Messages = append(w.report.Messages, identifiers(about["message-id"])...)
	} else if kind == "message/rfc822" || kind == "message/global" {
		w.message(content(h, body, MaxReport), depth+1)
	}
}

// content is a part as it was before it travelled, up to a number of bytes.
func content(h header, body io.Reader, most int64) []byte {
	switch strings.ToLower(strings.TrimSpace(h.get("Content-Transfer-Encoding"))) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	raw, _ := io.ReadAll(io.LimitReader(body, most)) // what came before a fault is read
	return raw
}

// maxStatus is the most that is read of what a report says, or of the headers of
// the message that it is about, in bytes.
const maxStatus = 1 << 20

// groups are the fields of a report, in groups that blank lines part; of a field
// that comes twice the first counts. There is always one group.
func groups(raw []byte) []map[string]string {
	all := []map[string]string{{}}
	last := ""
	for _, line := range strings.Split(string(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))), "\n") {
		here := all[len(all)-1]
		switch {
		case strings.TrimSpace(line) == "":
			if len(here) > 0 && len(all) < maxParts {
				all = append(all, map[string]string{})
			}
			last = ""
			continue
		case (line[0] == ' ' || line[0] == '\t') && last != "":
			if len(here[last]) < 10_000 {
				here[last] += " " + strings.TrimSpace(line)
			}
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if last = ""; !ok || name == "" {
			continue
		}
		if _, twice := here[name]; !twice {
			here[name], last = strings.TrimSpace(value), name
		}
	}
	return all
}
