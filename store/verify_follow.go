package store

import (
	"database/sql"
	"errors"

	"facturier/invoice"
)

// checkPositions wants the lines of a document, and the deposits that it
// deducts, numbered from 1 without gap.
func (v *verifier) checkPositions() error {
	for table, what := range map[string]string{"lines": "lignes", "deductions": "acomptes déduits"} {
		rows, err := v.tx.QueryContext(v.ctx, `SELECT coalesce((SELECT number FROM documents WHERE id = document_id), '') FROM `+table+`
			GROUP BY document_id HAVING min(position) <> 1 OR max(position) <> count(*)`)
		if err != nil {
			return err
		}
		for rows.Next() {
			var number string
			if err := rows.Scan(&number); err != nil {
				rows.Close()
				return err
			}
			v.fault(number, what, "Leurs positions ne se suivent pas.")
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	return nil
}

// checkCredited wants what is noted as credited of an invoice to be what its
// credit notes make; all of it, when a corrected invoice has taken its place.
func (v *verifier) checkCredited() error {
	if err := v.checkReplaced(); err != nil {
		return err
	}
	for id, sum := range v.credits {
		if stored := v.credited[id]; stored != sum {
			v.fault(v.numbers[id], "avoirs", "Ses avoirs font %s, il est noté %s.", sum, stored)
		}
		delete(v.credited, id)
	}
	for id, stored := range v.credited {
		v.fault(v.numbers[id], "avoirs", "Il n'a pas d'avoir, il en est noté %s.", stored)
	}
	return nil
}

func (v *verifier) checkReplaced() error {
	for id, by := range v.replaced {
		var payable, paid invoice.Amount
		err := v.tx.QueryRowContext(v.ctx, "SELECT payable, paid FROM documents WHERE id = ?", id).Scan(&payable, &paid)
		if errors.Is(err, sql.ErrNoRows) {
			continue // its number is missing
		}
		if err != nil {
			return err
		}
		if v.credited[id] != payable-paid {
			v.fault(v.numbers[id], "avoirs", "%s la remplace\u00a0: il en est noté %s d'annulé, et non %s.", by, v.credited[id], payable-paid)
		}
		delete(v.credits, id)
		delete(v.credited, id)
	}
	return nil
}

// checkProgress counts again what is invoiced of each quote that has invoices,
// or is said to.
func (v *verifier) checkProgress() error {
	ids, err := v.invoicedQuotes()
	if err != nil {
		return err
	}
	for _, id := range ids {
		quote, issued, err := quoteAndIssued(v.ctx, v.tx, id)
		if err != nil && notAValue(err) == nil {
			continue // its content is a fault already
		}
		if err != nil {
			return err
		}
		progress := invoice.Progress(quote, issued)
		switch {
		case progress.Invoiced != quote.Invoiced:
			v.fault(quote.DisplayNumber(), "devis", "Ses factures font %s, il est noté %s.", progress.Invoiced, quote.Invoiced)
		case progress.Closed != quote.Closed:
			v.fault(quote.DisplayNumber(), "devis", "Il n'est pas noté comme ses factures le laissent\u00a0: ouvert ou facturé en entier.")
		}
	}
	return nil
}

// checkPenalties wants no penalties to be claimed twice, interest of a same day or
// the fixed sum of an invoice.
func (v *verifier) checkPenalties() error {
	rows, err := v.tx.QueryContext(v.ctx, `WITH standing AS (SELECT * FROM documents WHERE penalties_id IS NOT NULL AND `+standingPenalties+`)
		SELECT b.number, a.number FROM standing a JOIN standing b ON b.penalties_id = a.penalties_id AND b.id > a.id
		WHERE a.penalties_recovery AND b.penalties_recovery
			OR a.penalties_from > 0 AND b.penalties_from > 0 AND a.penalties_from <= b.penalties_until AND b.penalties_from <= a.penalties_until`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var number, other string
		if err := rows.Scan(&number, &other); err != nil {
			return err
		}
		v.fault(number, "pénalités", "Elle réclame ce que %s réclame déjà.", other)
	}
	return rows.Err()
}

func (v *verifier) invoicedQuotes() (ids []int64, err error) {
	rows, err := v.tx.QueryContext(v.ctx, `SELECT id FROM documents WHERE kind = 0 AND (invoiced <> 0 OR closed)
		UNION SELECT quote_id FROM documents WHERE quote_id <> 0 AND status = ?`, codeIssued)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
