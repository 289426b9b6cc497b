package invoice

import "testing"

func TestPaymentDaysByTypeOfClient(t *testing.T) {
	for name, c := range map[string]struct {
		client ClientType
		days   int
		right  bool
	}{
		"L441-10 I 60 days":          {Company, 60, true},
		"L441-10 I 61 days":          {Company, 61, false},
		"L441-10 I 61 days abroad":   {Foreign, 61, false},
		"R2192-11 CCP 50 days":       {Public, 50, true},
		"R2192-11 CCP 51 days":       {Public, 51, false},
		"L441-10 is not for persons": {Consumer, 90, true},
		"no day at all":              {Consumer, 0, false},
	} {
		if err := c.client.CheckPaymentDays(c.days); (err == nil) != c.right {
			t.Errorf("%s: got %v, want right %v", name, err, c.right)
		}
	}
}

// L441-10 I: no agreement between professionals goes past 60 days.
func TestL441_10ClientIsNotSavedWithALongerDelay(t *testing.T) {
	for days, want := range map[int]Code{0: "", 60: "", 61: CodeInvalid, -1: CodeInvalid} {
		c := Client{Type: Company, Name: "Durand SARL", PaymentDays: days}
		if err := c.Validate(); ErrorCode(err) != want {
			t.Errorf("%d days: got %v, want the code %q", days, err, want)
		}
	}
}
