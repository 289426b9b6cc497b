package mail

import "strings"

// receipt is what a read receipt says (RFC 8098 3.2).
func (w *walk) receipt(all []map[string]string) {
	fields := all[0]
	_, kind, _ := strings.Cut(fields["disposition"], ";")
	kind, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(kind)), "/")
	var outcome Outcome
	switch strings.TrimSpace(kind) {
	case "":
		return
	case "displayed":
		outcome = Displayed
	default: // deleted, dispatched, processed, denied
		outcome = Discarded
	}
	w.say(outcome, fields, "")
	w.report.Messages = append(w.report.Messages, identifiers(fields["original-message-id"])...)
}

// notice is what a delivery notice says of each reader (RFC 3464 2.3): the worst
// of it is kept.
func (w *walk) notice(all []map[string]string) {
	for _, fields := range all {
		outcome := map[string]Outcome{"delivered": Delivered, "expanded": Relayed, "relayed": Relayed, "delayed": Delayed, "failed": Returned}[strings.ToLower(fields["action"])]
		if outcome == 0 || outcome <= w.report.Outcome {
			continue
		}
		reason := typed(fields["diagnostic-code"])
		if reason == "" {
			reason = fields["status"]
		}
		if outcome != Returned && outcome != Delayed {
			reason = ""
		}
		w.say(outcome, fields, reason)
		if on := dated(fields["last-attempt-date"]); !on.IsZero() {
			w.report.Date = on
		}
	}
}

func (w *walk) say(outcome Outcome, fields map[string]string, reason string) {
	w.report.Outcome, w.report.Reason = outcome, legible(reason, 200)
	for _, name := range []string{"original-recipient", "final-recipient"} {
		if reader := typed(fields[name]); reader != "" {
			w.report.Reader = legible(strings.Trim(reader, "<>"), 120)
			return
		}
	}
}

// typed is a value without its type: "rfc822; paul@exemple.fr".
func typed(value string) string {
	_, rest, ok := strings.Cut(value, ";")
	if !ok {
		rest = value
	}
	return strings.TrimSpace(rest)
}
