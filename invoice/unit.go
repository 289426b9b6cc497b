package invoice

// units are the words that take an s from two on (2,5 jours); others are
// abbreviations or are printed as they were written.
var units = map[string]bool{
	"jour": true, "journée": true, "demi-journée": true, "heure": true, "semaine": true, "nuit": true, "séance": true,
	"pièce": true, "unité": true, "forfait": true, "lot": true, "page": true, "mot": true, "photo": true, "visite": true,
	"image": true, "vidéo": true, "affiche": true, "album": true, "livret": true, "portrait": true, "tirage": true, "fichier": true,
	"fenêtre": true, "porte": true, "volet": true, "ouvrage": true, "intervention": true, "passage": true, "envoi": true,
	"personne": true, "kilomètre": true, "mètre": true, "litre": true, "minute": true, "trajet": true, "exemplaire": true,
}

// QuantityText is the quantity and its unit, in the plural from 2 on, as page
// and screens write it: "2,5 jours".
func (l *Line) QuantityText() string {
	text := l.Quantity.String()
	if l.Unit == "" {
		return text
	}
	if units[l.Unit] && l.Quantity >= 2000 {
		return text + " " + l.Unit + "s"
	}
	return text + " " + l.Unit
}
