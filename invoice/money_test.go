package invoice

import (
	"errors"
	"math/rand"
	"testing"
)

func TestAmountsAreWrittenInFrench(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Amount(0).String(), "0,00 €"},
		{Amount(5).String(), "0,05 €"},
		{Amount(1_250_00).String(), "1 250,00 €"},
		{Amount(-1_234_567_89).String(), "−1 234 567,89 €"},
		{MaxAmount.String(), "100 000 000 000,00 €"},
		{Price(450_0000).String(), "450,00 €"},
		{Price(12_3456).String(), "12,3456 €"},
		{Price(1_2550).String(), "1,255 €"},
		{Quantity(2500).String(), "2,5"},
		{Quantity(1000).String(), "1"},
		{Quantity(1_250_125).String(), "1 250,125"},
		{Rate(2000).String(), "20 %"},
		{Rate(550).String(), "5,5 %"},
		{Discount{Rate: 1000}.String(), "10 %"},
		{Discount{Amount: 50_00}.String(), "50,00 €"},
		{Discount{}.String(), ""},
	} {
		if plainSpaces(c.got) != c.want {
			t.Errorf("got %q, want %q", plainSpaces(c.got), c.want)
		}
	}
}

func TestRoundingIsHalfAwayFromZero(t *testing.T) {
	for _, c := range []struct {
		amount Amount
		rate   Rate
		want   Amount
	}{
		{250, 1000, 25}, {255, 1000, 26}, {254, 1000, 25}, {-255, 1000, -26}, {-254, 1000, -25},
		{1, 5000, 1}, {-1, 5000, -1}, {1, 4999, 0}, {MaxAmount, FullRate, MaxAmount},
	} {
		if got, err := c.rate.Of(c.amount); err != nil || got != c.want {
			t.Errorf("%v of %d: got %d, %v, want %d", c.rate, c.amount, got, err, c.want)
		}
	}
	if got, err := Price(33_3333).Times(3000); err != nil || got != 100_00 {
		t.Errorf("3 × 33,3333 €: got %d, %v, want 10000", got, err)
	}
}

func TestOverflowIsAnErrorNeverAWrongSum(t *testing.T) {
	for _, c := range []struct {
		price    Price
		quantity Quantity
	}{{MaxPrice, 1001}, {MaxPrice, MaxQuantity}, {2_0000, MaxQuantity}, {MaxPrice, 1 << 62}} {
		if got, err := c.price.Times(c.quantity); c.quantity > 1000 && c.price > 1_0000 && err == nil && got <= MaxAmount && Amount(c.price/100) > MaxAmount*1000/Amount(c.quantity) {
			t.Errorf("%d × %d: got %d without an error", c.price, c.quantity, got)
		}
	}
	if _, err := MaxPrice.Times(1001); !errors.Is(err, ErrOverflow) {
		t.Errorf("a cent above the limit: got %v, want ErrOverflow", err)
	}
	if got, err := MaxPrice.Times(1000); err != nil || got != MaxAmount {
		t.Errorf("the limit itself: got %d, %v, want %d", got, err, MaxAmount)
	}
	if _, err := Amount(MaxAmount).Share(3, 1); !errors.Is(err, ErrOverflow) {
		t.Errorf("three times the limit: got %v, want ErrOverflow", err)
	}
	if _, err := Amount(1).Allocate([]Amount{1, 2}); err != nil {
		t.Errorf("Allocate: %v", err)
	}
}

func TestShareOfNothingIsNothing(t *testing.T) {
	if got, err := Amount(100).Share(1, 0); got != 0 || err != nil {
		t.Errorf("got %d, %v, want 0", got, err)
	}
	if got, err := Amount(100).Share(-1, -3); got != 33 || err != nil {
		t.Errorf("got %d, %v, want 33", got, err)
	}
}

func TestAllocateByLargestRemainder(t *testing.T) {
	for _, c := range []struct {
		sum     Amount
		weights []Amount
		want    []Amount
	}{
		{100, []Amount{1, 1, 1}, []Amount{34, 33, 33}},
		{-100, []Amount{1, 1, 1}, []Amount{-34, -33, -33}},
		{5, []Amount{70, 20, 10}, []Amount{4, 1, 0}},
		{10, []Amount{0, 0}, []Amount{10, 0}},
		{10, nil, []Amount{}},
	} {
		got, err := c.sum.Allocate(c.weights)
		if err != nil || len(got) != len(c.want) {
			t.Fatalf("%d over %v: got %v, %v, want %v", c.sum, c.weights, got, err, c.want)
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%d over %v: got %v, want %v", c.sum, c.weights, got, c.want)
				break
			}
		}
	}
}

func TestAllocateAddsUpAlways(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 5000 {
		sum := Amount(random.Int63n(int64(MaxAmount))) - MaxAmount/2
		weights := make([]Amount, 1+random.Intn(12))
		var whole Amount
		for i := range weights {
			weights[i] = Amount(random.Int63n(1 << uint(1+random.Intn(40))))
			whole += weights[i]
		}
		parts, err := sum.Allocate(weights)
		if err != nil {
			t.Fatalf("%d over %v: %v", sum, weights, err)
		}
		var total Amount
		for i, p := range parts {
			total += p
			if whole == 0 {
				continue
			}
			if exact, err := sum.Share(weights[i], whole); err == nil && max(exact-p, p-exact) > 1 {
				t.Fatalf("%d over %v: part %d is %d, want %d within a cent", sum, weights, i, p, exact)
			}
		}
		if total != sum {
			t.Fatalf("%d over %v: parts %v add up to %d", sum, weights, parts, total)
		}
	}
}
