package pdfa

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

const (
	dc   = "http://purl.org/dc/elements/1.1/ "
	pdf  = "http://ns.adobe.com/pdf/1.3/ "
	xmp  = "http://ns.adobe.com/xap/1.0/ "
	pdfa = "http://www.aiim.org/pdfa/ns/id/ "
)

func TestObjectsAreKept(t *testing.T) {
	d := read(t, appended(t, sampleMetadata(), nil))
	before := string(drawn())
	for n := 1; n <= 4; n++ {
		if !strings.Contains(before, fmt.Sprintf("%d 0 obj\n%s", n, d.dictionaries[n])) {
			t.Errorf("object %d is %q, want what gofpdf wrote", n, d.dictionaries[n])
		}
	}
	if !bytes.Contains(d.streams[4], []byte("(bonjour) Tj")) {
		t.Errorf("the content is %q, want what gofpdf wrote", d.streams[4])
	}
}

// ISO 19005-3 6.1.3: the identifier is there, and nothing follows the end.
func TestIdentifierIsTheHashOfTheBody(t *testing.T) {
	file := appended(t, sampleMetadata(), nil)
	body := file[:bytes.LastIndex(file, []byte("xref\n0 "))]
	want := fmt.Sprintf("%x", sha256.Sum256(body))[:32]
	if got := read(t, file).id; got != want {
		t.Errorf("got the identifier %s, want %s", got, want)
	}
}

// ISO 19005-3 6.2.3: device colours mean what the profile says.
func TestOutputIntent(t *testing.T) {
	d := read(t, appended(t, sampleMetadata(), nil))
	root := d.dictionaries[d.root]
	if !strings.Contains(root, "/S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)") {
		t.Errorf("the catalog is %q, want an output intent of PDF/A", root)
	}
	profile := d.find(t, d.root, "/DestOutputProfile")
	if got := d.streams[profile]; !bytes.Equal(got, sRGB) || !strings.Contains(d.dictionaries[profile], "/N 3") {
		t.Errorf("the profile has %d bytes in %q, want the %d of sRGB with three colours", len(got), d.dictionaries[profile], len(sRGB))
	}
	if string(sRGB[36:40]) != "acsp" || string(sRGB[12:20]) != "mntrRGB " || sRGB[8] != 4 || sRGB[9] != 0x20 {
		t.Errorf("the profile's head is %q, want one of a screen in RGB, version 4.2", sRGB[:40])
	}
}

// ISO 19005-3 6.6: the packet is XML, declares 3b, and says what the document
// information says.
func TestInformationEqualsPacket(t *testing.T) {
	m := sampleMetadata()
	d := read(t, appended(t, m, nil))
	packet := d.streams[d.find(t, d.root, "/Metadata")]
	if !bytes.HasPrefix(packet, []byte("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")) || !bytes.HasSuffix(packet, []byte("<?xpacket end=\"r\"?>")) {
		t.Errorf("the packet is not between its marks: %q", packet)
	}
	said, information := properties(t, packet), texts(t, d.dictionaries[d.info])
	for key, want := range map[string]string{
		"Title": m.Title, "Author": m.Author, "Subject": m.Subject, "Creator": m.Creator, "Producer": m.Producer,
	} {
		element := map[string]string{"Title": dc + "title", "Author": dc + "creator", "Subject": dc + "description",
			"Creator": xmp + "CreatorTool", "Producer": pdf + "Producer"}[key]
		if got := information[key]; got != want || !slices.Equal(said[element], []string{want}) {
			t.Errorf("%s: got %q and in the packet %q, want %q in both", key, got, said[element], want)
		}
	}
	for element, want := range map[string]string{
		pdfa + "part": "3", pdfa + "conformance": "B", dc + "language": "fr-FR",
		xmp + "CreateDate": "2026-09-12T14:00:00+02:00", xmp + "ModifyDate": "2026-09-12T14:00:00+02:00",
	} {
		if !slices.Equal(said[element], []string{want}) {
			t.Errorf("%s: got %q, want %q", element, said[element], want)
		}
	}
	for _, want := range []string{"/CreationDate (D:20260912140000+02'00')", "/ModDate (D:20260912140000+02'00')"} {
		if !strings.Contains(d.dictionaries[d.info], want) {
			t.Errorf("got %q, want it to have %s", d.dictionaries[d.info], want)
		}
	}
	for _, want := range []string{"/Lang (fr-FR)", "/ViewerPreferences <</DisplayDocTitle true>>"} {
		if !strings.Contains(d.dictionaries[d.root], want) {
			t.Errorf("got the catalog %q, want it to have %s", d.dictionaries[d.root], want)
		}
	}
}

// What XML forbids, or what would break a line, is the same in both.
func TestOddTextsStayEqual(t *testing.T) {
	for typed, want := range map[string]string{
		"a\x00b\x1fc": "a\uFFFDb\uFFFDc", "a\xffb": "a\uFFFDb", "un\r\ndeux\ttrois": "un  deux trois", "\uFFFF": "\uFFFD",
		"]]> & <a b='c'> \"": "]]> & <a b='c'> \"", "(a\\b)": "(a\\b)", "𝄞": "𝄞", " \n ": "", "\ud7ff\ue000": "\ud7ff\ue000",
	} {
		d := read(t, appended(t, Metadata{Title: typed}, nil))
		said := properties(t, d.streams[d.find(t, d.root, "/Metadata")])[dc+"title"]
		if got := texts(t, d.dictionaries[d.info])["Title"]; got != want || strings.Join(said, "") != want {
			t.Errorf("%q: got %q and in the packet %q, want %q in both", typed, got, said, want)
		}
	}
}

func TestWhatIsEmptyIsLeftOut(t *testing.T) {
	d := read(t, appended(t, Metadata{}, nil))
	if got := d.dictionaries[d.info]; got != "<<>>\n" {
		t.Errorf("got the information %q, want none", got)
	}
	want := map[string][]string{pdfa + "part": {"3"}, pdfa + "conformance": {"B"}}
	if got := properties(t, d.streams[d.find(t, d.root, "/Metadata")]); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got the properties %q, want %q", got, want)
	}
	for _, key := range []string{"/Lang", "/AF", "/Names"} {
		if strings.Contains(d.dictionaries[d.root], key) {
			t.Errorf("the catalog %q has %s, want none", d.dictionaries[d.root], key)
		}
	}
}

func TestSameArgumentsSameBytesOnEveryGoroutine(t *testing.T) {
	before := drawn()
	want := appended(t, sampleMetadata(), sampleAttachment())
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 5 {
				got, err := Append(before, sampleMetadata(), sampleAttachment())
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("error %v, same bytes %t, want none and true", err, bytes.Equal(got, want))
				}
			}
		})
	}
	wait.Wait()
	if !bytes.Equal(before, drawn()) {
		t.Error("the file that was given is changed")
	}
}
