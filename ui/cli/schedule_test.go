package cli

import (
	"testing"
	"time"

	"facturier/invoice"
)

func TestAScheduledCommandIsReadAsItIs(t *testing.T) {
	command := []string{"/opt/facturier", "--livre", `/home/j/50 % d'été $HOME "x"\l.db`, "relancer", "--dues", "--oui"}
	at := time.Date(2026, 1, 1, 7, 5, 0, 0, time.UTC)
	want := `5 7 * * 1-5 /opt/facturier --livre '/home/j/50 \% d'\''été $HOME "x"\l.db' relancer --dues --oui`
	if got := cronLine(command, at); got != want {
		t.Errorf("cron: got\n%s\nwant\n%s", got, want)
	}
	want = `"/home/j/50 %% d'été $$HOME \"x\"\\l.db"`
	if got := unitWord(command[2]); got != want {
		t.Errorf("systemd: got %s, want %s", got, want)
	}
}

func TestAPlanMayPassTheNewYear(t *testing.T) {
	today, _ := invoice.NewDate(2026, 11, 22)
	plan, err := planOf("15/12:200 ; 15/01:1 200,50; 15/02 : 10;", today)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, i := range plan {
		got += i.Date.ISO() + " " + string(amountNumber(i.Amount)) + ";"
	}
	if want := "2026-12-15 200.00;2027-01-15 1200.50;2027-02-15 10.00;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for text, field := range map[string]string{"15/12": "echeancier[0]", "15/12:200;32/01:5": "echeancier[1]", "15/12:200;16/12:beaucoup": "echeancier[1]", "": "echeancier[0]"} {
		_, err := planOf(text, today)
		if e := sentenceOf(err); e.Field != field || e.Code != invoice.CodeInvalid {
			t.Errorf("%q: got %s on %q, want %s on %q", text, e.Code, e.Field, invoice.CodeInvalid, field)
		}
	}
}

func TestASemesterBeginsInJanuaryOrInJuly(t *testing.T) {
	today, _ := invoice.NewDate(2026, 11, 22)
	from, rate, err := semesterFlag("2027-01-01=3,00", today)
	if err != nil || from.ISO() != "2027-01-01" || rate != 300 {
		t.Errorf("got %s %d %v, want 2027-01-01 300", from.ISO(), rate, err)
	}
	for text, want := range map[string]invoice.Code{"2027-01-02=3": invoice.CodeInvalid, "2027-01-01": invoice.CodeUsage, "2027-01-01=trois": invoice.CodeInvalid, "janvier=3": invoice.CodeInvalid} {
		if _, _, err := semesterFlag(text, today); invoice.ErrorCode(err) != want {
			t.Errorf("%s: got %v, want %s", text, err, want)
		}
	}
}
