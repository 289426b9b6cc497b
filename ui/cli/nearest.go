package cli

import (
	"fmt"

	"facturier/invoice"
)

// nearest is a hint that names the word closest to what was typed, or "" when
// none is close.
func nearest(typed string, words []string) string {
	best, least := "", 3
	folded := invoice.Fold(typed)
	for _, word := range words {
		if far := distance(folded, invoice.Fold(word)); far < least && far < len(word) {
			best, least = word, far
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("Vouliez-vous dire « %s » ?", best)
}

// distance is the number of letters to add, drop or change between two words,
// two neighbours exchanged counting for two.
func distance(a, b string) int {
	from, to := []rune(a), []rune(b)
	if len(from) > 64 || len(to) > 64 {
		return 64
	}
	row := make([]int, len(to)+1)
	for j := range row {
		row[j] = j
	}
	for i := range from {
		diagonal := row[0]
		row[0] = i + 1
		for j := range to {
			cost := diagonal
			if from[i] != to[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, diagonal+1)
		}
	}
	return row[len(to)]
}
