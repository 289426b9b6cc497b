package invoice

import (
	"errors"
	"strings"
)

// Code is the kind of an error, for programs; it is also the "code" of the
// JSON error of the command line.
type Code string

// The kinds of error. What is none of these is a defect of the program.
const (
	CodeInvalid   Code = "invalide"    // a value that cannot be right
	CodeRefused   Code = "refuse"      // the law or the state of the document forbids it
	CodeConflict  Code = "conflit"     // it was changed elsewhere in the meantime
	CodeUsage     Code = "usage"       // the command line is wrong
	CodeNotFound  Code = "introuvable" // no such document or client
	CodeAmbiguous Code = "ambigu"      // several answer to this name
	CodeBook      Code = "livre"       // the book cannot be opened or written
	CodeMail      Code = "envoi"       // a message did not leave, or may not have
)

// Error is what went wrong: a kind for the program, a French sentence for the
// person, the field that it concerns (in the names of the JSON contract:
// "lignes[2].quantite", counted from 0) and a hint when there is one.
type Error struct {
	Code    Code
	Field   string
	Message string
	Hint    string
	Err     error // the cause, for the log only
}

// Error is the sentence.
func (e *Error) Error() string { return e.Message }

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// ErrorCode is the kind of err, or "" when it is not one of ours.
func ErrorCode(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// Invalid is an error of one field.
func Invalid(field, message, hint string) *Error {
	return &Error{Code: CodeInvalid, Field: field, Message: message, Hint: hint}
}

// Refused is an act that the law or the state of a document forbids.
func Refused(message, hint string) *Error {
	return &Error{Code: CodeRefused, Message: message, Hint: hint}
}

// refusedAt is Refused for one field.
func refusedAt(field, message, hint string) *Error {
	return &Error{Code: CodeRefused, Field: field, Message: message, Hint: hint}
}

// At is the error with its field set, when it is one of ours and has none.
func At(err error, field string) error {
	var e *Error
	if errors.As(err, &e) && e.Field == "" {
		copied := *e
		copied.Field = field
		return &copied
	}
	return err
}

// Problem is what keeps a draft from being issued, or what deserves a look.
type Problem struct {
	Rule    string // the article or the rule: "242 nonies A I-8°", "L441-10"
	Field   string // as in Error
	Message string // one French sentence that says what to do
	Severe  bool   // true: the document cannot be issued
}

// Sentence is the message with its rule, which a message that cites it already
// does not repeat.
func (p Problem) Sentence() string {
	if article, _, _ := strings.Cut(p.Rule, " I-"); article == "" || strings.Contains(p.Message, article) {
		return p.Message
	}
	return p.Message + " (" + p.Rule + ")"
}

// Blocking are the severe problems.
func Blocking(problems []Problem) []Problem {
	var severe []Problem
	for _, p := range problems {
		if p.Severe {
			severe = append(severe, p)
		}
	}
	return severe
}
