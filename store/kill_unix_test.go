//go:build unix

package store_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"facturier/invoice"
	"facturier/store"
)

// killed says which step the process of a test dies at.
const killed = "FACTURIER_KILLED_AT"

// die ends this process as a power cut would: nothing runs after it.
func die() {
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// mortal is a context that ends the process when it is asked, before a commit,
// whether it has ended.
type mortal struct {
	context.Context
	armed *atomic.Bool
}

func (m mortal) Err() error {
	if m.armed.Load() {
		die()
	}
	return m.Context.Err()
}

// dyingAt is a disk, and the rest of a gesture, that die after a step, in half
// of a write, or around the render or the commit.
func dyingAt(step string, ctx context.Context) (*watched, context.Context, store.Render) {
	armed := new(atomic.Bool)
	disk := newWatched()
	disk.after = func(at string) {
		if at == step {
			die()
		}
		if step == "commit" && at == "SyncFolder 2026" {
			armed.Store(true)
		}
	}
	disk.half = func(at, name string, content []byte) {
		if at == step {
			_ = os.WriteFile(name, content[:len(content)/2], 0o600)
			die()
		}
	}
	render := func(d invoice.Document, s invoice.Settings) ([]byte, error) {
		if step == "before the render" {
			die()
		}
		content, err := page(d, s)
		if step == "after the render" {
			die()
		}
		return content, err
	}
	return disk, mortal{ctx, armed}, render
}

// dieIn runs a test again in a process that must die.
func dieIn(t *testing.T, what string) {
	t.Helper()
	test, _, _ := strings.Cut(t.Name(), "/")
	command := exec.Command(os.Args[0], "-test.run=^"+test+"$")
	command.Env = append(os.Environ(), killed+"="+what)
	out, err := command.CombinedOutput()
	status, _ := command.ProcessState.Sys().(syscall.WaitStatus)
	if err == nil || status.Signal() != syscall.SIGKILL {
		t.Fatalf("the process did not die at %q: %v\n%s", what, err, out)
	}
}

// A process killed at whatever step of a gesture leaves the number with its
// file, or neither: the next one to open the book sees to it.
func TestAGestureKilledAtAnyStepIsWholeOrNothing(t *testing.T) {
	if what := os.Getenv(killed); what != "" {
		part := strings.Split(what, "|")
		disk, ctx, render := dyingAt(part[1], t.Context())
		b, err := store.OpenOn(ctx, part[2], disk)
		must(t, err)
		var id int64
		must(t, second(fmt.Sscan(part[3], &id)))
		t.Fatalf("still alive: %v", archiveGestures[part[0]].perform(ctx, b, id, render))
	}
	for name, g := range archiveGestures {
		folder, id := g.prepared(t)
		steps := append(g.steps(t, folder, id), "before the render", "after the render", "half a Write journal", "half a Write page", "commit")
		for _, step := range steps {
			t.Run(name+"/"+step, func(t *testing.T) {
				t.Parallel()
				path := copyBook(t, folder)
				dieIn(t, strings.Join([]string{name, step, path, fmt.Sprint(id)}, "|"))
				b := openBook(t, path)
				issued := strings.HasPrefix(step, "Truncate") // the only one after the commit
				wantWhole(t, b, id, issued)
				if !issued {
					must(t, g.perform(t.Context(), b, id, page))
					wantWhole(t, b, id, true)
				}
			})
		}
	}
}

// One that is killed while it undoes what another left is undone in turn.
func TestARecoveryKilledAtAnyStepGoesOn(t *testing.T) {
	if what := os.Getenv(killed); what != "" {
		step, path, _ := strings.Cut(what, "|")
		disk, ctx, render := dyingAt(step, t.Context())
		b, err := store.OpenOn(ctx, path, disk)
		must(t, err)
		t.Fatalf("still alive: %v", issuing(ctx, b, 1, render))
	}
	folder, id := archiveGestures["facture"].prepared(t)
	path := copyBook(t, folder)
	dieIn(t, "Rename page|"+path)
	for _, step := range []string{"Remove page", "Remove file", "Remove 2026", "Truncate journal"} {
		t.Run(step, func(t *testing.T) {
			again := copyBook(t, filepath.Dir(path))
			dieIn(t, step+"|"+again)
			wantWhole(t, openBook(t, again), id, false)
		})
	}
}

// Killed at moments drawn by lot, within the commits of SQLite too, a process
// that issues one invoice after another leaves a sound book.
func TestABookKilledAtRandomIsSound(t *testing.T) {
	const rounds, drafts = 8, 80
	if path := os.Getenv(killed); path != "" {
		b := openBook(t, path)
		for id := int64(1); id <= drafts; id++ {
			if d, err := b.Document(t.Context(), id); err == nil && !d.Issued() {
				must(t, issuing(t.Context(), b, id, page))
				fmt.Println(id)
			}
		}
		return
	}
	b, c := newBook(t)
	for range drafts {
		draft(t, b, c, 10)
	}
	must(t, b.Close())
	random := rand.New(rand.NewPCG(1, 1))
	for issued := 0; issued < rounds*2; {
		command := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
		command.Env = append(os.Environ(), killed+"="+b.Path())
		out, err := command.StdoutPipe()
		must(t, err)
		must(t, command.Start())
		said := bufio.NewReader(out)
		for range 2 { // so that each round goes on
			must(t, second(said.ReadString('\n')))
		}
		time.AfterFunc(time.Duration(random.IntN(20_000))*time.Microsecond, func() { _ = command.Process.Kill() })
		_, _ = io.Copy(io.Discard, said)
		_ = command.Wait()
		again, err := store.Open(t.Context(), b.Path())
		must(t, err)
		report := wantSound(t, again)
		must(t, again.Close())
		if report.Files != report.Documents || report.Documents < issued+2 {
			t.Fatalf("got %d documents and %d files, after %d and two more", report.Documents, report.Files, issued)
		}
		issued = report.Documents
	}
}
