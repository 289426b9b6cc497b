package store

import (
	"fmt"
	"strings"

	"facturier/invoice"
)

// formatGroups writes a VAT breakdown as "S 2000 12500 2500;E 0 9900 0".
func formatGroups(groups []invoice.VATGroup) string {
	parts := make([]string, len(groups))
	for i, g := range groups {
		parts[i] = fmt.Sprintf("%s %d %d %d", g.Category, g.Rate, g.Base, g.VAT)
	}
	return strings.Join(parts, ";")
}

// parseGroups reads what formatGroups wrote.
func parseGroups(text string) ([]invoice.VATGroup, error) {
	var groups []invoice.VATGroup
	for part := range strings.SplitSeq(text, ";") {
		if part == "" {
			continue
		}
		var g invoice.VATGroup
		if _, err := fmt.Sscanf(part, "%s %d %d %d", &g.Category, &g.Rate, &g.Base, &g.VAT); err != nil {
			return nil, damagedBy(err, "La ventilation de TVA d'un document de ce livre est illisible.")
		}
		groups = append(groups, g)
	}
	return groups, nil
}
