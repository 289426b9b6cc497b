package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"facturier/invoice"
)

// today is the value of a date that its flag leaves out.
const today = "aujourd'hui"

// methods are the means of payment, in the words of the contract.
func methods() []string {
	var words []string
	for _, m := range invoice.Methods {
		words = append(words, string(m))
	}
	return words
}

func methodChoices(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return methods(), cobra.ShellCompDirectiveNoFileComp
}

// methodFlag reads a means of payment; nothing is the default.
func methodFlag(text string) (invoice.Method, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	return invoice.ParseMethod(text)
}

// datedFlags are the flags whose date can be left out.
var datedFlags = []string{"--payee", "--payée"}

// joinDates writes "--payee 20/11" as "--payee=20/11", since the parser of flags
// takes the value of one that can be left out only so. What could name a
// document stays alone.
func joinDates(args []string, day invoice.Date) []string {
	joined := make([]string, 0, len(args))
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			return append(joined, args[i:]...)
		}
		for _, flag := range datedFlags {
			if arg == flag && i+1 < len(args) && isDate(args[i+1], day) {
				i++
				arg += "=" + args[i]
			}
		}
		joined = append(joined, arg)
	}
	return joined
}

// isDate says whether an argument is a date, right or wrong, and could be
// nothing else.
func isDate(arg string, day invoice.Date) bool {
	if strings.HasPrefix(arg, "--") || strings.Trim(arg, "0123456789") == "" {
		return false
	}
	_, err := invoice.ParseDate(arg, day)
	slash := strings.IndexByte(arg, '/')
	return err == nil || slash > 0 && strings.Trim(arg[:slash], "0123456789") == "" // 31/02 is refused as a date
}

// The decimals of an exchange rate in JSON, and the highest that is read, in
// millionths of euro.
const (
	rateScale = 6
	maxRate   = 999_999_999
)
