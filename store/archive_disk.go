package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// disk is what a gesture does to the files of the archive, step by step. The
// tests put another one in its place, that refuses or dies at each step.
type disk interface {
	MakeFolder(name string) error // private; its parent is there
	Write(name string, content []byte) error
	Sync(name string) error       // the content of a file
	SyncFolder(name string) error // the names in a folder
	Rename(from, to string) error
	Remove(name string) error
	Truncate(name string) error
}

type osDisk struct{}

func (osDisk) MakeFolder(name string) error { return os.Mkdir(name, 0o700) }

func (osDisk) Write(name string, content []byte) error { return os.WriteFile(name, content, 0o600) }

func (osDisk) Sync(name string) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

func (osDisk) SyncFolder(name string) error { return syncFolder(name) }

func (osDisk) Rename(from, to string) error { return os.Rename(from, to) }

func (osDisk) Remove(name string) error { return os.Remove(name) }

func (osDisk) Truncate(name string) error { return os.Truncate(name, 0) }

// makeFolder makes a folder and those above it, durably: without their names
// on the disk, what is written in them is lost with the power.
func makeFolder(d disk, name string) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil
	}
	parent := filepath.Dir(name)
	if parent != name {
		if err := makeFolder(d, parent); err != nil {
			return err
		}
	}
	if err := d.MakeFolder(name); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.SyncFolder(parent)
}
