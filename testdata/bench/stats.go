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

// measure runs both n times in turn.
func measure(n int, ours, theirs func() (time.Duration, error)) (pair, error) {
	all, err := inTurn(n, ours, theirs)
	if err != nil {
		return pair{}, err
	}
	return pair{all[0], all[1]}, nil
}

// inTurn runs each step n times, one after the other, the first one changing.
func inTurn(n int, steps ...func() (time.Duration, error)) ([]series, error) {
	all := make([]series, len(steps))
	for i := range n {
		for k := range steps {
			at := (i + k) % len(steps)
			took, err := steps[at]()
			if err != nil {
				return nil, err
			}
			all[at] = append(all[at], took)
		}
	}
	return all, nil
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

// beside is a duration for comparison with the one of the line above, which is
// so many times as long.
func beside(what string, other, took time.Duration) row {
	return row{what: what, measured: ms(other), ratio: number(float64(took) / float64(other))}
}

// informs is a line without its goal.
func informs(r row) row {
	r.goal, r.missed = "", false
	return r
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
