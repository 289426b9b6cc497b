package invoice

import "testing"

func TestAnAnswerIsBetweenTheQuoteAndToday(t *testing.T) {
	quote := accepted(t, line("Pose", 1000, 0))
	quote.IssueDate = testDay - 2
	for day := testDay - 2; day <= testDay; day++ {
		if err := quote.CheckAnswer(Acceptance{Date: day}, testDay); err != nil {
			t.Errorf("%s: got %v", day, err)
		}
	}
	wantError(t, quote.CheckAnswer(Acceptance{Date: testDay - 3}, testDay), CodeInvalid, FieldDate, "19/11/2026, est avant le devis, du 20/11/2026")
	wantError(t, quote.CheckAnswer(Acceptance{Date: testDay + 1}, testDay), CodeInvalid, FieldDate, "23/11/2026, est après aujourd'hui")
}
