package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"facturier/app"
	"facturier/invoice"
)

// unitName is the name of the systemd user units.
const unitName = "facturier-relances"

// scheduleView is "relancer --planifier --json": Line is that of crontab, where
// there is no systemd.
type scheduleView struct {
	Way   string   `json:"moyen"`
	Files []string `json:"fichiers"`
	Line  optional `json:"ligne"`
}

// schedule makes the machine send what is due each working morning: by a user
// timer of systemd, or else by a line of crontab, which is given and not
// installed.
func (s *session) schedule(ctx context.Context, book *app.App, hour string) error {
	at, err := time.Parse("15:04", strings.ReplaceAll(hour, "h", ":"))
	if err != nil {
		return usage(fmt.Sprintf("« %s » n'est pas une heure.", shorten(hour)), "Écrivez --heure 8:30.")
	}
	command, err := scheduledCommand(book.Path())
	if err != nil {
		return err
	}
	settings, err := book.ReminderSettings(ctx)
	if err != nil {
		return err
	}
	if settings.Mail.Host == "" {
		s.note("Votre boîte n'est pas encore réglée : « facturier reglages relances --smtp-hote … ».")
	} else if settings.Mail.User != "" && settings.Mail.PasswordCommand == "" {
		s.note("Personne ne tapera le mot de passe le matin : réglez --smtp-commande-mdp.")
	}
	folder := s.unitFolder()
	if folder == "" || !hasSystemd(ctx) {
		return s.giveCron(cronLine(command, at))
	}
	units := unitsOf(folder, command, at)
	if s.dry {
		return s.showUnits(units, "Essai, rien n'est écrit.")
	}
	if err := s.install(ctx, folder, units); err != nil {
		return err
	}
	return s.showUnits(units, fmt.Sprintf("Les relances dues partiront du lundi au vendredi à %s. « facturier relancer --ne-plus-planifier » y met fin.", at.Format("15:04")))
}

// install writes the units and enables the timer: all of it, or nothing stays.
func (s *session) install(ctx context.Context, folder string, units []unit) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return writeError(folder, err)
	}
	var err error
	for _, u := range units {
		if err == nil {
			err = s.writeFile(u.path, []byte(u.text))
		}
	}
	if err == nil {
		err = systemctl(ctx, "daemon-reload")
	}
	if err == nil {
		err = systemctl(ctx, "enable", "--now", unitName+".timer")
	}
	if err != nil {
		for _, u := range units {
			os.Remove(u.path)
		}
	}
	return err
}

// unschedule takes the timer away.
func (s *session) unschedule(ctx context.Context) error {
	folder := s.unitFolder()
	var there []string
	for _, u := range unitsOf(folder, nil, time.Time{}) {
		if _, err := os.Stat(u.path); err == nil && folder != "" {
			there = append(there, u.path)
		}
	}
	if len(there) == 0 {
		s.answer("", "Rien n'est planifié par systemd. Une ligne de crontab se retire par « crontab -e ».")
		return nil
	}
	if s.dry {
		s.answer("", strings.Join(there, " et ")+" seraient retirés.")
		return nil
	}
	if hasSystemd(ctx) {
		if err := systemctl(ctx, "disable", "--now", unitName+".timer"); err != nil {
			return err
		}
	}
	for _, path := range there {
		if err := os.Remove(path); err != nil {
			return writeError(path, err)
		}
	}
	if hasSystemd(ctx) {
		if err := systemctl(ctx, "daemon-reload"); err != nil {
			return err
		}
	}
	if s.json {
		return s.print(scheduleView{Way: "systemd", Files: there})
	}
	s.answer("", "Les relances ne partent plus seules.")
	return nil
}

func (s *session) giveCron(line string) error {
	if s.json {
		return s.print(scheduleView{Way: "cron", Files: []string{}, Line: optional(line)})
	}
	s.tell("Pas de systemd ici : ajoutez cette ligne par « crontab -e ».")
	s.say("%s", line)
	return nil
}

