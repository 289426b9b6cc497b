package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flagError says in French what the parser of flags says in English.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	hint := fmt.Sprintf("« %s --help » liste les options.", cmd.CommandPath())
	switch {
	case errors.As(err, &unknown) && unknown.GetSpecifiedShortnames() == "":
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
		if close := nearest("--"+unknown.GetSpecifiedName(), names); close != "" {
			hint = close
		}
		return usage(fmt.Sprintf("L'option --%s n'existe pas pour « %s ».", unknown.GetSpecifiedName(), cmd.CommandPath()), hint)
	case errors.As(err, &unknown):
		return usage(fmt.Sprintf("L'option -%s n'existe pas.", unknown.GetSpecifiedShortnames()), hint)
	case errors.As(err, &bare):
		return usage(fmt.Sprintf("Il manque la valeur de l'option --%s.", bare.GetFlag().Name), hint)
	case errors.As(err, &invalid):
		return usage(fmt.Sprintf("« %s » n'est pas une valeur de l'option --%s.", shorten(invalid.GetValue()), invalid.GetFlag().Name), hint)
	}
	return usage("La ligne de commande ne se laisse pas lire.", hint)
}

// only takes no argument, or says which command was perhaps meant.
func only(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasSubCommands() {
		return usage(fmt.Sprintf("« %s » ne prend pas d'argument, et il y a « %s ».", cmd.CommandPath(), shorten(args[0])), "")
	}
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	hint := nearest(args[0], names)
	if hint == "" {
		hint = fmt.Sprintf("Commandes : %s.", strings.Join(names, ", "))
	}
	return usage(fmt.Sprintf("« %s » n'est pas une commande de « %s ».", shorten(args[0]), cmd.CommandPath()), hint)
}

// one takes exactly one argument, named as in the usage line.
func one(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) == 0 || strings.TrimSpace(args[0]) == "":
			return usage(fmt.Sprintf("Il manque %s.", name), "Usage : "+cmd.UseLine())
		case len(args) > 1:
			return usage(fmt.Sprintf("« %s » est de trop : il faut seulement %s.", shorten(args[1]), name), "Usage : "+cmd.UseLine())
		}
		return nil
	}
}

// words takes one or several arguments that are read as one: a client's name
// needs no quotes.
func words(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if strings.TrimSpace(strings.Join(args, " ")) == "" {
			return usage(fmt.Sprintf("Il manque %s.", name), "Usage : "+cmd.UseLine())
		}
		return nil
	}
}

// family is the command of a family, which does nothing by itself.
func family(cmd *cobra.Command, _ []string) error {
	var names []string
	for _, sub := range cmd.Commands() {
		names = append(names, sub.Name())
	}
	return usage(fmt.Sprintf("Il manque une commande après « %s ».", cmd.CommandPath()), fmt.Sprintf("Commandes : %s.", strings.Join(names, ", ")))
}
