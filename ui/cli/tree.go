package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"facturier/invoice"
)

// maxInput is the largest JSON that is read, in bytes: 500 lines of long
// descriptions take a fifth of it.
const maxInput = 5 << 20

// maxDepth is the deepest nesting: the contract has five levels.
const maxDepth = 16

// members are the pairs of a JSON object, in their order.
type members []member

type member struct {
	key   string
	value any
}

// readInput is the content of a file, or of standard input for "-". It stops
// at limit bytes: a larger file is refused without being held in memory.
func (s *session) readInput(path string, limit int64) ([]byte, error) {
	var source io.Reader = s.outside.In
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, inputError(path, err)
		}
		defer file.Close()
		source = file
	}
	content, err := io.ReadAll(io.LimitReader(source, limit+1))
	if err != nil {
		return nil, inputError(path, err)
	}
	if int64(len(content)) > limit {
		return nil, invoice.Invalid("fichier", fmt.Sprintf("%s dépasse %d Mo.", inputName(path), limit>>20), "")
	}
	return content, nil
}

func inputName(path string) string {
	if path == "-" {
		return "L'entrée"
	}
	return "Le fichier " + path
}

func inputError(path string, err error) error {
	reason := "ne se laisse pas lire"
	switch {
	case errors.Is(err, os.ErrNotExist):
		reason = "n'existe pas"
	case errors.Is(err, os.ErrPermission):
		reason = "n'est pas accessible : les droits manquent"
	}
	return &invoice.Error{Code: invoice.CodeInvalid, Field: "fichier", Err: err,
		Message: fmt.Sprintf("%s %s.", inputName(path), reason)}
}

// parseTree reads one JSON value, whole, as members, []any, json.Number,
// string, bool or nil. A key that comes twice is an error, since one of the
// two would be lost.
func parseTree(content []byte) (any, error) {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(content) {
		return nil, invoice.Invalid("fichier", "Ce JSON n'est pas en UTF-8.", "Enregistrez le fichier en UTF-8.")
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	value, err := parseValue(decoder, "", 0)
	if err != nil {
		return nil, syntaxError(err, content, decoder)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, invoice.Invalid("fichier", fmt.Sprintf("Il y a quelque chose après la fin du JSON, ligne %d.", lineAt(content, decoder.InputOffset())), "")
	}
	return value, nil
}

func parseValue(decoder *json.Decoder, path string, depth int) (any, error) {
	if depth > maxDepth {
		return nil, invoice.Invalid(path, "Ce JSON est trop profond.", "")
	}
	token, err := decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		return parseObject(decoder, path, depth)
	case json.Delim('['):
		items := []any{}
		for decoder.More() {
			item, err := parseValue(decoder, fmt.Sprintf("%s[%d]", path, len(items)), depth+1)
			if err != nil {
				return nil, err
			}
			items = append(items, item)
		}
		_, err := decoder.Token()
		return items, err
	}
	return token, nil
}

func parseObject(decoder *json.Decoder, path string, depth int) (any, error) {
	object := members{}
	seen := map[string]bool{}
	for decoder.More() {
		token, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		key, _ := token.(string)
		inside := join(path, key)
		if seen[key] {
			return nil, invoice.Invalid(inside, fmt.Sprintf("La clé « %s » vient deux fois.", shorten(key)), "")
		}
		seen[key] = true
		value, err := parseValue(decoder, inside, depth+1)
		if err != nil {
			return nil, err
		}
		object = append(object, member{key, value})
	}
	_, err := decoder.Token()
	return object, err
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

func syntaxError(err error, content []byte, decoder *json.Decoder) error {
	var ours *invoice.Error
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &ours):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return invoice.Invalid("fichier", "Ce JSON est vide ou coupé avant la fin.", "")
	case errors.As(err, &syntax):
		return invoice.Invalid("fichier", fmt.Sprintf("Ce n'est pas du JSON : faute ligne %d.", lineAt(content, syntax.Offset)), "")
	}
	return invoice.Invalid("fichier", fmt.Sprintf("Ce n'est pas du JSON : faute ligne %d.", lineAt(content, decoder.InputOffset())), "")
}

func lineAt(content []byte, offset int64) int {
	offset = min(max(offset, 0), int64(len(content)))
	return 1 + bytes.Count(content[:offset], []byte("\n"))
}
