package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// series are the times of one thing measured again and again.
type series []time.Duration

// at is the value below which the given part of the series is.
func (s series) at(part float64) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[min(int(part*float64(len(sorted))), len(sorted)-1)]
}

func (s series) median() time.Duration { return s.at(0.5) }

func ms(d time.Duration) string {
	if d >= time.Second {
		return fmt.Sprintf("%.0f ms", d.Seconds()*1000)
	}
	return fmt.Sprintf("%.2f ms", d.Seconds()*1000)
}

// pair is a thing measured against another, one after the other, so that what
// the machine does besides falls on both.
type pair struct{ ours, theirs series }

// measure runs both n times in turn, the first one alternating.
func measure(n int, ours, theirs func() (time.Duration, error)) (p pair, err error) {
	for i := range n {
		steps := []struct {
			run  func() (time.Duration, error)
			into *series
		}{{ours, &p.ours}, {theirs, &p.theirs}}
		if i%2 == 1 {
			slices.Reverse(steps)
		}
		for _, step := range steps {
			took, err := step.run()
			if err != nil {
				return p, err
			}
			*step.into = append(*step.into, took)
		}
	}
	return p, nil
}

// row is a line of the table; without a goal it only informs.
type row struct {
	what, measured, ratio, goal string
	missed                      bool
}

// against compares two durations with the ratio that they must not pass.
func against(what string, ours, theirs time.Duration, other string, goal float64) row {
	ratio := float64(ours) / float64(theirs)
	return row{what, fmt.Sprintf("%s / %s %s", ms(ours), other, ms(theirs)), number(ratio), "<= " + number(goal), ratio > goal}
}

// within compares a duration with an absolute goal.
func within(what string, took, goal time.Duration) row {
	return row{what, ms(took), "", "<= " + ms(goal), took > goal}
}

func number(f float64) string {
	if f < 0.1 {
		return fmt.Sprintf("%.4f", f)
	}
	return fmt.Sprintf("%.2f", f)
}

// columns are those of the table: what, measured, ratio, goal, verdict.
const columns = "%-58s %-38s %8s  %-12s %s"

func (r row) String() string {
	verdict := "ok"
	switch {
	case r.missed:
		verdict = "PAST"
	case r.goal == "":
		verdict = ""
	}
	return strings.TrimRight(fmt.Sprintf(columns, r.what, r.measured, r.ratio, r.goal, verdict), " ")
}
