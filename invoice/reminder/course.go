package reminder

import "facturier/invoice"

// Course is where a document stands, as the lines of its journal say, taken in
// their order: the steps done, what was agreed with the client, a dispute over
// it, and a put-off. Each of the three ends by itself: a dispute rests until it
// is lifted, whatever is noted meanwhile, and what was agreed holds again then;
// what is put off for a day is still promised after it.
type Course struct {
	Tone     Tone         // the firmest step done
	ToneOn   invoice.Date // its day
	AskedOn  invoice.Date // the last message, of a step or not
	FormalOn invoice.Date // the first mise en demeure
	Agreed   Pause        // a promise or a plan
	Disputed Pause
	PutOff   invoice.Date // out of the way until that day, included; zero: not
}

// Pause is why a document rests, until which day (zero: until it is lifted), and
// the line of the journal that says so.
type Pause struct {
	Rest  Rest
	Until invoice.Date
	Entry int64
}

// CourseOf is what lines make, the oldest first.
func CourseOf(entries []Entry) (c Course) {
	for _, e := range entries {
		c.Take(e)
	}
	return c
}

// Pause is what holds the document now: a dispute, else what was agreed.
func (c *Course) Pause() Pause {
	if c.Disputed.Rest != NoRest {
		return c.Disputed
	}
	return c.Agreed
}

// Take adds the next line. A message wakes what was agreed or put off.
func (c *Course) Take(e Entry) {
	switch e.Kind {
	case Reminded:
		c.ask(e)
	case PromiseMade:
		c.Agreed, c.PutOff = Pause{Promised, e.Until, e.ID}, 0
	case PlanAgreed:
		c.Agreed, c.PutOff = Pause{Planned, 0, e.ID}, 0
	case PlanEnded:
		if c.Agreed.Rest == Planned {
			c.Agreed = Pause{}
		}
	case DisputeOpened:
		c.Disputed = Pause{Disputed, 0, e.ID}
	case DisputeClosed:
		c.Disputed = Pause{}
	case PutOff: // until the day when it comes back
		c.PutOff = e.Until - 1
	case PutOffLifted:
		c.PutOff = 0
	}
}

func (c *Course) ask(e Entry) {
	if !e.Result.Counts() {
		return
	}
	if c.AskedOn = e.Date; Rank(e.Tone) > Rank(c.Tone) {
		c.Tone, c.ToneOn = e.Tone, e.Date
	}
	if e.Tone == FormalNotice && c.FormalOn == 0 {
		c.FormalOn = e.Date
	}
	c.Agreed, c.PutOff = Pause{}, 0
}
