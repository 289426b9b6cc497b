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
