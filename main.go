// Facturier is the invoice book of a French auto-entrepreneur, in the terminal.
package main

import (
	"context"
	"os"
	"time"

	"facturier/app"
	"facturier/ui"
	"facturier/ui/cli"
)

func main() {
	os.Exit(run())
}

func run() int {
	return cli.Main(context.Background(), cli.Outside{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Env: os.Getenv, Now: time.Now, Screens: screens,
	})
}

func screens(ctx context.Context, book *app.App, o cli.ScreenOptions) error {
	defer app.SweepTempFolders(time.Now())
	return ui.Run(ctx, book, ui.Options{ASCII: o.ASCII, NoColor: os.Getenv("NO_COLOR") != "", Mouse: true, Demo: o.Demo})
}
