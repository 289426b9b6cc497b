package store

import (
	"errors"
	"strconv"
	"strings"

	"facturier/invoice"
)

// formatGroups writes a VAT breakdown as "S 2000 12500 2500;E 0 9900 0".
func formatGroups(groups []invoice.VATGroup) string {
	var b []byte
	for i, g := range groups {
		if i > 0 {
			b = append(b, ';')
		}
		b = append(b, g.Category...)
		for _, n := range []int64{int64(g.Rate), int64(g.Base), int64(g.VAT)} {
			b = strconv.AppendInt(append(b, ' '), n, 10)
		}
	}
	return string(b)
}

// parseGroups reads what formatGroups wrote, and nothing else.
func parseGroups(text string) (groups []invoice.VATGroup, err error) {
	for part := range strings.SplitSeq(text, ";") {
		if part == "" {
			continue
		}
		var n [3]int64
		fields := strings.Split(part, " ")
		for i := range n {
			if len(fields) == 4 && err == nil {
				n[i], err = strconv.ParseInt(fields[i+1], 10, 64)
			}
		}
		groups = append(groups, invoice.VATGroup{Category: invoice.Category(fields[0]), Rate: invoice.Rate(n[0]), Base: invoice.Amount(n[1]), VAT: invoice.Amount(n[2])})
	}
	if err == nil && formatGroups(groups) != text {
		err = errors.New("not a VAT breakdown: " + text)
	}
	if err != nil {
		return nil, damagedBy(err, "La ventilation de TVA d'un document de ce livre est illisible.")
	}
	return groups, nil
}
