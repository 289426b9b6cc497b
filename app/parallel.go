package app

import (
	"context"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// batchGC is the growth of the heap, in percent, between two collections of a
// batch: drawing 1 000 pages throws away gigabytes and keeps next to nothing,
// so that the usual 100 spends a third of the time collecting. This takes 130 MB.
const batchGC = 400

// parallel runs f for 0 to n-1 on all cores, in that order of beginning, until
// one fails or ctx ends, whose error it returns; what was begun is finished.
func parallel(ctx context.Context, n int, f func(ctx context.Context, at int) error) error {
	defer debug.SetGCPercent(debug.SetGCPercent(batchGC))
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Go(func() {
			for ctx.Err() == nil {
				at := int(next.Add(1)) - 1
				if at >= n {
					return
				}
				if err := f(ctx, at); err != nil {
					cancel(err)
				}
			}
		})
	}
	workers.Wait()
	return context.Cause(ctx)
}
