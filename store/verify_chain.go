package store

import (
	"crypto/sha256"
	"slices"
)

// sealedRow is a document or a payment that the chain must seal; a nil one
// could not be read, which is a fault already.
type sealedRow struct {
	digest   digest
	document string // its number
	day      int64  // of a document: the first slot of its day, and its own
	slot     int64
	linked   bool
}

// checkChain links every seal again, from the first one on. A link is computed
// from the one stored before it, so that each row that changed is named.
func (v *verifier) checkChain() error {
	rows, err := v.tx.QueryContext(v.ctx, "SELECT position, kind, ref, sha FROM chain ORDER BY position")
	if err != nil {
		return err
	}
	defer rows.Close()
	var head digest
	ranks := map[int64]int64{} // documents linked so far, by the first slot of their day
	for last := int64(0); rows.Next(); {
		var position, ref int64
		var kind int
		var sha []byte
		if err := rows.Scan(&position, &kind, &ref, &sha); err != nil {
			return err
		}
		v.report.Links++
		if position != last+1 {
			v.fault("", "chaîne", "Le maillon %d ne suit pas le maillon %d.", position, last)
		}
		last = position
		v.checkLink(position, kind, ref, string(sha), head, ranks)
		head = digest{}
		copy(head[:], sha)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	v.unlinked()
	return nil
}

func (v *verifier) checkLink(position int64, kind int, ref int64, sha string, head digest, ranks map[int64]int64) {
	if kind != linkDocument && kind != linkPayment {
		v.fault("", "chaîne", "Le maillon %d ne scelle ni document ni encaissement.", position)
		return
	}
	sealed, known := v.seals[kind][ref]
	switch {
	case !known && kind == linkDocument:
		v.fault("", "chaîne", "Le maillon %d scelle un document qui n'est plus là (%d).", position, ref)
		return
	case !known:
		v.fault("", "chaîne", "Le maillon %d scelle un encaissement qui n'est plus là (%d).", position, ref)
		return
	case sealed == nil: // unreadable
		return
	case sealed.linked:
		v.fault(sealed.document, "chaîne", "Le maillon %d le scelle une seconde fois.", position)
		return
	}
	sealed.linked = true
	next := link(head, byte(kind), sealed.digest)
	switch {
	case sha == string(next[:]):
	case kind == linkDocument:
		v.fault(sealed.document, "chaîne", "Ce document n'est plus celui que scelle le maillon %d\u00a0: l'un des deux a changé.", position)
	default:
		v.fault(sealed.document, "chaîne", "Son encaissement %d n'est plus celui que scelle le maillon %d\u00a0: l'un des deux a changé.", ref, position)
	}
	if kind == linkDocument {
		if sealed.slot != sealed.day+ranks[sealed.day] {
			v.fault(sealed.document, "ligne du livre", "Elle se contredit\u00a0: rang dans le jour.")
		}
		ranks[sealed.day]++
	}
}

// unlinked are the documents and payments that no link seals.
func (v *verifier) unlinked() {
	for kind, message := range map[int]string{linkDocument: "Aucun maillon ne scelle ce document.", linkPayment: "Aucun maillon ne scelle son encaissement."} {
		var names []string
		for _, sealed := range v.seals[kind] {
			if sealed != nil && !sealed.linked {
				names = append(names, sealed.document)
			}
		}
		slices.Sort(names)
		for _, name := range names {
			v.fault(name, "chaîne", "%s", message)
		}
	}
}

// checkFrozen hashes again what documents show of their parties, their wordings
// and the look of their pages.
func (v *verifier) checkFrozen() error {
	rows, err := v.tx.QueryContext(v.ctx, "SELECT id, sha, body FROM frozen")
	if err != nil {
		return err
	}
	var changed []int64
	for rows.Next() {
		var id int64
		var sha, body []byte
		if err := rows.Scan(&id, &sha, &body); err != nil {
			rows.Close()
			return err
		}
		if sum := sha256.Sum256(body); string(sha) != string(sum[:]) {
			changed = append(changed, id)
		}
	}
	if err := rows.Close(); err != nil {
		return err
	}
	for _, id := range changed {
		if err := v.frozenIn(id); err != nil {
			return err
		}
	}
	return rows.Err()
}

// frozenIn names the documents that show what was changed.
func (v *verifier) frozenIn(id int64) error {
	rows, err := v.tx.QueryContext(v.ctx, `SELECT number FROM documents
		WHERE ? IN (client_frozen, seller_frozen, mentions_frozen, look_frozen) ORDER BY id`, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var number string
		if err := rows.Scan(&number); err != nil {
			return err
		}
		v.fault(number, "contenu figé", "Ce qui est figé de ses parties, de ses mentions ou de son aspect (%d) a changé.", id)
	}
	return rows.Err()
}
