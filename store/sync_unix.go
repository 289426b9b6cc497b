//go:build unix

package store

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes the names of a folder durable.
func syncFolder(name string) error {
	folder, err := os.Open(name)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil // a file system that has nothing to sync there
	}
	return errors.Join(err, folder.Close())
}
