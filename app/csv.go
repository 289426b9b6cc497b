package app

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"facturier/invoice"
)

// csvRow is a line of the file: its number, and its cells by column.
type csvRow struct {
	line  int
	cells map[string]string
}

// columns are the headings that tools for French invoicing write, folded, and
// what each holds.
var columns = map[string]string{
	"nom": "nom", "raison sociale": "nom", "societe": "nom", "client": "nom", "entreprise": "nom", "denomination": "nom", "name": "nom", "company": "nom",
	"prenom": "prenom", "first name": "prenom", "type": "type", "categorie": "type",
	"siren": "siren", "siret": "siret", "n siret": "siret", "n siren": "siren", "numero siret": "siret", "numero siren": "siren",
	"tva": "tva", "n tva": "tva", "numero de tva": "tva", "tva intracommunautaire": "tva", "n tva intracommunautaire": "tva", "numero tva": "tva", "vat": "tva",
	"adresse": "adresse", "adresse 1": "adresse", "rue": "adresse", "address": "adresse",
	"adresse 2": "adresse2", "complement": "adresse2", "complement d adresse": "adresse2", "adresse 3": "adresse3",
	"code postal": "code_postal", "cp": "code_postal", "zip": "code_postal", "postcode": "code_postal",
	"ville": "ville", "commune": "ville", "city": "ville", "pays": "pays", "country": "pays",
	"email": "email", "e mail": "email", "courriel": "email", "mail": "email", "adresse e mail": "email", "adresse email": "email",
	"telephone": "telephone", "tel": "telephone", "phone": "telephone", "portable": "telephone", "mobile": "telephone",
	"contact": "contact", "interlocuteur": "contact", "service": "contact",
	"delai": "delai", "delai de paiement": "delai", "delai paiement": "delai", "echeance": "delai",
	"notes": "notes", "note": "notes", "commentaire": "notes", "commentaires": "notes", "remarques": "notes",
	"code service": "code_service", "engagement": "engagement", "numero d engagement": "engagement",
}

// readCSV reads the cells under the columns that it knows, and names the others:
// what is left out is said. It refuses a file without a column of names.
func readCSV(content []byte) (rows []csvRow, ignored []string, err error) {
	if len(content) > maxCSV {
		return nil, nil, invoice.Invalid("fichier", fmt.Sprintf("Ce fichier dépasse %d Mo.", maxCSV>>20), "")
	}
	text, err := decodeText(content)
	if err != nil {
		return nil, nil, err
	}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = separator(text)
	reader.FieldsPerRecord = -1
	header, err := reader.Read()
	if err != nil {
		return nil, nil, csvError(err)
	}
	names, ignored, err := headings(header)
	if err != nil {
		return nil, nil, err
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return rows, ignored, nil
		}
		if err != nil {
			return nil, nil, csvError(err)
		}
		line, _ := reader.FieldPos(0)
		if len(record) > len(names) {
			return nil, nil, invoice.Invalid("fichier", fmt.Sprintf("Ligne %d : %d cellules pour %d colonnes.", line, len(record), len(names)), "Vérifiez les guillemets et le séparateur.")
		}
		row := csvRow{line: line, cells: map[string]string{}}
		for i, cell := range record {
			row.cells[names[i]] = strings.TrimSpace(cell)
		}
		if strings.Join(record, "") != "" {
			rows = append(rows, row)
		}
	}
}

// headings are what each column holds, "" for those that are not known, which are
// named.
func headings(header []string) (names, ignored []string, err error) {
	names = make([]string, len(header))
	taken := map[string]string{}
	for i, cell := range header {
		cell = invoice.Clean(cell)
		key := strings.Join(strings.FieldsFunc(invoice.Fold(cell), func(r rune) bool {
			return strings.ContainsRune(" _-.'’°", r)
		}), " ")
		name, known := columns[key]
		before, twice := taken[name]
		switch {
		case !known && cell == "":
			ignored = append(ignored, fmt.Sprintf("n° %d, sans titre", i+1))
		case !known:
			ignored = append(ignored, "« "+cell+" »")
		case twice && invoice.Fold(before) == invoice.Fold(cell):
			return nil, nil, invoice.Invalid("fichier", fmt.Sprintf("La colonne « %s » vient deux fois.", cell), "Retirez celle qui est de trop.")
		case twice:
			return nil, nil, invoice.Invalid("fichier", fmt.Sprintf("Les colonnes « %s » et « %s » disent la même chose.", before, cell), "Retirez celle qui est de trop.")
		default:
			names[i], taken[name] = name, cell
		}
	}
	if _, there := taken["nom"]; !there {
		return nil, nil, invoice.Invalid("fichier", "Il manque la colonne « nom ».", "La première ligne nomme les colonnes : nom, type, siren, siret, tva, contact, adresse, adresse 2, code postal, ville, pays, email, téléphone, délai, notes.")
	}
	return names, ignored, nil
}

// decodeText is the content as UTF-8: what is not valid UTF-8 is Windows-1252,
// the encoding of spreadsheets in French.
func decodeText(content []byte) (string, error) {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(content, 0) >= 0 {
		return "", invoice.Invalid("fichier", "Ce fichier n'est pas un CSV.", "Enregistrez la feuille au format CSV (UTF-8 ou Windows).")
	}
	if utf8.Valid(content) {
		return string(content), nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return "", invoice.Invalid("fichier", "Ce fichier n'est ni en UTF-8 ni en Windows-1252.", "")
	}
	return string(text), nil
}

// separator is the one of ";", tab and "," that the first line has most of.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best := ';'
	for _, candidate := range "\t," {
		if strings.Count(first, string(candidate)) > strings.Count(first, string(best)) {
			best = candidate
		}
	}
	return best
}

func csvError(err error) error {
	if errors.Is(err, io.EOF) {
		return invoice.Invalid("fichier", "Ce fichier est vide.", "La première ligne nomme les colonnes : nom;siren;adresse;code postal;ville;email.")
	}
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return invoice.Invalid("fichier", fmt.Sprintf("Ligne %d : un guillemet est mal fermé.", parse.StartLine), "")
	}
	return err
}
