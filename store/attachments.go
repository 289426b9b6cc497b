package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"path/filepath"

	"facturier/invoice"
)

// attachedFolder is where the archive keeps the files that belong to documents.
const attachedFolder = archiveFolder + "/pieces"

// Attachment is a file that belongs to a document. File is its path in the
// folder of the book, with slashes; Hash its SHA-256 in hexadecimal.
type Attachment struct {
	ID         int64
	DocumentID int64
	Date       invoice.Date
	Name       string // as it was chosen
	File       string
	Hash       string
	Size       int
}

// Attach keeps a copy of a file in the archive, with its hash: both stay, or
// neither. name is the file's own, without folder.
func (b *Book) Attach(ctx context.Context, documentID int64, name string, content []byte, day invoice.Date) (a Attachment, err error) {
	if name, err = attachable(name, content); err != nil {
		return a, err
	}
	err = b.archiving(ctx, func(tx *session, files *archive) error {
		a, err = attach(ctx, tx, files, documentID, name, content, day)
		return err
	})
	return a, err
}

// attachable is the name that a file is kept under.
func attachable(name string, content []byte) (string, error) {
	if name = safeName(name); name == "" {
		return "", invoice.Invalid("fichier", "Ce fichier n'a pas de nom.", "")
	}
	if len(content) == 0 {
		return "", invoice.Invalid("fichier", fmt.Sprintf("«\u00a0%s\u00a0» est vide.", name), "Choisissez un autre fichier.")
	}
	return name, nil
}

func attach(ctx context.Context, tx *session, files *archive, documentID int64, name string, content []byte, day invoice.Date) (a Attachment, err error) {
	d, err := loadJournaled(ctx, tx, documentID)
	if err != nil {
		return a, err
	}
	sum := sha256.Sum256(content)
	a = Attachment{DocumentID: d.id, Date: day, Name: name, Hash: hex.EncodeToString(sum[:]), Size: len(content)}
	if err := sameAttached(ctx, tx, a); err != nil {
		return a, err
	}
	err = tx.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'attachments'").Scan(&a.ID)
	if err != nil {
		return a, err
	}
	a.File = path.Join(attachedFolder, fmt.Sprintf("%d %s", a.ID, name))
	if err := files.put(a.File, content); err != nil {
		return a, err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO attachments (id, document_id, date, name, file, sha, size) VALUES (?, ?, ?, ?, ?, ?, ?)",
		a.ID, a.DocumentID, a.Date, a.Name, a.File, sum[:], a.Size)
	return a, err
}

// sameAttached refuses a file that the document has already.
func sameAttached(ctx context.Context, tx *session, a Attachment) error {
	there, err := loadAttachments(ctx, tx, a.DocumentID)
	for _, other := range there {
		if other.Hash == a.Hash {
			return invoice.Refused(fmt.Sprintf("Ce fichier est déjà joint, sous le nom «\u00a0%s\u00a0».", other.Name), "")
		}
	}
	return err
}

// Attachments are the files of a document, in the order in which they came.
func (b *Book) Attachments(ctx context.Context, documentID int64) (all []Attachment, err error) {
	err = b.look(ctx, func(tx *session) error {
		all, err = loadAttachments(ctx, tx, documentID)
		return err
	})
	return all, err
}

const selectAttachments = "SELECT id, document_id, date, name, file, sha, size FROM attachments"

func loadAttachments(ctx context.Context, tx *session, documentID int64) ([]Attachment, error) {
	return collect(ctx, tx, selectAttachments+" WHERE document_id = +? ORDER BY id", []any{documentID}, scanAttachment)
}

func scanAttachment(row scanner) (a Attachment, err error) {
	var sha []byte
	err = row.Scan(&a.ID, &a.DocumentID, &a.Date, &a.Name, &a.File, &sha, &a.Size)
	a.Hash = hex.EncodeToString(sha)
	return a, err
}

// ReadAttachment is the content of a file as it was attached; CodeBook when it
// is lost or changed.
func (b *Book) ReadAttachment(a Attachment) ([]byte, error) {
	content, err := os.ReadFile(filepath.Join(b.Folder(), filepath.FromSlash(a.File)))
	if err != nil {
		return nil, failure(err, fmt.Sprintf("La pièce jointe «\u00a0%s\u00a0» ne se laisse pas lire.", a.Name), "«\u00a0facturier verifie\u00a0» dit ce qui manque\u00a0; restaurez votre sauvegarde.")
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != a.Hash {
		return nil, failure(nil, fmt.Sprintf("La pièce jointe «\u00a0%s\u00a0» n'est plus le fichier d'origine.", a.Name), "Restaurez-la de votre sauvegarde.")
	}
	return content, nil
}

// forgetFiles removes the files of a draft that is no more.
func (b *Book) forgetFiles(attached []Attachment) {
	for _, a := range attached {
		_ = b.disk.Remove(filepath.Join(b.Folder(), filepath.FromSlash(a.File)))
	}
}

// checkAttachments hashes each attached file again.
func (v *verifier) checkAttachments() error {
	all, err := collect(v.ctx, v.tx, selectAttachments+" ORDER BY id", nil, scanAttachment)
	if err != nil {
		return err
	}
	for _, a := range all {
		d, err := loadJournaled(v.ctx, v.tx, a.DocumentID)
		if invoice.ErrorCode(err) == invoice.CodeNotFound {
			v.fault("", "pièces jointes", "«\u00a0%s\u00a0» est d'un document qui n'est plus là.", a.Name)
		} else if err != nil {
			return err
		}
		v.files[a.File] = d.name
		if _, err := v.book.ReadAttachment(a); err != nil {
			v.fault(d.name, "pièces jointes", "%s", err)
		}
	}
	return nil
}
