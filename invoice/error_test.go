package invoice

import (
	"errors"
	"fmt"
	"testing"
)

func TestErrorsCarryTheirKindAndField(t *testing.T) {
	cause := errors.New("disk")
	err := error(&Error{Code: CodeBook, Message: "Le livre ne s'ouvre pas.", Err: cause})
	if !errors.Is(err, cause) || err.Error() != "Le livre ne s'ouvre pas." {
		t.Errorf("got %v, want the sentence over its cause", err)
	}
	if got := ErrorCode(fmt.Errorf("open: %w", err)); got != CodeBook {
		t.Errorf("got %q, want %q", got, CodeBook)
	}
	if got := ErrorCode(cause); got != "" {
		t.Errorf("got %q for an error that is not ours", got)
	}
	placed := At(errQuantity, "lignes[2].quantite")
	wantError(t, placed, CodeInvalid, "lignes[2].quantite", "au-dessus de zéro")
	if errQuantity.Field != "" {
		t.Error("At changed the error that it was given")
	}
	wantError(t, At(placed, "prix"), CodeInvalid, "lignes[2].quantite")
	if got := At(cause, "prix"); got != cause {
		t.Errorf("got %v, want an error of others untouched", got)
	}
	if got := At(nil, "prix"); got != nil {
		t.Errorf("got %v, want nil", got)
	}
}
