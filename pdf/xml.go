package pdf

import (
	"facturier/invoice"
	"facturier/pdf/cii"
)

// XML is the electronic invoice of an issued document (Factur-X, CII D22B,
// profile EN 16931), the file factur-x.xml that its PDF carries: the same bytes each time. A quote and
// a draft have none, which is Refused; a panic below comes back as an error.
func XML(d invoice.Document) (xml []byte, err error) {
	err = guard(func() error {
		xml, err = cii.XML(&d)
		return err
	})
	return xml, err
}
