package invoice

import "testing"

func TestQuantityTextPlural(t *testing.T) {
	for want, l := range map[string]Line{
		"1":               {Quantity: 1000},
		"1,5 jour":        {Quantity: 1500, Unit: "jour"},
		"2 jours":         {Quantity: 2000, Unit: "jour"},
		"2,5 jours":       {Quantity: 2500, Unit: "jour"},
		"12 images":       {Quantity: 12_000, Unit: "image"},
		"12 m²":           {Quantity: 12000, Unit: "m²"},
		"3 jours":         {Quantity: 3000, Unit: "jours"},
		"1\u00a0200 mots": {Quantity: 1_200_000, Unit: "mot"},
	} {
		if got := l.QuantityText(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
