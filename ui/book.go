package ui

import (
	"context"
	"io"

	"facturier/app"
	"facturier/invoice"
	"facturier/invoice/reminder"
)

// Book is what the screens need of the book and its gestures; *app.App is one.
type Book interface {
	reader
	drafter
	actor
	cashier
	keeper
	dunner
}

// reader are the questions.
type reader interface {
	Today() invoice.Date
	Version(context.Context) (int64, error)
	Folder() string
	Documents(context.Context, invoice.Query) ([]invoice.Row, error)
	CountDocuments(context.Context, invoice.Query) (int, error)
	Document(context.Context, int64) (invoice.Document, error)
	Morning(context.Context, invoice.Date) (invoice.Morning, error)
	Thread(context.Context, int64) ([]invoice.Event, error)
	InvoicesOf(context.Context, int64) ([]invoice.Document, error)
	MadeOf(context.Context, int64) ([]invoice.Document, error)
	Progress(context.Context, int64) (invoice.QuoteProgress, error)
	Check(context.Context, invoice.Document) ([]invoice.Problem, error)
	Preview(context.Context, invoice.Document) (string, error)
	XML(context.Context, int64) ([]byte, error)
	Redraw(context.Context, int64) ([]byte, bool, error)
	PDFPath(invoice.Document) string
}

// drafter are the gestures that write drafts.
type drafter interface {
	NewDraft(context.Context, invoice.Kind, int64) (invoice.Document, error)
	SaveDraft(context.Context, invoice.Document) (invoice.Document, error)
	DeleteDraft(context.Context, int64) error
	Duplicate(context.Context, int64) (invoice.Document, error)
	Convert(context.Context, int64, invoice.Conversion) (invoice.Document, error)
	Credit(context.Context, int64, invoice.CreditRequest) (invoice.Document, error)
	Rectify(context.Context, int64, string) (invoice.Document, error)
	ReviseQuote(context.Context, int64) (invoice.Document, error)
}

// actor are the gestures that have a legal effect.
type actor interface {
	Issue(context.Context, int64) (invoice.Document, error)
	SendQuote(context.Context, int64, string) (invoice.Document, error)
	MarkSent(context.Context, int64, string) (invoice.Document, error)
	CheckRecipients(to string) error
	AcceptQuote(context.Context, int64, invoice.Acceptance) (invoice.Document, error)
	RefuseQuote(context.Context, int64, invoice.Acceptance) (invoice.Document, error)
}

// cashier is the money that comes in, and the credit of the clients.
type cashier interface {
	PayWith(context.Context, int64, invoice.Payment, invoice.Grant) (invoice.Document, error)
	PayBeyond(ctx context.Context, id int64, p invoice.Payment, elsewhere bool, g invoice.Grant) (invoice.Settled, error)
	UseCredit(context.Context, int64, invoice.Amount, invoice.Date) (invoice.Settled, error)
	Receive(context.Context, invoice.Receipt) (invoice.Settled, error)
	Refund(context.Context, int64, invoice.Payment) (invoice.Settled, error)
	Reverse(context.Context, int64) (invoice.Settled, error)
	OpenInvoices(context.Context, int64) ([]invoice.Row, error)
	ClientCredit(context.Context, int64) (invoice.ClientCredit, error)
	DueBack(context.Context, int64, invoice.Currency) (reminder.DueBack, error)
	CreditEvents(context.Context, int64) ([]invoice.Event, error)
	ReceiptOf(context.Context, int64) ([]invoice.Event, error)
}

// keeper are the clients and the settings.
type keeper interface {
	Clients(context.Context, invoice.ClientQuery) ([]invoice.ClientRow, error)
	CountClients(context.Context, invoice.ClientQuery) (int, error)
	Client(context.Context, int64) (invoice.Client, error)
	SaveClient(context.Context, invoice.Client) (invoice.Client, error)
	ArchiveClient(context.Context, int64, bool) (invoice.Client, error)
	Settings(context.Context) (invoice.Settings, error)
	SaveSettings(context.Context, invoice.Settings) error
	NextNumber(context.Context, invoice.Series, invoice.Date) (string, error)
	SetNextNumber(context.Context, string) error
	SetLogo(context.Context, string) error
}

// dunner are what waits each morning and what is asked again.
type dunner interface {
	Tasks(context.Context) ([]reminder.Task, error)
	PutOff(context.Context, reminder.Task, invoice.Date) (reminder.Entry, error)
	LiftPutOff(context.Context, reminder.Task) (reminder.Entry, error)
	Declare(context.Context, reminder.Task) (reminder.Entry, error)

	DraftReminder(context.Context, []int64, reminder.Tone, reminder.Channel) (reminder.Entry, reminder.Request, error)
	DraftDocument(context.Context, int64) (reminder.Entry, error)
	Record(context.Context, reminder.Entry) (reminder.Entry, error)
	ReminderSettings(context.Context) (reminder.Settings, error)
	SaveReminderSettings(context.Context, reminder.Settings) error
	postman
	follower
}

// follower are what is noted about a document, and what is read of a debt.
type follower interface {
	Outlooks(context.Context, []int64) ([]app.Outlook, error)
	Journal(context.Context, int64) ([]reminder.Entry, error)
	ClientJournal(context.Context, int64) ([]reminder.Entry, error)
	Claim(context.Context, int64) (reminder.Claim, error)
	Penalties(context.Context, int64) (invoice.Document, error)
	PenaltiesOf(context.Context, int64) ([]invoice.Document, error)
	Note(context.Context, int64, string) (reminder.Entry, error)
	Promise(context.Context, int64, invoice.Date, invoice.Amount, string) (reminder.Entry, error)
	Dispute(context.Context, int64, string) (reminder.Entry, error)
	LiftDispute(context.Context, int64, string) (reminder.Entry, error)
	Disputed(context.Context, int64) (bool, error)
	Plan(context.Context, []int64, []reminder.Installment, string) (reminder.Entry, error)
	EndPlan(context.Context, int64, string) (reminder.Entry, error)
	StatementOver(context.Context, int64, app.Period) (app.Statement, error)
	Exposure(context.Context, int64) (owed invoice.Amount, formal bool, err error)
	StatementText(context.Context, app.Statement) (string, error)
	StatementPDF(context.Context, app.Statement) ([]byte, error)
	LetterPDF(context.Context, reminder.Entry) ([]byte, error)
	PlanPDF(context.Context, reminder.Entry) ([]byte, error)
	Dossier(context.Context, int64, io.Writer) error
	Attach(context.Context, int64, string) (app.Attachment, error)
	Attachments(context.Context, int64) ([]app.Attachment, error)
	FileAnswer(context.Context, int64, string) (reminder.Entry, error)
	ReadAttachment(app.Attachment) ([]byte, error)
	Effect(context.Context, int) (app.Effect, error)
}

// postman is what leaves the program. Nothing of it is undone.
type postman interface {
	Send(context.Context, reminder.Entry, app.Ask) (reminder.Entry, error)
	SendDocument(context.Context, int64, string, string, app.Ask) (reminder.Entry, error)
	AutoInvoice(context.Context, int64, app.Ask) (invoice.Document, reminder.Entry, bool, error)
	EML(context.Context, reminder.Entry) ([]byte, error)
	Mailto(context.Context, reminder.Entry) (string, error)
	Outbox(context.Context) ([]reminder.Entry, error)
	Retry(context.Context, int64, app.Ask) (reminder.Entry, error)
	Settle(context.Context, int64, bool) (reminder.Entry, error)
	Forget(context.Context, int64) error
}
