package invoice

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// breakable is a space that could leave a sign alone on its line.
var breakable = regexp.MustCompile(` [:;?!€»](?:\P{L}|$)| %(?:[.,;: »)%]|$)|« `)

// Every text of the domain that a person reads keeps its signs with their
// words: a no-break space before : ; ? ! % € » and after «.
func TestFrenchTextsHaveNoBreakSpaces(t *testing.T) {
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	files := token.NewFileSet()
	seen := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(source, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			seen++
			if strings.HasPrefix(text, " .,;:") { // signs that vague takes away, no sentence
				return true
			}
			if at := breakable.FindString(text); at != "" {
				t.Errorf("%s: %q has a breakable space in %q", files.Position(literal.Pos()), text, at)
			}
			return true
		})
	}
	if seen < 500 {
		t.Errorf("%d texts were read, want the whole domain", seen)
	}
}
