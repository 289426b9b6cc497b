package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"

	"facturier/invoice"
)

// documentColumns read a row with what it names, from documentFrom;
// documentRow is next to them.
const (
	documentColumns = `d.id, d.kind, d.status, d.number, d.revision, d.replaced, d.edits,
		cf.body, sf.body, mf.body, iif(cf.id IS NULL, c.body, NULL), iif(sf.id IS NULL, (SELECT seller FROM settings), NULL),
		d.subject, d.issue_date, d.service_start, d.service_end, d.due_date, d.operation, d.order_number,
		d.contract, d.means, d.settled_on, d.currency, d.exchange_rate,
		d.valid_until, d.execution, d.asked_rate, d.asked_amount, d.terms, d.answered_on, d.answered_by, d.answered_how,
		d.quote_id, q.number, coalesce(q.revision, 0), q.issue_date, d.origin_id, o.number, o.issue_date, d.reason,
		d.discount_rate, d.discount_amount, d.notes, d.on_debits, d.discounted, d.net, d.vat, d.gross, d.payable, d.vat_groups,
		d.escompte_rate, d.escompte_days, d.escompte_until,
		d.penalties_id, p.number, p.issue_date, d.penalties_from, d.penalties_until, d.penalties_recovery,
		d.pdf, d.pdf_sha, d.sent_on, d.sent_to, d.paid, d.credited, d.invoiced, d.closed`
	documentFrom = ` FROM documents d
		LEFT JOIN clients c ON c.id = d.client_id
		LEFT JOIN frozen cf ON cf.id = d.client_frozen
		LEFT JOIN frozen sf ON sf.id = d.seller_frozen
		LEFT JOIN frozen mf ON mf.id = d.mentions_frozen
		LEFT JOIN documents q ON q.id = d.quote_id
		LEFT JOIN documents o ON o.id = d.origin_id
		LEFT JOIN documents p ON p.id = d.penalties_id`
	selectDocument = "SELECT " + documentColumns + documentFrom
)

type scanner interface{ Scan(...any) error }

// documentRow is a row as it is read, before what is in it is put together.
type documentRow struct {
	d                                                invoice.Document
	kind, status, operation, means                   int
	client, seller, mentions, bookClient, bookSeller sql.NullString
	quoteNumber, originNumber, penalizedNumber       sql.NullString
	quoteID, quoteDate, originID, originDate         sql.NullInt64
	penalizedID, penalizedDate                       sql.NullInt64
	groups                                           string
	sha                                              []byte
}

// into are the places of documentColumns.
func (r *documentRow) into() []any {
	d, t := &r.d, &r.d.Totals
	return []any{&d.ID, &r.kind, &r.status, &d.Number, &d.Revision, &d.Replaced, &d.Edits,
		&r.client, &r.seller, &r.mentions, &r.bookClient, &r.bookSeller,
		&d.Subject, &d.IssueDate, &d.ServiceStart, &d.ServiceEnd, &d.DueDate, &r.operation, &d.OrderNumber,
		&d.Contract, &r.means, &d.SettledOn, &d.Currency, &d.ExchangeRate,
		&d.ValidUntil, &d.Execution, &d.Asked.Rate, &d.Asked.Amount, &d.Terms, &d.Acceptance.Date, &d.Acceptance.By, &d.Acceptance.How,
		&r.quoteID, &r.quoteNumber, &d.QuoteRevision, &r.quoteDate, &r.originID, &r.originNumber, &r.originDate, &d.Reason,
		&d.Discount.Rate, &d.Discount.Amount, &d.Notes, &d.OnDebits, &t.Discount, &t.Net, &t.VAT, &t.Gross, &t.Payable, &r.groups,
		&d.Escompte.Rate, &d.Escompte.Days, &d.Escompte.Until,
		&r.penalizedID, &r.penalizedNumber, &r.penalizedDate, &d.Penalties.From, &d.Penalties.Until, &d.Penalties.Recovery,
		&d.PDF, &r.sha, &d.SentOn, &d.SentTo, &d.Paid, &d.Credited, &d.Invoiced, &d.Closed}
}

