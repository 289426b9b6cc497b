package invoice

// spreadWindow is how many cents around the proportional base of each group
// are tried. Sums with VAT of successive bases are one or two cents apart, and
// never two twice running up to 50 %, so that a few are enough.
const spreadWindow = 6

// withVAT is a base and its VAT.
func withVAT(base Amount, rate Rate) (Amount, error) {
	vat, err := rate.Of(base)
	return base + vat, err
}

// spread chooses a base for each group, none above the one given, in
// proportion, so that bases and their VAT add up to exactly the gross sum
// wanted, which is at most b.gross(). Where no choice does (3 cents at 20 %),
// they add up to the nearest sum below.
func (b breakdown) spread(wanted Amount) ([]Amount, error) {
	weights := make([]Amount, len(b))
	for i, g := range b {
		weights[i] = max(g.Base+g.VAT, 0)
	}
	parts, err := wanted.Allocate(weights)
	if err != nil {
		return nil, err
	}
	s := search{groups: b, start: make([]Amount, len(b))}
	missing := wanted
	for i, g := range b {
		base, err := parts[i].Share(Amount(FullRate), Amount(FullRate+g.Rate))
		if err != nil {
			return nil, err
		}
		s.start[i] = min(max(base, 0), max(g.Base, 0))
		gross, err := withVAT(s.start[i], g.Rate)
		if err != nil {
			return nil, err
		}
		missing -= gross
	}
	return s.run(missing)
}

// search looks for the moves of the bases, as small as possible, that fill
// what is missing: group after group, it keeps for each sum the cheapest moves
// that reach it.
type search struct {
	groups breakdown
	start  []Amount
}

// move is the last group's move on the way to a sum, and what all cost.
type move struct {
	by   Amount
	cost Amount
	ok   bool
}

func (s *search) run(missing Amount) ([]Amount, error) {
	reach := Amount(len(s.groups)) * spreadWindow * 2
	width := 2*reach + 1
	stages := make([][]move, len(s.groups)+1)
	stages[0] = make([]move, width)
	stages[0][reach].ok = true
	for i := range s.groups {
		stages[i+1] = make([]move, width)
		for by := Amount(-spreadWindow); by <= spreadWindow; by++ {
			gain, ok, err := s.gain(i, by)
			if err != nil {
				return nil, err
			}
			if !ok {
				continue
			}
			for sum, before := range stages[i] {
				at := Amount(sum) + gain
				if !before.ok || at < 0 || at >= width {
					continue
				}
				cost := before.cost + max(by, -by)
				if next := &stages[i+1][at]; !next.ok || cost < next.cost {
					*next = move{by: by, cost: cost, ok: true}
				}
			}
		}
	}
	return s.walk(stages, min(missing, reach)+reach), nil
}

// gain is what moving the base of a group adds to the gross sum; false when
// the base would leave its bounds.
func (s *search) gain(i int, by Amount) (Amount, bool, error) {
	base := s.start[i] + by
	if base < 0 || base > max(s.groups[i].Base, 0) {
		return 0, false, nil
	}
	before, err := withVAT(s.start[i], s.groups[i].Rate)
	if err != nil {
		return 0, false, err
	}
	after, err := withVAT(base, s.groups[i].Rate)
	return after - before, true, err
}

// walk goes back from the sum wanted, or from the nearest below that is
// reached, to the bases that reach it.
func (s *search) walk(stages [][]move, at Amount) []Amount {
	bases := make([]Amount, len(s.groups))
	last := len(stages) - 1
	for at > 0 && !stages[last][at].ok {
		at--
	}
	for i := last; i > 0; i-- {
		by := stages[i][at].by
		bases[i-1] = s.start[i-1] + by
		gain, _, err := s.gain(i-1, by)
		if err != nil {
			return bases
		}
		at -= gain
	}
	return bases
}
