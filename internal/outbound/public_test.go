package outbound

import "testing"

func TestAPublicPolicyLetsHTTPSAloneThroughAndWhatTheOperatorWrote(t *testing.T) {
	p, err := NewPublic("http://127.0.0.1:9100")
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]bool{
		"https://login.example.org/token":      true,
		"https://login.example.org:8443/token": false,
		"http://login.example.org/token":       false,
		"https://10.0.0.1/token":               false,
		"http://127.0.0.1:9100/token":          true,
		"http://127.0.0.1:9101/token":          false,
	} {
		if _, err := p.Check(address); (err == nil) != want {
			t.Errorf("%s: %v", address, err)
		}
	}
	if _, err := NewPublic("ftp://x.example"); err == nil {
		t.Error("ftp is an origin")
	}
}
