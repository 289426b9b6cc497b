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

// OpenUpgraded opens a book as a program does that knows one more version.
func OpenUpgraded(ctx context.Context, path string) (*Book, error) {
	return open(ctx, path, append(migrations(), "SELECT 1;"))
}
