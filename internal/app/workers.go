package app

import (
	"crypto/rand"
	"strings"
	"time"

	"plainwell/internal/exchange"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/signin"
	"plainwell/internal/web"
	"plainwell/internal/worker"
	"plainwell/internal/worker/intake"
)

// officeReturn is where the organisation's own sign-in sends people back to.
const officeReturn = "/kw/office/return"

// workers makes what the key workers' side is made of: nothing where it is turned off.
func (a *App) workers(keys *seal.Keys) (o web.Options, err error) {
	if a.Workers == "off" {
		return o, nil
	}
	if o.Desk, err = a.makeDesk(); err != nil {
		return o, err
	}
	o.Files = &web.OfficeFiles{
		Exchange: exchange.Files{Zone: a.site.Zone.String(), Clock: a.clock}, Staging: a.store, Intake: intake.New(a.store, o.Desk),
	}
	passwords, err := signin.NewPasswords(rand.Reader)
	if err != nil {
		return o, err
	}
	of := worker.AccountsOptions{
		Shelf: a.store, Passwords: passwords, Codes: signin.NewCodes(a.site.Name, rand.Reader), People: o.Desk,
		Keys: keys, Site: a.site.Name, Clock: a.clock, Random: rand.Reader,
	}
	if passkeys, err := signin.NewPasskeys(a.site.Name, a.site.PublicURL); err == nil {
		of.Keymaker = passkeys
	} else {
		a.log.Warn("there can be no passkeys: PLAINWELL_PUBLIC_URL has a host that is no name")
	}
	if a.OIDCIssuer != "" {
		if of.Office, err = a.office(a.clock); err != nil {
			return o, err
		}
	}
	a.accounts = worker.NewAccounts(of)
	o.Sessions, o.Accounts = a.accounts, a.accounts
	a.partners = a.makePartners(keys, o.Desk, a.callbacks)
	o.Partners = a.partners.web
	a.book.OnWrite(func() { a.wrote(); a.partners.sender.Wake() })
	return o, nil
}

// office makes the organisation's own sign-in.
func (s settings) office(clock func() time.Time) (*signin.Office, error) {
	return signin.NewOffice(signin.OfficeOptions{
		Issuer: s.OIDCIssuer, ClientID: s.OIDCClientID, Secret: redact.Text(s.OIDCSecret),
		Return: strings.TrimSuffix(s.PublicURL, "/") + officeReturn, Clock: clock,
	})
}

// checkOffice says what is wrong with its settings.
func (s settings) checkOffice(say func(name, format string, args ...any)) {
	if s.OIDCIssuer == "" {
		if s.OIDCClientID != "" || s.OIDCSecret != "" {
			say("OIDC_ISSUER", "it is empty, and the other settings of OIDC are not")
		}
		return
	}
	if _, err := s.office(time.Now); err != nil {
		say("OIDC_ISSUER", "%q %v", s.OIDCIssuer, err)
	}
	if s.OIDCClientID == "" {
		say("OIDC_CLIENT_ID", "it is empty")
	}
}
