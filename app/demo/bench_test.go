package demo_test

import (
	"path/filepath"
	"testing"

	"facturier/app/demo"
)

func BenchmarkBulk(b *testing.B) {
	for b.Loop() {
		o := demo.Options{Invoices: 20_000, Seed: 1, Today: today}
		if err := demo.Build(b.Context(), filepath.Join(b.TempDir(), "bulk.db"), o); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(20_000*b.N)/b.Elapsed().Seconds(), "invoices/s")
}
