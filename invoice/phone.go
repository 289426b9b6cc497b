package invoice

import "strings"

// DoubtPhone says what is odd in a telephone number, "" for nothing: it is
// printed as it is written, so nothing of it is refused.
func DoubtPhone(text string) string {
	digits := 0
	for i, r := range strings.TrimSpace(text) {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '+' && i == 0, strings.ContainsRune(" .-()/\u00a0\u202f", r):
		default:
			return "Ce numéro a d'autres signes que des chiffres, un + et des espaces\u00a0: est-ce bien un téléphone\u00a0?"
		}
	}
	if digits > 0 && (digits < 4 || digits > 15) {
		return "Un numéro de téléphone a de 4 à 15 chiffres\u00a0: est-ce bien lui\u00a0?"
	}
	return ""
}
