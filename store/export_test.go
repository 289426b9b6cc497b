package store

import "context"

// Disk is what a gesture does to the archive, for tests that put another one in
// its place.
type (
	Disk   = disk
	OSDisk = osDisk
)

// OpenOn opens a book whose archive is on another disk.
func OpenOn(ctx context.Context, path string, archive Disk) (*Book, error) {
	return openOn(ctx, path, migrations(), archive)
}
