package reminder

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// Invoiced are penalties that an issued document asks for, which no credit note
// cancels: the interest of some days, both included, and the fixed sum or not.
type Invoiced struct {
	Number   string
	Date     invoice.Date // of issue
	From     invoice.Date // zero when it has no interest
	Until    invoice.Date
	Recovery bool
	Amount   invoice.Amount // less what a credit note takes off, in the currency of the invoice
}

// In says it in a currency: "déjà facturé par F2026-0040 : 73,17 € (intérêts du
// 06/07/2026 au 01/08/2026, indemnité forfaitaire)".
func (i Invoiced) In(c invoice.Currency) string {
	var what []string
	if i.From != 0 {
		what = append(what, "intérêts "+invoice.Days(i.From, i.Until))
	}
	if i.Recovery {
		what = append(what, "indemnité forfaitaire")
	}
	return fmt.Sprintf("déjà facturé par %s%s: %s (%s)", i.Number, nbsp, i.Amount.In(c), strings.Join(what, ", "))
}

// invoiced says whether the interest of a day is invoiced, and until which day,
// to at most, that holds.
func (d *Debt) invoiced(at, to invoice.Date) (bool, invoice.Date) {
	for _, i := range d.Invoiced {
		if i.From <= at && at <= i.Until {
			return true, min(to, i.Until)
		}
		if at < i.From {
			to = min(to, i.From-1)
		}
	}
	return false, to
}

// recovered says whether the fixed sum is invoiced: it is due once for an
// invoice (D441-5).
func (d *Debt) recovered() bool {
	for _, i := range d.Invoiced {
		if i.Recovery {
			return true
		}
	}
	return false
}
