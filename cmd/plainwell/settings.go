package main

import "plainwell/internal/app"

// settings are the flags of the commands that need the whole site. Each has an
// environment variable of the same name.
type settings struct {
	Addr           string   `env:"PLAINWELL_ADDR" default:":8080" help:"Where to listen."`
	DataDir        string   `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
	PublicURL      string   `env:"PLAINWELL_PUBLIC_URL" name:"public-url" help:"The address that readers type. Default: http://localhost and the port."`
	SiteName       string   `env:"PLAINWELL_SITE_NAME" default:"My guide" help:"Neutral name of the site, at most 30 characters."`
	PushHosts      []string `env:"PLAINWELL_PUSH_HOSTS" help:"Push services besides the known ones, such as push.example.org, *.example.org or http://127.0.0.1:9000."`
	PushSubject    string   `env:"PLAINWELL_PUSH_SUBJECT" help:"Email or https address that push services may write to. Default: the public address."`
	Timezone       string   `env:"PLAINWELL_TIMEZONE" default:"Europe/London" help:"Time zone of dates."`
	ExitURL        string   `env:"PLAINWELL_EXIT_URL" name:"exit-url" default:"https://www.bbc.co.uk/weather" help:"Where the Leave button goes."`
	Contact        string   `env:"PLAINWELL_CONTACT" help:"Who runs the site and how to reach them, in plain words."`
	ContentDir     string   `env:"PLAINWELL_CONTENT_DIR" type:"path" help:"Folder with your own pages and facts, laid over the built-in ones."`
	TrustedProxies []string `env:"PLAINWELL_TRUSTED_PROXIES" help:"Addresses of your own proxies."`
	AliveURL       string   `env:"PLAINWELL_ALIVE_URL" name:"alive-url" help:"Address outside that is called every 5 minutes while reminders are being sent, and raises an alarm when it is not. Default: none."`
	MetricsAddr    string   `env:"PLAINWELL_METRICS_ADDR" help:"Where to answer /metrics for Prometheus, such as 127.0.0.1:9090. Keep it private. Default: nowhere."`
	KeepDays       int      `env:"PLAINWELL_KEEP_DAYS" default:"30" help:"Days that a past date is kept."`
	OIDCIssuer     string   `env:"PLAINWELL_OIDC_ISSUER" name:"oidc-issuer" help:"Address of your organisation's own sign-in (OpenID Connect) for key workers, such as https://login.example.org. Default: none."`
	OIDCClientID   string   `env:"PLAINWELL_OIDC_CLIENT_ID" name:"oidc-client-id" help:"What that sign-in calls this site."`
	OIDCSecret     string   `env:"PLAINWELL_OIDC_CLIENT_SECRET" name:"oidc-client-secret" help:"The secret between the two. Better in the environment than on the command line."`
	CallbackHosts  []string `env:"PLAINWELL_CALLBACK_HOSTS" help:"Machines that callbacks may call besides public https addresses, such as http://127.0.0.1:9100. For trying out, and for a system in your own network."`
	Workers        string   `env:"PLAINWELL_WORKERS" enum:"on,off" default:"on" help:"Accounts of key workers: on or off. Off, their pages are not there, and what was kept stays."`
	ExamplePlaces  bool     `env:"PLAINWELL_EXAMPLE_PLACES" help:"Show made-up surgeries while no real ones were imported, to see how the page works."`
}

func (s settings) config() app.Config { return app.Config(s) }
