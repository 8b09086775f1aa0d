package web

import (
	"database/sql"
	"testing"

	_ "github.com/mattn/go-sqlite3"
)

// plantStaff puts the teams and accounts of the key workers into a database.
func plantStaff(t *testing.T, file string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for team, name := range map[int]string{1: "Red <b>team</b>", 2: "Blue team"} {
		if _, err := db.Exec(`INSERT INTO team (id, name, made) VALUES (?, ?, 1)`, team, name); err != nil {
			t.Fatal(err)
		}
	}
	for name, by := range staff {
		if _, err := db.Exec(`INSERT INTO account (id, team, role, lang, email, sealed, off, made) VALUES (?, ?, ?, 'en', ?, x'00', 0, 1)`,
			by.Account, by.Team, by.Role, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
}
