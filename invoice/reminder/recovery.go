package reminder

import "facturier/invoice"

// Prescription is the last day on which a court can still be asked for a debt:
// two years against a consumer (C. conso L218-2), five years otherwise (C. com.
// L110-4), the end of the fourth year after the one of the debt against a public
// body (loi 68-1250 art. 1). Time runs from the day when the work was done, when that is
// known and before the due date: courts count from there. It says nothing of
// what interrupts it (C. civ. 2240, 2241); zero for a debt without date.
func Prescription(t invoice.ClientType, performed, due invoice.Date) invoice.Date {
	from := due
	if performed != 0 && (due == 0 || performed < due) {
		from = performed
	}
	if from == 0 {
		return 0
	}
	switch t {
	case invoice.Consumer:
		return yearsAfter(from, 2)
	case invoice.Public:
		return day(from.Year()+4, 12, 31)
	}
	return yearsAfter(from, 5)
}

// yearsAfter is the same day some years later; 29 February becomes the 28th.
func yearsAfter(d invoice.Date, years int) invoice.Date {
	if later, ok := invoice.NewDate(d.Year()+years, d.Month(), d.Day()); ok {
		return later
	}
	return day(d.Year()+years, 2, 28)
}

// SmallClaim is the most that a commissaire de justice can recover without a
// court, principal and interest (CPCE L125-1, R125-1).
const SmallClaim invoice.Amount = 5_000_00

// Way is a way to recover a debt that is open on a day, with its article.
type Way struct {
	Name string `json:"voie"`
	Text string `json:"texte"`
	Law  string `json:"article"`
}

// Ways are the ways open against a client for a claim, the least expensive first.
func Ways(t invoice.ClientType, c Claim) []Way {
	if t == invoice.Public {
		return []Way{
			{"Mandatement d’office", "demande au préfet d’inscrire et de mandater la dépense, quand le débiteur est une collectivité locale", "CGCT L1612-15 et L1612-16"},
			{"Référé-provision", "requête au tribunal administratif, dont le juge accorde une provision si la dette n’est pas sérieusement contestable", "CJA R541-1"},
		}
	}
	var ways []Way
	if c.Balance+c.Interest <= SmallClaim {
		ways = append(ways, Way{"Commissaire de justice", "procédure simplifiée des petites créances, jusqu’à 5 000 € en principal et intérêts, avec l’accord du débiteur, en ligne", "CPCE L125-1"})
	}
	court := "requête au tribunal de commerce ou des activités économiques si le débiteur est commerçant ou société commerciale, sinon au tribunal judiciaire, du domicile du débiteur"
	if t == invoice.Consumer {
		court = "requête au tribunal judiciaire du domicile du débiteur"
	}
	return append(ways, Way{"Injonction de payer", court + "\u00a0; l’ordonnance se signifie dans les trois mois", "CPC 1405 à 1425"})
}
