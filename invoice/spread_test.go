package invoice

import (
	"math/rand"
	"testing"
)

// grossOf is what bases come to with the VAT of their groups.
func grossOf(t *testing.T, b breakdown, bases []Amount) Amount {
	t.Helper()
	var sum Amount
	for i, g := range b {
		if bases[i] < 0 || bases[i] > g.Base {
			t.Fatalf("base %d of %+v is %d, out of its bounds", i, b, bases[i])
		}
		gross, err := withVAT(bases[i], g.Rate)
		if err != nil {
			t.Fatal(err)
		}
		sum += gross
	}
	return sum
}

func groupOf(t *testing.T, base Amount, rate Rate) VATGroup {
	t.Helper()
	vat, err := rate.Of(base)
	if err != nil {
		t.Fatal(err)
	}
	return VATGroup{Category: StandardRated, Rate: rate, Base: base, VAT: vat}
}

// The sums that small groups can reach are few enough to be listed: spread
// finds each of them, and for the others the nearest below.
func TestSpreadReachesEverySumThatCanBe(t *testing.T) {
	random := rand.New(rand.NewSource(3))
	for range 400 {
		var b breakdown
		for _, at := range random.Perm(len(VATRates))[:1+random.Intn(3)] {
			b = append(b, groupOf(t, Amount(1+random.Intn(40)), VATRates[at]))
		}
		reachable := map[Amount]bool{}
		listSums(t, b, 0, reachable)
		for wanted := Amount(1); wanted <= b.gross(); wanted++ {
			bases, err := b.spread(wanted)
			if err != nil {
				t.Fatal(err)
			}
			best := wanted
			for !reachable[best] {
				best--
			}
			if got := grossOf(t, b, bases); got != best {
				t.Fatalf("%d over %+v: got %d by %v, want %d", wanted, b, got, bases, best)
			}
		}
	}
}

func listSums(t *testing.T, b breakdown, sum Amount, into map[Amount]bool) {
	if len(b) == 0 {
		into[sum] = true
		return
	}
	for base := Amount(0); base <= b[0].Base; base++ {
		gross, err := withVAT(base, b[0].Rate)
		if err != nil {
			t.Fatal(err)
		}
		listSums(t, b[1:], sum+gross, into)
	}
}

// On sums of everyday size: exact as soon as there are two rates, within a
// cent at one, and each group within a few cents of its proportion.
func TestSpreadIsExactAndInProportion(t *testing.T) {
	random := rand.New(rand.NewSource(4))
	for range 3000 {
		var b breakdown
		count := 1 + random.Intn(5)
		for _, at := range random.Perm(len(VATRates))[:count] {
			b = append(b, groupOf(t, 100_00+Amount(random.Intn(1_000_000)), VATRates[at]))
		}
		wanted := 50_00 + Amount(random.Int63n(int64(b.gross()-100_00)))
		bases, err := b.spread(wanted)
		if err != nil {
			t.Fatal(err)
		}
		missing := wanted - grossOf(t, b, bases)
		if missing < 0 || missing > 1 || missing != 0 && count > 1 {
			t.Fatalf("%d over %+v: %d cents are missing by %v", wanted, b, missing, bases)
		}
		for i, g := range b {
			exact, err := wanted.Share(g.Base, b.gross())
			if err != nil {
				t.Fatal(err)
			}
			if off := max(bases[i]-exact, exact-bases[i]); off > spreadWindow+1 {
				t.Fatalf("%d over %+v: base %d is %d, %d from its proportion %d", wanted, b, i, bases[i], off, exact)
			}
		}
	}
}

func TestSpreadByHand(t *testing.T) {
	for name, c := range map[string]struct {
		groups breakdown
		wanted Amount
		want   []Amount
	}{
		"500 € at 20 %":                {breakdown{groupOf(t, 1000_00, 2000)}, 500_00, []Amount{416_67}},
		"3 cents at 20 % cannot be":    {breakdown{groupOf(t, 1000_00, 2000)}, 3, []Amount{2}},
		"the whole":                    {breakdown{groupOf(t, 1000_00, 2000), groupOf(t, 500_00, 1000)}, 1750_00, []Amount{1000_00, 500_00}},
		"franchise":                    {breakdown{{Category: ExemptFromTax, Base: 99_99}}, 33_33, []Amount{33_33}},
		"30 % of 20 % and 10 %":        {breakdown{groupOf(t, 1000_00, 2000), groupOf(t, 500_00, 1000)}, 525_00, []Amount{300_00, 150_00}},
		"a group that is gone is left": {breakdown{{StandardRated, 2000, 0, 0}, groupOf(t, 500_00, 1000)}, 110_00, []Amount{0, 100_00}},
	} {
		got, err := c.groups.spread(c.wanted)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: got %v, want %v", name, got, c.want)
				break
			}
		}
	}
}
