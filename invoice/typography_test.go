package invoice

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
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
	files := token.NewFileSet()
	packages, err := parser.ParseDir(files, ".", func(info fs.FileInfo) bool { return !strings.HasSuffix(info.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, pkg := range packages {
		ast.Inspect(pkg, func(n ast.Node) bool {
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
