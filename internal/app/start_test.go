package app_test

import (
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plainwell/internal/app"
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func TestAllThatIsWrongWithTheSettingsIsSaidTogether(t *testing.T) {
	_, err := app.New(t.Context(), app.Config{
		Addr: "nowhere", DataDir: " ", PublicURL: "http://www.example.org", SiteName: strings.Repeat("x", 31), PushHosts: []string{"ftp://x"},
		PushSubject: "me@localhost", Timezone: "Mars/Base", ExitURL: "javascript:alert(1)", ContentDir: "/no/such/folder", TrustedProxies: []string{"x"}, KeepDays: 0,
	}, quiet())
	if err == nil {
		t.Fatal("it started")
	}
	for _, name := range []string{"ADDR", "DATA_DIR", "PUBLIC_URL", "SITE_NAME", "PUSH_HOSTS", "PUSH_SUBJECT", "TIMEZONE", "EXIT_URL", "CONTENT_DIR", "TRUSTED_PROXIES", "KEEP_DAYS"} {
		if !strings.Contains(err.Error(), "PLAINWELL_"+name+":") {
			t.Errorf("nothing is said of %s:\n%v", name, err)
		}
	}
}

func TestKeysAreForTheOwnerAloneAndNeverPrinted(t *testing.T) {
	site := start(t)
	site.person().add(date(time.Now().Add(72 * time.Hour)))
	site.Stop()
	err := filepath.WalkDir(site.Config.DataDir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if !strings.HasPrefix(name, filepath.Join(site.Config.DataDir, "pages")) && info.Mode().Perm()&0o077 != 0 && name != site.Config.DataDir {
			t.Errorf("%s may be read by others: %v", name, info.Mode())
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	about, err := app.Keys(site.Config.DataDir, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secretsIn(readFile(t, filepath.Join(site.Config.DataDir, "keys.json"))) {
		if strings.Contains(site.Log.String()+about, secret) {
			t.Error("a key was printed")
		}
	}
}

// secretsIn finds the long strings of a key file that are not the public key.
func secretsIn(file string) []string {
	var out []string
	for _, part := range strings.Split(file, `"`) {
		if len(part) >= 40 && len(part) < 80 {
			out = append(out, part)
		}
	}
	return out
}

func TestADatabaseWithoutItsKeysIsNotOpened(t *testing.T) {
	site := start(t)
	site.Stop()
	keys := filepath.Join(site.Config.DataDir, "keys.json")
	if err := os.Remove(keys); err != nil {
		t.Fatal(err)
	}
	_, err := app.New(t.Context(), site.Config, quiet())
	if err == nil || !strings.Contains(err.Error(), keys) {
		t.Errorf("want a refusal that names %s, got %v", keys, err)
	}
	if _, err := os.Stat(keys); err == nil {
		t.Error("new keys were made over a database that needs the old ones")
	}
}

func TestANewDataKeyLeavesOldDatesReadable(t *testing.T) {
	site := start(t)
	p := site.person()
	form := date(time.Now().Add(72 * time.Hour))
	form.Set("place", "Quiet Road")
	path := p.add(form)
	site.Stop()
	if _, err := app.Keys(site.Config.DataDir, true); err != nil {
		t.Fatal(err)
	}
	again := startWith(t, site.Config, site.Push)
	p.site = again
	if a := p.get(path); !strings.Contains(a.Text, "Quiet Road") {
		t.Errorf("%d", a.StatusCode)
	}
	p.add(form)
}

func TestItIsReadyOnceItServes(t *testing.T) {
	p := shared(t).person()
	waitFor(t, func() bool { return p.get("/readyz").StatusCode == 200 })
	if a := p.get("/healthz"); a.StatusCode != 200 {
		t.Errorf("health: %d", a.StatusCode)
	}
}