// document puts the row together; decode reads the JSON of its parts.
func (r *documentRow) document(decode func(body string, into any) error) (d invoice.Document, err error) {
	d = r.d
	t := &d.Totals
	d.Kind, d.Status, d.Operation, d.Means = word(kinds, r.kind), word(statuses, r.status), word(operations, r.operation), wordMeans(r.means)
	d.QuoteID, d.QuoteNumber, d.QuoteDate = r.quoteID.Int64, r.quoteNumber.String, invoice.Date(r.quoteDate.Int64)
	d.OriginID, d.Origin, d.OriginDate = r.originID.Int64, r.originNumber.String, invoice.Date(r.originDate.Int64)
	d.Penalties.InvoiceID, d.Penalties.Number, d.Penalties.Date = r.penalizedID.Int64, r.penalizedNumber.String, invoice.Date(r.penalizedDate.Int64)
	d.PDFHash = hex.EncodeToString(r.sha)
	t.Lines, t.Deducted = t.Net+t.Discount, t.Gross-t.Payable
	if t.Groups, err = parseGroups(r.groups); err != nil {
		return d, err
	}
	for _, part := range []struct {
		body sql.NullString
		into any
	}{{r.client, &d.Client}, {r.bookClient, &d.Client}, {r.mentions, &d.Mentions}, {r.bookSeller, &d.Seller}, {r.seller, &d.Seller}} {
		if !part.body.Valid {
			continue
		}
		if err := decode(part.body.String, part.into); err != nil {
			return d, damagedBy(err, "Un document de ce livre est illisible.")
		}
	}
	return d, nil
}

func decodeJSON(body string, into any) error { return json.Unmarshal([]byte(body), into) }

func scanDocument(row scanner) (invoice.Document, error) {
	var r documentRow
	if err := row.Scan(r.into()...); err != nil {
		return r.d, err
	}
	return r.document(decodeJSON)
}

// loadParts adds lines, deductions and payments, in their order.
func loadParts(ctx context.Context, tx *session, d *invoice.Document) error {
	err := appendParts(ctx, tx, selectLines+" WHERE document_id = +? ORDER BY document_id, position", d.ID, scanLine, &d.Lines)
	if err != nil {
		return err
	}
	if d.Kind == invoice.Balance || d.Kind == invoice.CreditNote || d.Kind == invoice.CorrectedInvoice {
		err := appendParts(ctx, tx, selectDeductions+" WHERE document_id = +? ORDER BY document_id, position", d.ID, scanDeduction, &d.Deductions)
		if err != nil {
			return err
		}
	}
	if d.Status != invoice.StatusIssued {
		return nil
	}
	return loadPayments(ctx, tx, d)
}

func loadPayments(ctx context.Context, tx *session, d *invoice.Document) error {
	return appendParts(ctx, tx, selectPayments+" WHERE document_id = +? ORDER BY id", d.ID, scanPayment, &d.Payments)
}

const selectLines = `SELECT document_id, designation, description, quantity, unit, price, discount_rate, discount_amount,
	category, vat, exemption, date, source, net FROM lines`

func scanLine(row scanner) (id int64, l invoice.Line, err error) {
	var category string
	err = row.Scan(&id, &l.Designation, &l.Description, &l.Quantity, &l.Unit, &l.Price, &l.Discount.Rate, &l.Discount.Amount,
		&category, &l.VAT, &l.Exemption, &l.Date, &l.Source, &l.Net)
	l.Category = invoice.Category(category)
	return id, l, err
}

const selectDeductions = `SELECT document_id, deposit_id, number, date, net, vat, gross, vat_groups FROM deductions`

func scanDeduction(row scanner) (id int64, x invoice.Deduction, err error) {
	var groups string
	if err = row.Scan(&id, &x.DocumentID, &x.Number, &x.Date, &x.Net, &x.VAT, &x.Gross, &groups); err != nil {
		return id, x, err
	}
	x.Groups, err = parseGroups(groups)
	return id, x, err
}

const selectPayments = `SELECT coalesce(document_id, 0), id, date, amount, method, reference, coalesce(reverses, 0),
	coalesce(client_id, 0), currency, receipt, held_since, vat_groups FROM payments`

func scanPayment(row scanner) (id int64, p invoice.Payment, err error) {
	var method int
	var groups string
	err = row.Scan(&id, &p.ID, &p.Date, &p.Amount, &method, &p.Reference, &p.Reverses, &p.ClientID, &p.Currency, &p.Receipt, &p.HeldSince, &groups)
	if err != nil {
		return id, p, err
	}
	p.DocumentID, p.Method = id, word(methods, method)
	p.Groups, err = parseGroups(groups)
	return id, p, err
}

// appendParts appends the parts of one document to list.
func appendParts[T any](ctx context.Context, tx *session, query string, id int64, scan func(scanner) (int64, T, error), list *[]T) error {
	rows, err := tx.QueryContext(ctx, query, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		_, part, err := scan(rows)
		if err != nil {
			return err
		}
		*list = append(*list, part)
	}
	return rows.Err()
}
