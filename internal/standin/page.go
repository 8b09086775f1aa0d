package standin

import (
	"bytes"
	"encoding/json"
	"html/template"
	"net/http"
	"slices"
)

// page answers GET / with a plain page for a person who tries reminders on one
// computer.
func (s *Service) page(w http.ResponseWriter, r *http.Request) {
	type shownPhone struct {
		ID, State, JSON string
		Attempts        int
	}
	type shownMessage struct {
		Message
		Text string
	}
	var data struct {
		Base     string
		Still    bool
		Phones   []shownPhone
		Messages []shownMessage
	}
	data.Base, data.Still = s.base, r.URL.Query().Has("still")
	s.mu.Lock()
	for _, id := range slices.Backward(s.order) {
		p, state := s.phones[id], "awake"
		switch {
		case p.gone:
			state = "unsubscribed"
		case p.asleep:
			state = "asleep"
		}
		data.Phones = append(data.Phones, shownPhone{id, state, string(p.JSON()), p.attempts})
	}
	messages := s.messagesOf("")
	s.mu.Unlock()
	for _, m := range slices.Backward(messages) {
		var text bytes.Buffer
		if json.Indent(&text, m.Plaintext, "", "  ") != nil {
			text.Write(m.Plaintext)
		}
		data.Messages = append(data.Messages, shownMessage{m, text.String()})
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	_ = pageTemplate.Execute(w, data)
}

// pageRegister answers POST /: the button of the page.
func (s *Service) pageRegister(w http.ResponseWriter, r *http.Request) {
	if _, err := s.Register(); err != nil {
		refuse(w, http.StatusServiceUnavailable, err.Error())
		return
	}
	http.Redirect(w, r, "/?still", http.StatusSeeOther)
}

var pageTemplate = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stand-in push service</title>
{{if not .Still}}<meta http-equiv="refresh" content="3">
{{end}}</head>
<body>
<h1>Stand-in push service</h1>
<p>It stands in for the push services of the browsers, on this computer only. Start Plainwell with
<code>PLAINWELL_PUSH_HOSTS={{.Base}}</code> so that it may send here.</p>
<p>{{if .Still}}<a href="/">Show new messages every 3 seconds</a>{{else}}<a href="/?still">Stop refreshing</a>{{end}}</p>
<h2>Messages ({{len .Messages}})</h2>
{{range .Messages}}<article>
<h3>{{.ID}}, {{.State}}</h3>
<p>Came {{.Time.Format "15:04:05"}} UTC for phone {{.Phone}}. Kept {{.TTL}} seconds. Urgency: {{or .Urgency "none"}}. Topic: {{or .Topic "none"}}. {{.Size}} bytes.</p>
<pre>{{.Text}}</pre>
</article>
{{else}}<p>None yet.</p>
{{end}}<p>To see a message as a notice: open Plainwell in Chromium, then the developer tools, Application, Service workers; paste
the message into the box next to "Push" and press the button.</p>
<h2>Phones ({{len .Phones}})</h2>
<form method="post" action="/"><button>Make a phone</button></form>
{{range .Phones}}<h3>{{.ID}}</h3>
<p>{{.State}}, {{.Attempts}} requests. Its subscription:</p>
<pre>{{.JSON}}</pre>
{{else}}<p>None yet.</p>
{{end}}</body>
</html>
`))
