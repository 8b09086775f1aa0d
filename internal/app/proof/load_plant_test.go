package proof

import (
	"crypto/ecdh"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strconv"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/store"
)

// zoneOfDay is a zone whose clock shows the middle of the day now, whenever that is:
// in quiet hours reminders would wait.
func zoneOfDay() string {
	off := 12 - time.Now().UTC().Hour() // from -11 to 12
	if off == 0 {
		return "Etc/GMT"
	}
	return fmt.Sprintf("Etc/GMT%+d", -off) // these names have their sign the other way round
}

// plant writes what is planned: dates of their own for all that will be due, through
// the store, and the rest in bulk. It measures an idle tick on the way.
func (l *load) plant(b *testing.B) (idle map[int]time.Duration) {
	s, err := openSite(l.dir, l.hosts[0], func() time.Time { return time.Now().UTC() }, io.Discard, 5*time.Second)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var private redact.Text
	l.public, private = s.keys.VAPID()
	l.private = private.Reveal()
	var phones []device.ID
	for i := range loadPhones {
		l.subs = append(l.subs, randomSubscription(b, fmt.Sprintf("%s/push/%d", l.hosts[i%len(l.hosts)], i)))
		phones = append(phones, s.phoneAt(b, l.subs[i]).ID)
	}
	zone := zoneOfDay()
	place, err := remind.Zone(zone)
	if err != nil {
		b.Fatal(err)
	}
	starts := time.Now().Add(26 * time.Hour).Truncate(time.Minute)
	far := time.Now().Add(300 * 24 * time.Hour)
	var last remind.Appointment
	for i := range loadDue {
		last, err = s.Add(b.Context(), phones[i%len(phones)], remind.Appointment{
			Details: remind.Details{
				Kind: remind.KindDoctor, Starts: remind.WallOf(starts.In(place)), Zone: zone, Place: "Rowan Surgery, 4 Mill Lane, Lincoln",
				Phone: "01632 960123", Bring: "the blue letter", Offsets: []remind.Offset{{Days: 1}, {Hours: 2}},
			},
			Version: 1, UTC: starts.UTC(), UID: strconv.Itoa(i), Made: time.Now(), Changed: time.Now(),
		}, []remind.Plan{{Purpose: remind.PurposeRemind, Offset: remind.Offset{Days: 1}, Due: far, Expires: starts.UTC()}})
		if err != nil {
			b.Fatal(err)
		}
	}
	idle = map[int]time.Duration{loadDue: idleTick(b, s.Store)}
	db := l.open(b)
	defer db.Close()
	if _, err := db.Exec(`WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?1)
		INSERT INTO reminder (appointment, phone, version, purpose, days, hours, due, expires, silent, address, state, at)
		SELECT ?2, ?3, 1, 'remind', 0, i, ?4 + i * 20000, ?4 + i * 20000 + 86400000, 0, randomblob(16), 'planned', ?4 + i * 20000 FROM c`,
		loadStored-loadDue, last.ID, phones[0], time.Now().Add(40*24*time.Hour).UnixMilli()); err != nil {
		b.Fatal(err)
	}
	if _, err := db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		b.Fatal(err)
	}
	idle[loadStored] = idleTick(b, s.Store)
	return idle
}

// idleTick is the middle of the times of a claim that finds nothing.
func idleTick(b *testing.B, s *store.Store) time.Duration {
	var all []time.Duration
	for range 301 {
		began := time.Now()
		if due, err := s.Claim(b.Context(), time.Now(), time.Minute, 100); err != nil || len(due) != 0 {
			b.Fatal(len(due), err)
		}
		all = append(all, time.Since(began))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// ticks shows that a tick costs by what is due, not by what is stored.
func (l *load) ticks(b *testing.B, idle map[int]time.Duration) {
	few, many := idle[loadDue], idle[loadStored]
	l.line(b, float64(many) < 2*float64(few)+float64(100*time.Microsecond), "a tick with nothing due", "%s with %d stored, %s with %d", few, loadDue, many, loadStored)
}

// dueSoon makes what was planted for it due in a while, all in one minute.
func (l *load) dueSoon(b *testing.B, in time.Duration) time.Time {
	db := l.open(b)
	defer db.Close()
	at := time.Now().Add(in)
	res, err := db.Exec(`UPDATE reminder SET due = ?1 + id % 1000, at = ?1 + id % 1000 WHERE days = 1`, at.UnixMilli())
	if err != nil {
		b.Fatal(err)
	}
	if n, _ := res.RowsAffected(); int(n) != loadDue {
		b.Fatal(n)
	}
	return at
}

func (l *load) open(b *testing.B) *sql.DB {
	db, err := sql.Open("sqlite3", "file:"+store.File(l.dir)+"?_busy_timeout=10000&_journal_mode=WAL")
	if err != nil {
		b.Fatal(err)
	}
	return db
}

func randomSubscription(b testing.TB, endpoint string) device.Subscription {
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	auth := make([]byte, 16)
	_, _ = rand.Read(auth)
	text := base64.RawURLEncoding.EncodeToString
	return device.Subscription{Endpoint: redact.Text(endpoint), P256DH: redact.Text(text(key.PublicKey().Bytes())), Auth: redact.Text(text(auth))}
}
