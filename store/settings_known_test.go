package store

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"facturier/invoice"
)

// What is handed out of the settings that a session remembers is the caller's
// own: a change to it is not one to what is remembered.
func TestRememberedSettingsAreNotShared(t *testing.T) {
	b := emptyBook(t, filepath.Join(t.TempDir(), "facturier.db"))
	s := invoice.DefaultSettings()
	s.Seller.Address.Lines, s.Guide, s.Logo = []string{"1 rue Haute"}, map[string]string{"nom": "Jeanne"}, []byte{1}
	var first, second invoice.Settings
	err := b.write(t.Context(), func(tx *session) (err error) {
		if err := saveSettings(t.Context(), tx, s); err != nil {
			return err
		}
		if first, err = loadSettings(t.Context(), tx); err != nil {
			return err
		}
		second, err = loadSettings(t.Context(), tx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(first, second) || first.Seller.Address.Lines[0] != "1 rue Haute" {
		t.Fatalf("read %+v, then %+v", first, second)
	}
	wantUnshared(t, "Settings", reflect.ValueOf(first), reflect.ValueOf(second))
}

// wantUnshared fails where two values lead to the same memory, whatever fields
// they come to have.
func wantUnshared(t *testing.T, at string, a, b reflect.Value) {
	t.Helper()
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			wantUnshared(t, at+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
	case reflect.Slice, reflect.Map, reflect.Pointer:
		if a.IsNil() && b.IsNil() {
			return
		}
		if a.Pointer() == b.Pointer() {
			t.Errorf("%s is shared", at)
		}
		if a.Kind() == reflect.Slice {
			for i := range a.Len() {
				wantUnshared(t, fmt.Sprintf("%s[%d]", at, i), a.Index(i), b.Index(i))
			}
		}
	}
}
