package demo

import (
	"context"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"facturier/app"
	"facturier/invoice"
)

// story makes the gestures of all the jobs, each on its day, in the order of
// the days: numbers and dates then agree by themselves.
type story struct {
	app     *app.App
	trade   trade
	clients map[string]invoice.Client
	random  *rand.Rand
	today   invoice.Date
	now     invoice.Date // the day of the gesture under way
	clock   *invoice.Date
	acts    []act
	heard   func(done, total int)
}

type act struct {
	day invoice.Date
	do  func(context.Context) error
}

func newStory(book *app.App, t trade, o Options, clock *invoice.Date) *story {
	return &story{app: book, trade: t, clients: map[string]invoice.Client{}, clock: clock, today: o.Today, heard: o.Progress,
		random: rand.New(rand.NewPCG(uint64(o.Seed), 1))}
}

// at schedules a gesture, on the last working day when its own is not one.
func (s *story) at(ago int, do func(context.Context) error) {
	if ago < 0 {
		return
	}
	day := s.today.AddDays(-ago)
	for !working(day) {
		day--
	}
	s.acts = append(s.acts, act{day, do})
}

// holidays are the public holidays of a fixed date, as month and day.
var holidays = [][2]int{{1, 1}, {5, 1}, {5, 8}, {7, 14}, {8, 15}, {11, 1}, {11, 11}, {12, 25}}

func working(day invoice.Date) bool {
	weekday := day.Time().Weekday()
	return weekday != time.Saturday && weekday != time.Sunday && !slices.Contains(holidays, [2]int{day.Month(), day.Day()})
}

func (s *story) tell(ctx context.Context) error {
	if err := s.app.SaveSettings(ctx, s.trade.settings); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(s.trade.clients)) {
		c, err := s.app.SaveClient(ctx, s.trade.clients[key])
		if err != nil {
			return err
		}
		s.clients[key] = c
	}
	for _, j := range s.trade.jobs {
		j.plot(&thread{story: s, job: j})
	}
	slices.SortStableFunc(s.acts, func(a, b act) int { return int(a.day - b.day) })
	for i, a := range s.acts {
		s.now, *s.clock = a.day, a.day
		if err := a.do(ctx); err != nil {
			return err
		}
		s.heard(i+1, len(s.acts))
	}
	return ctx.Err()
}
