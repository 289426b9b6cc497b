package pdf

import (
	"slices"
	"testing"
	"time"

	"github.com/johnfercher/maroto/v2"
	"github.com/johnfercher/maroto/v2/pkg/components/text"
	"github.com/johnfercher/maroto/v2/pkg/config"
	"github.com/johnfercher/maroto/v2/pkg/consts/fontstyle"
	"github.com/johnfercher/maroto/v2/pkg/core/entity"
	"github.com/johnfercher/maroto/v2/pkg/props"
)

// BenchmarkPage draws an invoice of ten lines, turn by turn with ten rows of
// maroto's own texts in the same fonts, and reports the median of the ratios
// (performance.md: at most 1.3).
func BenchmarkPage(b *testing.B) {
	d, s := tenLines(b), sampleSettings()
	var ours, bare, ratios []float64
	for b.Loop() {
		o := timed(b, func() error { _, err := Render(d, s); return err })
		m := timed(b, bareMaroto)
		ours, bare, ratios = append(ours, o), append(bare, m), append(ratios, o/m)
	}
	b.ReportMetric(median(ours), "page-ms")
	b.ReportMetric(median(bare), "bare-ms")
	b.ReportMetric(median(ratios), "page/bare")
}

// BenchmarkElectronic draws the same invoice, turn by turn with its bare page,
// and reports what fonts, XML and PDF/A add.
func BenchmarkElectronic(b *testing.B) {
	d, s := tenLines(b), sampleSettings()
	var whole, bare, ratios []float64
	for b.Loop() {
		w := timed(b, func() error { _, err := Render(d, s); return err })
		p := timed(b, func() error {
			sh, err := compose(d, s)
			if err == nil {
				_, _, err = sh.paper()
			}
			return err
		})
		whole, bare, ratios = append(whole, w), append(bare, p), append(ratios, w/p)
	}
	b.ReportMetric(median(whole), "whole-ms")
	b.ReportMetric(median(bare), "bare-ms")
	b.ReportMetric(median(ratios), "whole/bare")
}

func timed(b *testing.B, draw func() error) float64 {
	begin := time.Now()
	if err := draw(); err != nil {
		b.Fatal(err)
	}
	return time.Since(begin).Seconds() * 1000
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

func bareMaroto() error {
	m := maroto.New(config.NewBuilder().WithCustomFonts(fullFonts()).WithCompression(true).
		WithDefaultFont(&props.Font{Family: family, Size: 9.5}).Build())
	for range 10 {
		m.AddRow(8, text.NewCol(6, "Maquettes des pages d’accueil et de contact"), text.NewCol(2, "2,5 jours"),
			text.NewCol(2, "450,00 €"), text.NewCol(2, "1 125,00 €"))
	}
	_, err := m.Generate()
	return err
}

// family is the name of the fonts inside maroto.
const family = "facturier"

// fullFonts are the fonts as they are embedded.
func fullFonts() []*entity.CustomFont {
	return []*entity.CustomFont{{Family: family, Style: fontstyle.Normal, Bytes: regularFile},
		{Family: family, Style: fontstyle.Bold, Bytes: semiboldFile}}
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
