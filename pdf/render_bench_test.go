package pdf

import (
	"testing"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
)

// BenchmarkPage draws an invoice of ten lines; compare it with
// BenchmarkBareMaroto of the same run (performance.md: at most 1.3 times).
func BenchmarkPage(b *testing.B) {
	d, s := tenLines(b), sampleSettings()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(d, s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareMaroto draws ten rows with maroto's own texts and the same fonts.
func BenchmarkBareMaroto(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		m := maroto.New(config.NewBuilder().WithCustomFonts(fullFonts()).WithCompression(true).
			WithDefaultFont(&props.Font{Family: family, Size: 9.5}).Build())
		for range 10 {
			m.AddRow(8, text.NewCol(6, "Maquettes des pages d’accueil et de contact"), text.NewCol(2, "2,5 jours"),
				text.NewCol(2, "450,00 €"), text.NewCol(2, "1 125,00 €"))
		}
		if _, err := m.Generate(); err != nil {
			b.Fatal(err)
		}
	}
}

// fullFonts are the small fonts as they are embedded.
func fullFonts() []*entity.CustomFont {
	return []*entity.CustomFont{{Family: family, Style: fontstyle.Normal, Bytes: regularLatin},
		{Family: family, Style: fontstyle.Bold, Bytes: semiboldLatin}}
}

func BenchmarkThirtyPages(b *testing.B) {
	d, s := longInvoice(b, 500), sampleSettings()
	for b.Loop() {
		if _, err := Render(d, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	d, s := tenLines(b), sampleSettings()
	for b.Loop() {
		if _, err := Text(d, s); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAllocationsOfOnePage stands in for a timed test (performance.md).
func TestAllocationsOfOnePage(t *testing.T) {
	d, s := tenLines(t), sampleSettings()
	got := testing.AllocsPerRun(5, func() {
		if _, err := Render(d, s); err != nil {
			t.Fatal(err)
		}
	})
	t.Logf("%.0f allocations", got)
	if got > 6000 {
		t.Errorf("one page costs %.0f allocations, want at most 6 000", got)
	}
}
