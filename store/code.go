package store

import (
	"slices"

	"facturier/invoice"
)

// Words of the domain are stored as their place in these lists: add at the
// end, never reorder.
var (
	kinds      = []invoice.Kind{invoice.Quote, invoice.Invoice, invoice.Deposit, invoice.Balance, invoice.CreditNote, invoice.CorrectedInvoice}
	statuses   = []invoice.Status{invoice.StatusDraft, invoice.StatusSent, invoice.StatusAccepted, invoice.StatusRefused, invoice.StatusIssued}
	operations = []invoice.Operation{"", invoice.Services, invoice.Goods, invoice.Mixed}
	methods    = []invoice.Method{invoice.Transfer, invoice.Card, invoice.Cheque, invoice.Cash, invoice.DirectDebit, invoice.OtherMethod, invoice.EarlyDiscount}
)

// codeMeans is how a document is to be paid: 0 when it does not say, else 1 +
// the place of the method. wordMeans is the way back.
func codeMeans(m invoice.Method) int { return code(methods, m) + 1 }

func wordMeans(code int) invoice.Method { return word(methods, code-1) }

// codeIssued is the place of StatusIssued.
const codeIssued = 4

// code is a word's place, -1 (which the CHECKs refuse) when it is not one.
func code[T comparable](words []T, word T) int { return slices.Index(words, word) }

// word is the word of a code, the zero one when a newer program wrote it.
func word[T comparable](words []T, code int) T {
	if code < 0 || code >= len(words) {
		var none T
		return none
	}
	return words[code]
}

// A slot is the day of issue and a rank within it; drafts come after all of
// them, by id, and quotes are shifted below zero.
const (
	slotBits   = 13
	draftSlots = 1 << 29
	quoteShift = 1 << 31
)

// firstSlot is the first slot of the day when a document is issued.
func firstSlot(d *invoice.Document) int64 {
	if d.Kind == invoice.Quote {
		return int64(d.IssueDate)<<slotBits - quoteShift
	}
	return int64(d.IssueDate) << slotBits
}

// draftSlot is the slot of a draft.
func draftSlot(d *invoice.Document) int64 {
	if d.Kind == invoice.Quote {
		return draftSlots + d.ID - quoteShift
	}
	return draftSlots + d.ID
}

// slots is the range of the column slot, first included and last excluded,
// that a family and a year of issue (0: all, drafts too) take.
func slots(family invoice.Family, year int) (first, last int64) {
	first, last = 0, quoteShift
	if year != 0 {
		start, _ := invoice.NewDate(year, 1, 1)
		end, _ := invoice.NewDate(year+1, 1, 1)
		first, last = int64(start)<<slotBits, int64(end)<<slotBits
	}
	if family == invoice.QuoteFamily {
		return first - quoteShift, last - quoteShift
	}
	return first, last
}
