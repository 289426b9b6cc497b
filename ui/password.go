package ui

import (
	"errors"
	"strings"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

const fieldPassword = "mot_de_passe"

// withPassword goes on once the password of the mailbox is known: typed once
// for as long as the program runs, and kept nowhere else.
func withPassword(d *deps, account reminder.Account, then func() step) step {
	if d.password != "" || account.Host == "" || account.User == "" || strings.TrimSpace(account.PasswordCommand) != "" {
		return then()
	}
	intro := []string{"Mot de passe de " + clean(account.User) + " sur " + clean(account.Host) + ".", "Il n'est gardé que tant que Facturier est ouvert."}
	return push(newDialog(d, "Mot de passe", intro, func(f *form) step {
		if d.password = f.text(fieldPassword); d.password == "" {
			f.fail(invoice.Invalid(fieldPassword, "Le mot de passe est vide.", ""))
			return step{}
		}
		next := then()
		next.pops++
		return next
	}, textField(fieldPassword, "Mot de passe", "").hidden()))
}

// askKept answers with the password that was typed.
func askKept(d *deps) app.Ask {
	password := d.password
	if password == "" {
		return nil
	}
	return func(string) (string, error) { return password, nil }
}

// loginRefused says that the server did not take the password.
func loginRefused(err error) bool {
	var ours *invoice.Error
	return errors.As(err, &ours) && strings.Contains(ours.Field, fieldPassword)
}

// forgetPassword has it asked again when the server did not take it.
func forgetPassword(d *deps, err error) {
	if loginRefused(err) {
		d.password = ""
	}
}
