package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"facturier/invoice"
)

// layouts are documents of every length, with and without VAT, with short and
// long descriptions, few and many mentions and deposits.
func layouts(t testing.TB) map[string]*sheet {
	t.Helper()
	sheets := map[string]*sheet{}
	add := func(name string, d invoice.Document, s invoice.Settings) {
		sh, err := compose(d, s)
		if err != nil {
			t.Fatal(name, err)
		}
		sheets[name] = sh
	}
	for n := 2; n < 60; n++ {
		add(fmt.Sprintf("%d lines", n), longInvoice(t, n), sampleSettings())
		d := balanceInvoice(t)
		for range n {
			d.Lines = append(d.Lines, d.Lines[n%3])
		}
		d.Lines[n/2].Description = strings.Repeat("Une longue description. ", n*n/4)
		if err := d.Compute(); err != nil {
			t.Fatal(err)
		}
		add(fmt.Sprintf("%d lines with VAT", n), d, liableSettings())
		q := quote(t)
		q.Lines = longInvoice(t, n).Lines
		q.Terms = strings.Repeat("Une condition de plus. ", n*3)
		add(fmt.Sprintf("quote of %d lines", n), q, sampleSettings())
	}
	for n := 100; n < 4000; n += 97 {
		d := draft(t)
		d.Lines = d.Lines[:n%2+1]
		d.Lines[n%2].Description = strings.Repeat("Mot ", n)
		add(fmt.Sprintf("%d words in line %d", n, n%2+1), issued(t, d, sampleSettings(), "F2026-0052"), sampleSettings())
	}
	add("500 lines", longInvoice(t, 500), liableSettings())
	return sheets
}

func isLine(b *block) bool {
	return b.kind == table && b.stacks[0].rows[0].under != full && !strings.Contains(textOf(b), "eport")
}

func textOf(b *block) string {
	var texts []string
	for i := range b.stacks {
		for _, r := range b.stacks[i].rows {
			for _, c := range r.cells {
				texts = append(texts, join(c.lines))
			}
		}
	}
	return strings.Join(texts, "|")
}

func TestEveryPageIsExactlyFull(t *testing.T) {
	for name, sh := range layouts(t) {
		for p := range sh.pages {
			height := 0.0
			for _, b := range sh.pages[p].blocks {
				height += b.height
			}
			if math.Abs(height-bodyHeight) > 2*hairsbreadth || height > bodyHeight {
				t.Errorf("%s: page %d is %.4f mm tall, want %.4f less a hairsbreadth", name, p+1, height, bodyHeight)
			}
		}
	}
}

// look.md: page two repeats the head of the table and carries "Report" sums.
func TestHeadAndReportOnEveryPage(t *testing.T) {
	d := longInvoice(t, 120)
	sh, err := compose(d, sampleSettings())
	if err != nil {
		t.Fatal(err)
	}
	if len(sh.pages) < 4 {
		t.Fatalf("got %d pages, want several", len(sh.pages))
	}
	var so invoice.Amount
	at := 0
	for p := range sh.pages {
		heads, reports := 0, []string{}
		if p > 0 {
			reports = append(reports, "Report|||"+thin(so.String()))
		}
		var got []string
		for b := range sh.pages[p].blocks {
			switch text := textOf(&sh.pages[p].blocks[b]); {
			case strings.HasPrefix(text, "Désignation|"):
				heads++
			case strings.Contains(text, "eport"):
				got = append(got, text)
			case isLine(&sh.pages[p].blocks[b]):
				so += d.Lines[at].Net
				at++
			}
		}
		if p < len(sh.pages)-1 {
			reports = append(reports, "À reporter|||"+thin(so.String()))
		}
		if heads != 1 || strings.Join(got, "\n") != strings.Join(reports, "\n") {
			t.Errorf("page %d: got %d heads and %q, want 1 and %q", p+1, heads, got, reports)
		}
	}
	if at != len(d.Lines) {
		t.Errorf("got %d lines over the pages, want %d", at, len(d.Lines))
	}
}

