package app

import (
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// The uses of a temporary folder.
const (
	TempOpened = "ouvert" // a file handed to another program, which may read it again
	TempDemo   = "demo"   // a throw-away book
)

// tempName is strict: a folder of the person's own may begin alike.
var tempName = regexp.MustCompile(`^facturier-(` + TempOpened + `|` + TempDemo + `)-\d+$`)

// TempFolder makes a private folder outside the book. What its maker does not
// remove, since another program may hold it or since it was killed, a later
// SweepTempFolders does.
func TempFolder(use string) (string, error) { return os.MkdirTemp("", "facturier-"+use+"-*") }

// SweepTempFolders removes the folders of TempFolder in which nothing was written for a day.
func SweepTempFolders(now time.Time) {
	entries, err := os.ReadDir(os.TempDir())
	if err != nil {
		return
	}
	for _, entry := range entries {
		folder := filepath.Join(os.TempDir(), entry.Name())
		if entry.IsDir() && tempName.MatchString(entry.Name()) && now.Sub(lastWritten(folder)) > 24*time.Hour {
			_ = os.RemoveAll(folder) // another person's stays
		}
	}
}

// lastWritten is when a folder or a file right in it last changed.
func lastWritten(folder string) (last time.Time) {
	files, _ := filepath.Glob(filepath.Join(folder, "*"))
	for _, name := range append(files, folder) {
		if info, err := os.Lstat(name); err == nil && info.ModTime().After(last) {
			last = info.ModTime()
		}
	}
	return last
}
