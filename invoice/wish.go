package invoice

import (
	"slices"
	"strings"
)

// Share plans the receipt of an amount from a client: wishes name the invoices
// that it is for and how much of each ("F2026-0012=500, F2026-0013"); without
// them, it goes to the open ones of a currency, the oldest due first. An amount of 0 is
// all that settles what is due on that day, or what is wished.
func Share(open []Row, in Currency, amount Amount, day Date, wishes string) (r Receipt, err error) {
	r.Currency = in
	if strings.TrimSpace(wishes) != "" {
		named, err := parseWishes(wishes, open)
		if err != nil {
			return r, err
		}
		r.Currency = named[0].Row.Currency
		r.Parts, r.Surplus, err = Allot(named, amount, day)
		return r, err
	}
	open = slices.DeleteFunc(slices.Clone(open), func(row Row) bool { return row.Currency != in })
	if amount == 0 {
		for _, row := range open {
			amount += row.Settles(day)
		}
	}
	if amount == 0 {
		where := ""
		if in != "" {
			where = " en " + in.Code()
		}
		return r, refusedAt(FieldAmount, "Ce client ne doit rien"+where+".", "Une avance se note avec son montant.")
	}
	r.Parts, r.Surplus = Spread(open, amount, day)
	return r, nil
}

// parseWishes reads "F2026-0012=500,50; F2026-0013": the amounts have the comma
// of French numbers, which also separates.
func parseWishes(text string, open []Row) (wishes []Wish, err error) {
	for _, item := range wishItems(text) {
		number, sum, _ := strings.Cut(item, "=")
		number = strings.TrimSpace(number)
		at := slices.IndexFunc(open, func(r Row) bool { return strings.EqualFold(r.Number, number) })
		if at < 0 {
			return nil, &Error{Code: CodeNotFound, Field: FieldInvoices, Message: cited(Clean(number)) + " n'est pas une facture de ce client à encaisser.", Hint: openHint(open)}
		}
		w := Wish{Row: open[at]}
		if strings.TrimSpace(sum) != "" {
			if w.Amount, err = ParseAmount(sum); err != nil {
				return nil, At(err, FieldInvoices)
			}
			if w.Amount <= 0 {
				return nil, Invalid(FieldInvoices, "La part de "+w.Row.Number+" doit être au-dessus de zéro.", "")
			}
		}
		wishes = append(wishes, w)
	}
	if wishes == nil {
		return nil, Invalid(FieldInvoices, "Écrivez les numéros des factures.", openHint(open))
	}
	return wishes, nil
}

func openHint(open []Row) string {
	if len(open) == 0 {
		return "Il n'a pas de facture à encaisser."
	}
	var numbers []string
	for _, r := range open[:min(len(open), 5)] {
		numbers = append(numbers, r.Number)
	}
	return "À encaisser\u00a0: " + strings.Join(numbers, ", ") + "."
}

func wishItems(text string) (items []string) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == ',' }) {
		part, last := strings.TrimSpace(part), len(items)-1
		cents := len(part) > 0 && len(part) <= 2 && strings.Trim(part, "0123456789") == ""
		switch {
		case part == "":
		case cents && last >= 0 && strings.Contains(items[last], "=") && !strings.Contains(items[last], ","):
			items[last] += "," + part
		default:
			items = append(items, part)
		}
	}
	return items
}