func TestReportOfALineCutOverPagesCountsItOnce(t *testing.T) {
	d := draft(t)
	d.Lines = d.Lines[:1]
	d.Lines[0].Description = strings.Repeat("Une longue description. ", 1500)
	sh, err := compose(issued(t, d, sampleSettings(), "F2026-0050"), sampleSettings())
	if err != nil {
		t.Fatal(err)
	}
	reports := 0
	for p := range sh.pages {
		for b := range sh.pages[p].blocks {
			text := textOf(&sh.pages[p].blocks[b])
			if !strings.Contains(text, "eport") {
				continue
			}
			reports++
			if want := "|||1\u202f125,00\u00a0€"; !strings.HasSuffix(text, want) {
				t.Errorf("page %d: got %q, want it to end with %q", p+1, text, want)
			}
		}
	}
	if want := 2 * (len(sh.pages) - 1); reports != want || want < 4 {
		t.Errorf("got %d sums so far over %d pages, want %d, 4 at least", reports, len(sh.pages), want)
	}
}

// A description that is cut leaves no line or two alone at a page's edge.
func TestCutDescriptionLeavesNoLoneLines(t *testing.T) {
	for words := 380; words < 900; words += 13 {
		d := draft(t)
		d.Lines[1].Description = strings.TrimSpace(strings.Repeat("mot et mot ", words))
		sh, err := compose(issued(t, d, sampleSettings(), "F2026-0051"), sampleSettings())
		if err != nil {
			t.Fatal(err)
		}
		for p := range sh.pages {
			lines := 0
			for b := range sh.pages[p].blocks {
				for _, r := range sh.pages[p].blocks[b].stacks[0:min(1, len(sh.pages[p].blocks[b].stacks))] {
					for _, described := range r.rows {
						if text := join(described.cells[0].lines); strings.Contains(text, "mot") && !strings.Contains(text, "Maquettes") {
							lines += len(described.cells[0].lines)
						}
					}
				}
			}
			if lines == 1 || lines == 2 {
				t.Errorf("%d words: %d lines of the description stand alone on page %d", 3*words, lines, p+1)
			}
		}
	}
}

func TestThirtyLinesTakeTwoPages(t *testing.T) {
	if got := len(render(t, longInvoice(t, 30), sampleSettings())); got != 2 {
		t.Errorf("got %d pages, want 2", got)
	}
}

func TestFiveHundredLines(t *testing.T) {
	pages := render(t, longInvoice(t, 500), sampleSettings())
	within(t, pages)
	for p := range pages {
		if want := fmt.Sprintf("F2026-0034 · page %d/%d", p+1, len(pages)); !strings.HasSuffix(words(pages[p]), want) {
			t.Errorf("page %d does not end with %q", p+1, want)
		}
	}
	for i := range 500 {
		if name := fmt.Sprintf("Prestation numéro %d ", i+1); !strings.Contains(words(pages[0])+words(pages[len(pages)/2])+all(pages), name) {
			t.Errorf("line %d is on no page", i+1)
		}
	}
}

func all(pages [][]drawn) string {
	var texts []string
	for _, page := range pages {
		texts = append(texts, words(page))
	}
	return strings.Join(texts, " ")
}

// The client stands where the window of a DL envelope is, whatever is above.
func TestClientStandsInTheWindow(t *testing.T) {
	tall := liableSettings()
	tall.Logo = preparedLogo(t)
	tall.Seller.Address.Lines = []string{"Résidence des Lilas", "Bâtiment B", "Escalier 3", "12 rue des Lilas"}
	for name, s := range map[string]invoice.Settings{"short letterhead": sampleSettings(), "tall letterhead": tall} {
		d := draft(t)
		for _, text := range render(t, d, s)[0] {
			if text.text != d.Client.Name {
				continue
			}
			if math.Abs(text.x-windowLeft) > 0.1 || math.Abs(text.y-windowTop-strong.baseline()) > 0.1 {
				t.Errorf("%s: the client begins at %.1f, %.1f mm, want %.0f, %.0f", name, text.x, text.y-strong.baseline(), windowLeft, windowTop)
			}
		}
	}
}

// look.md: three sizes beside the title and what stands out, tabular digits on
// one right edge.
func TestAmountsEndOnOneEdge(t *testing.T) {
	for _, text := range render(t, franchiseInvoice(t), sampleSettings())[0] {
		if !strings.HasSuffix(text.text, "€") || text.x < 160 {
			continue
		}
		width := loadFaces()[0].widths.width(text.text, text.size)
		if text.size > styles[normal].size {
			width = loadFaces()[1].widths.width(text.text, text.size)
		}
		if edge := text.x + width; math.Abs(edge-(pageWidth-marginSide)) > 0.05 {
			t.Errorf("%q ends at %.2f mm, want %.2f", text.text, edge, pageWidth-marginSide)
		}
	}
}