func (s *session) showUnits(units []unit, sentence string) error {
	if s.json {
		view := scheduleView{Way: "systemd"}
		for _, u := range units {
			view.Files = append(view.Files, u.path)
		}
		return s.print(view)
	}
	for _, u := range units {
		s.say("# %s\n%s", u.path, u.text)
	}
	s.say("%s", sentence)
	return nil
}

// unit is a file of systemd.
type unit struct{ path, text string }

// unitFolder is where the user's units are, "" when there is no home.
func (s *session) unitFolder() string {
	base := s.outside.Env("XDG_CONFIG_HOME")
	if !filepath.IsAbs(base) { // the XDG specification ignores relative paths
		home := s.outside.Env("HOME")
		if !filepath.IsAbs(home) {
			return ""
		}
		base = filepath.Join(home, ".config")
	}
	return filepath.Join(base, "systemd", "user")
}

// unitsOf are the timer and what it runs. A code of 10 says that something
// waits for a person: the unit did not fail.
func unitsOf(folder string, command []string, at time.Time) []unit {
	quoted := make([]string, len(command))
	for i, word := range command {
		quoted[i] = unitWord(word)
	}
	return []unit{
		{filepath.Join(folder, unitName+".service"), "[Unit]\nDescription=Facturier : envoie les relances dues\n\n[Service]\nType=oneshot\nExecStart=" +
			strings.Join(quoted, " ") + "\nSuccessExitStatus=10\n"},
		{filepath.Join(folder, unitName+".timer"), "[Unit]\nDescription=Facturier : les relances, chaque matin ouvré\n\n[Timer]\nOnCalendar=Mon..Fri *-*-* " +
			at.Format("15:04") + ":00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n"},
	}
}

// unitWord quotes a word of ExecStart (systemd.service(5), systemd.unit(5)).
func unitWord(word string) string {
	if plainWord(word) {
		return word
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "%", "%%", "$", "$$").Replace(word) + `"`
}

// cronLine runs a command at an hour of the working days (crontab(5)).
func cronLine(command []string, at time.Time) string {
	words := make([]string, len(command))
	for i, word := range command {
		words[i] = word
		if !plainWord(word) {
			words[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
	}
	return fmt.Sprintf("%d %d * * 1-5 %s", at.Minute(), at.Hour(), strings.ReplaceAll(strings.Join(words, " "), "%", `\%`))
}

// plainWord says that neither a shell nor systemd reads anything into a word.
func plainWord(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-+@:=,", r))
	}) < 0
}

// scheduledCommand is this very program on this very book.
func scheduledCommand(book string) ([]string, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if strings.Contains(program, "go-build") {
		return nil, invoice.Refused("Facturier tourne par « go run », d'un dossier qui sera effacé.", "« go build » en fait un programme ; placez-le dans votre PATH et planifiez de là.")
	}
	if book, err = filepath.Abs(book); err != nil {
		return nil, err
	}
	if strings.ContainsAny(program+book, "\n\r") {
		return nil, invoice.Refused("Le chemin du livre contient un saut de ligne.", "Renommez son dossier.")
	}
	return []string{program, "--livre", book, "relancer", "--dues", "--oui"}, nil
}

// hasSystemd says that a manager of user units answers.
func hasSystemd(ctx context.Context) bool {
	return exec.CommandContext(ctx, "systemctl", "--user", "show-environment").Run() == nil
}

func systemctl(ctx context.Context, args ...string) error {
	output, err := exec.CommandContext(ctx, "systemctl", append([]string{"--user"}, args...)...).CombinedOutput()
	if err == nil {
		return nil
	}
	reason, _, _ := strings.Cut(strings.TrimSpace(string(output)), "\n")
	return &invoice.Error{Code: invoice.CodeRefused, Err: err, Message: strings.TrimRight(fmt.Sprintf("« systemctl --user %s » a échoué : %s", strings.Join(args, " "),
		invoice.Clean(reason)), ".:  ") + ".", Hint: "« journalctl --user » en dit plus."}
}
